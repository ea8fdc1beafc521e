"""The form of a backup: a ZIP with the database as JSON lines, the uploaded files, and a manifest of digests.

The same file is read whether the database is SQLite or PostgreSQL. This module knows nothing of Django.

    manifest.json     {"bentuk": 1, "tolok", "dibuat", "migrasi": {app: last}, "berkas": {name: {"sha256", "bytes"}}}
    data.jsonl        one database row a line
    berkas/...        uploaded files
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from tolok.core.kernel.os_words import why_refused

FORM = 1
MANIFEST = "manifest.json"
DATA = "data.jsonl"
UPLOADS = "berkas"
_CHUNK = 1 << 20


class BackupError(Exception):
    """The backup cannot be written or read; the message is Indonesian and says what to do."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says about itself; `migrations` is the form of the database it was taken from."""

    tolok: str
    created: str
    migrations: Mapping[str, str]
    files: Mapping[str, tuple[str, int]]


def write(
    target: Path, *, data: Path, uploads: Path, tolok: str, created: str, migrations: Mapping[str, str]
) -> Manifest:
    """Writes the backup beside `target` and renames it when whole. Raises BackupError when the disk refuses."""
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with zipfile.ZipFile(temporary, "x", zipfile.ZIP_DEFLATED) as archive:
            files = {name: _add(archive, name, path) for name, path in _members(data, uploads)}
            manifest = Manifest(tolok, created, dict(migrations), files)
            archive.writestr(MANIFEST, json.dumps(_as_data(manifest), ensure_ascii=False, indent=1))
        temporary.chmod(0o600)
        temporary.replace(target)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise BackupError(f"Cadangan «{target}» tidak dapat ditulis: {why_refused(error)}.") from error
    return manifest


def read_manifest(source: Path) -> Manifest:
    """The manifest of a backup. Raises BackupError when the file is none, or of a form that is not known."""
    try:
        with zipfile.ZipFile(source) as archive:
            raw = json.loads(archive.read(MANIFEST))
        if raw.get("bentuk") != FORM:
            raise BackupError(
                f"Cadangan «{source.name}» berbentuk {raw.get('bentuk')!r}, sedangkan tolok ini membaca bentuk {FORM}. "
                "Pakai tolok versi yang membuatnya."
            )
        files = {str(name): (str(entry["sha256"]), int(entry["bytes"])) for name, entry in raw["berkas"].items()}
        return Manifest(str(raw["tolok"]), str(raw["dibuat"]), dict(raw["migrasi"]), files)
    except FileNotFoundError:
        raise BackupError(f"Berkas «{source}» tidak ada. Periksa namanya.") from None
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, AttributeError, TypeError) as error:
        raise BackupError(
            f"Berkas «{source.name}» bukan cadangan tolok yang utuh ({error}). Pakai cadangan lain."
        ) from error


def unpack(source: Path, folder: Path) -> Manifest:
    """Unpacks into an empty `folder`, checking every name and digest. Raises BackupError at the first that is wrong."""
    manifest = read_manifest(source)
    if DATA not in manifest.files:
        raise BackupError(f"Cadangan «{source.name}» tidak memuat {DATA}. Pakai cadangan lain.")
    try:
        with zipfile.ZipFile(source) as archive:
            for name, (digest, size) in manifest.files.items():
                _check_name(name)
                _extract(archive, name, folder / name, digest, size)
    except (OSError, zipfile.BadZipFile, KeyError, EOFError) as error:
        raise BackupError(
            f"Cadangan «{source.name}» rusak ({error}); tidak ada yang dipulihkan. Pakai cadangan lain."
        ) from error
    return manifest


def _members(data: Path, uploads: Path) -> Iterable[tuple[str, Path]]:
    yield DATA, data
    if uploads.is_dir():
        for path in sorted(uploads.rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield f"{UPLOADS}/{path.relative_to(uploads).as_posix()}", path


def _add(archive: zipfile.ZipFile, name: str, path: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file, archive.open(name, "w", force_zip64=True) as member:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            member.write(chunk)
    return digest.hexdigest(), size


def _extract(archive: zipfile.ZipFile, name: str, target: Path, digest: str, size: int) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    seen, written = hashlib.sha256(), 0
    with archive.open(name) as member, target.open("wb") as file:
        while chunk := member.read(_CHUNK):
            written += len(chunk)
            if written > size:  # a lie about the size must not fill the disk
                break
            seen.update(chunk)
            file.write(chunk)
    if written != size or seen.hexdigest() != digest:
        raise BackupError(
            f"Isi «{name}» dalam cadangan tidak cocok dengan sidik jarinya, jadi cadangan ini rusak atau diubah; "
            "tidak ada yang dipulihkan. Pakai cadangan lain."
        )


def _check_name(name: str) -> None:
    path = PurePosixPath(name)
    is_ours = name == DATA or (len(path.parts) > 1 and path.parts[0] == UPLOADS)
    if not is_ours or ".." in path.parts or path.is_absolute() or "\\" in name or ":" in name:
        raise BackupError(f"Cadangan memuat nama berkas yang tidak wajar («{name}»); tidak ada yang dipulihkan.")


def _as_data(manifest: Manifest) -> dict[str, Any]:
    return {
        "bentuk": FORM,
        "tolok": manifest.tolok,
        "dibuat": manifest.created,
        "migrasi": dict(manifest.migrations),
        "berkas": {name: {"sha256": digest, "bytes": size} for name, (digest, size) in manifest.files.items()},
    }


def free_name(path: Path) -> Path:
    """`path`, or with -2, -3 ... where that exists."""
    candidate, number = path, 1
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{path.name}-{number}")
    return candidate


def remove_folder(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
