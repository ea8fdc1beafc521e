"""The text of a number taken apart: sign, numerals, word of magnitude (juta), unit; not yet by any convention."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from tolok.core.kernel.text import fold, squeeze

MAX_DIGITS = 24
"""More digits than any amount of a state budget; beyond it a scan or a paste went wrong."""

MAX_LENGTH = 120

_MISSING_WORDS = {
    "belum", "belum diisi", "belum ada", "belum ada data", "belum tersedia", "belum terisi", "belum dihitung",
    "tidak diisi", "kosong", "data belum ada", "data belum tersedia", "n a", "na", "null", "none", "nan", "tba", "tbd",
}  # fmt: skip
_ZERO_WORDS = {"nihil", "nol"}
_MAGNITUDES = {
    "ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "mlyr": 9, "triliun": 12, "trilyun": 12,
}  # fmt: skip
_UNITS = {
    "persen": {"%", "persen", "prosen", "percent", "pct", "persentase"},
    "rupiah": {"rp", "rupiah", "idr"},
    "tahun": {"tahun", "thn", "th", "years", "year"},
    "bulan": {"bulan", "bln", "bl", "months", "month"},
    "minggu": {"minggu", "mgg", "weeks", "week"},
    "hari": {"hari", "hr", "days", "day"},
    "jam": {"jam", "hours", "hour"},
    "menit": {"menit", "mnt", "minutes", "minute"},
}
_CANONICAL = {word: unit for unit, synonyms in _UNITS.items() for word in synonyms}
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("’'`´", ""))
_COMPARISONS = re.compile(r"[<>≤≥=±~≈]|\b(minimal|maksimal|minimum|maksimum|paling|kurang|lebih|sekitar|kira)\b", re.I)
_NUMERAL = r"(?:[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)*|[.,][0-9]+)"
_UNIT = r"[kcd]?m[23]|[^\d.,\s-](?:[^0-9-]|(?<=[a-z])-(?=[a-z]))*?"  # no digits but those of m2: "5e3" is no unit
_TAIL = r"(?P<{0}dash>[.,]-+)?\s*(?P<{0}unit>" + _UNIT + ")?"
_FIRST = rf"(?P<asign>[-+]?)\s*(?P<a>{_NUMERAL}){_TAIL.format('a')}"
_SECOND = rf"(?P<bsign>[-+]?)\s*(?P<b>{_NUMERAL}){_TAIL.format('b')}"
_SINGLE = re.compile(rf"(?P<money>(?:rp|idr)(?![a-z])\.?)?\s*{_FIRST}\s*\.?", re.I)
_RANGE = re.compile(
    rf"(?P<money>(?:rp|idr)(?![a-z])\.?)?\s*{_FIRST}\s*"
    rf"(?:-|(?<![a-z])(?:s\s*[./]\s*d|sd|sampai(?:\s+dengan)?|hingga)(?![a-z])\.?)\s*(?:(?:rp|idr)(?![a-z])\.?)?\s*{_SECOND}\s*\.?",
    re.I,
)


class ReadNumberError(ValueError):
    """A number that cannot be read; the message (Indonesian) says where, what, why and what to do."""

    def __init__(self, what: str, text: str, reason: str, remedy: str) -> None:
        shown = text if len(text) <= 60 else text[:57] + "..."
        super().__init__(f"{what} «{shown}» {reason}; {remedy}.")


@dataclass(frozen=True, slots=True)
class NumberText:
    """`numerals` (one, or two of a range) with their `signs`; `multiplier` of a word such as juta; `unit` canonical
    where known; `has_comma_dash` for the ",-" of rupiah, which proves the decimal comma."""

    what: str
    text: str
    numerals: tuple[str, ...]
    signs: tuple[str, ...]
    multiplier: Decimal
    unit: str | None
    is_known_unit: bool
    has_comma_dash: bool
    notes: tuple[str, ...] = ()


def split_text(text: str, what: str) -> NumberText | None:
    """The parts of `text`, or None where it says that nothing was filled in. Raises ReadNumberError."""
    shown = squeeze(text)
    if len(shown) > MAX_LENGTH:
        raise ReadNumberError(what, shown, "terlalu panjang untuk sebuah angka", "isikan angka dengan satuannya saja")
    plain = squeeze(unicodedata.normalize("NFKC", shown).translate(_DASHES))
    folded = fold(plain)
    if not re.sub(r"[-.…?_*\s]", "", plain) or (folded in _MISSING_WORDS and not plain.startswith("#")):
        return None
    if folded in _ZERO_WORDS:
        return NumberText(what, shown, ("0",), ("",), Decimal(1), None, False, False, (f"«{shown}» dibaca 0",))
    match = _SINGLE.fullmatch(plain)
    numerals = 1
    if match is None:
        match, numerals = _RANGE.fullmatch(plain), 2
    if match is None:
        raise _refusal(what, shown, plain)
    return _parts(match, "ab"[:numerals], what, shown)


def _parts(match: re.Match[str], names: str, what: str, shown: str) -> NumberText:
    numerals = tuple(match[name].replace(" ", "") for name in names)
    if max(map(len, numerals)) > MAX_DIGITS:
        raise ReadNumberError(what, shown, f"lebih dari {MAX_DIGITS} angka", "periksa kembali angkanya")
    measures = [_measure(match[f"{name}unit"]) for name in names]
    units = {unit for _, unit in measures if unit}
    magnitudes = {power for power, _ in measures[-1:]} | {power for power, _ in measures if power}
    if len(units) > 1 or len(magnitudes) > 1:
        raise ReadNumberError(what, shown, "memuat dua satuan", "tulis kedua batas dalam satu satuan")
    unit = units.pop() if units else ("rupiah" if match["money"] else None)
    dashes = [match[f"{name}dash"] for name in names]
    return NumberText(
        what=what,
        text=shown,
        numerals=numerals,
        signs=tuple(match[f"{name}sign"].replace("+", "") for name in names),
        multiplier=Decimal(10) ** max(magnitudes),
        unit=unit,
        is_known_unit=unit in _UNITS,
        has_comma_dash=any(dash and dash.startswith(",") for dash in dashes),
        notes=tuple(f"«{match[n]}» dibaca dengan spasi sebagai pemisah ribuan" for n in names if " " in match[n]),
    )


def _measure(words: str | None) -> tuple[int, str | None]:
    """("juta rupiah") -> (6, "rupiah"); ("dokumen") -> (0, "dokumen"); None -> (0, None)."""
    first, _, rest = squeeze(words or "").partition(" ")
    power = _MAGNITUDES.get(fold(first), 0)
    unit = rest if power else squeeze(f"{first} {rest}")
    unit = unit.strip(" .")
    return power, _CANONICAL.get(fold(unit), fold(unit) or None) if unit else None


def _refusal(what: str, shown: str, plain: str) -> ReadNumberError:
    if plain.startswith("#"):
        return ReadNumberError(what, shown, "adalah kesalahan rumus lembar kerja", "perbaiki rumusnya")
    if not re.search(r"[0-9]", plain):
        return ReadNumberError(what, shown, "tidak memuat angka",
                               "isikan angka; tulis 0 bila memang nihil, kosongkan bila belum diisi")  # fmt: skip
    if _COMPARISONS.search(plain):
        return ReadNumberError(what, shown, "memuat tanda atau kata pembanding, yang tidak dapat dihitung",
                               "tulis angkanya saja dan nyatakan arahnya dengan aturan capaian")  # fmt: skip
    if re.fullmatch(r"[0-9.,\s]+/[0-9.,\s]+.*", plain):
        return ReadNumberError(what, shown, "adalah pecahan", "tulis hasil baginya, misalnya «82,5»")
    return ReadNumberError(what, shown, "tidak dapat dibaca sebagai angka",
                           "tulis satu angka dengan satuannya, misalnya «82,5», «95%» atau «7-8 bulan»")  # fmt: skip
