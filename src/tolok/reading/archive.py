"""A ZIP judged before anything of it is unpacked: how many files, how large, how far they unfold."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from tolok.reading.errors import ReadingError
from tolok.reading.filename import plain
from tolok.reading.limits import Limits

ZIP_MAGIC = b"PK\x03\x04"
_ENCRYPTED = 0x1
_SHOWN = 80  # letters of the name of a part, which a hostile file may make as long as it likes
_REMEDY = "Simpan ulang berkasnya dari naskah asli, lalu baca lagi."
_UNPACKED = "Kirim hanya naskah keputusan dan lampirannya, tanpa gambar besar atau berkas lain."


def names_in(content: bytes) -> frozenset[str]:
    """The names of the files in a ZIP; none where `content` is no whole ZIP."""
    if not content.startswith(ZIP_MAGIC):
        return frozenset()
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return frozenset(archive.namelist())
    except _BROKEN:
        return frozenset()


def beginning_of(content: bytes, name: str, size: int) -> bytes:
    """The first `size` bytes of a file in a ZIP; none where there is no such file, or it is damaged or locked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive, archive.open(name) as member:
            return member.read(size)
    except _BROKEN:
        return b""


def open_archive(content: bytes, filename: str, limits: Limits) -> zipfile.ZipFile:
    """The ZIP in `content`, its sizes judged. Raises ReadingError for a damaged, locked, or exploding one."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except _BROKEN:
        raise broken(filename) from None
    members = archive.infolist()
    if len(members) > limits.members:
        raise ReadingError(
            f"Berkas «{filename}»: berisi {len(members)} berkas, melewati batas {limits.members}. {_UNPACKED}"
        )
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise ReadingError(
            f"Berkas «{filename}»: terkunci kata sandi, sehingga isinya tidak dapat dibaca. "
            "Buka dengan kata sandinya, simpan ulang tanpa kata sandi, lalu baca lagi."
        )
    unpacked = sum(member.file_size for member in members)
    unfolds = unpacked > limits.size and unpacked > limits.unpack_ratio * len(content)
    if unpacked > limits.unpacked or unfolds:
        raise ReadingError(
            f"Berkas «{filename}»: bila dibuka menjadi {unpacked // 1024 // 1024} MB, melewati batas "
            f"{limits.unpacked // 1024 // 1024} MB atau {limits.unpack_ratio} kali besar berkasnya. {_UNPACKED}"
        )
    return archive


def read_member(archive: zipfile.ZipFile, name: str | zipfile.ZipInfo, filename: str) -> bytes:
    """The bytes of one file in it, never more than its entry declares. Raises ReadingError where it is damaged."""
    try:
        return archive.read(name)  # zipfile stops at the declared size, which was judged
    except _BROKEN:
        raise broken(filename, name if isinstance(name, str) else name.filename) from None


def broken(filename: str, part: str = "") -> ReadingError:
    """The refusal of a damaged file; `part` names the place in it."""
    where = f" (bagian «{plain(part)[-_SHOWN:]}»)" if part else ""
    return ReadingError(
        f"Berkas «{filename}»{where}: rusak atau terpotong, sehingga tidak dapat dibaca dengan utuh. {_REMEDY}"
    )


# what zipfile raises for damaged bytes, beside its own error: bad lengths, unknown methods, torn streams, names
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, KeyError,
           OverflowError, MemoryError, IndexError)  # fmt: skip
