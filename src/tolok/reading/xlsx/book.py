"""A workbook -> the rows of its visible sheets."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from tolok.reading.archive import ZIP_MAGIC, broken
from tolok.reading.errors import ReadingError
from tolok.reading.format import Source
from tolok.reading.layout import Layout
from tolok.reading.limits import Limits, refuse_long_text
from tolok.reading.ruled import Written
from tolok.reading.xlsx.bounds import Cell, repacked
from tolok.reading.xlsx.sheet import write_sheet
from tolok.reading.xlsx.values import words_of

_TAG = re.compile(r"<(?:\w+:)?(?:sheet|Relationship)\s([^>]*)>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']")


def read_book(source: Source) -> Layout:
    """Raises ReadingError for a damaged, locked, oversized or blank workbook."""
    try:
        return _read(source)
    except PasswordError:
        raise ReadingError(
            f"Berkas «{source.filename}»: terkunci kata sandi, sehingga isinya tidak dapat dibaca. "
            "Buka di Excel, hapus kata sandinya, simpan, lalu baca lagi."
        ) from None
    except (CalamineError, zipfile.BadZipFile, OSError, KeyError):
        raise broken(source.filename) from None


def _read(source: Source) -> Layout:
    content, percent = source.content, dict[str, frozenset[Cell]]()
    if content.startswith(ZIP_MAGIC):
        content, percent = repacked(source)
    shown = _by_sheet_name(content, percent)
    written = Written()
    with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
        sheets = [
            one.name
            for one in book.sheets_metadata
            if one.visible == SheetVisibleEnum.Visible and one.typ == SheetTypeEnum.WorkSheet
        ]
        for done, name in enumerate(sheets, start=1):
            sheet = book.get_sheet_by_name(name)
            rows = _filled_rows(sheet, shown.get(name, frozenset()), source.limits)
            refuse_long_text(("",) * len(rows), source.filename, source.limits)
            if rows:
                write_sheet(written, rows, sheet.merged_cell_ranges or (), name)
            source.step(done, len(sheets))
    lines = tuple(written.source)
    if not any(line.strip() for line in lines):
        raise ReadingError(
            f"Berkas «{source.filename}»: tidak ada lembar berisi yang terlihat. "
            "Periksa apakah lembarnya tersembunyi, lalu simpan ulang."
        )
    refuse_long_text(lines, source.filename, source.limits)
    return Layout(tuple(written.blocks), lines)


def _filled_rows(sheet: CalamineSheet, percent: frozenset[Cell], limits: Limits) -> dict[int, list[str]]:
    """The rows with words in them by their number; a million blank ones cost no more than a look."""
    if sheet.start is None:
        return {}
    left = sheet.start[1]
    rows: dict[int, list[str]] = {}
    for number, values in enumerate(sheet.iter_rows()):
        if not any(value != "" for value in values):
            continue
        if len(rows) > limits.lines:
            break
        texts = [
            words_of(value, is_percent=(number, left + place) in percent) if value != "" else ""
            for place, value in enumerate(values)
        ]
        if any(texts):
            rows[number] = [*[""] * left, *texts]
    return rows


def _by_sheet_name(content: bytes, percent: dict[str, frozenset[Cell]]) -> dict[str, frozenset[Cell]]:
    """The percent cells by the name on the sheet's tab, as workbook and relations tie it to the part."""
    if not any(percent.values()):
        return {}
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = set(archive.namelist())
        parts = [archive.read(name).decode("utf-8", "replace") if name in names else ""
                 for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")]  # fmt: skip
    sheets, relations = (
        [{key.rpartition(":")[2]: value for key, value in _ATTRIBUTE.findall(tag)} for tag in _TAG.findall(part)]
        for part in parts
    )
    targets = {one.get("Id", ""): one.get("Target", "").removeprefix("/xl/") for one in relations}
    found = {}
    for one in sheets:
        part = f"xl/{targets.get(one.get('id', ''), '')}"
        found[one.get("name", "")] = percent.get(part, frozenset())
    return found
