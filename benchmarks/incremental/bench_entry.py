"""One entry to fresh indicators on four levels: through the ORM, with its audit event, each one committed.

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
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path

AIMS = {"sqlite": 5.0, "postgresql": 10.0}
OTHERS = 100_000
"""Rows of other offices."""
WARM_UP = 10
Timing = tuple[float, float]


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
    timings, affected = enter(office, user, indikator, entries)
    aim = AIMS[connection.vendor]
    print(
        f"{connection.vendor}: {entries} entries, {affected:.1f} indicators each, {TermMonth.objects.count()} kept rows"
    )
    for name, part in (("written", [w for w, _ in timings]), ("read on 4 levels", [r for _, r in timings])):
        print(f"  {name}: p50 {percentile(part, 50):.2f} ms, p95 {percentile(part, 95):.2f} ms")
    whole = [sum(timing) for timing in timings]
    p95 = percentile(whole, 95)
    print(
        f"  entry to fresh indicators: p50 {percentile(whole, 50):.2f} ms, p95 {p95:.2f} ms (aim: {aim:g} ms at most)"
    )
    wrong = [one for one in check.verify(ReferenceEngine) if one.area == office.code]
    print(f"  against full recomputation: {len(wrong)} differences")
    return int(p95 > aim or bool(wrong))


def enter(office: object, user: object, indikator: Iterable, count: int) -> tuple[list[Timing], float]:
    """Milliseconds of writing and of reading for each entry, and how many indicators an entry changed on average."""
    from tolok.core.kernel.value import Number
    from tolok.core.registers import get_register
    from tolok.web.apps.measurement.levels import bound, concerned, levels
    from tolok.web.apps.registers import actions, queries

    asked = bound(indikator)
    timings, affected = [], 0
    for number, (slug, values) in zip(range(count + WARM_UP), made_entries(), strict=False):
        register, month = get_register(slug), values["submitted"].month
        started = time.perf_counter()
        token = uuid.uuid4()
        row, _ = actions.add_entry(office=office, register=register, values=values, by=user, token=token, restate=True)
        written = time.perf_counter()
        fresh = concerned(asked, queries.as_core(row, office.code))
        found = levels(office, values["submitted"].year, (month + 2) // 3, fresh)
        ended = time.perf_counter()
        known = sum(isinstance(one.realisasi, Number) for one in found[3].table)
        assert len(found) == 4, f"expected four levels, got: {len(found)}"
        assert known, f"expected numbers of the nation, got: {found[3].table}"
        if number >= WARM_UP:
            timings.append(((written - started) * 1000, (ended - written) * 1000))
            affected += len(fresh)
    return timings, affected / count


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
