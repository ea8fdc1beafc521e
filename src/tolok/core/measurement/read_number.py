"""Numbers as Indonesian and other offices write them: `82,5`, `1.234,5`, `1,004,422,800`, `80-90%`, `6,5 bulan`.

Trap: `1.004` is a thousand and four to one office and one point zero zero four to another; with the decimal sign
guessed each for itself, target and realisasi drift a thousandfold apart. So the two are read by one convention:
what one of them proves holds for the other, and where neither proves anything a single separator before exactly
three digits is taken as thousands, and `notes` say so. What cannot be told is refused, with a remedy.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from tolok.core.kernel.numbers import show_exact
from tolok.core.kernel.value import Missing, Number
from tolok.core.measurement.indikator import Target
from tolok.core.measurement.number_text import NumberText, ReadNumberError, split_text

NOT_FILLED_IN = "belum diisi"

__all__ = [
    "Convention", "NumberRead", "ReadNumberError", "ReadPair", "read_number", "read_pair", "read_target",
]  # fmt: skip


class Convention(Enum):
    """Which sign parts whole from fraction; the other one groups thousands. The value is that sign."""

    COMMA = ","
    """`1.234,5`, as Indonesian law writes it (PUEBI)."""
    POINT = "."
    """`1,234.5`, as spreadsheets and English write it."""


@dataclass(frozen=True, slots=True)
class NumberRead:
    """One number: `unit` as written (canonical where known: persen, rupiah, bulan), `notes` what was assumed."""

    value: Number | Missing
    unit: str | None
    convention: Convention | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadPair:
    """Target and realisasi read by one convention.

    `target` is None and `realisasi` Missing where nothing was filled in; `convention` is None where the digits hold
    no separator; `notes` (Indonesian) belong in the reader's sight, beside the result.
    """

    target: Target | None
    realisasi: Number | Missing
    unit: str | None
    convention: Convention | None
    notes: tuple[str, ...] = ()


def read_number(text: str, what: str = "bilangan", convention: Convention | None = None) -> NumberRead:
    """One number. `what` names it in messages. Raises ReadNumberError for words, several numbers or a range."""
    parts = split_text(text, what)
    if parts is None:
        return NumberRead(Missing(NOT_FILLED_IN), None, None)
    _refuse_range(parts)
    found = _convention([parts], convention)
    amounts, notes = _amounts(parts, found)
    return NumberRead(Number(amounts[0]), parts.unit, found, notes)


def read_target(text: str, convention: Convention | None = None) -> tuple[Target | None, tuple[str, ...]]:
    """A target, a point or a range, with notes; None where nothing was filled in. Raises ReadNumberError."""
    parts = split_text(text, "target")
    if parts is None:
        return None, ()
    amounts, notes = _amounts(parts, _convention([parts], convention))
    return _target(parts, amounts), notes


def read_pair(target: str, realisasi: str) -> ReadPair:
    """Target and realisasi by one convention, in one unit. Raises ReadNumberError where either cannot be read,
    where they prove different conventions, or where their units cannot be held against each other."""
    t, r = split_text(target, "target"), split_text(realisasi, "realisasi")
    if r is not None:
        _refuse_range(r)
    present = [parts for parts in (t, r) if parts is not None]
    convention = _convention(present, None)
    read = {parts.what: _amounts(parts, convention) for parts in present}
    unit, unit_notes = _common_unit(t, r)
    notes = [note for _, number_notes in read.values() for note in number_notes]
    return ReadPair(
        target=_target(t, read["target"][0]) if t else None,
        realisasi=Number(read["realisasi"][0][0]) if r else Missing(NOT_FILLED_IN),
        unit=unit,
        convention=convention,
        notes=tuple(dict.fromkeys([*notes, *unit_notes])),
    )


def _refuse_range(parts: NumberText) -> None:
    if len(parts.numerals) > 1:
        raise ReadNumberError(parts.what, parts.text, "adalah rentang, padahal di sini diperlukan satu angka",
                              "isikan satu angka")  # fmt: skip


def _target(parts: NumberText, amounts: tuple[Decimal, ...]) -> Target:
    if amounts[0] > amounts[-1]:
        raise ReadNumberError(parts.what, parts.text, "batas bawahnya lebih besar daripada batas atasnya",
                              "tulis batas yang kecil lebih dahulu, misalnya «80-90»")  # fmt: skip
    return Target(amounts[0], amounts[-1])


def _common_unit(t: NumberText | None, r: NumberText | None) -> tuple[str | None, list[str]]:
    target_unit, realisasi_unit = (t.unit if t else None), (r.unit if r else None)
    if target_unit is None or realisasi_unit is None or target_unit == realisasi_unit:
        return target_unit or realisasi_unit, []
    assert t is not None and r is not None
    if t.is_known_unit and r.is_known_unit:
        raise ReadNumberError("realisasi", r.text, f"bersatuan {realisasi_unit}, sedangkan target {target_unit}",
                              "tulis keduanya dalam satuan yang sama")  # fmt: skip
    return target_unit, [f"satuan target «{target_unit}» dan realisasi «{realisasi_unit}» ditulis berbeda"]


def _convention(texts: list[NumberText], given: Convention | None) -> Convention | None:
    """The convention that the numerals prove; failing that, the one by which an open single separator is thousands."""
    proofs: dict[Convention, tuple[NumberText, str]] = {}
    for parts in texts:
        for numeral in parts.numerals:
            proven = _proof(numeral, parts)
            if proven is not None:
                proofs.setdefault(proven, (parts, numeral))
    if given is not None:
        proofs.setdefault(given, (texts[0], "ketentuan yang dipilih"))
    if len(proofs) > 1:
        _, (parts, _) = list(proofs.items())[-1]
        signs = " dan ".join(f"«{numeral}»" for _, numeral in proofs.values())
        raise ReadNumberError(parts.what, parts.text, f"memakai tanda desimal lain: {signs} tidak sejalan",
                              "tulis target dan realisasi dengan tanda desimal yang sama (koma)")  # fmt: skip
    return next(iter(proofs), None) or _convention_of_open(texts)


def _convention_of_open(texts: list[NumberText]) -> Convention | None:
    """All numerals with a separator are open ("1.250"): the separator groups thousands, one sign for all."""
    signs: dict[str, NumberText] = {}
    for parts in texts:
        for numeral in parts.numerals:
            signs.update({sign: parts for sign in ".," if sign in numeral})
    if len(signs) > 1:
        parts = list(signs.values())[-1]
        raise ReadNumberError(parts.what, parts.text, "tidak dapat dipastikan: titik dan koma dipakai bergantian "
                              "di depan tiga angka, ribuan atau desimal", "tulis tanpa pemisah ribuan")  # fmt: skip
    return {".": Convention.COMMA, ",": Convention.POINT}[next(iter(signs))] if signs else None


def _proof(numeral: str, parts: NumberText) -> Convention | None:
    """The convention that the shape of one numeral proves; None for plain digits and for an open "1.250"."""
    signs = [char for char in numeral if char in ".,"]
    if not signs:
        return None
    last = signs[-1]
    whole, _, decimals = numeral.rpartition(last)
    if len(set(signs)) == 2:
        decimal = Convention(last)
    elif len(signs) > 1:
        decimal = _other(last)
    elif len(decimals) != 3 or not 1 <= len(whole) <= 3 or whole.startswith("0"):
        decimal = Convention(last)  # also "0,125" and "1234,567": no group of thousands is written so
    elif parts.has_comma_dash:
        decimal = Convention.COMMA  # "Rp 500.000,-"
    else:
        return None
    _check_groups(numeral, decimal, parts)
    return decimal


def _check_groups(numeral: str, decimal: Convention, parts: NumberText) -> None:
    whole, _, decimals = numeral.partition(decimal.value)
    first, *groups = whole.split(_other(decimal.value).value)
    well_grouped = not groups or (1 <= len(first) <= 3 and all(len(group) == 3 for group in groups))
    if not well_grouped or any(sign in decimals for sign in ".,"):
        raise ReadNumberError(parts.what, parts.text, f"pengelompokan angka pada «{numeral}» tidak teratur",
                              "tulis misalnya «1.234.567,89»")  # fmt: skip


def _other(sign: Convention | str) -> Convention:
    value = sign.value if isinstance(sign, Convention) else sign
    return Convention.POINT if value == "," else Convention.COMMA


def _amounts(parts: NumberText, convention: Convention | None) -> tuple[tuple[Decimal, ...], tuple[str, ...]]:
    amounts: list[Decimal] = []
    notes: list[str] = list(parts.notes)
    for numeral, sign in zip(parts.numerals, parts.signs, strict=True):
        plain = numeral
        if convention is not None:
            _check_groups(numeral, convention, parts)
            plain = numeral.replace(_other(convention).value, "").replace(",", ".")
        amount = Decimal(sign + plain) * parts.multiplier
        if _is_open(numeral):
            notes.append(_open_note(numeral, amount / parts.multiplier))
        amounts.append(amount)
    return tuple(amounts), tuple(notes)


def _is_open(numeral: str) -> bool:
    """A single separator before exactly three digits, which could be thousands or decimals."""
    whole, _, decimals = numeral.replace(",", ".").partition(".")
    return len(decimals) == 3 and decimals.isdigit() and 1 <= len(whole) <= 3 and not whole.startswith("0")


def _open_note(numeral: str, amount: Decimal) -> str:
    sign = "titik" if "." in numeral else "koma"
    whole = numeral.partition("." if sign == "titik" else ",")[0]
    role = "pemisah ribuan" if abs(amount) >= 1000 * int(whole) else "tanda desimal"
    return f"«{numeral}» dibaca {show_exact(abs(amount))} ({sign} sebagai {role})"
