"""How a formula changed: by meaning first, by wording second."""

from __future__ import annotations

from decimal import Decimal

from tolok.core.catalogue.comparison.fields import text_change
from tolok.core.catalogue.comparison.result import FieldChange, FormulaChange
from tolok.core.catalogue.keputusan import FormulaText
from tolok.core.kernel.numbers import show_exact
from tolok.core.kernel.text import fold

KIND_WORDS = {
    "ratio": "perbandingan", "count": "jumlah", "difference": "selisih", "weighted_index": "indeks", "score": "nilai",
    "narrative": "uraian, tidak dapat dihitung", "missing": "tidak ada formula",
}  # fmt: skip
_TERM_NAMES = {"difference": ("yang dikurangi", "pengurang"), "count": ("yang dihitung", "penyebut")}


def formula_change(old: FormulaText, new: FormulaText) -> FormulaChange | None:
    """None where both compute the same in the same words."""
    above, below = _TERM_NAMES.get(new.jenis, ("pembilang", "penyebut"))
    parts = list(_closed("jenis", "jenis formula", KIND_WORDS[old.jenis], KIND_WORDS[new.jenis]))
    is_swapped = _is_swapped(old, new)
    parts += text_change("pembilang", above, old.pembilang, new.pembilang)
    parts += text_change("penyebut", below, old.penyebut, new.penyebut)
    parts += _closed("pengali", "pengali", _number(old.pengali), _number(new.pengali))
    parts += _closed("arah", "arah", old.arah, new.arah)
    parts += _closed("satuan", "satuan formula", old.satuan, new.satuan)
    text = next(text_change("formula", "Formula", old.teks, new.teks), None)
    has_parts = bool(new.pembilang or new.penyebut)
    return FormulaChange(tuple(parts), text, is_swapped, has_parts) if parts or text else None


def _closed(key: str, label: str, old: str | None, new: str | None) -> list[FieldChange]:
    """A change of a closed value: another one means something else, however alike the words."""
    return [FieldChange(key, label, old, new)] if old != new else []


def _is_swapped(old: FormulaText, new: FormulaText) -> bool:
    before, after = [(fold(one.pembilang or ""), fold(one.penyebut or "")) for one in (old, new)]
    return all(before) and before[0] != before[1] and before == after[::-1]


def _number(pengali: Decimal | str | None) -> str | None:
    return show_exact(pengali) if isinstance(pengali, Decimal) else pengali
