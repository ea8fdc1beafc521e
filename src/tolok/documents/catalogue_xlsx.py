"""A read decree as a workbook: sheet "Indikator" with a line for each Baris, sheet "Keputusan" with the head.

Every text is written as a string, never as a formula or link: the words come from a file that a stranger may have
written, and "=HYPERLINK(...)" in a cell must stay words.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import xlsxwriter

from tolok.core.catalogue import Baris, Jabatan, Keputusan

_LONGEST_CELL = 32_767  # of the XLSX format; xlsxwriter would leave a longer text out
_COLUMNS = (
    ("Jabatan", 28), ("Eselon", 8), ("Nomor", 7), ("Sasaran", 40), ("Indikator", 40), ("Definisi operasional", 40),
    ("Formula", 50), ("Jenis formula", 14), ("Pembilang", 34), ("Penyebut", 34), ("Pengali", 9), ("Arah", 8),
    ("Satuan", 10), ("Penanggung jawab", 26), ("Sumber data", 30), ("Baris berkas", 9), ("Keyakinan", 10),
    ("Perbaikan", 40),
)  # fmt: skip


def write_catalogue(keputusan: Keputusan) -> bytes:
    """The workbook of `keputusan`, as bytes."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(target, options)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    others = _other_columns(keputusan)
    sheet = book.add_worksheet("Indikator")
    sheet.freeze_panes(1, 0)
    for place, (name, width) in enumerate((*_COLUMNS, *((name, 16) for name in others))):
        sheet.set_column(place, place, width)
        _put(sheet, 0, place, name, bold)
    rows = [cells for jabatan in keputusan.jabatan for cells in _rows(jabatan, others)]
    for line, cells in enumerate(rows, start=1):
        for place, cell in enumerate(cells):
            _put(sheet, line, place, cell, wrapped)
    sheet.autofilter(0, 0, max(1, len(rows)), len(_COLUMNS) + len(others) - 1)
    head = book.add_worksheet("Keputusan")
    head.set_column(0, 0, 22)
    head.set_column(1, 1, 110)
    for line, (name, value) in enumerate(_head(keputusan)):
        _put(head, line, 0, name, bold)
        _put(head, line, 1, value, wrapped)
    book.close()
    return target.getvalue()


def _put(sheet: Any, row: int, column: int, value: object, style: object) -> None:
    text = "" if value is None else str(value)
    sheet.write_string(
        row, column, "".join(sign for sign in text if sign >= " " or sign in "\n\t")[:_LONGEST_CELL], style
    )


def _other_columns(keputusan: Keputusan) -> list[str]:
    names = (name for jabatan in keputusan.jabatan for baris in jabatan.baris for name in baris.kolom_lain)
    return list(dict.fromkeys(names))


def _rows(jabatan: Jabatan, others: list[str]) -> Iterator[list[object]]:
    for baris in jabatan.baris:
        formula = baris.formula
        yield [
            jabatan.nama, jabatan.eselon, baris.nomor, baris.sasaran, baris.indikator, baris.definisi_operasional,
            formula.teks, formula.jenis, formula.pembilang, formula.penyebut, formula.pengali, formula.arah,
            baris.satuan, "\n".join(baris.penanggung_jawab), "\n".join(baris.sumber_data), *_origin(baris),
            *(baris.kolom_lain.get(name, "") for name in others),
        ]  # fmt: skip


def _origin(baris: Baris) -> tuple[object, object, object]:
    place = baris.asal.get("indikator")
    certain = min((asal.keyakinan for asal in baris.asal.values()), default=None)
    repairs = dict.fromkeys(repair for asal in baris.asal.values() for repair in asal.perbaikan)
    return place.baris if place else None, certain, "\n".join(repairs)


def _head(keputusan: Keputusan) -> Iterator[tuple[str, object]]:
    yield from (("Jenis", keputusan.jenis), ("Judul", keputusan.judul), ("Nomor", keputusan.nomor))
    yield from (("Tanggal", keputusan.tanggal), ("Tempat", keputusan.tempat))
    yield from (("Instansi", keputusan.instansi), ("Kabupaten/kota", keputusan.kabupaten))
    if keputusan.periode is not None:
        yield "Periode", f"{keputusan.periode.dari}-{keputusan.periode.sampai}"
    for lampiran in keputusan.lampiran:
        yield "Lampiran", " ".join(str(part) for part in (lampiran.nomor, lampiran.tanggal) if part is not None)
    if (signer := keputusan.penanda_tangan) is not None:
        yield "Penanda tangan", "\n".join(filter(None, (signer.jabatan, signer.nama, signer.pangkat, signer.nip)))
    yield from (("Menimbang", text) for text in keputusan.menimbang)
    yield from (("Mengingat", text) for text in keputusan.mengingat)
    for diktum in keputusan.diktum:
        yield diktum.label, "\n".join((diktum.isi, *diktum.butir))
    yield from (("Tembusan", text) for text in keputusan.tembusan)
    yield from (("Tujuan", f"{item.tujuan} — {item.indikator or ''}") for item in keputusan.tujuan)
