"""The office-year in tolok's own web database, and its four tables out of it, each in a process of its own.

Usage, with TOLOK_DATA naming the folder: year_in_tolok.py WORD, where
load      sets the office up through the web's actions
values    prints all values as JSON: from the rows where no term value is kept yet, else from the kept ones
running   does in a tolok that runs already what LibreOffice is asked: the seconds from all rows to all values, nothing
          kept; and from one more entry (with its audit event) to all values anew; medians of 5, as JSON
"""

from __future__ import annotations

import json
import statistics
import sys
import time
import uuid
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

REPETITIONS = 5


def main() -> None:
    from tolok.web import startup

    startup.start_django()
    what = sys.argv[1]
    if what == "load":
        startup.migrate()
        load()
        return
    from tolok.web.apps.offices.models import Office

    found: Any = {"values": tables, "running": running}[what](Office.objects.get())
    print(json.dumps(found))


def tables(office: Any) -> list[list[Any]]:
    """Key, quarter, realisasi, capaian and kategori of every indicator and quarter; None where there is none."""
    from tolok.web.apps.measurement import queries

    measured = queries.measured_year(office, office.current_year)
    return [
        [one.indikator.key, quarter, *shown(one)] for quarter, table in measured.by_quarter.items() for one in table
    ]


def shown(one: Any) -> list[Any]:
    from tolok.core.kernel.value import Number

    numbers = [str(v.value) if isinstance(v, Number) else None for v in (one.realisasi, one.capaian)]
    return [*numbers, one.kategori]


def running(office: Any) -> dict[str, float]:
    """Raises AssertionError where the rows give other values than those kept."""
    kept, anew = tables(office), []
    by_way: dict[str, list[float]] = {"rows": [], "entry": []}
    for _ in range(REPETITIONS):
        started = time.perf_counter()
        anew.append(from_rows(office))
        by_way["rows"].append(time.perf_counter() - started)
    assert all(found == kept for found in anew), "expected the same values from the rows as those kept"
    for number in range(REPETITIONS):
        started = time.perf_counter()
        enter(office, number)
        assert tables(office) != kept
        by_way["entry"].append(time.perf_counter() - started)
    return {way: statistics.median(seconds) for way, seconds in by_way.items()}


def from_rows(office: Any) -> list[list[Any]]:
    from tolok.core.kernel.period import Period
    from tolok.core.measurement.measure import measure, terms_of
    from tolok.web.apps.measurement import queries
    from tolok.web.apps.registers.engine_queries import site_engine

    year = queries.build_office_year(office, office.current_year)
    terms, months = terms_of(year.indikator), Period.of_year(year.year).months()
    values = site_engine(office, {term.register for term in terms}).term_values(terms, [office.code], months)
    return [[one.indikator.key, q, *shown(one)] for q in queries.QUARTERS for one in measure(year, values, q)]


def enter(office: Any, number: int) -> None:
    from tolok.core.registers import get_register
    from tolok.web.apps.accounts.models import User
    from tolok.web.apps.registers import actions

    day = date(office.current_year, 1, 6) + timedelta(days=number)
    values = {"kind": "ktp", "pemohon": "Siti", "status": "selesai", "submitted": day, "due": day, "completed": day}
    by, register = User.objects.get(), get_register("layanan")
    actions.add_entry(office=office, register=register, values=values, by=by, token=uuid.uuid4(), restate=True)


def load() -> None:
    """Office, rows, statements, decree, bindings and plan, by the same actions as the pages."""
    from sixty import QUARTERS, made_decree, sixty, stated_year

    from tolok.core.catalogue import to_data
    from tolok.core.kernel.numbers import show_exact
    from tolok.core.measurement.indikator import Aggregation
    from tolok.sample import kantor
    from tolok.web.apps.catalogue import actions as catalogue
    from tolok.web.apps.measurement import actions, queries
    from tolok.web.apps.offices import actions as offices
    from tolok.web.apps.registers import actions as registers

    year = stated_year()
    office, admin, _ = offices.set_up(
        by=None,
        profile=year.office,
        current_year=year.year,
        desa=[offices.NewDesa(nama=nama, jenis="desa", code=code) for code, nama in kantor.DESA.items()],
        pejabat=year.pejabat,
        admin=offices.NewAdmin("admin", "Admin Kantor", "sandi-untuk-ukur-60"),
        aliases=year.aliases,
    )
    registers.load_rows(office=office, entries=year.entries, statements=year.statements, by=admin)
    content = json.dumps(to_data(made_decree(year)), default=str).encode()
    reading, _ = catalogue.upload_decree(office=office, name="iki.json", content=content, by=admin)
    catalogue.confirm(reading=reading, path="", by=admin)
    reading.refresh_from_db()
    version = catalogue.publish(reading=reading, token=reading.revision, first_year=year.year, last_year=None, by=admin)
    rows = queries.catalogue.rows_of_version(version)
    for asked, row in zip(sixty(), rows, strict=True):
        for phrase, offer in zip(row.phrases, asked.offers, strict=True):
            catalogue.bind(
                reading=reading, place=row.place, phrase=phrase, register=asked.register, offer=offer,
                score=Decimal(1), by=admin,
            )  # fmt: skip
        targets = {q: actions.TypedTarget(show_exact(asked.targets[q].lo), asked.targets[q]) for q in QUARTERS}
        actions.set_plan(
            office=office, year=year.year, row=row, rule=asked.rule, aggregation=Aggregation.JUMLAH,
            targets=targets, scores={}, seen="", by=admin,
        )  # fmt: skip


if __name__ == "__main__":
    main()
