"""A workbook that tolok wrote (`core.catalogue.workbook`) -> the decree it holds, also after Excel saved it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import reduce

from python_calamine import CalamineError, CalamineWorkbook

from tolok.core.catalogue import Baris, ExchangeError, Keputusan
from tolok.core.catalogue.workbook import MARK_SHEET, SHEETS, VERSION, from_sheets
from tolok.core.formula.reader import read_formula
from tolok.core.kernel.text import squeeze
from tolok.reading.errors import ReadingError
from tolok.reading.format import Source

_REMEDY = "Perbaiki di buku kerjanya (lihat lembar «Petunjuk»), simpan sebagai XLSX, lalu baca lagi."
_ROOM = 20  # times what a decree may hold: places take a row each
_CHUNK, _LONGEST_TAG = 1 << 20, 200
_PLACE = re.compile(
    rb'<(?:\w+:)?(?:c\b[^>]*?\sr="(?P<column>[A-Z]{1,3})(?P<row>\d{1,9})"|row\b[^>]*?\sr="(?P<only_row>\d{1,9})")'
)
_REREAD = "bagian formula dibaca ulang dari teks yang diubah di buku kerja"


def read_workbook(source: Source) -> Keputusan:
    """The decree in a workbook of tolok. Raises ReadingError that names sheet, row, column and what was expected."""
    try:
        _refuse_wide_sheets(source)
        book = CalamineWorkbook.from_filelike(io.BytesIO(source.content))
        _check_version(book, source.filename)
        names = [name for name in SHEETS if name in book.sheet_names]
        sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names}
        found = from_sheets(sheets)
    except ExchangeError as problem:
        raise ReadingError(f"Berkas «{source.filename}»: {problem}. {_REMEDY}") from None
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError) as problem:
        if isinstance(problem, ReadingError):
            raise
        raise ReadingError(
            f"Berkas «{source.filename}»: buku kerjanya rusak dan tidak dapat dibuka. "
            "Buka di Excel atau LibreOffice, simpan ulang sebagai XLSX, lalu baca lagi."
        ) from None
    return _reread(found.keputusan, found.reread)


def _check_version(book: CalamineWorkbook, filename: str) -> None:
    rows = book.get_sheet_by_name(MARK_SHEET).to_python(skip_empty_area=False, nrows=1)
    version = rows[0][1] if rows and len(rows[0]) > 1 else None
    if version != VERSION:
        raise ReadingError(
            f"Berkas «{filename}»: versi katalog «{version}» tidak dikenal; yang dibaca adalah versi {VERSION}. "
            "Perbarui tolok, atau simpan ulang buku kerja ini dari tolok yang sama versinya."
        )


def _refuse_wide_sheets(source: Source) -> None:
    """Raises ReadingError for a cell far away: calamine holds every cell up to the last one, blank or not."""
    limits = source.limits
    rows, cells = limits.rows * _ROOM, limits.cells * _ROOM
    with zipfile.ZipFile(io.BytesIO(source.content)) as packed:
        size = sum(member.file_size for member in packed.infolist())
        if size > min(limits.unpacked, limits.unpack_ratio * len(source.content)):
            raise ReadingError(
                f"Berkas «{source.filename}»: isinya {size // 1024 // 1024} MB setelah dibuka, melewati batas. "
                "Simpan ulang buku kerjanya dari Excel atau LibreOffice."
            )
        for name in packed.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                last_row, last_column = _extent(packed, name)
                if last_row > rows or last_column > cells:
                    raise ReadingError(
                        f"Berkas «{source.filename}»: sebuah lembar berisi sel sampai baris {last_row} dan kolom "
                        f"{last_column}, melewati batas {rows} baris atau {cells} kolom. "
                        "Hapus sel yang jauh di bawah atau di kanan tabelnya."
                    )


def _extent(packed: zipfile.ZipFile, name: str) -> tuple[int, int]:
    """Row and column (from 1) of the farthest cells of a sheet."""
    last_row = last_column = 0
    with packed.open(name) as sheet:
        tail = b""
        while chunk := sheet.read(_CHUNK):
            text = tail + chunk
            for match in _PLACE.finditer(text):
                last_row = max(last_row, int(match["row"] or match["only_row"]))
                last_column = max(last_column, reduce(lambda n, sign: n * 26 + sign - 64, match["column"] or b"", 0))
            tail = text[-_LONGEST_TAG:]
    return last_row, last_column


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
