"""`tolok backup`: all data in one file, readable on SQLite and PostgreSQL alike."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from tolok.core.kernel.numbers import show_number
from tolok.web import startup
from tolok.web.backup_file import BackupError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", type=Path, metavar="BERKAS.zip", help="berkas tujuan")
    parser.add_argument("--data", type=Path, help="folder data (bawaan TOLOK_DATA atau ~/.local/share/tolok)")


def run(args: argparse.Namespace) -> int:
    now = datetime.now().astimezone()
    target: Path = args.output or Path(f"tolok-cadangan-{now:%Y%m%d-%H%M%S}.zip")
    try:
        startup.start_django(args.data)
        startup.migrate()
        from tolok.web import backup

        manifest = backup.back_up(target, at=now)
    except (startup.StartError, BackupError) as error:
        print(f"tolok backup: {error}", file=sys.stderr)
        return 2
    size = show_number(Decimal(target.stat().st_size))
    print(f"Cadangan disimpan: {target} ({size} bita, {len(manifest.files)} berkas)")
    print("Simpan di tempat lain; isinya memuat data pegawai, jadi jangan dibagikan.")
    return 0
