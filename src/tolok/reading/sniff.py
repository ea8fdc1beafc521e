"""What a file is, by its first bytes before its name: formats that cannot be read yet are refused with a remedy."""

from __future__ import annotations

from pathlib import PurePath

from tolok.reading.errors import ReadingError

MAX_BYTES = 10 * 1024 * 1024
"""The largest file that is read. A decree with all its annexes is far below; callers check before they load a file."""

_MAGIC = (
    (b"%PDF", "PDF"), (b"PK\x03\x04", "DOCX, XLSX atau ZIP"), (b"\xd0\xcf\x11\xe0", "DOC atau XLS lama"),
    (b"{\\rtf", "RTF"), (b"\x89PNG", "gambar PNG"), (b"\xff\xd8\xff", "gambar JPEG"), (b"GIF8", "gambar GIF"),
    (b"II*\0", "gambar TIFF"), (b"MM\0*", "gambar TIFF"), (b"RIFF", "gambar WEBP"), (b"\x1f\x8b", "arsip GZIP"),
    (b"Rar!", "arsip RAR"), (b"7z\xbc\xaf", "arsip 7Z"),
)  # fmt: skip
_SUFFIXES = {
    ".pdf": "PDF", ".docx": "DOCX", ".doc": "DOC", ".odt": "ODT", ".rtf": "RTF", ".xlsx": "XLSX", ".xls": "XLS",
    ".ods": "ODS", ".csv": "CSV", ".html": "HTML", ".htm": "HTML", ".pptx": "PPTX", ".png": "gambar PNG",
    ".jpg": "gambar JPEG", ".jpeg": "gambar JPEG", ".tif": "gambar TIFF", ".tiff": "gambar TIFF", ".gif": "gambar GIF",
    ".webp": "gambar WEBP", ".bmp": "gambar BMP", ".heic": "gambar HEIC", ".zip": "arsip ZIP", ".rar": "arsip RAR",
}  # fmt: skip


def refuse_unsupported(content: bytes, filename: str) -> None:
    """Raises ReadingError for an empty file, one too large, and a format that is not read yet."""
    if not content:
        raise ReadingError(
            f"Berkas «{filename}»: kosong (0 byte), tidak ada yang dapat dibaca. Periksa berkasnya, lalu unggah ulang."
        )
    refuse_size(len(content), filename)
    kind = next((name for magic, name in _MAGIC if content.startswith(magic)), None)
    kind = kind or _SUFFIXES.get(PurePath(filename).suffix.lower())
    if kind is not None:
        raise ReadingError(
            f"Berkas «{filename}»: format {kind} belum didukung. Simpan naskahnya sebagai teks (.txt atau .md) dengan "
            "kolom tabel dipisah tab, lalu baca berkas teks itu."
        )


def refuse_size(size: int, filename: str) -> None:
    """Raises ReadingError when `size` (bytes) is more than MAX_BYTES; for callers that know it before the bytes."""
    if size > MAX_BYTES:
        raise ReadingError(
            f"Berkas «{filename}»: besarnya {_megabytes(size)} MB, melewati batas {MAX_BYTES // 1024 // 1024} MB. "
            "Pisahkan keputusan dari berkas lain, lalu coba lagi."
        )


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f}".replace(".", ",")
