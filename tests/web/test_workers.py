"""The reading processes beside `tolok serve`, as programs: a job survives the server, and nothing survives its stop."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support import strange_serve
from tests.web.test_commands import environment, tolok
from tolok.sample import sample_decree
from tolok.web import workers

QUEUE = """
import sys
from tolok.web import startup
startup.start_django()
startup.migrate()
from tolok.web.apps.catalogue import jobs, upload
from tests.support import strange_reader
from tests.support.web import make_user
upload.find_format = lambda *_: strange_reader.STRANGE
user = make_user("PLANNER")
jobs.take_in(office=user.office, name="iku.pdf", content=sys.stdin.buffer.read(), by=user)
"""


def wait_until(holds: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "expected it to come true"
        time.sleep(0.02)


class Office:
    """A data folder with one file waiting to be read, and the server on it."""

    def __init__(self, folder: Path, content: bytes) -> None:
        self.folder = folder
        env = environment(TOLOK_DATA=str(folder))
        subprocess.run([sys.executable, "-c", QUEUE], input=content, env=env, check=True)

    def serve(self) -> subprocess.Popen[str]:
        command = [*strange_serve.COMMAND, "serve", "--port", "0", "--data", str(self.folder)]
        process = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True)
        assert process.stdout
        assert any("Ctrl+C" in line for line in process.stdout)
        return process

    def job(self) -> tuple[str, int]:
        with sqlite3.connect(self.folder / "tolok.sqlite3") as database:
            found: tuple[str, int] = database.execute("select state, pages_done from catalogue_readingjob").fetchone()
        database.close()
        return found

    def is_reading(self) -> bool:
        state, pages = self.job()
        return state == "RUNNING" and pages > 0

    def programs(self) -> list[int]:
        """Every process that knows the folder: server, worker, reader."""
        mark = f"TOLOK_DATA={self.folder}".encode()
        found = []
        for entry in Path("/proc").glob("[0-9]*/environ"):
            try:
                if mark in entry.read_bytes().split(b"\0"):
                    found.append(int(entry.parent.name))
            except OSError:  # gone meanwhile
                continue
        return found


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "data", b"pages 10 0.1\n" + sample_decree("iku_bersih").encode())
    yield made
    for pid in made.programs():
        os.kill(pid, signal.SIGKILL)


def test_reading_survives_the_sudden_death_of_the_server_and_is_done_by_the_next(office: Office) -> None:
    first = office.serve()
    wait_until(office.is_reading)
    assert len(office.programs()) >= 2
    first.kill()
    first.communicate()
    wait_until(lambda: not office.programs())
    assert office.job() == ("QUEUED", 0)
    second = office.serve()
    wait_until(lambda: office.job()[0] == "DONE")
    second.terminate()
    assert second.wait(20) == 0
    second.communicate()
    assert not office.programs()


def test_no_worker_runs_where_none_is_asked_for(tmp_path: Path) -> None:
    refused = tolok("demo", "--no-serve", "--data", tmp_path / "d", TOLOK_WORKERS="banyak")
    assert refused.returncode == 2
    assert "TOLOK_WORKERS=«banyak»" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert workers.worker_count({"TOLOK_WORKERS": "0"}) == 0
    with workers.workers(0):
        pass


def test_a_worker_that_dies_is_started_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    note = tmp_path / "lives"
    code = f"open({str(note)!r}, 'a').write('x')"
    monkeypatch.setattr(workers, "COMMAND", (sys.executable, "-c", code))
    monkeypatch.setattr(workers, "_LONGEST_WAIT", 0)
    with workers.workers(1):
        wait_until(lambda: note.exists() and len(note.read_text()) > 1)
