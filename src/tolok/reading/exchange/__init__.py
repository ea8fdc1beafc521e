"""A decree that is in the exchange form already: JSON, YAML, or the workbook that tolok writes.

The folder stands before the other formats, so that our workbook is not taken for an ordinary table.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePath

from tolok.core.catalogue import Keputusan
from tolok.core.catalogue.workbook import MARK_SHEET
from tolok.reading.format import Format, Source

_SUFFIXES = (".json", ".yaml", ".yml")
_START = 200  # bytes
# where the sheets are named, and how many bytes are searched: ODS names each where it begins, ours at the end
_BOOKS = {"xl/workbook.xml": 1_000_000, "content.xml": 50_000_000}
_MARK = re.compile(rb"<(?:\w+:)?(?:sheet|table)\b[^>]*\s(?:\w+:)?name=['\"]%s['\"]" % MARK_SHEET.encode())
_OLD = b"\xd0\xcf\x11\xe0"
_OLD_MARK = b"%c\0%s" % (len(MARK_SHEET), MARK_SHEET.encode())  # length, eight bits a letter, name
_BOM = b"\xef\xbb\xbf"


def recognises(content: bytes, filename: str) -> bool:
    """Whether the file claims to be in the exchange form: by its suffix, its first key, or the sheet that marks it."""
    if content.startswith(b"PK"):
        return _is_catalogue(content)
    if content.startswith(_OLD):
        return _OLD_MARK in content
    start = content.removeprefix(_BOM).lstrip()[:_START]
    return (
        PurePath(filename).suffix.lower() in _SUFFIXES
        or start.startswith(b"versi_skema:")
        or (start.startswith(b"{") and b'"versi_skema"' in start)
    )


def _is_catalogue(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in _BOOKS.keys() & set(packed.namelist()):
                with packed.open(name) as book:
                    if _MARK.search(book.read(_BOOKS[name])):
                        return True
    except (OSError, ValueError, RuntimeError, EOFError, NotImplementedError, zipfile.BadZipFile, zlib.error):
        pass  # no workbook, or a damaged or locked one: other formats say so better
    return False


def _read(source: Source) -> Keputusan:
    if source.content.startswith((b"PK", _OLD)):
        from tolok.reading.exchange.workbook import read_workbook

        return read_workbook(source)
    from tolok.reading.exchange.read import read_exchange
    from tolok.reading.text.decode import decode

    return read_exchange(decode(source.content, source.filename), source.filename)


FORMAT = Format("bentuk pertukaran (JSON, YAML, buku kerja katalog)", recognises, _read, is_plain=True)
