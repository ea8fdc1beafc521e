"""Sentence -> FormulaText and tree: plain text, the bar put back, then the patterns in their order."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from tolok.core.catalogue.keputusan import FormulaText
from tolok.core.formula.body import Body
from tolok.core.formula.direction import direction
from tolok.core.formula.doubt import Doubt, find_doubts
from tolok.core.formula.expression import has_too_many_signs
from tolok.core.formula.fraction import restore_bar
from tolok.core.formula.nodes import Node
from tolok.core.formula.patterns import patterns
from tolok.core.formula.plain import plain_text
from tolok.core.formula.sentence import Found, Sentence, make_sentence
from tolok.core.formula.unread import why_unread
from tolok.core.kernel.text import squeeze

MAX_LENGTH = 3_000
"""A longer cell is no formula."""


@dataclass(frozen=True, slots=True)
class FormulaReading:
    """What a formula cell says: its fields, its tree where it can be computed, and what was mended (Indonesian)."""

    text: FormulaText
    node: Node | None
    perbaikan: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """Where the words can be meant otherwise (told in `perbaikan` too), or why and where they cannot be read."""


@lru_cache(maxsize=1024)
def read_formula(teks_asli: str, indikator: str = "") -> FormulaReading:
    """Reads a formula cell; `indikator`, the wording of its indicator, may decide count or narrative.

    A decree is read, linted and shown: its cells come again and again, so the last thousand are remembered.
    Never raises: a text that no pattern reads is narrative, a blank one missing; `node` is then None.
    """
    indikator = " ".join(indikator.split())
    if len(teks_asli) > MAX_LENGTH:
        text = FormulaText(teks=squeeze(teks_asli), teks_asli=teks_asli, jenis="narrative")
        said = f"isi sel lebih dari {MAX_LENGTH} huruf; dibaca sebagai uraian"
        return FormulaReading(text, None, (said,), (Doubt("too-long", 0, len(text.teks), said),))
    plain = plain_text(teks_asli)
    if has_too_many_signs(plain.marked):  # a table in a cell, or rubbish: the patterns would only waste time on it
        sentence, found = Sentence(plain.marked, indikator, Body(0, len(plain.marked), {}), None), Found("narrative")
    else:
        plain = restore_bar(plain, indikator)
        sentence = make_sentence(plain.marked, indikator)
        found = recognise(sentence)
    doubts = find_doubts(sentence, found) or why_unread(sentence, found)
    text = FormulaText(
        teks=plain.teks,
        teks_asli=teks_asli,
        jenis=found.jenis,
        pembilang=found.pembilang or None,
        penyebut=found.penyebut or None,
        pengali=_short(found.pengali),
        arah=direction(found, indikator),
        satuan=found.satuan,
    )
    told = (doubt.said for doubt in doubts if doubt.is_ambiguous)
    return FormulaReading(text, found.node, (*plain.perbaikan, *found.perbaikan, *told), doubts)


def recognise(sentence: Sentence) -> Found:
    """What the first pattern that knows the wording reads in it."""
    answers = (read(sentence) for _, read in patterns())
    return next(found for found in answers if found is not None)


def _short(pengali: Decimal | str | None) -> Decimal | str | None:
    return pengali.normalize() + 0 if isinstance(pengali, Decimal) else pengali
