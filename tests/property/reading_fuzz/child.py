"""The process that reads broken files one by one and judges each; told what to do, and telling, in lines of JSON.

Started by `watch`. To see one input again: `python -m tests.property.reading_fuzz.child docx 4711`.
"""

from __future__ import annotations

import gc
import json
import os
import re
import resource
import sys
import tempfile
import threading
import time
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.property.reading_fuzz.kinds import KINDS, made, read_all
from tolok.core.catalogue import from_data, to_data
from tolok.reading import Reading, ReadingError

MOST_SECONDS = 10.0
"""Of processor time for one input: far above what any takes, far below what makes a person give up."""
MOST_MEMORY = 3 * 1024**3
"""Bytes of address space, less than `Limits.memory`: what asks for more is a fault here."""
_MOST_GROWTH = 600 * 1024  # kilobytes that one input may add to the most memory ever held
_LOOK_EVERY = 50  # inputs between two counts of open files and threads
_LEEWAY = 8  # files and threads that libraries may keep for themselves
_REMEDY = re.compile(
    r"\b(?:simpan|periksa|buka|pisahkan|unggah|hapus|baca|pindai|kirim|hasilkan|perbaiki|pasang|kemas|pastikan|salin"
    r"|perbarui|lengkapi|sesuaikan|isi|tulis|pilih|ubah|unduh)\b",
    re.I,
)
_FOREIGN = re.compile(
    r"Traceback|Error\b|Exception|\.py\b|0x[0-9a-f]{6}|<class|object at"
    r"|\b(?:expected|expecting|invalid|could|cannot|must|delimiter|found|line)\b"
)


def judged(kind: str, number: int, content: bytes) -> tuple[str, str]:
    """("read" | "refused" | "fault", what was wrong or said)."""
    try:
        readings = read_all(kind, number, content)
    except ReadingError as problem:
        wrong = _wrong_in(str(problem))
        return ("fault", f"message: {wrong}: {problem}") if wrong else ("refused", str(problem))
    except BaseException:
        return "fault", traceback.format_exc()
    for reading in readings:
        try:
            _check(reading)
        except Exception:
            return "fault", f"a reading that cannot be kept: {traceback.format_exc()}"
    return "read", ""


def _wrong_in(message: str) -> str:
    """What is wrong with a refusal as an official reads it; nothing if all is well."""
    words = re.sub(r"«[^»]*»", "«»", message)  # what is quoted may say anything
    if "«" not in message:
        return "no file is named"
    if not _REMEDY.search(words) or not message.rstrip().endswith((".", "»")):
        return "no remedy"
    if found := _FOREIGN.search(words):
        return f"foreign words ({found.group()})"
    return "" if len(message) < 2_000 else "too long"


def _check(reading: Reading) -> None:
    """The reading can be stored, sent and read again as it is."""
    data = json.loads(json.dumps(to_data(reading.keputusan), allow_nan=False))
    if from_data(data) != reading.keputusan:
        raise ValueError("expected the same decree from its exchange form")
    "\n".join((json.dumps(data, ensure_ascii=False), *reading.lines, *reading.notes)).encode()


class _Watch:
    """What a reading may leave behind: words on the screen, files, open files, threads, memory.

    Libraries of PDF and TIFF say on the screen what they stumble over; `read_apart` keeps that from people.
    """

    def __init__(self, folder: Path, screen: int, *, may_print: bool) -> None:
        self.folder, self.screen, self.may_print = folder, screen, may_print
        self.open = self.threads = 10**6
        self.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    def left_by(self, number: int) -> str:
        left = []
        if printed := os.lseek(self.screen, 0, os.SEEK_END):
            os.lseek(self.screen, 0, os.SEEK_SET)
            words = os.read(self.screen, min(printed, 2_000)).decode(errors="replace")
            left += [] if self.may_print else [f"on the screen: {words}"]
            os.ftruncate(self.screen, 0)
        if found := [path for path in self.folder.rglob("*") if path.name != "tmp"]:
            left.append(f"files: {found}")
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        if most > self.memory + _MOST_GROWTH:
            left.append(f"memory: {(most - self.memory) // 1024} MB more than before")
        self.memory = max(self.memory, most)
        if number % _LOOK_EVERY == _LOOK_EVERY - 1:
            left += self._kept()
        return "; ".join(left)

    def _kept(self) -> list[str]:
        gc.collect()
        files, threads = len(os.listdir("/proc/self/fd")), threading.active_count()
        left = []
        if files > self.open + _LEEWAY or threads > self.threads + _LEEWAY:
            left = [f"open files {self.open} -> {files}, threads {self.threads} -> {threads}"]
        self.open, self.threads = min(self.open, files), min(self.threads, threads)
        return left


def run(kind: str, numbers: range, say: Callable[[dict[str, Any]], None], watch: _Watch) -> None:
    for number in numbers:
        say({"number": number})
        content = made(kind, number)
        watch.left_by(0)  # what the tearing printed
        begun, spent = time.perf_counter(), time.process_time()
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            outcome, words = judged(kind, number, content)
        spent, taken = time.process_time() - spent, time.perf_counter() - begun
        faults = [words] if outcome == "fault" else []
        if spent > MOST_SECONDS and number % 250:
            faults.append(f"{spent:.1f} seconds of processor time")
        if left := watch.left_by(number):
            faults.append(left)
        say({"number": number, "outcome": outcome, "seconds": min(spent, taken), "faults": faults})


def main() -> None:
    kind, start, stop, folder = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4])
    channel = os.fdopen(os.dup(1), "w", buffering=1)
    screen = os.open(folder.parent / "screen", os.O_RDWR | os.O_CREAT | os.O_APPEND)
    os.dup2(screen, 1)
    os.dup2(screen, 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    tempfile.tempdir = str(folder / "tmp")
    os.chdir(folder)

    def say(message: dict[str, Any]) -> None:
        channel.write(json.dumps(message) + "\n")

    run(kind, range(start, stop), say, _Watch(folder, screen, may_print=KINDS[kind].has_pictures))
    channel.flush()
    os._exit(0)


def show() -> None:
    """One input, read here and now."""
    kind, number = sys.argv[1], int(sys.argv[2])
    content = made(kind, number)
    Path(f"naskah.{KINDS[kind].suffix}").write_bytes(content) if len(sys.argv) > 3 else None
    begun = time.perf_counter()
    print(*judged(kind, number, content), f"{len(content)} bytes, {time.perf_counter() - begun:.2f} s", sep="\n")


if __name__ == "__main__":
    main() if len(sys.argv) > 4 else show()
