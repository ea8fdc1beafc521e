"""Workbooks and separated text: XLSX, XLSM, XLS, ODS, CSV, TSV -> rows of every visible sheet -> layout.

`book` opens a workbook with what may harm taken out (`bounds`), `separated` reads CSV; `values` writes a cell as an
official would; `sheet` makes rows with their merged cells into tables, titles and labels. Macros are never run. The
workbook that tolok writes itself is no such format: `reading.exchange` recognises it before.
"""

from __future__ import annotations

from pathlib import PurePath

from tolok.reading.archive import beginning_of, names_in
from tolok.reading.format import Format, Source
from tolok.reading.layout import Layout

_OLD = b"\xd0\xcf\x11\xe0"
_STREAM, _WORD_STREAM = "Workbook".encode("utf-16-le"), "WordDocument".encode("utf-16-le")
_TEXT = (".csv", ".tsv")
_OTHERS = (b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", _OLD)
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_LONGEST_KIND = 100  # bytes


def is_workbook(content: bytes) -> bool:
    """Whether the bytes are a workbook, by what they hold."""
    if content.startswith(_OLD):
        return _STREAM in content and _WORD_STREAM not in content  # a DOC may hold a workbook of its own
    names = names_in(content)
    if not {"content.xml", "mimetype"} <= names:
        return "xl/workbook.xml" in names
    # packed anew by an archiver, the kind no longer stands readable at the start of the file
    return beginning_of(content, "mimetype", _LONGEST_KIND).startswith(_SPREADSHEET)


def recognises(content: bytes, filename: str) -> bool:
    if is_workbook(content):
        return True
    return PurePath(filename).suffix.lower() in _TEXT and not content.startswith(_OTHERS)


def _read(source: Source) -> Layout:
    if is_workbook(source.content):
        from tolok.reading.xlsx.book import read_book

        return read_book(source)
    from tolok.reading.xlsx.separated import read_separated

    return read_separated(source)


FORMAT = Format("lembar kerja (XLSX, ODS, CSV)", recognises, _read)
