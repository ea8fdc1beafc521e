"""`tolok serve`: the web on this machine; migrates first, and prints the set-up code while there is no office.

Beside it run the processes that read uploaded files (TOLOK_WORKERS); they end with it.
"""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

from tolok.web import startup
from tolok.web.workers import workers


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="alamat yang didengarkan; 0.0.0.0 untuk seluruh jaringan")
    parser.add_argument("--port", type=int, default=8000, help="porta (bawaan 8000)")
    parser.add_argument("--data", type=Path, help="folder data (bawaan TOLOK_DATA atau ~/.local/share/tolok)")
    parser.add_argument("--https", action="store_true", help="di belakang proksi HTTPS pada mesin ini")


def run(args: argparse.Namespace) -> int:
    try:
        startup.announce_host(args.host, https=args.https)
        startup.start_django(args.data)
        startup.migrate()
        return serve(args.host, args.port, https=args.https)
    except startup.StartError as error:
        print(f"tolok serve: {error}", file=sys.stderr)
        return 2


def serve(host: str, port: int, *, https: bool = False, lines: tuple[str, ...] = ()) -> int:
    """Serves until stopped; prints the address, then `lines`, then the set-up code where one is needed."""
    from django.conf import settings

    from tolok.web.apps.offices import queries, setup_code

    server = startup.make_server(host, port, https=https)
    address = startup.address_of(server, host, https=https)
    print(f"tolok berjalan di {address}")
    for line in lines:
        print(line)
    if not queries.has_office():
        print(f"Kantor belum disiapkan. Buka {address}siapkan/ dan ketikkan kode {setup_code.draw_setup_code()}")
    if host not in startup.LOOPBACK and not https:
        print("Peringatan: tanpa HTTPS, kata sandi lewat terbuka di jaringan. Pakai proksi HTTPS dan --https.")
    print("Tekan Ctrl+C untuk berhenti.", flush=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # as Ctrl-C: the server returns and the workers are stopped
    startup.warm_up()
    with workers(settings.WORKERS):
        server.run()
    return 0
