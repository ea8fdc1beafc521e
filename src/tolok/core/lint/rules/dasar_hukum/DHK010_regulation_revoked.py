"""A regulation that was no longer in force on the decree's date is its legal basis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tolok.core.lint.context import Context, Passage
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.regulation import Certainty, Citation, Regulation, Status, all_regulations, find_citations

_TEMPLATE = "«{peraturan}» {nasib}, sehingga bukan dasar hukum lagi; {saran}"
# Before a citation: it is named because it changes or ends, not because the decree rests on it.
_SPOKEN_OF = re.compile(
    r"(?:(?:men)?cabut\w*|pencabutan|dicabut\w*|perubahan\s+\w*\s*atas|pengganti|menggantikan)\W+(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"[12][0-9]{3}")
_REVIEWED = ("definisi_operasional", "formula", "sumber_data")


def check(context: Context) -> Iterator[Hit]:
    if (day := context.day) is None:
        return
    for passage, citations in _bases(context):
        for citation in citations:
            regulation = citation.regulation
            if regulation and regulation.status_on(day) is Status.DICABUT:
                values = {"peraturan": citation.words, **_verdict(regulation)}
                is_sure = regulation.kepastian_status is not Certainty.UNSURE
                severity = None if is_sure and passage.location.kolom == "mengingat" else Severity.WARNING
                yield Hit(passage.location, _TEMPLATE, values, passage.text, severity)
                break  # one finding an item: its amendments fell with it


def _bases(context: Context) -> Iterator[tuple[Passage, tuple[Citation, ...]]]:
    """The citations that a passage rests on: of an item of Mengingat the instrument itself, elsewhere each one."""
    for passage, citations in context.cited:
        is_basis = passage.location.kolom == "mengingat"
        yield passage, citations[:1] if is_basis else _unspoken(passage, citations)
    for passage in context.passages:
        if passage.location.kolom in _REVIEWED and _YEAR.search(passage.text):
            yield passage, _unspoken(passage, find_citations(passage.text))


def _unspoken(passage: Passage, citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    return tuple(citation for citation in citations if not _SPOKEN_OF.search(passage.text[: citation.start]))


def _verdict(regulation: Regulation) -> dict[str, str]:
    """What became of the regulation and what to do, with how sure tolok is."""
    successor = all_regulations().get(regulation.dicabut_oleh or "")
    by = f" oleh {successor.singkatan}" if successor else ""
    end = regulation.berlaku_sampai
    since = f" sejak {_shown(end + timedelta(days=1))}" if end else ""
    advice = f"gunakan {successor.singkatan}" if successor else "ganti dengan peraturan yang berlaku"
    note = regulation.kepastian_status.note or regulation.kepastian.note
    return {"nasib": f"sudah dicabut{by}{since}", "saran": f"{advice}; {note}" if note else advice}


def _shown(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


RULE = Rule("DHK010", "regulation-revoked", "Dasar hukum sudah dicabut", Severity.ERROR, check, basis=("uu-12-2011",))
