"""An office-year on a laptop: 6,076 entries, 60 indicators, 4 quarters; tolok's SQLite against a LibreOffice workbook.

The same rows, indicators and targets on both sides; all 240 rows (realisasi, capaian, kategori) are compared cell by
cell before any time is told. LibreOffice's clock: from the start of soffice to the sheet written as CSV (open the
workbook, recalculate everything, write one sheet); its own start-up is that of a workbook with one formula. tolok's
clocks, all through the web's own actions and queries, with traces, reasons and the three states:
  a cold process (Python, Django, settings, database) to all values, from the rows with nothing kept, or from the term
  values that the web keeps; a running tolok, from all rows anew, or from one more entry to all values anew.
Limit: the last takes at most a tenth of LibreOffice's whole time. The others are told, not limited: a cold process is
far from a tenth, for Python, Django and Ibis take longer to load than LibreOffice to recalculate. Medians of rounds
in turn.
To be installed: LibreOffice Calc (soffice; `apt-get install libreoffice-calc-nogui`).
Usage: bench_office_year.py [rounds, default 3]
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from sixty import QUARTERS
from soffice import Soffice
from workbook import SHEET, SHEET_NUMBER, read_values, write_empty, write_workbook

HERE = Path(__file__).resolve().parent
LIMIT = 0.1
AGREES = Decimal("1e-9")
Values = Mapping[tuple[str, int], tuple[Decimal | None, Decimal | None, str]]


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        try:
            office = Soffice(folder)
        except FileNotFoundError:
            print("soffice (LibreOffice Calc) is not installed, nothing was measured")
            return 1
        return measured(folder, office, rounds)


def measured(folder: Path, soffice: Soffice, rounds: int) -> int:
    _tolok(folder / "loaded", "load")
    year, empty = folder / "year.xlsx", folder / "empty.xlsx"
    entries = write_books(folder / "loaded", year, empty)
    seconds: dict[str, list[float]] = defaultdict(list)
    soffice.recalculated(empty, SHEET, SHEET_NUMBER)  # the first start of all makes the profile
    for _ in range(rounds):
        seconds["empty"].append(soffice.recalculated(empty, SHEET, SHEET_NUMBER)[0])
        spent, sheet = soffice.recalculated(year, SHEET, SHEET_NUMBER)
        seconds["workbook"].append(spent)
        data = Path(shutil.copytree(folder / "loaded", folder / "data"))
        for way in ("cold from rows", "cold from kept"):
            spent, printed = _tolok(data, "values")
            seconds[way].append(spent)
            if wrong := differences(json.loads(printed), read_values(sheet)):
                print(f"values differ, nothing is told: {wrong[:3]}")
                return 1
        for way, spent in json.loads(_tolok(data, "running")[1]).items():
            seconds[f"running {way}"].append(spent)
        shutil.rmtree(data)
    print(f"{entries} entries, {len(read_values(sheet))} rows of indicators equal in realisasi, capaian and kategori")
    return told({way: statistics.median(each) for way, each in seconds.items()})


def told(seconds: Mapping[str, float]) -> int:
    whole, start = seconds["workbook"], seconds["empty"]
    print(f"LibreOffice: {whole:.2f} s; its start-up {start:.2f} s; without it {whole - start:.2f} s")
    for way, words in (
        ("cold from rows", "tolok, cold process, from all rows, keeping what it computed"),
        ("cold from kept", "tolok, cold process, from kept term values"),
        ("running rows", "tolok, running, from all rows anew"),
        ("running entry", "tolok, running, one more entry to all values anew"),
    ):
        spent = seconds[way]
        ratios = f"{spent / whole:.3f} of LibreOffice's, {spent / (whole - start):.3f} without its start-up"
        print(f"{words}: {spent:.3f} s, {ratios}{f' (limit {LIMIT})' if way == 'running entry' else ''}")
    return int(seconds["running entry"] / whole > LIMIT)


def write_books(data: Path, year: Path, empty: Path) -> int:
    """The workbook of what tolok's database holds, and the empty one; how many entries."""
    os.environ |= _environment(data)
    from tolok.web import startup

    startup.start_django()
    from tolok.web.apps.measurement import queries
    from tolok.web.apps.offices.models import Office

    office = Office.objects.get()
    office_year = queries.build_office_year(office, office.current_year)
    write_workbook(year, office_year, QUARTERS)
    write_empty(empty)
    return len(office_year.entries)


def differences(ours: list[list[Any]], theirs: Values) -> list[str]:
    """Where tolok's values are not the workbook's; an empty cell is no number on either side."""
    if {(key, quarter) for key, quarter, *_ in ours} != set(theirs):
        return [f"expected the same rows, got: {len(ours)} and {len(theirs)}"]
    found = []
    for key, quarter, realisasi, capaian, kategori in ours:
        *numbers, word = theirs[key, quarter]
        pairs = zip((realisasi, capaian), numbers, strict=True)
        if not all(_is_same(own, other) for own, other in pairs) or (kategori or "") != word:
            found.append(f"{key} triwulan {quarter}: {realisasi}, {capaian}, {kategori} against {theirs[key, quarter]}")
    return found


def _is_same(own: str | None, other: Decimal | None) -> bool:
    if own is None or other is None:
        return own is None and other is None
    return abs(Decimal(own) - other) <= AGREES * max(abs(other), Decimal(1))


def _tolok(data: Path, word: str) -> tuple[float, str]:
    """Seconds of one process of tolok on the folder `data`, and what it printed."""
    data.mkdir(exist_ok=True)
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, str(HERE / "year_in_tolok.py"), word],
        env={**os.environ, **_environment(data)}, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return time.perf_counter() - started, done.stdout


def _environment(data: Path) -> dict[str, str]:
    return {"TOLOK_DATA": str(data), "TOLOK_SECRET_KEY": "bench"}


if __name__ == "__main__":
    sys.exit(main())
