"""A ZIP as offices send it -> the files in it that may be decrees. What is no archive of several gives itself.

Word and Excel files are ZIPs too, and a ZIP of nothing but pictures is one decree photographed page by page: both
stay whole.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from zipfile import ZipFile, ZipInfo

from tolok.reading.archive import ZIP_MAGIC, names_in, open_archive, read_member
from tolok.reading.errors import ReadingError
from tolok.reading.filename import plain, plain_name
from tolok.reading.format import format_of
from tolok.reading.limits import Limits
from tolok.reading.sniff import refuse_size

_PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff")
# what systems and programs leave beside the files of a person
_JUNK = re.compile(r"(?:^|/)(?:__MACOSX/|\.[^/]+$|~\$|Thumbs\.db$|desktop\.ini$|\._)|\.(?:tmp|lnk)$", re.I)
_PACKAGES = {"[Content_Types].xml", "mimetype", "META-INF/manifest.xml"}  # an office document of some kind
_UNSAFE = re.compile(r"[\x00-\x1f\x7f<>:\"|?*]")
_LONGEST_NAME = 150
_SKIPPED = "{} berkas di dalam arsip dilewati karena bukan naskah (berkas sementara sistem): {}"
_MOST_NAMED = 5
_EMPTY = "Periksa arsipnya: masukkan berkas keputusan (DOCX, PDF, XLSX atau gambar), lalu kemas ulang."


@dataclass(frozen=True, slots=True)
class Member:
    """One file: its name without folders, safe to show and to write, and its bytes."""

    name: str
    content: bytes


def unpack(content: bytes, filename: str, limits: Limits, notes: list[str] | None = None) -> tuple[Member, ...]:
    """The files of a ZIP of several, in their order in it; any other file alone.

    `notes` is told what was left out. A member may be torn, or an archive itself: its own reading refuses it, so that
    the others are read. Raises ReadingError for an archive that is damaged, locked, too large or empty.
    """
    filename = plain_name(filename)
    if not content.startswith(ZIP_MAGIC) or _is_whole(content, filename):
        return (Member(filename, content),)
    refuse_size(len(content), filename, limits)
    members: list[Member] = []
    taken: set[str] = set()
    with open_archive(content, filename, limits) as archive:
        skipped: list[str] = []
        for entry, path in _entries(archive, skipped):
            refuse_size(entry.file_size, path, limits)
            name = _free_name(path, taken)
            taken.add(name.casefold())
            members.append(Member(name, read_member(archive, entry, filename)))
    if skipped and notes is not None:
        notes.append(_SKIPPED.format(len(skipped), ", ".join(f"«{name}»" for name in skipped[:_MOST_NAMED])))
    if not members:
        raise ReadingError(f"Berkas «{filename}»: arsip ini tidak berisi naskah apa pun. {_EMPTY}")
    return tuple(members)


def is_picture_archive(content: bytes) -> bool:
    """Whether the file is a ZIP with pictures and nothing else that a person put there."""
    names = [name.replace("\\", "/") for name in names_in(content)]
    own = [name for name in names if not name.endswith("/") and not _JUNK.search(name)]
    return bool(own) and all(PurePosixPath(name).suffix.lower() in _PICTURES for name in own)


def pictures_in(content: bytes, filename: str, limits: Limits) -> tuple[Member, ...]:
    """The pictures of such a ZIP in the order of their names ("hal 2" before "hal 10"). Raises ReadingError."""
    with open_archive(content, filename, limits) as archive:
        found = [Member(path, _sized(archive, entry, path, filename, limits)) for entry, path in _entries(archive, [])]
    return tuple(sorted(found, key=lambda one: _counted(one.name)))


def _sized(archive: ZipFile, entry: ZipInfo, path: str, filename: str, limits: Limits) -> bytes:
    refuse_size(entry.file_size, path, limits)
    return read_member(archive, entry, filename)


def _counted(name: str) -> list[tuple[int, str]]:
    """`name` so that its numbers sort by their worth."""
    return [(int(part[:18]), "") if part.isdecimal() else (0, part.casefold()) for part in re.split(r"(\d+)", name)]


def _is_whole(content: bytes, filename: str) -> bool:
    """Whether the ZIP is one document: of a format that is read, or of an office program."""
    if is_picture_archive(content) or format_of(content, filename) is not None:
        return True
    return bool(names_in(content) & _PACKAGES)


def _entries(archive: ZipFile, skipped: list[str]) -> Iterator[tuple[ZipInfo, str]]:
    """The entries that a person put there, with their path made safe."""
    for entry in archive.infolist():
        path = entry.filename.replace("\\", "/")
        if path.endswith("/"):
            continue
        if _JUNK.search(path) or stat.S_ISLNK(entry.external_attr >> 16):
            skipped.append(_safe(path))
            continue
        yield entry, _safe(path)


def _safe(path: str) -> str:
    """`path` without what leads out of a folder: drive, root, "..", signs that no file name may have."""
    parts = [_UNSAFE.sub("", plain(part)).strip(" .") for part in re.sub(r"^[A-Za-z]:", "", path).split("/")]
    kept = [part for part in parts if part]
    return "/".join(kept)[-_LONGEST_NAME:].lstrip("/") or "tanpa nama"


def _free_name(path: str, taken: set[str]) -> str:
    """The last part of `path`; with its folders, then a number, where another file has that name."""
    last = PurePosixPath(path)
    whole = PurePosixPath(path.replace("/", " - "))
    choices = [last.name, whole.name, *(f"{whole.stem} ({count}){whole.suffix}" for count in range(2, len(taken) + 3))]
    return next(name for name in choices if name.casefold() not in taken)
