"""The clock over a process that reads broken files: kills it where it hangs, notes where it died, and goes on."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from tests.property.reading_fuzz.child import MOST_SECONDS

ROOT = Path(__file__).resolve().parents[3]
_HANGS = 12 * MOST_SECONDS  # seconds on the wall: a busy machine is not a hang
_MOST_FAULTS = 25


@dataclass(slots=True)
class Report:
    """What became of the inputs of a kind: counts by outcome, faults by number, the slowest (seconds, number)."""

    kind: str
    outcomes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: list[tuple[float, int]] = field(default_factory=list)

    def __str__(self) -> str:
        counts = ", ".join(f"{count} {outcome}" for outcome, count in sorted(self.outcomes.items()))
        slow = ", ".join(f"{number} ({seconds:.2f} s)" for seconds, number in self.slowest[:3])
        return f"{self.kind}: {counts}; {len(self.faults)} faults; slowest {slow}"


def fuzzed(kind: str, count: int, start: int = 0) -> Report:
    """Reads inputs `start` to `start + count` of a kind. Stops early where faults abound."""
    report = Report(kind)
    at = start
    while at < start + count and len(report.faults) < _MOST_FAULTS:
        at = _follow(report, at, start + count)
    return report


def _follow(report: Report, start: int, stop: int) -> int:
    """One process from input `start` on, until the end or its own; the number to go on with."""
    with tempfile.TemporaryDirectory(prefix="tolok-rusak-") as outer:
        folder = Path(outer, "kerja")
        (folder / "tmp").mkdir(parents=True)
        command = [
            sys.executable,
            "-m",
            "tests.property.reading_fuzz.child",
            report.kind,
            str(start),
            str(stop),
            str(folder),
        ]
        environment = {
            **os.environ,
            "TMPDIR": str(folder / "tmp"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "OMP_NUM_THREADS": "1",
        }
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment) as process:
            try:
                at = _listen(report, process, start)
            finally:
                process.kill()
        if at is None:
            return stop
        ended = process.returncode
        screen = Path(outer, "screen")
        words = screen.read_text(errors="replace")[-1_500:] if screen.exists() else ""
        report.outcomes["died or hung"] += 1
        report.faults.append(f"{report.kind} {at}: hung or died (exit code {ended}): {words}")
        return at + 1


def _listen(report: Report, process: subprocess.Popen[str], start: int) -> int | None:
    """Takes in what the process says; the number that it was at when it fell silent, None where it came to its end."""
    said: queue.Queue[dict[str, Any] | None] = queue.Queue()
    assert process.stdout is not None
    threading.Thread(target=_hear, args=(process.stdout, said), daemon=True).start()
    at: int = start
    while True:
        try:
            message = said.get(timeout=_HANGS)
        except queue.Empty:
            return at
        if message is None:
            return None if process.wait() == 0 else at
        at = message["number"]
        if "outcome" in message:
            _count(report, message)
            at += 1
            if len(report.faults) >= _MOST_FAULTS:
                return None


def _hear(stream: IO[str], said: queue.Queue[dict[str, Any] | None]) -> None:
    with contextlib.suppress(ValueError):  # closed: enough was heard
        for line in stream:
            said.put(json.loads(line))
    said.put(None)


def _count(report: Report, message: dict[str, Any]) -> None:
    report.outcomes[message["outcome"]] += 1
    report.slowest = sorted([*report.slowest, (message["seconds"], message["number"])], reverse=True)[:5]
    report.faults += [f"{report.kind} {message['number']}: {fault}" for fault in message["faults"]]


if __name__ == "__main__":
    report = fuzzed(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
    print(report, *report.faults, sep="\n")
