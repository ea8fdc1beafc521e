"""Two people at once: what both enter counts, also while a third asks for a term for the first time."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from django.db import connection, connections

from tests.support.web import make_office
from tests.web.test_commands import environment
from tolok.core.kernel.period import Month
from tolok.core.registers import get_register
from tolok.core.registers.term import IsOneOf, Term
from tolok.web.apps.offices.models import Office
from tolok.web.apps.registers import actions as registers
from tolok.web.apps.terms import actions, check, queries

EACH = 12
MARCH = Month(2025, 3)
SERVICES = Term("layanan")
ASKED_MEANWHILE = Term("layanan", (IsOneOf("kind", ("ktp",)),))
CODES = ("97.01.01", "97.01.02")

WORKER = """
import sys
from tolok.web import startup
startup.start_django()
from tests.web.terms import test_at_once
test_at_once.work(int(sys.argv[1]))
"""
SETUP = """
from tolok.web import startup
startup.start_django()
startup.migrate()
from tests.web.terms import test_at_once
test_at_once.set_up()
"""
OUTCOME = """
from tolok.web import startup
startup.start_django()
from tests.web.terms import test_at_once
test_at_once.check_outcome()
"""


def set_up() -> None:
    for code in CODES:
        actions.keep(office=make_office(code=code), terms=[SERVICES])


def work(number: int) -> None:
    """Numbers 0 and 1 enter for the same office, 2 for its neighbour, 3 asks for a term in between."""
    office = Office.objects.get(code=CODES[number == 2])
    for turn in range(EACH):
        if number == 3:
            actions.keep(office=office, terms=[ASKED_MEANWHILE] if turn == EACH // 2 else [SERVICES])
            continue
        values = {"kind": "ktp", "pemohon": "Siti", "submitted": date(2025, 3, 4), "status": "diproses"}
        registers.add_entry(office=office, register=get_register("layanan"), values=values, by=None)


def check_outcome() -> None:
    first, second = (Office.objects.get(code=code) for code in CODES)
    counted = queries.kept_values(first, [SERVICES, ASKED_MEANWHILE], [MARCH])
    assert counted == {(first.code, term, MARCH): 2 * EACH for term in (SERVICES, ASKED_MEANWHILE)}, counted
    assert queries.kept_values(second, [SERVICES], [MARCH]) == {(second.code, SERVICES, MARCH): EACH}
    assert list(check.verify()) == []


@pytest.mark.django_db(transaction=True)
def test_entries_of_several_at_once_all_count(tmp_path: Path) -> None:
    if connection.vendor == "sqlite":  # the database of the tests lies in memory, where two cannot write at once
        in_processes(tmp_path)
        return

    def in_thread(number: int) -> None:
        try:
            work(number)
        finally:
            connections.close_all()

    set_up()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(in_thread, range(4)))
    check_outcome()


def in_processes(folder: Path) -> None:
    root = str(Path(__file__).parents[3])
    env = {**environment(TOLOK_DATA=str(folder)), "PYTHONPATH": os.pathsep.join([root, *sys.path])}
    subprocess.run([sys.executable, "-c", SETUP], env=env, check=True)
    workers = [subprocess.Popen([sys.executable, "-c", WORKER, str(number)], env=env) for number in range(4)]
    assert [worker.wait(timeout=120) for worker in workers] == [0, 0, 0, 0]
    subprocess.run([sys.executable, "-c", OUTCOME], env=env, check=True)
