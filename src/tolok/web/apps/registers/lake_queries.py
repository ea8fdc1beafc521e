"""Rows and statements of all offices as a lake takes them: the columns that engines read, month by month."""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import pyarrow as pa
from django.db.models import Count, F, Max, QuerySet
from django.db.models.functions import Coalesce, ExtractMonth, ExtractYear

from tolok.lake.layout import ENTRIES, STATEMENTS, TABLES, Part, part_of_entry
from tolok.web.apps.offices.models import Office
from tolok.web.apps.registers.models import Entry, MonthStatement
from tolok.web.apps.registers.queries import desa_entries

_BATCH = 50_000
_COLUMNS = TABLES[ENTRIES].columns.names
Row = tuple[object, ...]


def entry_parts(offices: Sequence[Office]) -> dict[Part, str]:
    """The months that hold rows, each with a print that changes whenever a row of it, or an office's code, does."""
    stamps: dict[Part, list[object]] = {}
    months = (
        _dated(Entry.objects.filter(office__in=offices))
        .values(year=ExtractYear("first_day"), month=ExtractMonth("first_day"))
        .annotate(rows=Count("pk"), voided=Count("voided_at"), last=Max("updated_at"))
        .order_by("year", "month")
    )
    for one in months:
        if one["rows"] > one["voided"]:
            part = Part(ENTRIES, one["year"], one["month"])
            stamps.setdefault(part, []).append([one["rows"], one["voided"], one["last"].isoformat()])
    for part, rows in desa_rows(offices).items():
        stamps.setdefault(part, []).append(rows)
    codes = [(office.pk, office.code) for office in offices]
    return {part: hashlib.sha256(repr((codes, stamp)).encode()).hexdigest() for part, stamp in stamps.items()}


def entry_batches(offices: Sequence[Office], part: Part, desa: Iterable[Row]) -> Iterator[pa.RecordBatch]:
    """The rows of a month that are not voided, by office and register, a bounded number of them in memory.

    `id` names the row in its office's own database; it says nothing of a person.
    """
    stored = (
        _dated(Entry.objects.filter(office__in=offices, voided_at=None))
        .filter(first_day__year=part.year, first_day__month=part.month)
        .order_by("office__code", "register", "pk")
        .values_list("pk", "office__code", *_COLUMNS[2:])
        .iterator(chunk_size=_BATCH)
    )
    rows = heapq.merge(((str(pk), *rest) for pk, *rest in stored), desa, key=lambda row: (row[1], row[2]))
    while batch := list(islice(rows, _BATCH)):
        columns = [
            pa.array(column, field.type) for column, field in zip(zip(*batch, strict=True), part.columns, strict=True)
        ]
        yield pa.RecordBatch.from_arrays(list(columns), schema=part.columns)


def desa_rows(offices: Sequence[Office]) -> dict[Part, list[Row]]:
    """The desa of the offices as rows of their register, by month, in the order in which they lie."""
    found: dict[Part, list[Row]] = {}
    for office in offices:
        for entry in desa_entries(office):
            part = part_of_entry(entry.submitted, entry.due, entry.completed)
            if part:
                found.setdefault(part, []).append(tuple(getattr(entry, name) for name in _COLUMNS))
    return {part: sorted(rows, key=lambda row: (row[1], row[2], row[0])) for part, rows in found.items()}


def statement_tables(offices: Sequence[Office]) -> Iterator[tuple[Part, pa.Table]]:
    """What was stated of each month there is a statement of."""
    stated = (
        MonthStatement.objects.filter(office__in=offices)
        .order_by("year", "month", "office__code", "register")
        .values_list("year", "month", "office__code", "register", "state")
    )
    by_part: dict[Part, list[Row]] = {}
    for year, month, *row in stated.iterator():
        by_part.setdefault(Part(STATEMENTS, year, month), []).append(tuple(row))
    for part, rows in by_part.items():
        columns = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
        yield part, pa.Table.from_arrays(columns, schema=part.columns)


def stated_years(offices: Sequence[Office]) -> set[int]:
    """The years of which something was stated."""
    return set(MonthStatement.objects.filter(office__in=offices).values_list("year", flat=True).distinct())


def _dated(rows: QuerySet[Entry]) -> Any:
    """Rows with the first of their dates that there is; a row without any counts nowhere and is left out."""
    first = Coalesce(F("submitted"), F("due"), F("completed"))
    return rows.annotate(first_day=first).exclude(first_day=None)
