"""The whole job of the nation through the compiler against the frozen hand-written DuckDB SQL, on the same events.

7,285 offices, 60 indicators, 24 months, four levels: 11.3 million cells. Two processes take turns; a repetition of
each is a pair, and the medians' ratio is printed. Without equal checksums there is no ratio; only cells just on an
edge of the scale may stand in the class beside, since hand-written SQL decides those by a double's last digit. A
second pair holds 500 different catalogues of 60 indicators, out of 240, dealt over the offices, against one for all.
Usage: bench_nation.py [events, default 1e6] [pairs, default 3] [sorted] [folder that keeps the data]
Limits at 10 million events and more: 1.15 times the SQL; 500 catalogues 2 times one. Data: 4 MB for a million events.
"""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
BASELINE = HERE.parent / "baseline"
LIMIT, CATALOGUES_LIMIT = 1.15, 2.0


@dataclass
class Contender:
    """A process that takes turns, and what its repetitions printed."""

    name: str
    process: subprocess.Popen[str]
    seconds: list[float] = field(default_factory=list)
    check: str = ""
    on_edge: int = 0

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    def turn(self) -> None:
        """One repetition. Raises RuntimeError where the process ends before it prints its checksums."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        for line in self.process.stdout:
            if line.startswith("seconds"):
                self.seconds.append(float(line.split()[1]))
            elif line.startswith("edge"):
                self.on_edge = int(line.split()[1])
            elif line.startswith("check"):
                self.check = line.removeprefix("check").strip()
                return
        raise RuntimeError(f"{self.name} ended without a check: {self.process.wait()}")

    def memory(self) -> str:
        """What it said after its last repetition of the memory it took at most."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.close()
        words = self.process.stdout.read().replace("rss", "memory").split()
        self.process.wait()
        return words[words.index("memory") + 1] if "memory" in words else "?"


def contender(name: str, folder: Path, *arguments: str) -> Contender:
    command = [sys.executable, *arguments]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    return Contender(name, subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL, **pipes))  # type: ignore[call-overload]


def made(folder: Path, events: str, order: str) -> str:
    """The baseline's own data in `folder`, made where it is lacking; the path of the events."""
    name = f"data/ev_{float(events):.0f}_{order or 'arrival'}"
    if not (folder / name).exists():
        subprocess.run([sys.executable, str(BASELINE / "gen.py"), events, name, order], cwd=folder, check=True)
    if not (folder / "data/target.parquet").exists():
        subprocess.run([sys.executable, str(BASELINE / "target.py")], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return name


def main() -> int:
    events = sys.argv[1] if len(sys.argv) > 1 else "1e6"
    pairs = sys.argv[2] if len(sys.argv) > 2 else "3"
    order = "sorted" if "sorted" in sys.argv[3:] else ""
    kept = [Path(word).absolute() for word in sys.argv[3:] if word != "sorted"]
    with tempfile.TemporaryDirectory() as temporary:
        folder = kept[0] if kept else Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        return measured(folder, made(folder, events, order), float(events), pairs)


def measured(folder: Path, data: str, events: float, pairs: str) -> int:
    turns, nation = str(HERE / "turns.py"), str(HERE / "nation.py")
    one = ("compiler", nation, data, pairs)
    sql, ours = run_pairs(folder, int(pairs), ("hand-written SQL", turns, data, pairs, "sql"), one)
    if not agree(sql, ours):
        print(f"checksums differ: {sql.check} (SQL) against {ours.check}, {ours.on_edge} cells on an edge")
        return 1
    against = show("compiler against hand-written SQL", ours, sql, LIMIT)
    single, many = run_pairs(folder, int(pairs), one, ("500 catalogues", *one[1:], "500"))
    dealt = show("500 catalogues against one", many, single, CATALOGUES_LIMIT)
    return int(events >= 1e7 and (against > LIMIT or dealt > CATALOGUES_LIMIT))


def agree(sql: Contender, ours: Contender) -> bool:
    """Rows and sums are equal; categories too, but for cells just on an edge, which SQL decides by a last digit."""
    theirs, own = ast.literal_eval(sql.check), ast.literal_eval(ours.check)
    differing = [abs(one - other) for one, other in zip(theirs[3:], own[3:], strict=True)]
    print(f"checksums {theirs} (SQL), {own}; {ours.on_edge} cells on an edge", flush=True)
    return bool(theirs[:3] == own[:3] and sum(differing) <= ours.on_edge and sum(differing) <= theirs[0] / 1e5)


def run_pairs(folder: Path, pairs: int, *asked: tuple[str, ...]) -> list[Contender]:
    """The contenders (name, script, arguments) after taking turns; both live at once, so no more than two."""
    contenders = [contender(name, folder, *arguments) for name, *arguments in asked]
    for _ in range(pairs):
        for one in contenders:
            one.turn()
    for one in contenders:
        seconds = ", ".join(f"{each:.2f}" for each in one.seconds)
        print(f"{one.name}: {one.median:.2f} s ({seconds}), {one.memory()} GB", flush=True)
    return contenders


def show(name: str, one: Contender, other: Contender, limit: float) -> float:
    ratio = one.median / other.median
    print(f"{name}: {ratio:.2f} times (limit {limit})", flush=True)
    return ratio


if __name__ == "__main__":
    sys.exit(main())
