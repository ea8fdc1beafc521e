"""`tolok lake`: an installation's rows, statements and catalogues as Parquet; lakes checked and laid together.

Only `export` reads a database, so only it loads Django.
"""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from tolok.cli.steps import shown_steps
from tolok.core.kernel.numbers import show_number
from tolok.lake.errors import LakeError

ACTS = ("export", "check", "gather")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "tindakan",
        choices=ACTS,
        metavar="|".join(ACTS),
        help="export: tulis isian kantor di sini; check: periksa; gather: gabungkan beberapa lake",
    )
    parser.add_argument("--lake", type=Path, required=True, metavar="FOLDER", help="folder lake")
    parser.add_argument("--sumber", nargs="+", default=(), metavar="FOLDER", help="lake yang digabungkan (gather)")
    parser.add_argument("--data", type=Path, help="folder data (export; bawaan TOLOK_DATA atau ~/.local/share/tolok)")
    parser.epilog = (
        "Lake memuat kolom register yang dihitung, pernyataan bulanan, dan katalog; tidak ada nama orang dan uraian. "
        "Bulan yang tidak berubah tidak ditulis lagi, jadi aman dijalankan tiap malam. Ctrl-C membatalkan; lake tetap "
        "seperti semula. Kode keluar: 0 selesai, 2 tidak dapat dijalankan."
    )


def run(args: argparse.Namespace) -> int:
    """0 done, 2 could not run."""
    if bool(args.sumber) != (args.tindakan == "gather"):
        words = "gather memerlukan --sumber" if args.tindakan == "gather" else f"{args.tindakan} tidak memakai --sumber"
        print(f"tolok lake: {words}; lihat tolok lake --help", file=sys.stderr)
        return 2
    try:
        return {"export": _export, "check": _check, "gather": _gather}[args.tindakan](args)
    except LakeError as problem:
        print(f"tolok lake: {problem}", file=sys.stderr)
        return 2


def _export(args: argparse.Namespace) -> int:
    from tolok.web import startup

    try:
        startup.start_django(args.data)
        startup.migrate()
    except startup.StartError as error:
        print(f"tolok lake: {error}", file=sys.stderr)
        return 2
    from tolok.web.lake_export import export_lake

    with shown_steps("Ekspor bulan") as progress:
        done = export_lake(args.lake, at=datetime.now().astimezone(), progress=progress)
    print(
        f"Lake {args.lake}: {done.offices} kantor, {_shown(done.rows)} baris register, {done.kept} bulan tidak berubah."
    )
    return 0


def _check(args: argparse.Namespace) -> int:
    from tolok.lake import open_lake
    from tolok.lake.layout import TABLES

    with shown_steps("Periksa berkas") as progress:
        lake = open_lake(args.lake, progress=progress)
    for table in TABLES:
        files = [one for part, one in lake.manifest.files.items() if part.table == table]
        print(f"{table:<11} {_shown(sum(one.rows for one in files)):>15} baris dalam {len(files)} berkas")
    print(f"Utuh; ditulis {lake.manifest.written} oleh {lake.manifest.by}.")
    return 0


def _gather(args: argparse.Namespace) -> int:
    from tolok.lake import open_lake
    from tolok.lake.gathering import gather

    with shown_steps("Periksa sumber") as progress:
        sources = []
        for number, name in enumerate(args.sumber, 1):
            sources.append(open_lake(Path(name)))
            progress(number, len(args.sumber))
    with shown_steps("Gabungkan bagian") as progress:
        gather(args.lake, sources, at=datetime.now().astimezone().isoformat(timespec="seconds"), progress=progress)
    print(f"Lake {args.lake}: gabungan {len(sources)} lake.")
    return 0


def _shown(count: int) -> str:
    return show_number(Decimal(count))
