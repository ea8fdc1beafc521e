"""Reading in a process of its own: the same reading, and nothing that a file does outlives it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import strange_reader
from tolok.reading import apart
from tolok.reading.apart import read_apart
from tolok.reading.decree import find_format, read_decree
from tolok.reading.errors import CancelledError, ReadingError
from tolok.reading.limits import Limits
from tolok.sample import sample_decree

DECREE = sample_decree("iku_bersih").encode()


@pytest.fixture
def strange(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Every file is of the strange format; the folder is where temporary files go, and is to be empty in the end."""
    monkeypatch.setattr(apart, "_CHILD", strange_reader.COMMAND)
    monkeypatch.setattr(apart, "_BEAT", 0.05)
    monkeypatch.setattr(apart, "find_format", lambda *_: strange_reader.STRANGE)
    folder = tmp_path / "sementara"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until(holds: Callable[[], bool], seconds: float = 5) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "expected it to come true"
        time.sleep(0.01)


def test_reading_apart_says_what_reading_here_says_and_tells_every_page(strange: Path) -> None:
    told: list[tuple[int, int]] = []
    read = read_apart(b"pages 3\n" + DECREE, "iku.txt", progress=lambda done, total: told.append((done, total)))
    here = read_decree(DECREE, "iku.txt")
    assert (read.keputusan, read.lines, read.notes) == (here.keputusan, here.lines, here.notes)
    assert [at for at in dict.fromkeys(told) if at != (0, 0)] == [(1, 3), (2, 3), (3, 3)]
    assert not list(strange.iterdir())


def test_plain_text_is_read_here_and_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_child", lambda *_: pytest.fail("expected no process"))
    assert read_apart(DECREE, "iku.txt") == read_decree(DECREE, "iku.txt")


def test_what_libraries_print_does_not_disturb_the_reading(strange: Path) -> None:
    assert read_apart(b"print\n" + DECREE, "iku.txt").keputusan == read_decree(DECREE, "iku.txt").keputusan


def test_refusal_of_the_reader_comes_through_in_its_words(strange: Path) -> None:
    with pytest.raises(ReadingError, match=r"^Berkas «x»: tidak terbaca\.$"):
        read_apart(b"refuse\n", "x")


def test_a_reader_that_hangs_is_killed_when_the_time_is_up(strange: Path) -> None:
    with pytest.raises(ReadingError, match=r"«x\.pdf».*2 detik sesudah halaman 1 dari 9"):
        read_apart(b"hang\n", "x.pdf", limits=Limits(seconds=2))
    assert not list(strange.iterdir())


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGKILL, signal.SIGABRT])
def test_a_reader_that_dies_is_an_error_with_a_remedy(strange: Path, number: signal.Signals) -> None:
    with pytest.raises(ReadingError, match=r"berhenti mendadak sesudah halaman 2 dari 5.*Simpan ulang"):
        read_apart(f"die {number.value}\n".encode(), "x.pdf")
    assert not list(strange.iterdir())


def test_a_reader_that_eats_memory_is_stopped_at_the_limit(strange: Path) -> None:
    with pytest.raises(ReadingError, match="memori lebih dari 512 MB"):
        read_apart(b"eat\n", "x.pdf", limits=Limits(memory=512 * 1024 * 1024))


def test_a_fault_of_the_reader_is_told_without_traceback_and_logged_with(
    strange: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(ReadingError, match="pembaca gagal") as refused:
        read_apart(b"fail\n", "x.pdf")
    assert "KeyError" not in str(refused.value)
    assert "KeyError: 'a fault of the reader'" in caplog.text


@pytest.mark.parametrize("ending", [CancelledError, KeyboardInterrupt])
def test_cancelling_kills_the_reader_and_what_it_started_and_leaves_no_file(
    strange: Path, tmp_path: Path, ending: type[BaseException]
) -> None:
    note = tmp_path / "pid"

    def progress(done: int, total: int) -> None:
        if note.exists() and note.read_text():
            raise ending

    with pytest.raises(ending):
        read_apart(f"another {note}\n".encode(), "x.pdf", progress=progress)
    wait_until(lambda: not is_running(int(note.read_text())))
    assert not list(strange.iterdir())


def test_death_of_the_parent_ends_the_reader_and_what_it_started_and_leaves_no_file(
    strange: Path, tmp_path: Path
) -> None:
    note = tmp_path / "pid"
    environment = {**os.environ, "TMPDIR": str(strange), "ORDER": f"another {note}"}
    parent = subprocess.Popen([sys.executable, "-m", "tests.support.strange_reader", "parent"], env=environment)
    wait_until(lambda: note.exists() and bool(note.read_text()))
    parent.kill()
    parent.wait()
    wait_until(lambda: not is_running(int(note.read_text())))
    wait_until(lambda: not list(strange.iterdir()))


@pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_what_nobody_reads_is_refused_before_a_process_starts(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_child", lambda *_: pytest.fail("expected no process"))
    with pytest.raises(ReadingError):
        read_apart(content, "lama.doc")


def test_only_text_of_our_own_reading_is_read_here() -> None:
    assert find_format(DECREE, "iku.txt", Limits()).is_plain
    assert find_format(b'{"versi_skema": 1}', "iku.json", Limits()).is_plain
