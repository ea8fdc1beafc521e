"""Rows and statements as pages, measuring and reports need them. Reads only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet

from tolok.core.kernel.period import Month, Period
from tolok.core.registers import all_registers
from tolok.core.registers.entry import Entry as CoreEntry
from tolok.core.registers.entry import Statement, StatementState
from tolok.core.registers.register import TYPED_COLUMNS, Column, ColumnType, Register
from tolok.core.registers.term import Nature
from tolok.web.apps.offices import queries as offices
from tolok.web.apps.registers.models import Entry, MonthStatement
from tolok.web.requests import search_words

DESA = "desa"
"""The one register whose rows are not here but with the office's reference data (offices.Desa)."""
_OPEN_START = date(1900, 1, 1)  # a desa without "berlaku sejak" stood before any year that is measured


@dataclass(frozen=True, slots=True)
class RegisterCount:
    """A register in the list of registers: its rows of the year and how many months are not stated yet."""

    register: Register
    row_count: int
    unstated: int


def kept_registers() -> list[Register]:
    """Registers whose rows are entered in this app."""
    return [register for register in all_registers().values() if register.slug != DESA]


def stated_registers() -> list[Register]:
    """Registers that need a statement each month."""
    return [register for register in kept_registers() if not register.is_reference]


def reference_registers() -> list[Register]:
    """Registers of reference data, which need no statements."""
    return [register for register in all_registers().values() if register.is_reference]


def registers_with_counts(office: Any, year: int, today: date) -> list[RegisterCount]:
    grid = statements_of_year(office, year)
    months = past_months(year, today)
    return [
        RegisterCount(
            register,
            entries_of(office, register, year=year).count(),
            0 if register.is_reference else sum((register.slug, month.month) not in grid for month in months),
        )
        for register in kept_registers()
    ]


def entries_of(
    office: Any, register: Register, *, year: int | None = None, month: int | None = None
) -> QuerySet[Entry]:
    """Rows that are not voided. In a year (and month): those dated in it; for a position, those that stand in it."""
    rows = Entry.objects.filter(office=office, register=register.slug, voided_at=None)
    if year is None:
        return rows
    first, last = _bounds(year, month)
    if register.nature is Nature.POSITION:
        ends_later = Q(completed=None) | Q(completed__gt=first)
        return rows.filter(ends_later, **{f"{register.date_base}__lte": last})
    return rows.filter(**{f"{register.date_base}__range": (first, last)})


def _bounds(year: int, month: int | None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    return Month(year, month).first_day, Month(year, month).last_day


def searched(rows: QuerySet[Entry], text: str) -> QuerySet[Entry]:
    """Rows that hold every word of `text`, in any column."""
    for word in search_words(text).lower().split():
        rows = rows.filter(words__contains=word)
    return rows


def sorted_by(rows: QuerySet[Entry], register: Register, order: str) -> QuerySet[Entry]:
    """`order` is a date column, "-" before it for the newest first; anything else is the register's own date."""
    column = order.removeprefix("-")
    if column not in [c.name for c in date_columns(register)]:
        column, order = register.date_base, f"-{register.date_base}"
    by = F(column).desc(nulls_last=True) if order.startswith("-") else F(column).asc(nulls_last=True)
    return rows.order_by(by, "-pk")


def date_columns(register: Register) -> list[Column]:
    return [c for c in register.columns if c.type is ColumnType.DATE and c.name in TYPED_COLUMNS]


def cell(entry: Entry | CoreEntry, column: Column) -> Any:
    """The stored value of a column; a date kept in the JSON comes back as a date."""
    if column.name in TYPED_COLUMNS:
        return getattr(entry, column.name)
    value = entry.lain.get(column.name)
    return date.fromisoformat(value) if column.type is ColumnType.DATE and isinstance(value, str) else value


def shown_cell(entry: Entry | CoreEntry, column: Column) -> Any:
    """The value as people read it: the label of a choice; dates and numbers as they are."""
    value = cell(entry, column)
    if column.type is ColumnType.CHOICE:
        return next((choice.label for choice in column.choices if choice.value == value), value)
    return value


def village_names(office: Any) -> list[str]:
    return [desa.nama for desa in offices.desa_list(office)]


def as_core(entry: Entry, code: str) -> CoreEntry:
    """The row as engines see it."""
    return CoreEntry(
        id=str(entry.pk),
        office=code,
        register=entry.register,
        kind=entry.kind,
        village=entry.village,
        submitted=entry.submitted,
        due=entry.due,
        completed=entry.completed,
        status=entry.status,
        quantity=entry.quantity,
        lain=entry.lain,
    )


def core_entries(office: Any, year: int) -> list[CoreEntry]:
    """All rows that a number of `year` can depend on, and the office's desa as rows of theirs."""
    rows = Entry.objects.filter(concerns_year(year), office=office, voided_at=None).order_by("pk")
    return [*desa_entries(office), *(as_core(entry, office.code) for entry in rows.iterator())]


def concerns_year(year: int) -> Q:
    """Rows that a number of `year` can depend on."""
    first, last = _bounds(year, None)
    flows = Q(submitted__range=(first, last)) | Q(due__range=(first, last)) | Q(completed__range=(first, last))
    standing = [register.slug for register in all_registers().values() if register.nature is Nature.POSITION]
    return flows | Q(register__in=standing)


def rows_with(
    office: Any, slug: str, column: str, values: Collection[str], years: Collection[int], date_base: str
) -> list[CoreEntry]:
    """Rows of a register that hold one of `values` and whose date lies in one of `years`."""
    if slug == DESA:
        return [row for row in desa_entries(office) if getattr(row, column) in values]
    in_years = Q(pk__in=[])
    for year in years:
        in_years |= Q(**{f"{date_base}__range": _bounds(year, None)})
    rows = Entry.objects.filter(in_years, office=office, register=slug, voided_at=None, **{f"{column}__in": values})
    return [as_core(row, office.code) for row in rows]


def desa_entries(office: Any) -> list[CoreEntry]:
    """The office's desa as rows of their register: each stands from its first day to the day after its last."""
    return [desa_as_core(desa, office.code) for desa in offices.desa_list(office)]


def desa_as_core(desa: Any, code: str) -> CoreEntry:
    """A desa as engines see it."""
    return CoreEntry(
        id=f"desa-{desa.pk}",
        office=code,
        register=DESA,
        kind=desa.jenis,
        village=desa.nama,
        submitted=desa.sejak or _OPEN_START,
        completed=_day_after(desa.sampai),  # `completed` is exclusive
    )


def _day_after(day: date | None) -> date | None:
    """None also for the last day that there is, 31-12-9999: some write it for "without end"."""
    return day + timedelta(days=1) if day and day < date.max else None


def statements_of_year(office: Any, year: int) -> Mapping[tuple[str, int], MonthStatement]:
    """(register, month) -> statement, only where a person stated lengkap or nihil."""
    found = MonthStatement.objects.filter(office=office, year=year).exclude(state=MonthStatement.State.BELUM)
    return {(one.register, one.month): one for one in found.select_related("stated_by")}


def core_statements(office: Any, year: int) -> list[Statement]:
    return [
        Statement(office.code, one.register, Month(one.year, one.month), StatementState(one.state))
        for one in statements_of_year(office, year).values()
    ]


def stated_months(office: Any) -> Mapping[str, list[Month]]:
    """Register -> the months that were stated lengkap or nihil, of all years."""
    found: dict[str, list[Month]] = defaultdict(list)
    stated = MonthStatement.objects.filter(office=office).exclude(state=MonthStatement.State.BELUM)
    for slug, year, month in stated.order_by("year", "month").values_list("register", "year", "month"):
        found[slug].append(Month(year, month))
    return found


def past_months(year: int, today: date) -> list[Month]:
    """Months of `year` that have begun: those that can be stated."""
    return [month for month in Period.of_year(year).months() if month.first_day <= today]


@dataclass(frozen=True, slots=True)
class GridCell:
    """One register in one month: `state` is lengkap, nihil, belum, or "" for a month that has not begun."""

    register: Register
    month: Month
    state: str
    statement: MonthStatement | None
    row_count: int


@dataclass(frozen=True, slots=True)
class GridRow:
    register: Register
    cells: tuple[GridCell, ...]
    unstated: int


def statement_grid(office: Any, year: int, today: date) -> list[GridRow]:
    """All registers that need statements, by keeper, with the twelve months of a year."""
    statements = statements_of_year(office, year)
    rows = []
    for register in sorted(stated_registers(), key=lambda r: (r.keeper, r.nama)):
        counts = month_counts(office, register, year)
        cells = tuple(
            _grid_cell(register, month, statements.get((register.slug, month.month)), counts[month.month], today)
            for month in Period.of_year(year).months()
        )
        rows.append(GridRow(register, cells, sum(cell.state == "belum" for cell in cells)))
    return rows


def _grid_cell(register: Register, month: Month, one: MonthStatement | None, count: int, today: date) -> GridCell:
    state = one.state if one else "belum" if month.first_day <= today else ""
    return GridCell(register, month, state, one, count)


def month_counts(office: Any, register: Register, year: int) -> dict[int, int]:
    """Rows in each month 1..12; for a position, rows that stand at its end."""
    if register.nature is Nature.POSITION:
        dates = list(entries_of(office, register, year=year).values_list(register.date_base, "completed"))
        ends = {month.month: month.last_day for month in Period.of_year(year).months()}
        return {m: sum(a <= end and (b is None or b > end) for a, b in dates) for m, end in ends.items()}
    by_month = (
        entries_of(office, register, year=year).values(month=F(f"{register.date_base}__month")).annotate(n=Count("pk"))
    )
    found = {row["month"]: row["n"] for row in by_month}
    return {month: found.get(month, 0) for month in range(1, 13)}


def stated_months_of(office: Any, register: Register, values: Mapping[str, Any]) -> dict[Month, str]:
    """Months that a row with these typed values counts in and that were stated: the month of its date; for a
    position every month at whose end it stands. Month -> lengkap or nihil, in order."""
    first = values.get(register.date_base)
    if register.is_reference or not isinstance(first, date):
        return {}
    stated = MonthStatement.objects.filter(office=office, register=register.slug).exclude(
        state=MonthStatement.State.BELUM
    )
    if register.nature is Nature.FLOW:
        stated = stated.filter(year=first.year, month=first.month)
    rows = stated.order_by("year", "month").values_list("year", "month", "state")
    found = {Month(year, month): state for year, month, state in rows}
    return {month: state for month, state in found.items() if _stands(register, values, first, month)}


def _stands(register: Register, values: Mapping[str, Any], first: date, month: Month) -> bool:
    if register.nature is Nature.FLOW:
        return True
    ended = values.get("completed")
    return first <= month.last_day and not (isinstance(ended, date) and ended <= month.last_day)


def statement_state(office: Any, register: Register, month: Month) -> str:
    found = MonthStatement.objects.filter(
        office=office, register=register.slug, year=month.year, month=month.month
    ).first()
    return found.state if found else MonthStatement.State.BELUM


def late_entries(office: Any, year: int, today: date) -> QuerySet[Entry]:
    """Rows due in `year`, the due day gone by and nothing completed: work that waits, the longest first."""
    rows = Entry.objects.filter(office=office, voided_at=None, completed=None, due__lt=today, due__year=year)
    return rows.order_by("due", "pk")


def entries_by_id(office: Any, ids: Sequence[str]) -> list[CoreEntry]:
    """The rows named in a trace, in the given order; desa too."""
    stored = {
        str(e.pk): as_core(e, office.code)
        for e in Entry.objects.filter(office=office, pk__in=[i for i in ids if i.isdecimal()])
    }
    desa = {entry.id: entry for entry in desa_entries(office)} if any(not i.isdecimal() for i in ids) else {}
    return [entry for i in ids if (entry := stored.get(i) or desa.get(i))]


def data_stamp(office: Any) -> tuple[Any, ...]:
    """Changes whenever a row or statement changes."""
    rows = Entry.objects.filter(office=office).aggregate(Max("updated_at"), Count("pk"))
    stated = MonthStatement.objects.filter(office=office).aggregate(Max("stated_at"), Count("pk"))
    desa = tuple((d.pk, d.nama, d.jenis, d.sejak, d.sampai) for d in offices.desa_list(office))
    return (*rows.values(), *stated.values(), desa)
