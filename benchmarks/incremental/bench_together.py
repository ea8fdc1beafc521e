"""Many clerks entering at once on PostgreSQL with fsync, and what an entry takes on the disk.

Each clerk is a process with an office of its own; all offices lie in one kabupaten and keep the sample's terms, so that
every entry changes the same rows of kabupaten, provinsi and their group: the worst case. Prints entries a second by
number of clerks, and the bytes of each table an entry (indexes included). Kept values are held against the rows after.
Usage: bench_together.py [entries of each clerk, default 300] [clerks, default 1,2,4,8]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta

WARM_UP = 10
TABLES = ("registers_entry", "audit_auditevent")


def main() -> int:
    each = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    crews = [int(number) for number in (sys.argv[2] if len(sys.argv) > 2 else "1,2,4,8").split(",")]
    if os.environ.get("TOLOK_DATA"):
        return work(sys.argv[3], each) if len(sys.argv) > 3 else measure(each, crews)
    from tools.run_tests import throwaway_postgresql

    with throwaway_postgresql(is_durable=True) as url, tempfile.TemporaryDirectory() as folder:
        site = {"TOLOK_DATABASE_URL": url, "TOLOK_DATA": folder, "TOLOK_SECRET_KEY": "bench"}
        return subprocess.call([sys.executable, __file__, *sys.argv[1:]], env={**os.environ, **site})


def measure(each: int, crews: list[int]) -> int:
    from tolok.web import startup

    startup.start_django()
    startup.migrate()
    from tolok.web.apps.terms import check

    codes = make_offices(max(crews))
    sizes = table_sizes()
    for clerks in crews:
        seconds = together(codes[:clerks], each)
        print(f"{clerks} clerks: {clerks * each / seconds:.0f} entries a second ({seconds:.1f} s)", flush=True)
    entries = sum(crews) * (each + WARM_UP)
    for table, bytes_ in table_sizes().items():
        print(f"{table}: {(bytes_ - sizes[table]) / entries:.0f} bytes an entry")
    wrong = list(check.verify())
    print(f"against full recomputation: {len(wrong)} differences")
    return int(bool(wrong))


def make_offices(count: int) -> list[str]:
    """The sample's office, and neighbours that keep the same terms."""
    from tolok.core.measurement.measure import terms_of
    from tolok.web import demo
    from tolok.web.apps.measurement import queries
    from tolok.web.apps.offices.models import Office
    from tolok.web.apps.terms import actions

    demo.load_sample()
    sample = Office.objects.get()
    terms = terms_of(queries.measured_year(sample, sample.current_year).office_year.indikator)
    codes = []
    for number in range(count):
        code = f"{sample.code[:5]}.{90 - number}"
        facts = {"nama": f"Kecamatan {number}", "kabupaten": sample.kabupaten, "current_year": sample.current_year}
        actions.keep(office=Office.objects.create(code=code, **facts), terms=terms)
        codes.append(code)
    return codes


def together(codes: list[str], each: int) -> float:
    """Seconds from the word to begin until the last clerk has entered all."""
    command = [sys.executable, __file__, str(each), "0"]
    clerks = [
        subprocess.Popen([*command, code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for code in codes
    ]
    for clerk in clerks:
        assert clerk.stdout is not None and clerk.stdout.readline() == "ready\n"
    begun = time.perf_counter()
    for clerk in clerks:
        assert clerk.stdin is not None
        clerk.stdin.write("\n")
        clerk.stdin.flush()
    if any(clerk.wait() for clerk in clerks):
        raise RuntimeError("a clerk broke off")
    return time.perf_counter() - begun


def work(code: str, each: int) -> int:
    """A clerk: warms up, waits for the word, enters."""
    from tolok.web import startup

    startup.start_django()
    from tolok.core.registers import get_register
    from tolok.web.apps.offices.models import Office
    from tolok.web.apps.registers import actions

    office, register = Office.objects.get(code=code), get_register("layanan")
    for number in range(WARM_UP + each):
        if number == WARM_UP:
            print("ready", flush=True)
            sys.stdin.readline()
        day = date(2025, 1, 6) + timedelta(days=number * 7 % 350)
        dates = {"submitted": day, "due": day + timedelta(days=5), "completed": day + timedelta(days=number % 7)}
        values = {"kind": "ktp", "pemohon": "Siti Aminah binti Ahmad", "status": "selesai", **dates}
        actions.add_entry(office=office, register=register, values=values, by=None)
    return 0


def table_sizes() -> dict[str, int]:
    """Bytes of each table with its indexes, dead rows cleared."""
    from django.db import connection

    found = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"VACUUM FULL {table}")
            cursor.execute("SELECT pg_total_relation_size(%s)", [table])
            found[table] = cursor.fetchone()[0]
    return found


if __name__ == "__main__":
    sys.exit(main())
