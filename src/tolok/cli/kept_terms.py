"""`tolok compute --verify`: the web's kept term values held against full recomputation. Loads Django."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from tolok.cli.office import ENGINES, UsageError, one_of
from tolok.core.formula.term_words import write_term
from tolok.core.registers.entry import Entry
from tolok.web import startup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tolok.engines import Engine
    from tolok.web.apps.terms.check import Difference

_WHAT = {
    "amount": "",
    "gaps": "baris yang kolom jumlahnya kosong, ",
    "stated": "kantor yang menyatakan bulan itu, ",
    "offices": "kantor yang memakai hitungan ini, ",
}


def verify(args: argparse.Namespace) -> int:
    """0 all agrees (or was repaired), 1 differences, 2 could not run. Raises UsageError."""
    if args.arsip is not None or args.sample or args.write_archive:
        raise UsageError("--verify memeriksa basis data aplikasi web; jangan sebutkan arsip atau --sample")
    engine = one_of("engine", args.engine, ENGINES)
    try:
        startup.start_django(args.data)
        startup.migrate()
    except startup.StartError as problem:
        print(f"tolok compute: {problem}", file=sys.stderr)
        return 2
    from tolok.web.apps.terms import check

    def engine_over(rows: Sequence[Entry]) -> Engine:
        if engine == "reference":
            from tolok.engines.reference import ReferenceEngine

            return ReferenceEngine(rows)
        from tolok.engines.duckdb import DuckDbEngine

        return DuckDbEngine(rows)

    names, count = check.office_names(), 0
    for found in check.verify(engine_over):
        print(_line(found, names))
        count += 1
    if not count:
        print(f"Nilai tersimpan {len(names)} kantor sama dengan hitung ulang dari semua baris.")
        return 0
    print(f"{count} selisih antara nilai tersimpan dan hitung ulang.")
    if not args.repair:
        print("Jalankan lagi dengan --repair untuk menuliskan hasil hitung ulang.")
        return 1
    check.repair(by=None, engine_over=engine_over)
    print("Hasil hitung ulang sudah ditulis.")
    return 0


def _line(found: Difference, names: Mapping[str, str]) -> str:
    where = f"{names[found.area]} ({found.area})" if found.area in names else f"Wilayah {found.area}"
    compared = f"tersimpan {found.stored}, dihitung ulang {found.recomputed}"
    if found.term is None:
        return f"{where}: jumlah kantor: {compared}"
    when = f"{found.month}: " if found.month else ""
    return f"{where}: {write_term(found.term)}: {when}{_WHAT[found.column]}{compared}"
