"""Writing of registers: rows and statements. Each is one transaction with one audit event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from tolok.core.kernel.period import Month
from tolok.core.registers import get_register
from tolok.core.registers.entry import Entry as CoreEntry
from tolok.core.registers.entry import Statement
from tolok.core.registers.register import TYPED_COLUMNS, Register
from tolok.web.apps.audit import actions as audit
from tolok.web.apps.registers import queries
from tolok.web.apps.registers.models import Entry, MonthStatement
from tolok.web.apps.terms import actions as terms
from tolok.web.apps.terms import queries as term_queries
from tolok.web.inputs import check_seen

ACTS = {
    "registers.add_entry": "mencatat baris",
    "registers.change_entry": "mengubah baris",
    "registers.void_entry": "membatalkan baris",
    "registers.state_month": "menyatakan bulan",
    "registers.load_rows": "memuat baris sekaligus",
}


class MonthIsStatedError(Exception):
    """The row falls into months that were stated nihil or lengkap: `restate=True` says that the person knows.

    A nihil month goes back to belum then; a lengkap one stays so, with the row.
    """

    def __init__(self, nihil: Sequence[Month], lengkap: Sequence[Month]) -> None:
        super().__init__(f"nihil: {list(map(str, nihil))}, lengkap: {list(map(str, lengkap))}")
        self.nihil, self.lengkap = nihil, lengkap


class FormSentBeforeError(Exception):
    """The form with this token was stored as `entry_id` of the same register (None: elsewhere), with other values."""

    def __init__(self, entry_id: int | None) -> None:
        super().__init__(str(entry_id))
        self.entry_id = entry_id


class StatementError(ValueError):
    """The statement cannot be true; the message is Indonesian."""


def add_entry(
    *,
    office: Any,
    register: Register,
    values: Mapping[str, Any],
    by: Any,
    token: UUID | None = None,
    restate: bool = False,
) -> tuple[Entry, bool]:
    """Stores one row; the row, and whether it is new (False: this form was sent before, nothing was added).

    `values` are typed and were checked. Raises MonthIsStatedError unless `restate`, and FormSentBeforeError for a
    form that comes again with other values (somebody went back in the browser and typed the next row over it).
    """
    try:
        with transaction.atomic():
            return _add(office=office, register=register, values=values, by=by, token=token, restate=restate), True
    except (IntegrityError, MonthIsStatedError):  # perhaps because the same form was stored before
        if known := _sent_before(office, register, values, token):
            return known, False
        raise


def _sent_before(office: Any, register: Register, values: Mapping[str, Any], token: UUID | None) -> Entry | None:
    known = Entry.objects.filter(token=token).first() if token else None
    if known is None:
        return None
    if (known.office_id, known.register) != (office.pk, register.slug):
        raise FormSentBeforeError(None)
    given = {name: None if value == "" else value for name, value in values.items()}
    if any(queries.cell(known, column) != given.get(column.name) for column in register.columns):
        raise FormSentBeforeError(known.pk)
    return known


def _add(
    *, office: Any, register: Register, values: Mapping[str, Any], by: Any, token: UUID | None, restate: bool
) -> Entry:
    area = terms.lock(office)
    kept = _restate(area=area, office=office, register=register, values=values, by=by, restate=restate)
    now = timezone.now()
    entry = Entry(office=office, register=register.slug, token=token, created_by=by, created_at=now, updated_at=now)
    _put_values(entry, register, values)
    entry.save()
    late = _follow(office, area, register, by, terms.RowChange(entry.pk, None, queries.as_core(entry, office.code)))
    audit.record(
        by=by,
        office=office,
        act="registers.add_entry",
        target=f"{register.nama} #{entry.pk}",
        detail=_plain_values(values) | kept | late,
    )
    return entry


def _follow(office: Any, area: Any, register: Register, by: Any, *rows: terms.RowChange) -> dict[str, Any]:
    """The kept term values follow the rows; for the audit trail, how much came too late for them."""
    late = terms.apply_rows(office=office, area=area, register=register.slug, rows=rows, by=by)
    return {"terlambat": late} if late else {}


@transaction.atomic
def load_rows(*, office: Any, entries: Iterable[CoreEntry], statements: Iterable[Statement], by: Any) -> int:
    """Stores many rows that were checked where they come from (sample, archive); desa are the office's own data."""
    now = timezone.now()
    rows = [_stored(office, entry, now, by) for entry in entries if entry.register != queries.DESA]
    rows = Entry.objects.bulk_create(rows, batch_size=500)
    stated = MonthStatement.objects.bulk_create(
        MonthStatement(
            office=office,
            register=one.register,
            year=one.month.year,
            month=one.month.month,
            state=one.state.value,
            stated_by=by,
            stated_at=now,
        )
        for one in statements
    )
    area = terms.lock(office)
    for slug, of_register in groupby(sorted(rows, key=_slug), _slug):
        new = (terms.RowChange(row.pk, None, queries.as_core(row, office.code)) for row in of_register)
        _follow(office, area, get_register(slug), by, *new)
    for one in stated:
        terms.apply_statement(
            office=office,
            register=one.register,
            month=Month(one.year, one.month),
            before=MonthStatement.State.BELUM,
            after=one.state,
        )
    detail = {"baris": len(rows)}
    audit.record(by=by, office=office, act="registers.load_rows", target="register kantor", detail=detail)
    return len(rows)


def _slug(row: Entry) -> str:
    return row.register


def _stored(office: Any, entry: CoreEntry, now: datetime, by: Any) -> Entry:
    register = get_register(entry.register)
    row = Entry(office=office, register=entry.register, created_by=by, created_at=now, updated_at=now)
    _put_values(row, register, {column.name: queries.cell(entry, column) for column in register.columns})
    return row


@transaction.atomic
def change_entry(
    *, entry: Entry, register: Register, values: Mapping[str, Any], by: Any, seen: str = "", restate: bool = False
) -> bool:
    """Changes a row; before and after stay in the audit trail. False when nothing differs.

    `seen` is the fingerprint that the form showed. Raises StaleError when somebody changed the row meanwhile,
    MonthIsStatedError unless `restate` (for months that the row did not stand in before), and StatementError for a
    voided row.
    """
    entry = Entry.objects.select_for_update().get(pk=entry.pk)
    if entry.voided_at is not None:
        raise StatementError("Baris ini sudah dibatalkan, sehingga tidak dapat diubah. Catat baris baru bila perlu.")
    before = {column.name: queries.cell(entry, column) for column in register.columns}
    changed = {k: values.get(k) for k in before if values.get(k) != before[k]}
    if not changed:
        return False
    check_seen(seen, before)
    area = terms.lock(entry.office)
    kept = _restate(
        area=area, office=entry.office, register=register, values=values, by=by, restate=restate, before=before
    )
    old = queries.as_core(entry, entry.office.code)
    _put_values(entry, register, values)
    entry.updated_at = timezone.now()
    entry.save()
    new = queries.as_core(entry, entry.office.code)
    late = _follow(entry.office, area, register, by, terms.RowChange(entry.pk, old, new))
    detail = (
        {"sebelum": _plain_values({k: before[k] for k in changed}), "sesudah": _plain_values(changed)} | kept | late
    )
    audit.record(
        by=by, office=entry.office, act="registers.change_entry", target=f"{register.nama} #{entry.pk}", detail=detail
    )
    return True


@transaction.atomic
def void_entry(*, entry: Entry, register: Register, reason: str, by: Any) -> bool:
    """Strikes a row out with a reason; it stays, and counts no more. False when it was struck out before."""
    now = timezone.now()
    done = Entry.objects.filter(pk=entry.pk, voided_at=None).update(
        voided_by=by, voided_at=now, void_reason=reason.strip(), updated_at=now
    )
    if not done:
        return False
    entry = Entry.objects.select_related("office").get(pk=entry.pk)  # as it stood when it was struck out
    old = queries.as_core(entry, entry.office.code)
    late = _follow(entry.office, terms.lock(entry.office), register, by, terms.RowChange(entry.pk, old, None))
    audit.record(
        by=by,
        office=entry.office,
        act="registers.void_entry",
        target=f"{register.nama} #{entry.pk}",
        detail={"alasan": reason.strip()} | late,
    )
    return True


@transaction.atomic
def state_month(*, office: Any, register: Register, month: Month, state: str, today: date, by: Any) -> MonthStatement:
    """A person's word on a month: lengkap, nihil or belum. Raises StatementError when it cannot be so."""
    if register.is_reference:
        raise StatementError(f"{register.nama} adalah data acuan, sehingga tidak memerlukan pernyataan bulanan.")
    if month.first_day > today:
        raise StatementError(
            f"{register.nama}: {month} belum berjalan, sehingga belum ada yang dapat dinyatakan. "
            "Nyatakan sesudah bulannya tiba."
        )
    if term_queries.is_closed(office, register, month):
        raise StatementError(
            f"{register.nama}: {month} sudah dinyatakan dan periodenya sudah ditutup, sehingga pernyataannya tidak "
            "berubah. Bila memang keliru, buka kembali periodenya di halaman Penutupan periode."
        )
    if state == MonthStatement.State.NIHIL:
        count = queries.month_counts(office, register, month.year)[month.month]
        if count:
            raise StatementError(
                f"{register.nama}: {month} tidak dapat dinyatakan nihil karena sudah ada {count} baris. "
                "Nyatakan lengkap, atau batalkan baris yang keliru."
            )
    return _state(office=office, register=register, month=month, state=state, by=by)


def _state(*, office: Any, register: Register, month: Month, state: str, by: Any) -> MonthStatement:
    before = queries.statement_state(office, register, month)
    statement, _ = MonthStatement.objects.update_or_create(
        office=office,
        register=register.slug,
        year=month.year,
        month=month.month,
        defaults={"state": MonthStatement.State(state), "stated_by": by, "stated_at": timezone.now()},
    )
    terms.apply_statement(office=office, register=register.slug, month=month, before=before, after=state)
    audit.record(
        by=by,
        office=office,
        act="registers.state_month",
        target=f"{register.nama}, {month}",
        detail={"sebelum": str(before), "sesudah": state},
    )
    return statement


def _restate(
    *,
    area: Any,
    office: Any,
    register: Register,
    values: Mapping[str, Any],
    by: Any,
    restate: bool,
    before: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """What was stated of the months that the row newly stands in is asked again; for the audit trail, what stays.

    A month with a row is not nihil: its statement goes back to belum. A month that was lengkap without the row was
    not: the person says that it is now.
    """
    stated = queries.stated_months_of(office, register, values)
    if before is not None:
        known = queries.stated_months_of(office, register, before)
        stated = {month: state for month, state in stated.items() if month not in known}
    if stated and (closed := term_queries.closed_month(area)):  # the row is kept apart from these
        stated = {month: state for month, state in stated.items() if month > closed}
    nihil = [month for month, state in stated.items() if state == MonthStatement.State.NIHIL]
    lengkap = [month for month, state in stated.items() if state == MonthStatement.State.LENGKAP]
    if (nihil or lengkap) and not restate:
        raise MonthIsStatedError(nihil, lengkap)
    for month in nihil:
        _state(office=office, register=register, month=month, state=MonthStatement.State.BELUM, by=by)
    return {"tetap_lengkap": [str(month) for month in lengkap]} if lengkap else {}


def _put_values(entry: Entry, register: Register, values: Mapping[str, Any]) -> None:
    """Typed columns to their fields, the rest to `lain`, all texts to `words`."""
    lain = {}
    for column in register.columns:
        value = values.get(column.name)
        if column.name in TYPED_COLUMNS:
            setattr(entry, column.name, value)
        elif value not in (None, ""):
            lain[column.name] = value.isoformat() if isinstance(value, date) else value
    entry.lain = lain
    shown = [queries.shown_cell(entry, column) for column in register.columns]
    entry.words = " ".join(str(value) for value in shown if value is not None).lower()


def _plain_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as JSON takes them."""
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in values.items() if v not in (None, "")}
