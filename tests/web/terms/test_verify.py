"""`tolok compute --verify` as a program, on a data folder of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.test_commands import environment

KEEP = """
from tolok.web import startup
startup.start_django()
startup.migrate()
from tolok.web import demo
demo.load_sample()
from tolok.web.apps.measurement import queries
from tolok.web.apps.offices.models import Office
office = Office.objects.get()
queries.measured_year(office, office.current_year)
"""
SPOIL = """
from tolok.web import startup
startup.start_django()
from django.db.models import F
from tolok.core.registers.term import Term
from tolok.web.apps.offices.models import Office
from tolok.web.apps.terms import queries
from tolok.web.apps.terms.models import TermMonth
office = Office.objects.get()
pk = queries.kept_terms(office)[Term("layanan")]
TermMonth.objects.filter(area=office.code, term=pk, month=2025 * 12 + 2).update(amount=F("amount") + 3)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("data")
    run(made, "-c", KEEP)
    return made


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = environment(TOLOK_DATA=str(folder))
    done = subprocess.run([sys.executable, *arguments], env=env, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def test_differences_are_named_with_exit_1_and_repaired_when_asked(folder: Path) -> None:
    verify = ("-m", "tolok", "compute", "--verify")
    agreed = run(folder, *verify)
    assert (agreed.returncode, "sama dengan hitung ulang" in agreed.stdout) == (0, True)
    run(folder, "-c", SPOIL)
    for _ in range(2):  # looking changes nothing
        found = run(folder, *verify, "--engine", "reference")
        assert found.returncode == 1
        line, *_ = found.stdout.splitlines()
        assert line.startswith("Kecamatan Wanakerti (99.01.01): jumlah permohonan pada Register Layanan")
        assert "Maret 2025: tersimpan" in line
        stored, again = (int(part.split()[-1]) for part in line.rsplit(": ", 1)[1].split(","))
        assert stored == again + 3
    repaired = run(folder, *verify, "--repair")
    assert (repaired.returncode, line in repaired.stdout) == (0, True)
    assert run(folder, *verify).returncode == 0


WRONG = [["--verify", "--sample"], ["--sample", "--repair"], ["--verify", "--engine", "abakus"]]


@pytest.mark.parametrize("wrong", WRONG)
def test_what_does_not_go_together_is_told_with_exit_2(tmp_path: Path, wrong: list[str]) -> None:
    done = run(tmp_path, "-m", "tolok", "compute", *wrong)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("tolok compute: ")
