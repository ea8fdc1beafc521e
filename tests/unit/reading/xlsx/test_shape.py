"""Merged and hidden cells: what the file says of them, in Excel's format and in LibreOffice's."""

from __future__ import annotations

import zipfile
from io import BytesIO

from openpyxl.worksheet.worksheet import Worksheet

from tests.unit.reading.xlsx.sheets import HEADING, ROW, book, read
from tests.unit.reading.xlsx.test_book import ods, ods_row
from tolok.reading import read_decree

OLD = (2, "Sasaran lama", "Jumlah lama", "Jumlah lama", 1, "Buku lama")


def cell(text: object = "", *, more: str = "", kind: str = "string") -> str:
    return f'<table:table-cell office:value-type="{kind}"{more}><text:p>{text}</text:p></table:table-cell>'


COVERED = "<table:covered-table-cell/>"
COLLAPSED = ' table:visibility="collapse"'


def test_hidden_rows_and_columns_of_excel_are_left_out_and_told() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["E"].hidden = True

    last = (3, "Tertibnya aset", "Jumlah aset", "Jumlah aset", 4, "Buku aset")
    read_back = read_decree(book(("IKU", (HEADING, ROW, OLD, last)), change=change), "a.xlsx")
    (jabatan,) = read_back.keputusan.jabatan
    assert [baris.indikator for baris in jabatan.baris] == ["Jumlah arsip", "Jumlah aset"]
    assert not any("Target" in line for line in read_back.lines)
    assert any("«IKU»: 1 baris dan 1 kolom" in note for note in read_back.notes)


def test_merged_cell_that_begins_in_a_hidden_row_stands_where_it_is_seen() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.merge_cells("B2:B4")
        sheet.row_dimensions[2].hidden = True

    rows = (
        ROW,
        (2, None, "Jumlah surat", "Jumlah surat", 4, "Agenda"),
        (3, None, "Jumlah map", "Jumlah map", 5, "Rak"),
    )
    (jabatan,) = read(HEADING, *rows, change=change).jabatan
    assert [(baris.sasaran, baris.indikator) for baris in jabatan.baris] == [
        ("Tertibnya arsip", "Jumlah surat"),
        ("Tertibnya arsip", "Jumlah map"),
    ]


def test_merged_cells_of_libreoffice_hold_for_all_their_rows() -> None:
    spanned = ' table:number-rows-spanned="2" table:number-columns-spanned="1"'
    heading = ods_row("No", "Sasaran", "Indikator Kinerja", "Formula", "Penanggung Jawab")
    first = (
        cell(1) + cell("Tertibnya arsip", more=spanned) + cell("Jumlah arsip") * 2 + cell("Sekretaris", more=spanned)
    )
    second = cell(2) + COVERED + cell("Jumlah surat") * 2 + COVERED
    rows = "".join(f"<table:table-row>{cells}</table:table-row>" for cells in (first, second))
    (jabatan,) = read_decree(ods(heading + rows), "a.ods").keputusan.jabatan
    assert [baris.sasaran for baris in jabatan.baris] == ["Tertibnya arsip"] * 2
    assert [baris.penanggung_jawab for baris in jabatan.baris] == [("Sekretaris",)] * 2


def test_hidden_rows_and_columns_of_libreoffice_are_left_out() -> None:
    columns = f'<table:table-column table:number-columns-repeated="4"/><table:table-column{COLLAPSED}/>'
    content = ods(columns + ods_row(*HEADING) + ods_row(*ROW) + ods_row(*OLD, more=COLLAPSED))
    read_back = read_decree(content, "a.ods")
    (jabatan,) = read_back.keputusan.jabatan
    assert [baris.indikator for baris in jabatan.baris] == ["Jumlah arsip"]
    assert not any("Target" in line for line in read_back.lines)


def test_percent_of_libreoffice_is_shown_as_percent() -> None:
    share = cell("87,5%", kind="percentage", more=' office:value="0.875"')
    row = f"<table:table-row>{''.join(map(cell, ROW[:4]))}{share}{cell('Buku arsip')}</table:table-row>"
    lines = read_decree(ods(ods_row(*HEADING) + row), "a.ods").lines
    assert any("\t87,5%\t" in line for line in lines)


def test_title_alone_between_tables_is_no_row_of_the_table_above() -> None:
    sheet = ((*HEADING,), ROW, (), ("INDIKATOR KINERJA INDIVIDU",), (), ("Jabatan : Lurah",), HEADING, ROW)
    jabatan = read(("Jabatan : Camat",), *sheet).jabatan
    assert [(one.nama, len(one.baris), one.baris[0].sasaran) for one in jabatan] == [
        ("Camat", 1, "Tertibnya arsip"),
        ("Lurah", 1, "Tertibnya arsip"),
    ]


def test_colon_before_the_words_of_a_cell_belongs_to_its_label() -> None:
    labels = (("Jabatan", ": Camat"), ("Fungsi", ": a. pembinaan desa;"), (None, "  b. pelayanan umum."))
    (jabatan,) = read(*labels, (), HEADING, ROW).jabatan
    assert (jabatan.nama, jabatan.fungsi) == ("Camat", ("pembinaan desa;", "pelayanan umum."))


def test_sheet_of_libreoffice_packed_anew_by_an_archiver_is_known() -> None:
    out = BytesIO()
    stored = ods(ods_row(*HEADING) + ods_row(*ROW))
    with zipfile.ZipFile(BytesIO(stored)) as kept, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in reversed(kept.namelist()):
            packed.writestr(name, kept.read(name))
    (jabatan,) = read_decree(out.getvalue(), "a.ods").keputusan.jabatan
    assert len(jabatan.baris) == 1
