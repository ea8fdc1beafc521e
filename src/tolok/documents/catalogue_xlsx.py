"""A read decree as a workbook that a planner works in, and that can be read again without loss.

What stands where is decided by `core.catalogue.workbook`; here it becomes an XLSX: heads that stay in sight, widths,
drop-downs, and columns of text that Excel does not turn into numbers or dates. Every text is written as a string,
never as a formula or link: the words come from a file that a stranger may have written, and "=HYPERLINK(...)" must
stay words.
"""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import xlsxwriter

from tolok.core.catalogue import Keputusan
from tolok.core.catalogue.workbook import MARK_SHEET, VERSION, Column, Sheet, to_sheets
from tolok.core.catalogue.workbook.cells import write_number
from tolok.core.catalogue.workbook.columns import (
    ASAL,
    HEAD_PARTS,
    INDIKATOR,
    JABATAN,
    KEPUTUSAN,
    OF_JABATAN,
    PART_COLUMN,
    PART_NAMES,
    TEXT_COLUMN,
)
from tolok.documents.catalogue_guide import GUIDE

_LONGEST_CELL = 32_767  # of the XLSX format, in UTF-16 units; xlsxwriter would leave a longer text out
_MOST_COLUMNS = 16_384
_ROOM = 500  # rows below the last that keep their drop-downs and format
_FROZEN = {KEPUTUSAN: (1, 1), JABATAN: (1, 1), INDIKATOR: (1, 5), ASAL: (1, 3)}
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_GUIDE_SHEET = "Petunjuk"


class UnfitWorkbookError(ValueError):
    """The decree holds what no XLSX can; the message (Indonesian) says where, and what to use instead."""


def write_catalogue(keputusan: Keputusan) -> bytes:
    """The workbook of `keputusan`, as bytes. Raises UnfitWorkbookError."""
    sheets = to_sheets(keputusan)
    for sheet in sheets:
        _refuse_unfit(sheet)
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, _OPTIONS)
    book.set_properties({"title": keputusan.judul[:250], "comments": "Katalog tolok"})
    styles = _Styles(book)
    for sheet in sheets:
        _write_sheet(book.add_worksheet(sheet.name), sheet, styles)
    _write_guide(book.add_worksheet(_GUIDE_SHEET), styles)
    _write_mark(book.add_worksheet(MARK_SHEET))
    book.get_worksheet_by_name(INDIKATOR).activate()
    book.close()
    return target.getvalue()


class _Styles:
    def __init__(self, book: Any) -> None:
        top = {"valign": "top", "text_wrap": True}
        self.head = book.add_format({**top, "bold": True, "bottom": 1, "bg_color": "#E2F0EE"})
        self.text = book.add_format({**top, "num_format": "@"})  # Excel keeps what is typed there as it is typed
        self.number = book.add_format({"valign": "top"})
        self.date = book.add_format({"valign": "top", "align": "left", "num_format": "dd/mm/yyyy"})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.note = book.add_format(top)


def _write_sheet(sheet: Any, held: Sheet, styles: _Styles) -> None:
    for place, column in enumerate(held.columns):
        style = styles.number if column.write is write_number else styles.text
        hidden = {"hidden": True} if not column.width else {}
        sheet.set_column(place, place, column.width or 12, style, hidden)
        sheet.write_string(0, place, column.name, styles.head)
    for line, row in enumerate(held.rows, start=1):
        for place, cell in enumerate(row):
            _write_cell(sheet, line, place, cell, styles)
    sheet.freeze_panes(*_FROZEN[held.name])
    last = len(held.rows)
    sheet.autofilter(0, 0, max(1, last), len(held.columns) - 1)
    for place, column in enumerate(held.columns):
        if source := _choices(held, column):
            sheet.data_validation(1, place, last + _ROOM, place, _drop_down(source))
    if held.name == KEPUTUSAN:
        _offer_head_choices(sheet, held)


def _write_cell(sheet: Any, line: int, place: int, cell: object, styles: _Styles) -> None:
    if isinstance(cell, str):
        sheet.write_string(line, place, cell, styles.text)
    elif isinstance(cell, date):
        sheet.write_datetime(line, place, cell, styles.date)
    elif isinstance(cell, int | float):
        sheet.write_number(line, place, cell, styles.number)


def _choices(held: Sheet, column: Column) -> list[str] | str:
    """What the cells of a column may be chosen from: words, or the range that holds them."""
    if held.name == INDIKATOR and column.name == OF_JABATAN.name:
        return f"={JABATAN}!$A$2:$A${_ROOM}"
    if held.name == KEPUTUSAN and column.name == PART_COLUMN:
        return f"={MARK_SHEET}!$D$1:$D${len(PART_NAMES)}"
    return list(column.choices.values())


def _offer_head_choices(sheet: Any, held: Sheet) -> None:
    """In the sheet Keputusan what may be chosen depends on the part that a row is."""
    place = [column.name for column in held.columns].index(TEXT_COLUMN)
    choices = {part.name: list(part.choices.values()) for part in HEAD_PARTS if part.choices}
    for line, row in enumerate(held.rows, start=1):
        if source := choices.get(str(row[0])):
            sheet.data_validation(line, place, line, place, _drop_down(source))


def _drop_down(source: list[str] | str) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": source,
        "error_title": "Tidak ada dalam daftar",
        "error_message": "Pilih salah satu dari daftar (panah di kanan sel).",
    }


def _write_guide(sheet: Any, styles: _Styles) -> None:
    sheet.set_column(0, 0, 110)
    sheet.hide_gridlines(2)
    for line, (text, is_title) in enumerate(GUIDE):
        sheet.write_string(line, 0, text, styles.title if is_title else styles.note)


def _write_mark(sheet: Any) -> None:
    """The hidden sheet: what the workbook is, and a list too long to stand in a drop-down itself."""
    sheet.write_string(0, 0, "versi katalog tolok")
    sheet.write_number(0, 1, VERSION)
    for line, name in enumerate(PART_NAMES):
        sheet.write_string(line, 3, name)
    sheet.hide()


def _refuse_unfit(sheet: Sheet) -> None:
    """Raises UnfitWorkbookError for a text or a table that the format has no room for."""
    remedy = "Simpan sebagai JSON atau YAML; keduanya tanpa batas."
    if len(sheet.columns) > _MOST_COLUMNS:
        raise UnfitWorkbookError(
            f"Lembar «{sheet.name}»: {len(sheet.columns)} kolom, melewati batas XLSX {_MOST_COLUMNS}. {remedy}"
        )
    heads = tuple(column.name for column in sheet.columns)
    for line, row in enumerate((heads, *sheet.rows), start=1):
        for column, cell in zip(sheet.columns, row, strict=True):
            length = len(cell.encode("utf-16-le", "surrogatepass")) // 2 if isinstance(cell, str) else 0
            if length > _LONGEST_CELL:
                raise UnfitWorkbookError(
                    f"Lembar «{sheet.name}», baris {line}, kolom «{column.name[:60]}»: {length} huruf, melewati batas "
                    f"{_LONGEST_CELL} huruf sebuah sel XLSX. {remedy}"
                )
