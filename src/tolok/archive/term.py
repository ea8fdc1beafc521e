"""A term as plain data and back: `{register: layanan, syarat: [{salah_satu: [kind, ktp]}, tepat_waktu]}`."""

from __future__ import annotations

from typing import Any

from tolok.core.registers import all_registers
from tolok.core.registers.register import TYPED_COLUMNS
from tolok.core.registers.term import Condition, IsFilled, IsLate, IsOneOf, IsOnTime, IsWithinDays, Term

_KEYS = {"register", "syarat", "tanggal", "ukuran"}
_COLUMN = "kolom"
"""Only there where the measure counts the values of a column."""


def term_to_data(term: Term) -> dict[str, Any]:
    """`term` as a mapping; its nature is that of its register, so it is not written."""
    data = {
        "register": term.register,
        "syarat": [_condition_to_data(condition) for condition in term.conditions],
        "tanggal": term.date_base,
        "ukuran": term.measure,
    }
    return data if term.column is None else {**data, _COLUMN: term.column}


def term_from_data(data: Any) -> Term:
    """The term held by `data`. Raises ValueError in Indonesian, also for a register that is not declared."""
    if not isinstance(data, dict) or set(data) - {_COLUMN} != _KEYS or not isinstance(data["syarat"], list):
        raise ValueError(f"isi hitungan tidak lengkap, didapat «{data}»")
    register = all_registers().get(data["register"]) if isinstance(data["register"], str) else None
    if register is None:
        raise ValueError(f"register tidak dikenal: «{data['register']}»")
    conditions = tuple(_condition_from_data(item) for item in data["syarat"])
    column = data.get(_COLUMN)
    if column is not None and all(one.name != column for one in register.columns):
        raise ValueError(f"kolom hitungan tidak ada di {register.nama}: «{column}»")
    try:
        return Term(register.slug, conditions, data["tanggal"], data["ukuran"], register.nature, column)
    except ValueError:
        told = ", ".join(f"«{one}»" for one in (data["tanggal"], data["ukuran"], column) if one is not None)
        raise ValueError(f"tanggal, ukuran atau kolom hitungan tidak dikenal: {told}") from None


def _condition_to_data(condition: Condition) -> Any:
    match condition:
        case IsOneOf(column, values):
            return {"salah_satu": [column, *values]}
        case IsFilled(column):
            return {"terisi": column}
        case IsOnTime():
            return "tepat_waktu"
        case IsLate():
            return "terlambat"
        case IsWithinDays(days):
            return {"dalam_hari": days}


def _condition_from_data(data: Any) -> Condition:
    match data:
        case "tepat_waktu":
            return IsOnTime()
        case "terlambat":
            return IsLate()
        case {"salah_satu": ["kind" | "status" | "village" as column, *values]} if all(
            isinstance(v, str) for v in values
        ):
            return IsOneOf(column, tuple(values))
        case {"terisi": str(column)} if column in TYPED_COLUMNS:
            return IsFilled(column)
        case {"dalam_hari": int(days)} if not isinstance(days, bool):
            return IsWithinDays(days)
    raise ValueError(f"syarat hitungan tidak dikenal: «{data}»")
