"""Starting the web from the command line: data folder, environment, Django, migrations, server."""

from __future__ import annotations

import os
import socket
import threading
from datetime import date
from pathlib import Path
from typing import Any

from tolok.core.kernel.os_words import why_refused
from tolok.web.data_folder import data_folder, prepare_data_folder

LOOPBACK = ("127.0.0.1", "localhost", "::1")
THREADS = 6
BODY_LIMIT = 512 * 1024 * 1024
"""Bytes that waitress takes in at all; up to here a too large file is answered in words (UploadLimitMiddleware)."""
TRUSTED_PROXY = "127.0.0.1"


class StartError(Exception):
    """The web cannot start; the message is Indonesian and says what to do."""


def start_django(data: Path | None = None) -> Path:
    """Loads Django over the data folder (made when absent) and returns the folder.

    Raises StartError when the folder cannot be written, or a setting of the environment is not what it should be.
    """
    if data is not None:
        os.environ["TOLOK_DATA"] = str(data.expanduser().resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tolok.web.settings")
    folder = data_folder()
    os.umask(0o077)  # database, its log and uploads are for the owner alone
    try:
        prepare_data_folder(folder)
    except OSError as error:
        raise StartError(
            f"Folder data «{folder}» tidak dapat ditulis ({why_refused(error)}). "
            "Tentukan folder lain dengan --data atau TOLOK_DATA."
        ) from error
    import django

    try:
        django.setup()
    except ValueError as error:
        raise StartError(str(error)) from error
    return folder


def migrate() -> None:
    """Brings the database to this version's form. Raises StartError when the database does not answer."""
    from django.core.management import call_command
    from django.db.utils import OperationalError

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as error:
        raise StartError(
            f"Basis data tidak dapat dibuka ({str(error).strip().splitlines()[0]}). Periksa TOLOK_DATABASE_URL dan "
            "apakah servernya hidup; tanpa TOLOK_DATABASE_URL, periksa izin folder data."
        ) from error


def announce_host(host: str, *, https: bool) -> None:
    """Tells the settings (before Django is loaded) by which names we are called and how the browser reaches us."""
    os.environ.setdefault("TOLOK_HTTPS", "1" if https else "0")
    if "TOLOK_HOSTS" not in os.environ:
        os.environ["TOLOK_HOSTS"] = ",".join(dict.fromkeys(["localhost", "127.0.0.1", "[::1]", *_own_names(host)]))


def _own_names(host: str) -> list[str]:
    if host in LOOPBACK:
        return []
    if host not in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        return [host]
    name = socket.gethostname()
    try:
        addresses = [str(info[4][0]) for info in socket.getaddrinfo(name, None, socket.AF_INET)]
    except OSError:
        addresses = []
    return [name, f"{name}.local", *addresses, *_route_address()]


def _route_address() -> list[str]:
    """This machine's address in its network; connecting a datagram socket sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return [str(probe.getsockname()[0])]
        except OSError:
            return []


def make_server(host: str, port: int, *, https: bool) -> Any:
    """The waitress server, bound but not yet running. Raises StartError when the port is taken."""
    import waitress

    from tolok.web.wsgi import application

    proxy: dict[str, Any] = {}
    if https:  # TLS ends at a proxy on this machine, which says who the visitor is
        headers = {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"}
        proxy = {"trusted_proxy": TRUSTED_PROXY, "trusted_proxy_headers": headers, "url_scheme": "https"}
    try:
        return waitress.create_server(
            application,
            host=host,
            port=port,
            threads=THREADS,
            ident="tolok",
            max_request_body_size=BODY_LIMIT,
            clear_untrusted_proxy_headers=True,
            **proxy,
        )
    except OSError as error:
        raise StartError(
            f"Alamat {host}:{port} tidak dapat dipakai ({why_refused(error)}). Barangkali tolok sudah berjalan; "
            "hentikan yang itu, atau pilih --port lain."
        ) from error


def warm_up() -> threading.Thread:
    """Reads rules, regulations and word lists in the background, so that nobody's first page waits for them."""
    thread = threading.Thread(target=_read_lists, name="warm-up", daemon=True)
    thread.start()
    return thread


def _read_lists() -> None:
    import tolok.reading.keputusan.assemble  # noqa: F401 - its lists are read when it is loaded
    from tolok.core.catalogue import Baris, Jabatan, Keputusan
    from tolok.core.lint import lint
    from tolok.core.registers.binding import propose

    row = Baris(indikator="Persentase surat yang selesai")
    lint(Keputusan(jabatan=(Jabatan("Sekretaris", baris=(row,)),)), as_of=date(2025, 1, 1))
    propose("jumlah surat masuk")


def address_of(server: Any, host: str, *, https: bool) -> str:
    """Where a browser on this machine opens the server."""
    shown = "localhost" if host in ("0.0.0.0", "::", *LOOPBACK) else host  # noqa: S104 - compared, not bound
    return f"{'https' if https else 'http'}://{shown}:{server.effective_port}/"
