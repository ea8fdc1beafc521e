"""`tolok simulate`: a made-up nation as a lake, for trying out a roll-up and for measuring how long one takes."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from tolok.cli.steps import shown_steps
from tolok.core.kernel.numbers import show_number
from tolok.lake.errors import LakeError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lake", type=Path, required=True, metavar="FOLDER", help="folder lake yang ditulis")
    for option, default, words in (
        ("kantor", 100, "banyaknya kecamatan, paling banyak 7.285"),
        ("baris", 100_000, "banyaknya baris register seluruhnya"),
        ("tahun", 2025, "tahun pertama"),
        ("lama", 1, "berapa tahun"),
        ("katalog", 8, "berapa macam katalog dibagikan"),
        ("indikator", 60, "indikator tiap katalog"),
        ("benih", 1, "benih acak; benih sama, isi sama"),
    ):
        parser.add_argument(f"--{option}", type=int, default=default, metavar="N", help=f"{words} (bawaan {default})")
    parser.epilog = "Kode wilayah dari daftar resmi, isinya rekaan. Kode keluar: 0 selesai, 2 tidak dapat dijalankan."


def run(args: argparse.Namespace) -> int:
    """0 done, 2 could not run."""
    from tolok.lake.simulated import MOST_OFFICES, Nation, simulate

    for option, least, most in (
        ("kantor", 1, MOST_OFFICES), ("baris", 0, 10**10), ("tahun", 1901, 9000), ("lama", 1, 100),
        ("katalog", 1, 10_000), ("indikator", 1, 1000), ("benih", 0, 2**31),
    ):  # fmt: skip
        if not least <= getattr(args, option) <= most:
            print(f"tolok simulate: --{option} harus {least} sampai {most}", file=sys.stderr)
            return 2
    nation = Nation(args.kantor, args.baris, args.tahun, args.lama, args.katalog, args.indikator, args.benih)
    try:
        with shown_steps("Simulasi bulan") as progress:
            simulate(args.lake, nation, at=datetime.now().astimezone().isoformat(timespec="seconds"), progress=progress)
    except LakeError as problem:
        print(f"tolok simulate: {problem}", file=sys.stderr)
        return 2
    count = show_number(Decimal(nation.events))
    print(f"Lake {args.lake}: simulasi {nation.offices} kantor, {count} baris register.")
    return 0
