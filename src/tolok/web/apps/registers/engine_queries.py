"""The rows of one office as engines read them: inside PostgreSQL where the site's database is that, else read out.

One mapping for both: `stored_rows` says what the columns of an engine are in the table, `desa_entries` what a desa is
as a row. Voided rows and other offices are kept out there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast

from tolok.core.kernel.period import Month
from tolok.core.registers.entry import Entry as CoreEntry
from tolok.core.registers.register import TYPED_COLUMNS
from tolok.web.apps.registers.models import Entry
from tolok.web.apps.registers.queries import DESA, concerns_year, desa_entries

if TYPE_CHECKING:
    from tolok.engines import Engine

DATES = ("submitted", "due", "completed")
CHUNK = 5000
COLUMNS = ("id", "office", "register", *TYPED_COLUMNS)
Row = tuple[Any, ...]


def stored_rows(office: Any, slugs: Collection[str], year: int | None = None) -> QuerySet[Entry, Row]:
    """The rows of these registers as COLUMNS, of all years or those that a number of `year` can depend on.

    Without the desa, which lie elsewhere.
    """
    names = (Cast("pk", TextField()), Value(office.code, TextField()), "register", *TYPED_COLUMNS)
    found = _counted(office, slugs) if year is None else _counted(office, slugs).filter(concerns_year(year))
    return found.values_list(*names)


def rows(office: Any, slugs: Collection[str], year: int | None = None) -> Iterator[Row]:
    """The same with the desa, read from the database as they are asked for."""
    return chain(_desa_rows(office, slugs), stored_rows(office, slugs, year).iterator(chunk_size=CHUNK))


def entries(office: Any, slugs: Collection[str], year: int | None = None) -> list[CoreEntry]:
    """The same as entries, without what engines do not read."""
    return [CoreEntry(*row) for row in rows(office, slugs, year)]


def engine_inside(office: Any, slugs: Collection[str]) -> Engine | None:
    """An engine in the site's own database and transaction; None where that is SQLite."""
    if connection.vendor != "postgresql":
        return None
    from tolok.engines.compiler import SCHEMA  # slow to import, and asked for seldom
    from tolok.engines.postgres import PostgresEngine, query_of_lists

    assert tuple(SCHEMA) == COLUMNS
    stored, parameters = stored_rows(office, slugs).query.sql_with_params()
    desa = list(_desa_rows(office, slugs))
    lists = [[row[place] for row in desa] for place in range(len(COLUMNS))]
    return PostgresEngine(connection, f"{stored} UNION ALL {query_of_lists(SCHEMA)}", [*parameters, *lists])


def site_engine(office: Any, slugs: Collection[str]) -> Engine:
    """An engine over all rows of these registers: inside the database if there can be one, else DuckDB."""
    if inside := engine_inside(office, slugs):
        return inside
    from tolok.engines.duckdb import DuckDbEngine  # slow to import, and asked for seldom

    return DuckDbEngine.over_rows(rows(office, slugs))


def dated_months(office: Any, slugs: Collection[str]) -> list[Month]:
    """The months in which any date of a row of these registers lies."""
    stored = _counted(office, slugs)
    days = {day for name in DATES for day in stored.values_list(name, flat=True).distinct()}
    days |= {getattr(desa, name) for desa in _desa(office, slugs) for name in DATES}
    return sorted({Month.of(day) for day in days if day is not None})


def _counted(office: Any, slugs: Collection[str]) -> QuerySet[Entry]:
    return Entry.objects.filter(office=office, register__in=slugs, voided_at=None)


def _desa(office: Any, slugs: Collection[str]) -> list[CoreEntry]:
    return desa_entries(office) if DESA in slugs else []


def _desa_rows(office: Any, slugs: Collection[str]) -> Iterator[Row]:
    return map(attrgetter(*COLUMNS), _desa(office, slugs))
