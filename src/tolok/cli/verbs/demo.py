"""`tolok demo`: a fictional kecamatan with a year of work, served with a login for each role; data is kept."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tolok.cli.verbs.serve import serve
from tolok.web import startup


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="alamat yang didengarkan")
    parser.add_argument("--port", type=int, default=8000, help="porta (bawaan 8000)")
    parser.add_argument("--data", type=Path, help="folder data (bawaan TOLOK_DATA atau ~/.local/share/tolok)")
    parser.add_argument("--no-serve", action="store_true", help="siapkan saja, jangan jalankan server")


def run(args: argparse.Namespace) -> int:
    try:
        startup.announce_host(args.host, https=False)
        folder = startup.start_django(args.data)
        startup.migrate()
        from tolok.web import demo

        lines = demo.ensure_sample(folder)
        if args.no_serve:
            print("\n".join(lines))
            return 0
        return serve(args.host, args.port, lines=tuple(lines))
    except startup.StartError as error:
        print(f"tolok demo: {error}", file=sys.stderr)
        return 2
