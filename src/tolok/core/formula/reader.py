"""Sentence -> FormulaText and node."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.core.catalogue.keputusan import FormulaText
from tolok.core.formula.nodes import Node
from tolok.core.kernel.text import squeeze


@dataclass(frozen=True, slots=True)
class FormulaReading:
    """What a formula cell says: its fields, its tree where it can be computed, and what was mended (Indonesian)."""

    text: FormulaText
    node: Node | None
    perbaikan: tuple[str, ...] = ()


def read_formula(teks_asli: str, indikator: str = "") -> FormulaReading:
    """Reads a formula cell; `indikator`, the wording of its indicator, may decide count or narrative. Never raises."""
    return FormulaReading(FormulaText(teks=squeeze(teks_asli), teks_asli=teks_asli, jenis="narrative"), None)
