"""Bytes of a text file -> characters. Says no rather than guess: a wrong guess would spoil the words of a decree."""

from __future__ import annotations

import codecs
import contextlib

from tolok.reading.errors import ReadingError

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 65_536
# Old office programs of this country write Windows-1252; nothing else single-byte occurs with Latin letters.
_OLD = "cp1252"
_LEAST_PLAIN = 0.9  # share of plain ASCII in an Indonesian text; its few other signs are quotes, dashes and ×
_MOST_CHAOS = 0.1
_REMEDY = "Buka berkas itu di pengolah kata, lalu simpan ulang sebagai teks biasa dengan pengodean UTF-8."


def decode(content: bytes, filename: str) -> str:
    """The characters of `content`. Raises ReadingError for binary data and for an encoding that is not certain."""
    for bom, name in _BOMS:
        if content.startswith(bom):
            return _strictly(content, name, filename)
    _refuse_binary(content, filename)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as problem:
        return _decode_old(content, filename, content.count(b"\n", 0, problem.start) + 1)


def _strictly(content: bytes, encoding: str, filename: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as problem:
        raise ReadingError(
            f"Berkas «{filename}»: ditandai sebagai {encoding.upper()}, tetapi byte ke-{problem.start + 1} tidak sah, "
            f"sehingga isinya tidak dapat dipercaya. {_REMEDY}"
        ) from None
    if "\0" in text:
        _refuse_binary(b"\0", filename)
    return text


def _refuse_binary(content: bytes, filename: str) -> None:
    sample = content[:_SAMPLE]
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\v\x1b" for byte in sample)
    if b"\0" in content or controls > len(sample) // 100:
        raise ReadingError(
            f"Berkas «{filename}»: isinya bukan teks (berkas biner atau UTF-16 tanpa penanda), "
            f"sehingga tidak ada yang dapat dibaca. {_REMEDY}"
        )


def _decode_old(content: bytes, filename: str, line: int) -> str:
    from charset_normalizer import from_bytes  # nearly every file is UTF-8 and need not wait for it

    sample = content[:_SAMPLE]
    plain = sum(byte < 128 for byte in sample) / len(sample)
    guess = from_bytes(sample, cp_isolation=[_OLD]).best() if plain >= _LEAST_PLAIN else None
    if guess is not None and guess.chaos <= _MOST_CHAOS:
        with contextlib.suppress(UnicodeDecodeError):
            return content.decode(_OLD)
    raise ReadingError(
        f"Berkas «{filename}», baris {line}: pengodean hurufnya tidak dikenali (bukan UTF-8, UTF-16 atau "
        f"Windows-1252), sehingga kata-katanya dapat salah terbaca. {_REMEDY}"
    )
