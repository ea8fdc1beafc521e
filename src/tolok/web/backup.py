"""Backup and restore of everything: the database in a neutral form, and the uploaded files. Loaded under Django."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.core.serializers.base import DeserializationError
from django.db import DatabaseError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from tolok import __version__
from tolok.web import backup_file
from tolok.web.apps.audit import actions as audit
from tolok.web.apps.offices.models import Office
from tolok.web.backup_file import BackupError, Manifest

# Made anew by `migrate` or (tasks) by the worker; or not worth keeping: after a restore everybody signs in again.
_LEFT_OUT = ("contenttypes", "auth.Permission", "sessions", "django_tasks_database")


def back_up(target: Path, *, at: datetime) -> Manifest:
    """Writes all data of this installation to `target`. Raises BackupError."""
    with tempfile.TemporaryDirectory(prefix="tolok-cadangan-") as folder:
        data = Path(folder) / backup_file.DATA
        with transaction.atomic():
            if connection.vendor == "postgresql":  # one moment of the database, though others write meanwhile
                connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            migrations = last_migrations()
            call_command("dumpdata", format="jsonl", exclude=_LEFT_OUT, output=str(data), verbosity=0)
        return backup_file.write(
            target,
            data=data,
            uploads=Path(settings.MEDIA_ROOT),
            tolok=__version__,
            created=at.isoformat(timespec="seconds"),
            migrations=migrations,
        )


def last_migrations() -> dict[str, str]:
    """The last migration of every app in this database."""
    applied = MigrationRecorder(connection).applied_migrations()
    latest: dict[str, str] = {}
    for app, name in sorted(applied):
        latest[app] = name
    return latest


def check_fits(manifest: Manifest) -> None:
    """Raises BackupError when the backup comes from a database of another form than this version's."""
    ours = last_migrations()
    if dict(manifest.migrations) != ours:
        names = set(ours) | set(manifest.migrations)
        different = sorted(name for name in names if ours.get(name) != manifest.migrations.get(name))
        raise BackupError(
            f"Cadangan ini dibuat tolok {manifest.tolok}, yang bentuk datanya berbeda dari tolok {__version__} "
            f"({', '.join(different)}). Pulihkan dengan versi itu, lalu perbarui tolok."
        )


def load(data: Path, *, manifest: Manifest, replace: bool = False) -> None:
    """Fills the database, in one transaction; `replace` empties it first. Raises BackupError, leaving it as it was."""
    check_fits(manifest)
    try:
        with transaction.atomic():
            if replace:
                call_command("flush", verbosity=0, interactive=False)
            call_command("loaddata", str(data), verbosity=0)
            audit.record(
                by=None,
                office=Office.objects.first(),
                act="audit.restore",
                target=f"cadangan {manifest.created}",
                detail={"tolok": manifest.tolok},
            )
    except (DatabaseError, DeserializationError, CommandError, ValueError) as error:
        raise BackupError(f"Isi cadangan tidak dapat dimuat, dan tidak ada yang berubah: {error}") from error


def is_empty() -> bool:
    """Whether nobody has set up an office here yet."""
    return not Office.objects.exists()
