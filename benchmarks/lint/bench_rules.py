"""How each rule grows with the rows of a decree, and which is the slowest: 150, 300, 600 and 1,120 rows in turn.

The growth is the exponent between the ends: 1.0 is linear, n log n between these sizes is about 1.2. What rules share
(the rows, their trees) is computed first and told in a line of its own. Fails where a rule that takes
more than a trifle grows faster. Usage: bench_rules.py [runs, default 5]
"""

from __future__ import annotations

import math
import sys
import time
from dataclasses import replace
from datetime import date

from made_decree import made_text

from tolok.core.catalogue import Jabatan, Keputusan
from tolok.core.formula.reader import read_formula
from tolok.core.lint.context import Context
from tolok.core.lint.engine import lint
from tolok.core.lint.office import Office
from tolok.core.lint.registry import decree_rules, office_rules
from tolok.reading import read_decree

SIZES = (150, 300, 600, 1120)
STEEPEST = 1.35
"""n log n between the ends, and what a busy machine adds."""
SHARED = "(rows, trees, passages, steps)"
TRIFLE = 0.004
"""Seconds at the largest size below which an exponent says nothing."""


def main() -> int:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    decrees = {size: read_decree(made_text(size), "keputusan.txt").keputusan for size in SIZES}
    lint(decrees[SIZES[0]])  # what is loaded once
    times: dict[str, dict[int, float]] = {}
    for size, decree in decrees.items():
        for rule, seconds in taken(decree, runs).items():
            times.setdefault(rule, {})[size] = seconds
    steep = [rule for rule, by_size in times.items() if by_size[SIZES[-1]] > TRIFLE and growth(by_size) > STEEPEST]
    shared = times.pop(SHARED)
    ordered = sorted(times.items(), key=lambda pair: -pair[1][SIZES[0]])
    print(f"{'rule':<32}" + "".join(f"{f'{size} rows':>12}" for size in SIZES) + f"{'growth':>9}")
    told = dict(ordered[:12]) | {one: times[one] for one in steep if one != SHARED}
    for rule, by_size in ((SHARED, shared), *told.items()):
        shown = "".join(f"{seconds * 1000:>9.2f} ms" for seconds in by_size.values())
        print(f"{rule:<32}{shown}{growth(by_size):>9.2f}")
    whole = sum(by_size[SIZES[0]] for by_size in times.values())
    print(
        f"all {len(times)} rules, without the shared, {SIZES[0]} rows: {whole * 1000:.0f} ms; slowest: {ordered[0][0]}"
    )
    print(f"steeper than {STEEPEST}: {', '.join(steep) or 'none'}")
    return int(bool(steep))


def taken(decree: Keputusan, runs: int) -> dict[str, float]:
    """Least seconds of processor by rule, which other work disturbs least; the shared in a line of its own."""
    rules = {rule.code: rule for rule in decree_rules()}
    office = {rule.code: rule for rule in office_rules()}
    times: dict[str, list[float]] = {}
    for _ in range(runs):
        read_formula.cache_clear()  # or a decree larger than the cache looks steep beside one that fits
        context = Context(decree)
        times.setdefault(SHARED, []).append(timed(lambda context=context: warm(context)))
        for rule in rules.values():
            name = f"{rule.code} {rule.name}"
            times.setdefault(name, []).append(timed(lambda rule=rule, context=context: list(rule.check(context))))
        together = Office(office_of(decree))
        times[SHARED][-1] += timed(
            lambda together=together: [(step.rows.dropped, step.rows.added) for step in together.steps]
        )
        for one in office.values():
            name = f"{one.code} {one.name}"
            times.setdefault(name, []).append(timed(lambda one=one, together=together: list(one.check(together))))
    return {name: min(values) for name, values in times.items()}


def office_of(decree: Keputusan) -> dict[str, Context]:
    """The decree as the IKI of an office whose IKU, of two years, have as many rows; the later are worded anew."""
    rows = tuple(row for jabatan in decree.jabatan for row in jabatan.baris)
    anew = tuple(
        replace(row, indikator=f"{row.indikator} menurut catatan {place % 9}") for place, row in enumerate(rows)
    )
    heads = (
        replace(decree, jenis="IKU", tanggal=date(year, 1, 6), jabatan=(Jabatan("Camat", baris=baris),), periode=None)
        for year, baris in ((2024, rows), (2025, anew))
    )
    return {name: Context(one) for name, one in zip(("lama", "iku", "iki"), (*heads, decree), strict=True)}


def warm(context: Context) -> None:
    for row in context.rows:
        _ = row.node
    _ = context.passages


def growth(by_size: dict[int, float]) -> float:
    first, last = by_size[SIZES[0]], by_size[SIZES[-1]]
    return math.log(max(last, 1e-9) / max(first, 1e-9)) / math.log(SIZES[-1] / SIZES[0])


def timed(call: object) -> float:
    start = time.process_time()
    call()  # type: ignore[operator]
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
