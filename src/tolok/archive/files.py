"""The files of an archive as bytes by name, out of a folder or a ZIP, and back; all limits are kept here.

Names are relative with `/`. A path that leads outside, a link, a bomb or too much data is refused before anything
is unpacked; what is written appears whole or not at all.
"""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from tolok.archive.problems import ArchiveError
from tolok.core.kernel.os_words import why_refused

MAX_TOTAL_BYTES = 64 * 1024 * 1024
"""A year of a busy kecamatan is below 2 MB; a hundredfold leaves room, and still fits a small laptop's memory."""
MAX_FILES = 500
MAX_RATIO = 100
"""Register rows shrink about tenfold in a ZIP; bombs a thousandfold. Checked from 1 MB on, where it matters."""
_RATIO_CHECKED_FROM = 1024 * 1024
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)


def read_files(path: Path) -> dict[str, bytes]:
    """Every file of the archive at `path` by its relative name. Raises ArchiveError."""
    if not path.exists():
        raise ArchiveError(f"«{path}» tidak ditemukan. Periksa nama folder atau berkas ZIP.")
    try:
        files = _read_folder(path) if path.is_dir() else _read_zip(path)
    except OSError as problem:
        raise ArchiveError(f"«{path}» tidak dapat dibaca: {why_refused(problem)}.") from None
    return _without_top_folder(files)


def write_files(path: Path, files: Mapping[str, bytes]) -> None:
    """Writes a ZIP where `path` ends in .zip, else a folder; first beside, then renamed. Raises ArchiveError."""
    if path.exists() and not (path.is_dir() and path.suffix.lower() != ".zip" and not any(path.iterdir())):
        raise ArchiveError(f"«{path}» sudah ada dan tidak ditimpa. Pilih nama lain atau pindahkan yang lama.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".tolok-", dir=path.parent) as scratch:
            draft = Path(scratch) / path.name
            if path.suffix.lower() == ".zip":
                _write_zip(draft, files)
            else:
                _write_folder(draft, files)
            os.replace(draft, path)
    except OSError as problem:
        raise ArchiveError(f"«{path}» tidak dapat ditulis: {why_refused(problem)}.") from None


def _read_folder(folder: Path) -> dict[str, bytes]:
    root = folder.resolve()
    found: dict[str, bytes] = {}
    total = 0
    for file in sorted(root.rglob("*")):
        if file.is_symlink():
            raise ArchiveError(f"«{file.name}» adalah tautan, bukan berkas. Ganti dengan berkasnya sendiri.")
        if not file.is_file():
            continue
        total += file.stat().st_size
        _check_size(len(found) + 1, total)
        found[file.relative_to(root).as_posix()] = file.read_bytes()
    return found


def _read_zip(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            _check_size(len(members), sum(member.file_size for member in members))
            for member in members:
                _check_member(member)
            return {member.filename: _unpack(archive, member) for member in members}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError):  # RuntimeError: a password is asked
        raise ArchiveError(
            f"«{path}» bukan berkas ZIP yang utuh, atau dikunci dengan kata sandi. "
            "Simpan ulang sebagai ZIP biasa, atau berikan foldernya."
        ) from None


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as stream:  # the size in the directory may lie: never read more than it says
        data = stream.read(member.file_size + 1)
    if len(data) != member.file_size:
        raise zipfile.BadZipFile(member.filename)
    return data


def _check_member(member: zipfile.ZipInfo) -> None:
    name = PurePosixPath(member.filename)
    is_link = (member.external_attr >> 16) & 0o170000 == 0o120000
    if is_link or name.is_absolute() or ".." in name.parts or "\\" in member.filename or ":" in member.filename:
        raise ArchiveError(f"ZIP memuat jalur ke luar folder: «{member.filename}». Berkas ini tidak dibuka.")
    if member.file_size > _RATIO_CHECKED_FROM and member.file_size > MAX_RATIO * max(member.compress_size, 1):
        raise ArchiveError(f"«{member.filename}» mengembang tidak wajar saat dibuka. Berkas ini tidak dibuka.")


def _check_size(count: int, total: int) -> None:
    if count > MAX_FILES:
        raise ArchiveError(f"arsip memuat lebih dari {MAX_FILES} berkas. Pilih folder satu kantor satu tahun saja.")
    if total > MAX_TOTAL_BYTES:
        limit = MAX_TOTAL_BYTES // 1024 // 1024
        raise ArchiveError(f"isi arsip lebih dari {limit} MB. Pilih folder satu kantor satu tahun saja.")


def _without_top_folder(files: dict[str, bytes]) -> dict[str, bytes]:
    """A ZIP made of a folder holds that folder's name before every file; it is taken off."""
    tops = {name.split("/", 1)[0] for name in files}
    if len(tops) != 1 or "kantor.yaml" in files or any("/" not in name for name in files):
        return files
    return {name.split("/", 1)[1]: data for name, data in files.items()}


def _write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _write_zip(path: Path, files: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            member = zipfile.ZipInfo(name, _FIXED_TIME)  # a fixed time: the same year gives the same bytes
            member.external_attr = 0o644 << 16
            archive.writestr(member, data, zipfile.ZIP_DEFLATED)
