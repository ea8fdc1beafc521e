"""One entry, and one struck out, to fresh indicators on four levels: by the action, with its audit event, committed.

The database: the sample kecamatan with its year, rows of other offices beside its own, and kept values of 514
kabupaten, 38 provinsi and their groups, so that the nation is added up from as many rows as it would be. SQLite
always; PostgreSQL with fsync where it is installed. Aims: p95 of 5 ms on SQLite, 10 ms on PostgreSQL. Fails above them,
or where the kept values are not those of a full recomputation.
Usage: bench_entry.py [entries, default 200]
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

AIMS = {"sqlite": 5.0, "postgresql": 10.0}
OTHERS = 100_000
"""Rows of other offices."""
WARM_UP = 10


def main() -> int:
    if os.environ.get("TOLOK_DATA"):
        return measure(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
    failed = run({})
    if shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        from tools.run_tests import throwaway_postgresql

        with throwaway_postgresql(is_durable=True) as url:
            failed |= run({"TOLOK_DATABASE_URL": url})
    else:
        print("postgresql: not installed, not measured")
    return failed


def run(environment: dict[str, str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        inherited = {**os.environ, "TOLOK_DATA": folder, "TOLOK_SECRET_KEY": "bench", **environment}
        return subprocess.call([sys.executable, __file__, *sys.argv[1:]], env=inherited)


def measure(entries: int) -> int:
    from tolok.web import startup

    startup.start_django()
    startup.migrate()
    from django.db import connection

    from tolok.engines.reference import ReferenceEngine
    from tolok.web import demo
    from tolok.web.apps.accounts.models import User
    from tolok.web.apps.measurement import queries
    from tolok.web.apps.offices.models import Office
    from tolok.web.apps.terms import check
    from tolok.web.apps.terms.models import TermMonth

    demo.load_sample()
    office, user = Office.objects.get(), User.objects.get(username="admin")
    indikator = queries.measured_year(office, office.current_year).office_year.indikator
    fill_others(office)
    meter = Meter(connection)
    with connection.execute_wrapper(meter.count):
        affected = enter_and_void(office, user, indikator, entries, meter)
    aim = AIMS[connection.vendor]
    print(
        f"{connection.vendor}: {entries} entries, each voided again; {affected:.1f} indicators each; "
        f"{TermMonth.objects.count()} kept rows"
    )
    for name, costs in meter.costs.items():
        print(f"  {name}: {told(costs[WARM_UP:])}")
    slow = False
    for deed in ("enter", "void"):
        whole = [one + other for one, other in zip(meter.costs[deed], meter.costs[f"{deed}, read"], strict=True)]
        print(f"  {deed} to fresh indicators: {told(whole[WARM_UP:])} (aim: p95 {aim:g} ms at most)")
        slow |= percentile([one.wall for one in whole[WARM_UP:]], 95) > aim
    wrong = [one for one in check.verify(ReferenceEngine) if one.area == office.code]
    print(f"  against full recomputation: {len(wrong)} differences")
    return int(slow or bool(wrong))


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds by the clock and of this process's processor time (a server's own is not in it), and statements."""

    wall: float
    cpu: float
    statements: int

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.wall + other.wall, self.cpu + other.cpu, self.statements + other.statements)


class Meter:
    """What each kind of step costs, in the order in which the steps were taken."""

    def __init__(self, connection: Any) -> None:
        self.costs: dict[str, list[Cost]] = defaultdict(list)
        self._connection, self._statements = connection, 0

    def count(self, execute: Callable, sql: str, params: object, many: bool, context: dict) -> object:
        self._statements += 1
        return execute(sql, params, many, context)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        statements, cpu, wall = self._statements, time.process_time(), time.perf_counter()
        yield
        ended, cpu_ended = time.perf_counter(), time.process_time()
        cost = Cost((ended - wall) * 1000, (cpu_ended - cpu) * 1000, self._statements - statements)
        self.costs[name].append(cost)


def enter_and_void(office: object, user: object, indikator: Iterable, count: int, meter: Meter) -> float:
    """Enters rows one by one and strikes each out again, its indicators read on four levels every time.

    How many indicators a row changed on average.
    """
    from tolok.core.kernel.value import Number
    from tolok.core.registers import get_register
    from tolok.web.apps.measurement.levels import bound, concerned, levels
    from tolok.web.apps.registers import actions, queries

    asked, affected = bound(indikator), 0

    def read(row: Any) -> int:
        fresh = concerned(asked, queries.as_core(row, office.code))
        found = levels(office, row.submitted.year, (row.submitted.month + 2) // 3, fresh)
        known = sum(isinstance(one.realisasi, Number) for one in found[3].table)
        assert len(found) == 4, f"expected four levels, got: {len(found)}"
        assert known, f"expected numbers of the nation, got: {found[3].table}"
        return len(fresh)

    for _, (slug, values) in zip(range(count + WARM_UP), made_entries(), strict=False):
        register, token = get_register(slug), uuid.uuid4()
        with meter.step("enter"):
            row, _ = actions.add_entry(
                office=office, register=register, values=values, by=user, token=token, restate=True
            )
        with meter.step("enter, read"):
            affected += read(row)
        with meter.step("void"):
            actions.void_entry(entry=row, register=register, reason="tercatat dua kali", by=user)
        with meter.step("void, read"):
            read(row)
    return affected / (count + WARM_UP)


def told(costs: Sequence[Cost]) -> str:
    wall, cpu = [one.wall for one in costs], [one.cpu for one in costs]
    statements = sum(one.statements for one in costs) / len(costs)
    return (
        f"p50 {percentile(wall, 50):.2f} ms, p95 {percentile(wall, 95):.2f} ms; processor p50 "
        f"{percentile(cpu, 50):.2f} ms, p95 {percentile(cpu, 95):.2f} ms; {statements:.1f} statements"
    )


def made_entries() -> Iterator[tuple[str, dict]]:
    """Services, letters and activities in turn, over the year."""
    made = {
        "layanan": {"kind": "ktp", "pemohon": "Siti", "status": "selesai"},
        "surat": {"kind": "masuk", "nomor": "1", "perihal": "Undangan", "status": "diarsip"},
        "kegiatan": {"kind": "pembinaan_desa", "uraian": "Rapat", "status": "terlaksana", "quantity": 12},
    }
    for number in range(10**6):
        slug = tuple(made)[number % 3]
        day = date(2025, 1, 6) + timedelta(days=number * 7 % 350)
        dates = {"submitted": day, "due": day + timedelta(days=5), "completed": day + timedelta(days=number % 7)}
        yield slug, {**made[slug], **dates}


def fill_others(office: object) -> None:
    """Offices, rows and kept values of the rest of the nation; what is added up above is not meant to be true."""
    from django.db.models import F
    from django.utils import timezone

    from tolok.core.wilayah import kecamatan_list
    from tolok.web.apps.offices.models import Office
    from tolok.web.apps.registers.models import Entry
    from tolok.web.apps.terms.models import Area, AreaTerm, TermMonth
    from tolok.web.apps.terms.queries import area_codes, level_of

    codes = [one.code for one in kecamatan_list() if one.code != office.code]
    facts = {"kabupaten": "Kabupaten Contoh", "current_year": 2025}
    offices = Office.objects.bulk_create([Office(code=code, nama=f"Kecamatan {code}", **facts) for code in codes])
    now, first = timezone.now(), date(2025, 1, 1)
    facts = {"register": "layanan", "kind": "ktp", "status": "selesai", "created_at": now, "updated_at": now}
    made = (
        Entry(office=offices[number % 500], submitted=first + timedelta(days=number % 365), **facts)
        for number in range(OTHERS)
    )
    Entry.objects.bulk_create(made, batch_size=2000)
    counts = Counter(code[:length] for code in codes for length in (1, 2, 5))
    own = area_codes(office.code)
    terms = list(AreaTerm.objects.filter(area=office.code).values_list("term", flat=True))
    months = range(2025 * 12, 2025 * 12 + 12)
    Area.objects.bulk_create(Area(code=code, offices=n) for code, n in counts.items() if code not in own)
    Area.objects.filter(code=own[0]).update(offices=F("offices") + counts[own[0]])
    TermMonth.objects.filter(area=own[0], month__in=months).update(stated=F("stated") + counts[own[0]])
    above = [code for code in counts if code not in own]
    keeping = (
        AreaTerm(area=code, level=level_of(code), term_id=pk, offices=counts[code])
        for code, pk in product(above, terms)
    )
    AreaTerm.objects.bulk_create(keeping, batch_size=2000)
    AreaTerm.objects.filter(area=own[0]).update(offices=F("offices") + counts[own[0]])
    rows = (
        TermMonth(area=code, level=level_of(code), term_id=pk, month=month, amount=7, stated=counts[code])
        for code, pk, month in product(above, terms, months)
    )
    TermMonth.objects.bulk_create(rows, batch_size=2000)


def percentile(values: list[float], share: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * share // 100)]


if __name__ == "__main__":
    sys.exit(main())
