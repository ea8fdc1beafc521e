"""Files that no format reads: known by their first bytes before their name, and refused with what to do instead."""

from __future__ import annotations

from pathlib import PurePath

from tolok.reading.archive import broken, names_in
from tolok.reading.errors import ReadingError
from tolok.reading.limits import Limits, default_limits

_WORD = "Buka di Word atau LibreOffice, pilih «Simpan sebagai» DOCX atau PDF, lalu baca berkas itu."
_EXCEL = "Buka di Excel atau LibreOffice, pilih «Simpan sebagai» XLSX, lalu baca berkas itu."
_PICTURE = "Simpan ulang gambarnya sebagai PNG, JPEG atau PDF, lalu baca berkas itu."
_ARCHIVE = (
    "Buka arsipnya lebih dahulu, lalu baca berkas keputusan di dalamnya (beberapa sekaligus: kemas sebagai satu ZIP)."
)
_OTHER = "Simpan naskahnya sebagai DOCX, PDF, XLSX atau teks, lalu baca berkas itu."
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # how Office wraps a DOCX or XLSX with a password
_MAGIC = (
    (_OLD_OFFICE, "Office lama (DOC, XLS)", _WORD),
    (b"{\\rtf", "RTF", _WORD),
    (b"GIF8", "gambar GIF", _PICTURE),
    (b"RIFF", "gambar WEBP", _PICTURE),
    (b"BM", "gambar BMP", _PICTURE),
    (b"\x1f\x8b", "arsip GZIP", _ARCHIVE),
    (b"Rar!", "arsip RAR", _ARCHIVE),
    (b"7z\xbc\xaf", "arsip 7Z", _ARCHIVE),
)
_NAMED = {".docx": "DOCX", ".docm": "DOCX", ".xlsx": "XLSX", ".xlsm": "XLSX", ".ods": "ODS", ".zip": "ZIP",
          ".pdf": "PDF", ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}  # fmt: skip
_SUFFIXES = {
    ".doc": ("DOC", _WORD), ".odt": ("ODT", _WORD), ".rtf": ("RTF", _WORD), ".xls": ("XLS", _EXCEL),
    ".html": ("HTML", _WORD), ".htm": ("HTML", _WORD), ".pptx": ("PPTX", _OTHER), ".gif": ("gambar GIF", _PICTURE),
    ".webp": ("gambar WEBP", _PICTURE), ".bmp": ("gambar BMP", _PICTURE), ".heic": ("gambar HEIC", _PICTURE),
    ".rar": ("arsip RAR", _ARCHIVE), ".7z": ("arsip 7Z", _ARCHIVE), ".gz": ("arsip GZIP", _ARCHIVE),
}  # fmt: skip
_TEXT_LIKE = 256  # bytes: "BM" opens many a text too


def refuse_unsupported(content: bytes, filename: str) -> None:
    """Raises ReadingError for a format that is not read, and for a file that is not what its name says."""
    if content.startswith(_OLD_OFFICE) and _LOCKED in content:
        raise ReadingError(
            f"Berkas «{filename}»: terkunci kata sandi, sehingga isinya tidak dapat dibaca. "
            "Buka dengan kata sandinya, hapus kata sandi itu, simpan, lalu baca lagi."
        )
    if content.startswith(b"PK"):
        _refuse_package(content, filename)
    known = next(((name, remedy) for magic, name, remedy in _MAGIC if content.startswith(magic)), None)
    if known is not None and known[0] == "gambar BMP" and b"\0" not in content[:_TEXT_LIKE]:
        known = None
    known = known or _SUFFIXES.get(PurePath(filename).suffix.lower())
    if known is not None:
        raise ReadingError(f"Berkas «{filename}»: format {known[0]} belum didukung. {known[1]}")
    if named := _NAMED.get(PurePath(filename).suffix.lower()):
        raise ReadingError(
            f"Berkas «{filename}»: bernama {named} tetapi isinya bukan {named} yang utuh (rusak, terpotong, atau salah "
            "nama). Simpan ulang berkasnya dari naskah asli, lalu baca lagi."
        )


def _refuse_package(content: bytes, filename: str) -> None:
    """Raises ReadingError for a ZIP that no format reads: torn, of another program, or of several files."""
    names = names_in(content)
    if not names:
        raise broken(filename)
    if names & {"[Content_Types].xml", "mimetype"}:
        raise ReadingError(f"Berkas «{filename}»: format dalam kemasan ZIP ini belum didukung. {_OTHER}")
    raise ReadingError(f"Berkas «{filename}»: arsip ZIP, bukan satu naskah. {_ARCHIVE}")


def refuse_size(size: int, filename: str, limits: Limits | None = None) -> None:
    """Raises ReadingError when `size` (bytes) is over the limit; for callers that know it before the bytes."""
    limit = (limits or default_limits()).size
    if size > limit:
        raise ReadingError(
            f"Berkas «{filename}»: besarnya {_megabytes(size)} MB, melewati batas {_megabytes(limit)} MB. "
            "Pisahkan keputusan dari berkas lain, lalu coba lagi."
        )


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f}".replace(".", ",").removesuffix(",0")
