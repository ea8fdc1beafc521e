"""A workbook -> the rows of its visible sheets."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from xml.parsers.expat import ExpatError
from xml.sax.saxutils import unescape

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
from tolok.reading.tables.ruled import Written
from tolok.reading.xlsx.bounds import repacked
from tolok.reading.xlsx.shape import Range, Shape, visible
from tolok.reading.xlsx.sheet import Rows, write_sheet
from tolok.reading.xlsx.values import words_of

_HIDDEN = "lembar «{}»: {} yang tersembunyi tidak dibaca; tampilkan lalu baca ulang bila termasuk keputusan"
_QUOTES = {"&quot;": '"', "&apos;": "'"}
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
    except (
        CalamineError,
        zipfile.BadZipFile,
        ExpatError,
        OSError,
        KeyError,
    ):  # a name of three parts is XML all the same
        raise broken(source.filename) from None


def _read(source: Source) -> Layout:
    content, shapes = source.content, dict[str, Shape]()
    if content.startswith(ZIP_MAGIC):
        content, shapes = repacked(source)
    shapes = _by_sheet_name(content, shapes)
    written, notes = Written(), list[str]()
    with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
        sheets = [
            one.name
            for one in book.sheets_metadata
            if one.visible == SheetVisibleEnum.Visible and one.typ == SheetTypeEnum.WorkSheet
        ]
        _refuse_many(len(sheets), source)
        for done, name in enumerate(sheets, start=1):
            sheet = book.get_sheet_by_name(name)
            shape = shapes.get(name, Shape())
            all_rows = _filled_rows(sheet, shape, source.limits)
            refuse_long_text(("",) * len(all_rows), source.filename, source.limits)
            rows, merged = visible(all_rows, _merged(sheet, shape), shape)
            if rows:
                write_sheet(written, rows, merged, name)
            if any(map(any, all_rows.values())) and (note := _note(name, all_rows, shape)):
                notes.append(note)
            source.step(done, len(sheets))
    lines = tuple(written.source)
    if not any(line.strip() for line in lines):
        raise ReadingError(
            f"Berkas «{source.filename}»: tidak ada lembar berisi yang terlihat. "
            "Periksa apakah lembarnya tersembunyi, lalu simpan ulang."
        )
    refuse_long_text(lines, source.filename, source.limits)
    return Layout(tuple(written.blocks), lines, notes=tuple(notes))


def _refuse_many(sheets: int, source: Source) -> None:
    if sheets > source.limits.pages:
        raise ReadingError(
            f"Berkas «{source.filename}»: {sheets} lembar, melewati batas {source.limits.pages} lembar. "
            "Salin lembar yang memuat indikator ke buku kerja baru, lalu baca lagi."
        )


def _filled_rows(sheet: CalamineSheet, shape: Shape, limits: Limits) -> dict[int, list[str]]:
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
            words_of(value, is_percent=(number, left + place) in shape.percent) if value != "" else ""
            for place, value in enumerate(values)
        ]
        if any(texts):
            rows[number] = [*[""] * left, *texts]
    return rows


def _merged(sheet: CalamineSheet, shape: Shape) -> list[Range]:
    found = sheet.merged_cell_ranges or () if shape.merged is None else shape.merged
    return [(start, end) for start, end in found]


def _note(name: str, rows: Rows, shape: Shape) -> str | None:
    """What the person who confirms is told of filled rows and columns that were left out."""
    lost = sum(number in shape.hidden_rows for number in rows)
    columns = {
        place for texts in rows.values() for place in shape.hidden_columns if place < len(texts) and texts[place]
    }
    if not (lost or columns):
        return None
    what = " dan ".join(f"{count} {kind}" for count, kind in ((lost, "baris"), (len(columns), "kolom")) if count)
    return _HIDDEN.format(name, what)


def _by_sheet_name(content: bytes, shapes: dict[str, Shape]) -> dict[str, Shape]:
    """The shapes by the name on the sheet's tab, as workbook and relations tie it to the part."""
    if not any(part.startswith("xl/") for part in shapes):
        return shapes  # ODS knows its sheets by their names
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
        found[unescape(one.get("name", ""), _QUOTES)] = shapes.get(part, Shape())
    return found
