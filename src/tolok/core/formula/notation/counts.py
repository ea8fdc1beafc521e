"""What stands in the brackets of a count -> a Term; every fault told at the word that has it."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.core.formula.notation.columns import CHOSEN, DATES, column_named, column_words, value_named
from tolok.core.formula.notation.errors import FaultError, unknown
from tolok.core.formula.term_words import column_of
from tolok.core.registers import all_registers
from tolok.core.registers.register import Register
from tolok.core.registers.term import Condition, IsFilled, IsLate, IsOneOf, IsOnTime, IsWithinDays, Nature, Term

MOST_DAYS = 36_500


@dataclass(frozen=True, slots=True)
class Word:
    """A written word and its place in the text."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a count as written: its kind, the column and the words or days beside it."""

    kind: str
    at: int
    column: Word | None = None
    words: tuple[Word, ...] = ()
    days: int = 0


def term_of(measure: str, slug: Word, quantity: Word | None, arguments: tuple[Argument, ...]) -> Term:
    """The term that `jumlah(...)` (`measure` rows) or `total(...)` (quantity) says. Raises FaultError."""
    register = all_registers().get(slug.text.casefold())
    if register is None:
        raise unknown(slug.at, "register", slug.text, all_registers())
    _check_measure(measure, register, slug, quantity)
    bases = [argument for argument in arguments if argument.kind == "date_base"]
    if len(bases) > 1:
        raise FaultError(bases[1].at, "«menurut» ditulis dua kali; satu hitungan hanya menurut satu tanggal.")
    base = _date_base(register, bases[0]) if bases else register.date_base
    distinct = [argument for argument in arguments if argument.kind == "distinct"]
    column = _distinct_column(measure, register, distinct) if distinct else None
    conditions = tuple(
        _condition(register, argument) for argument in arguments if argument.kind not in ("date_base", "distinct")
    )
    return Term(register.slug, conditions, base, "distinct" if column else measure, register.nature, column)


def _check_measure(measure: str, register: Register, slug: Word, quantity: Word | None) -> None:
    if measure == "rows" and quantity is not None:
        raise FaultError(
            quantity.at,
            f"«jumlah» menghitung baris, tanpa kolom; untuk menjumlahkan isi kolom tulis total({slug.text}.…), untuk "
            f"menghitung isi yang berbeda tulis jumlah({slug.text}, … berbeda).",
        )
    if measure == "quantity" and column_of(register, "quantity") is None:
        raise FaultError(
            slug.at, f"{register.nama} tidak mempunyai kolom angka; pakai jumlah({slug.text}) untuk menghitung baris."
        )
    if quantity is not None:
        column_named(register, quantity.text, quantity.at, ("quantity",))


def _distinct_column(measure: str, register: Register, arguments: list[Argument]) -> str:
    """The column of «desa berbeda»."""
    if len(arguments) > 1:
        raise FaultError(arguments[1].at, "«berbeda» ditulis dua kali; satu hitungan hanya atas satu kolom.")
    (argument,) = arguments
    assert argument.column is not None
    if measure != "rows":
        raise FaultError(argument.at, f"«berbeda» menghitung baris; tulis dengan jumlah({register.slug}, …).")
    if register.nature is Nature.POSITION:
        raise FaultError(
            argument.at,
            f"{register.nama} dihitung menurut keadaan pada akhir bulan, jadi isinya tidak dapat dihitung sekali "
            "setahun; hapus «berbeda».",
        )
    return column_named(register, argument.column.text, argument.column.at, CHOSEN)


def _date_base(register: Register, argument: Argument) -> str:
    assert argument.column is not None
    base = column_named(register, argument.column.text, argument.column.at, DATES)
    if register.nature is Nature.POSITION and base == "completed":
        raise FaultError(
            argument.column.at,
            f"{register.nama} dihitung menurut keadaan pada akhir bulan, jadi tidak dapat menurut tanggal berakhirnya.",
        )
    return base


def _condition(register: Register, argument: Argument) -> Condition:
    if argument.kind == "on_time":
        return _on_time(register, argument.at)
    if argument.kind == "late":
        _require(register, argument.at, "terlambat", "due", "completed")
        return IsLate()
    assert argument.column is not None
    column = argument.column
    if argument.kind == "one_of":
        name = column_named(register, column.text, column.at, CHOSEN)
        return IsOneOf(name, tuple(value_named(register, name, word.text, word.at) for word in argument.words))
    if argument.kind == "filled":
        return IsFilled(column_named(register, column.text, column.at, (*DATES, "quantity")))
    if argument.kind == "within":
        column_named(register, column.text, column.at, ("completed",))
        _require(register, column.at, "dalam … hari", "submitted", "completed")
        return IsWithinDays(argument.days)
    return _compared(register, column, *argument.words)


def _compared(register: Register, left: Word, sign: Word, right: Word) -> Condition:
    """Of all comparisons only "selesai <= batas" is one that rows are asked for."""
    names = column_named(register, left.text, left.at), column_named(register, right.text, right.at)
    if sign.text in (">=", "≥", "=>"):
        names = names[1], names[0]
    if names == ("completed", "due") and sign.text in ("<=", "≤", "=<", ">=", "≥", "=>"):
        return _on_time(register, left.at)
    raise FaultError(
        sign.at,
        f"perbandingan «{left.text} {sign.text} {right.text}» tidak ada; yang ada: selesai <= batas, terlambat (juga "
        "yang belum selesai), atau selesai dalam 3 hari.",
    )


def _on_time(register: Register, at: int) -> Condition:
    _require(register, at, "tepat waktu", "due", "completed")
    return IsOnTime()


def _require(register: Register, at: int, condition: str, *columns: str) -> None:
    if lacking := [name for name in columns if column_of(register, name) is None]:
        have = ", ".join(column_words(register.slug).values())
        word = {"due": "batas", "completed": "selesai", "submitted": "masuk"}[lacking[0]]
        raise FaultError(at, f"«{condition}» memerlukan kolom {word}, yang tidak ada di {register.nama} (ada: {have}).")
