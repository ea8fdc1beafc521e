"""`tolok restore`: the data of a backup, all or nothing; what was there before is kept aside."""

from __future__ import annotations

import argparse
import os
import secrets
import sys
from datetime import datetime
from pathlib import Path

from tolok.web import backup_file, startup
from tolok.web.backup_file import BackupError
from tolok.web.data_folder import data_folder
from tolok.web.database import SQLITE_FILE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="BERKAS.zip", help="cadangan dari tolok backup")
    parser.add_argument("--data", type=Path, help="folder data (bawaan TOLOK_DATA atau ~/.local/share/tolok)")
    parser.add_argument("--replace", action="store_true", help="ganti data yang ada; yang lama disisihkan")


def run(args: argparse.Namespace) -> int:
    if args.data is not None:
        os.environ["TOLOK_DATA"] = str(args.data.expanduser().resolve())
    folder = data_folder()
    stamp = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    try:
        into = _restore_shared if os.environ.get("TOLOK_DATABASE_URL") else _restore_folder
        aside = into(args.file, folder, stamp, replace=args.replace)
    except (startup.StartError, BackupError) as error:
        print(f"tolok restore: {error}", file=sys.stderr)
        return 2
    print(f"Data dipulihkan ke {folder}.")
    if aside:
        print(f"Data lama disisihkan: {aside}. Hapus sendiri bila sudah tidak diperlukan.")
    return 0


def _restore_folder(source: Path, folder: Path, stamp: str, *, replace: bool) -> Path | None:
    """SQLite: a whole new data folder is made beside the old one, then the two change places.

    Stop a running server first: it would go on writing into the folder that was put aside.
    """
    has_data = (folder / SQLITE_FILE).exists()
    if has_data and not replace:
        raise BackupError(_occupied(str(folder)))
    fresh = folder.with_name(f".{folder.name}.pulih-{secrets.token_hex(4)}")
    try:
        fresh.mkdir(mode=0o700, parents=True)
        manifest = backup_file.unpack(source, fresh)
        startup.start_django(fresh)
        startup.migrate()
        from django.db import connections

        from tolok.web import backup

        backup.load(fresh / backup_file.DATA, manifest=manifest)
        connections.close_all()
        (fresh / backup_file.DATA).unlink()
        return _change_places(fresh, folder, stamp)
    except OSError as error:
        raise BackupError(f"Folder data tidak dapat ditulis ({error}); tidak ada yang berubah.") from error
    finally:
        backup_file.remove_folder(fresh)


def _change_places(fresh: Path, folder: Path, stamp: str) -> Path | None:
    if not folder.exists():
        fresh.rename(folder)
        return None
    aside = backup_file.free_name(folder.with_name(f"{folder.name}.lama-{stamp}"))
    folder.rename(aside)
    try:
        fresh.rename(folder)
    except OSError:
        aside.rename(folder)
        raise
    return aside


def _restore_shared(source: Path, folder: Path, stamp: str, *, replace: bool) -> Path | None:
    """PostgreSQL: emptied and filled in one transaction; the old data is first written to a backup of its own."""
    startup.start_django()
    startup.migrate()
    from tolok.web import backup

    is_empty = backup.is_empty()
    if not is_empty and not replace:
        raise BackupError(_occupied("basis data TOLOK_DATABASE_URL"))
    fresh = folder / f".pulih-{secrets.token_hex(4)}"
    fresh.mkdir(mode=0o700)
    uploads = folder / backup_file.UPLOADS
    try:
        manifest = backup_file.unpack(source, fresh)
        backup.check_fits(manifest)
        aside = None
        if not is_empty:
            aside = backup_file.free_name(folder / f"sebelum-pulih-{stamp}.zip")
            backup.back_up(aside, at=datetime.now().astimezone())
        backup.load(fresh / backup_file.DATA, manifest=manifest, replace=not is_empty)
        if uploads.exists():
            uploads.rename(backup_file.free_name(folder / f"{backup_file.UPLOADS}.lama-{stamp}"))
        if (fresh / backup_file.UPLOADS).exists():
            (fresh / backup_file.UPLOADS).rename(uploads)
        return aside
    except OSError as error:
        raise BackupError(f"Folder data tidak dapat ditulis ({error}).") from error
    finally:
        backup_file.remove_folder(fresh)


def _occupied(where: str) -> str:
    return (
        f"Sudah ada data di {where}, jadi tidak ada yang diubah. Hentikan tolok, lalu ulangi dengan --replace: "
        "data lama disisihkan, bukan dihapus."
    )
