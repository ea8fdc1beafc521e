"""A workbook that tolok wrote (`core.catalogue.workbook`) -> the decree it holds, also after Excel saved it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from tolok.core.catalogue import Baris, ExchangeError, Keputusan
from tolok.core.catalogue.workbook import MARK_SHEET, SHEETS, VERSION, from_sheets
from tolok.core.catalogue.workbook.cells import Cell
from tolok.core.formula.reader import read_formula
from tolok.core.kernel.text import squeeze
from tolok.reading.archive import ZIP_MAGIC, broken
from tolok.reading.errors import ReadingError
from tolok.reading.exchange.read import told
from tolok.reading.format import Source
from tolok.reading.xlsx.bounds import repacked

_REMEDY = "Perbaiki di buku kerjanya (lihat lembar «Petunjuk»), simpan sebagai XLSX, lalu baca lagi."
_REREAD = "bagian formula dibaca ulang dari teks yang diubah di buku kerja"


def read_workbook(source: Source) -> Keputusan:
    """The decree in a workbook of tolok. Raises ReadingError that names sheet, row, column and what was expected."""
    try:
        content = repacked(source)[0] if source.content.startswith(ZIP_MAGIC) else source.content
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        _check_version(book, source.filename)
        names = [name for name in SHEETS if name in book.sheet_names]
        sheets = {name: _rows(book.get_sheet_by_name(name)) for name in names}
        found = from_sheets(sheets)
    except ExchangeError as problem:
        raise ReadingError(f"Berkas «{source.filename}»: {told(problem)}. {_REMEDY}") from None
    except (CalamineError, zipfile.BadZipFile, OSError, KeyError):
        raise broken(source.filename) from None
    return _reread(found.keputusan, found.reread)


def _check_version(book: CalamineWorkbook, filename: str) -> None:
    rows = book.get_sheet_by_name(MARK_SHEET).to_python(skip_empty_area=False, nrows=1)
    version = rows[0][1] if rows and len(rows[0]) > 1 else None
    if version != VERSION:
        raise ReadingError(
            f"Berkas «{filename}»: versi katalog «{version}» tidak dikenal; yang dibaca adalah versi {VERSION}. "
            "Perbarui tolok, atau simpan ulang buku kerja ini dari tolok yang sama versinya."
        )


def _rows(sheet: CalamineSheet) -> Iterator[list[Cell]]:
    """The rows from the first of the sheet on; what is blank to the left of all cells is put back."""
    margin: list[Cell] = [None] * (sheet.start[1] if sheet.start else 0)
    for row in sheet.iter_rows():
        yield [*margin, *row]


def _reread(keputusan: Keputusan, places: tuple[tuple[int, int], ...]) -> Keputusan:
    """`keputusan` with the formulas at `places` read from their text."""
    if not places:
        return keputusan
    positions = [[*jabatan.baris] for jabatan in keputusan.jabatan]
    for j, b in places:
        positions[j][b] = _read_anew(positions[j][b])
    pairs = zip(keputusan.jabatan, positions, strict=True)
    return replace(keputusan, jabatan=tuple(replace(jabatan, baris=tuple(rows)) for jabatan, rows in pairs))


def _read_anew(baris: Baris) -> Baris:
    found = read_formula(squeeze(baris.formula.teks_asli), baris.indikator)
    asal = dict(baris.asal)
    if "formula" in asal:
        place = asal["formula"]
        asal["formula"] = replace(place, perbaikan=tuple(dict.fromkeys((*place.perbaikan, *found.perbaikan, _REREAD))))
    return replace(baris, formula=found.text, asal=asal)
