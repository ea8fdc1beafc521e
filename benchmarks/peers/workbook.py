"""The same office-year as an office would keep it in a workbook: entries on one sheet, the indicators on another.

Each count is a COUNTIFS or SUMIFS over the entries, with helper columns for "on time" and "late"; each indicator and
quarter has its numerator, denominator, realisasi guarded against zero, target, capaian and kategori. What a workbook
does not have is left out: statements of months, the three states apart, a trace.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from tolok.core.formula.nodes import Node, Phrase, Ratio
from tolok.core.kernel.period import Period
from tolok.core.measurement.indikator import CapaianRule, Indikator
from tolok.core.measurement.office_year import OfficeYear
from tolok.core.measurement.scale import Scale, scale_on
from tolok.core.registers import get_register
from tolok.core.registers.entry import Entry
from tolok.core.registers.term import Condition, IsFilled, IsLate, IsOneOf, IsOnTime, Nature, Term

SHEET = "Indikator"
SHEET_NUMBER = 2
COLUMNS = ("register", "kind", "village", "submitted", "due", "completed", "status", "quantity", "tepat", "terlambat")
HEADING = ("kunci", "triwulan", "pembilang", "penyebut", "realisasi", "target", "capaian", "kategori")
_DATES = ("submitted", "due", "completed")
CAPAIAN = {
    CapaianRule.NAIK: "{realisasi}*100/{target}",
    CapaianRule.TURUN_LAN: "(2*{target}-{realisasi})*100/{target}",
    CapaianRule.TURUN_RASIO: 'IF({realisasi}<=0,"",{target}*100/{realisasi})',
    CapaianRule.TEPAT: "MAX(0,100-ABS({realisasi}-{target})*100/{target})",
}


def write_workbook(path: Path, office_year: OfficeYear, quarters: Sequence[int]) -> None:
    """Raises KeyError for a rule, TypeError for a formula, ValueError for a condition that the bench does not use."""
    with xlsxwriter.Workbook(str(path)) as book:
        _write_entries(book, office_year.entries)
        sheet = book.add_worksheet(SHEET)
        sheet.write_row(0, 0, HEADING)
        rows = _Rows(len(office_year.entries))
        asked = ((indikator, quarter) for quarter in quarters for indikator in office_year.indikator)
        for number, (indikator, quarter) in enumerate(asked, 2):
            cells = _indikator_cells(rows, indikator, Period.to_quarter(office_year.year, quarter), quarter, number)
            for column, cell in enumerate(cells):
                sheet.write(number - 1, column, cell)


def write_empty(path: Path) -> None:
    """A workbook of the same two sheets with one formula: what is left is LibreOffice's own start and end."""
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Isian").write(0, 0, 1)
        book.add_worksheet(SHEET).write_formula(0, 0, "=Isian!A1+1")


def _write_entries(book: xlsxwriter.Workbook, entries: Sequence[Entry]) -> None:
    sheet, as_date = book.add_worksheet("Isian"), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, COLUMNS)
    for number, entry in enumerate(entries, 2):
        for column, name in enumerate(COLUMNS[:8]):
            value = getattr(entry, name)
            if value is not None:
                sheet.write(number - 1, column, value, as_date if name in _DATES else None)
        due, completed = f"E{number}", f"F{number}"
        sheet.write_formula(number - 1, 8, f'=IF(AND({completed}<>"",{due}<>"",{completed}<={due}),1,0)')
        sheet.write_formula(number - 1, 9, f'=IF(AND({due}<>"",OR({completed}="",{completed}>{due})),1,0)')


def _indikator_cells(rows: _Rows, indikator: Indikator, period: Period, quarter: int, number: int) -> Iterator[Any]:
    node = indikator.node
    above, below = (node.numerator, node.denominator) if isinstance(node, Ratio) else (node, None)
    yield indikator.key
    yield quarter
    yield f"={rows.count(_term(above, indikator), period)}"
    yield "" if below is None else f"={rows.count(_term(below, indikator), period)}"
    yield f"=C{number}" if below is None else f'=IF(D{number}=0,"",C{number}*100/D{number})'
    yield float(indikator.targets[quarter].lo)
    capaian = CAPAIAN[indikator.rule].format(realisasi=f"E{number}", target=f"F{number}")
    yield f'=IF(E{number}="","",{capaian})'
    yield f'=IF(G{number}="","",{kategori_formula(f"G{number}", scale_on(period.last.last_day))})'


def _term(node: Node | None, indikator: Indikator) -> Term:
    if not isinstance(node, Phrase):
        raise TypeError(f"expected a phrase, got: {node!r}")
    binding = indikator.bindings[node.words]
    return get_register(binding.register).term(binding.offer)


def kategori_formula(cell: str, scale: Scale) -> str:
    """The classes as nested IFs, rounded first as the scale is printed."""
    words = f'"{scale.classes[-1].nama}"'
    for each in reversed(scale.classes[:-1]):
        words = f'IF(ROUND({cell},0)>={each.dari},"{each.nama}",{words})'
    return words


class _Rows:
    """The columns of the sheet of entries, as ranges in formulas."""

    def __init__(self, count: int) -> None:
        self._ranges = {
            name: f"Isian!${xl_col_to_name(column)}$2:${xl_col_to_name(column)}${count + 1}"
            for column, name in enumerate(COLUMNS)
        }

    def count(self, term: Term, period: Period) -> str:
        """The term over the period's months; a position: what began by its end less what ended by then."""
        first, last = period.first.first_day, period.last.last_day
        if term.nature is Nature.FLOW:
            return self._added(
                term, [(term.date_base, f'">={_serial(first)}"'), (term.date_base, f'"<={_serial(last)}"')]
            )
        begun = (term.date_base, f'"<={_serial(last)}"')
        ended = ("completed", f'"<={_serial(last)}"')
        return f"{self._added(term, [begun])}-({self._added(term, [begun, ended])})"

    def _added(self, term: Term, dates: Sequence[tuple[str, str]]) -> str:
        """One COUNTIFS for each combination of the values that conditions allow, added up."""
        choices = [self._criteria(condition) for condition in term.conditions]
        return "+".join(self._one(term, [*dates, *chosen]) for chosen in product(*choices))

    def _one(self, term: Term, criteria: Sequence[tuple[str, str]]) -> str:
        pairs = [("register", f'"{term.register}"'), *criteria]
        tests = ",".join(f"{self._ranges[name]},{test}" for name, test in pairs)
        if term.measure == "quantity":
            return f"SUMIFS({self._ranges['quantity']},{tests})"
        return f"COUNTIFS({tests})"

    def _criteria(self, condition: Condition) -> list[tuple[str, str]]:
        match condition:
            case IsOneOf(column, values):
                return [(column, f'"{value}"') for value in values]
            case IsFilled(column):
                return [(column, '"<>"')]
            case IsOnTime():
                return [("tepat", "1")]
            case IsLate():
                return [("terlambat", "1")]
        raise ValueError(f"expected a condition that a COUNTIFS can test, got: {condition!r}")


def _serial(day: date) -> int:
    """The day as a workbook counts it."""
    return (day - date(1899, 12, 30)) // timedelta(days=1)


def read_values(rows: Sequence[Sequence[str]]) -> dict[tuple[str, int], tuple[Decimal | None, Decimal | None, str]]:
    """Realisasi, capaian and kategori by key and quarter, from the sheet as CSV."""
    found = {}
    for kunci, quarter, _, _, realisasi, _, capaian, kategori in rows[1:]:
        numbers = [Decimal(cell) if cell else None for cell in (realisasi, capaian)]
        found[kunci, int(quarter)] = (numbers[0], numbers[1], kategori)
    return found
