"""Workbooks as offices keep them: titles, merged cells, blank rows, a sheet for each position, percents, dates."""

from __future__ import annotations

import time
import zipfile
from datetime import date, datetime
from datetime import time as clock
from io import BytesIO
from random import Random

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.unit.reading.xlsx.sheets import HEADING, ROW, book, read
from tolok.reading import Limits, ReadingError, read_decree
from tolok.reading.xlsx.values import CellValue, words_of


def refusal(content: bytes, name: str = "a.xlsx", limits: Limits | None = None) -> str:
    with pytest.raises(ReadingError) as caught:
        read_decree(content, name, limits=limits)
    return str(caught.value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (100.0, "100"), (86.5, "86,5"), (0.1 + 0.2, "0,3"), (1250000.0, "1250000"), (-4, "-4"), (1e21, "1" + "0" * 21),
        (date(2024, 1, 2), "2 Januari 2024"), (datetime(2024, 8, 17, 9, 5), "17 Agustus 2024 09.05"),
        (datetime(2024, 8, 17), "17 Agustus 2024"), (clock(7, 30), "07.30"), (True, "BENAR"),
        (" baris satu \r\n baris dua ", "baris satu\nbaris dua"),
    ],
)  # fmt: skip
def test_value_is_written_as_an_official_would(value: CellValue, words: str) -> None:
    assert words_of(value) == words


def test_percent_is_shown_as_percent_and_nothing_else_is() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["E2"].number_format = "0.0%"
        sheet["E3"].number_format = "0%"

    rows = read(HEADING, (*ROW[:4], 0.875, ROW[5]), (2, "Rapi", "Jumlah b", "Jumlah b", 1, "Buku"),
                (3, "Baik", "Jumlah c", "Jumlah c", 1, "Buku"), change=change).jabatan[0].baris  # fmt: skip
    assert [row.kolom_lain["Target"] for row in rows] == ["87,5%", "100%", "1"]


def test_title_labels_table_and_signature_of_a_sheet_are_read() -> None:
    keputusan = read(
        ("", "KEPUTUSAN CAMAT MAJU"), ("", "NOMOR 7 TAHUN 2024"), ("", "TENTANG"),
        ("", "INDIKATOR KINERJA UTAMA KECAMATAN MAJU TAHUN 2024"), (),
        ("", "Jabatan", ":", "Camat Maju"), (),
        ("", *HEADING), ("", 1, 2, 3, 4, 5, 6), ("", *ROW), (),
        ("", 2, "Rapi", "Jumlah b", "Jumlah b", 3, "Daftar"), (),
        ("", "", "", "", "", "", "Ditetapkan di Maju"), ("", "", "", "", "", "", "pada tanggal 3 Maret 2024"),
        ("", "", "", "", "", "", "CAMAT MAJU,"), (), ("", "", "", "", "", "", "BUDI SANTOSO, S.Sos"),
        ("", "", "", "", "", "", "NIP. 19700101 199003 1 001"),
    )  # fmt: skip
    assert keputusan.nomor == "7 TAHUN 2024"
    assert keputusan.tempat == "Maju"
    assert keputusan.penanda_tangan is not None
    assert keputusan.penanda_tangan.nama == "BUDI SANTOSO, S.Sos"
    (jabatan,) = keputusan.jabatan
    assert jabatan.nama == "Camat Maju"
    assert [row.nomor for row in jabatan.baris] == ["1", "2"]


def test_merged_cells_stand_in_every_indicator() -> None:
    def change(sheet: Worksheet) -> None:
        for cells in ("A2:A3", "B2:B3", "F2:F3"):
            sheet.merge_cells(cells)

    rows = read(HEADING, ROW, ("", "", "Jumlah b", "Jumlah b", 4, ""), change=change).jabatan[0].baris
    assert [row.sasaran for row in rows] == ["Tertibnya arsip"] * 2
    assert rows[1].sumber_data == ("Buku arsip",)
    assert [row.nomor for row in rows] == ["1", None]


def test_sheet_named_after_a_position_heads_its_table_and_a_hidden_one_is_left_out() -> None:
    def change(sheet: Worksheet) -> None:
        if sheet.title == "Lama":
            sheet.sheet_state = "hidden"

    content = book(("Camat", [("IKU KECAMATAN MAJU",), HEADING, ROW]), ("Sekretaris (2)", [HEADING, ROW]),
                   ("Lama", [HEADING, ROW]), change=change)  # fmt: skip
    reading = read_decree(content, "a.xlsx")
    assert [jabatan.nama for jabatan in reading.keputusan.jabatan] == ["Camat", "Sekretaris"]


def test_name_of_a_sheet_yields_to_what_the_sheet_says() -> None:
    assert [one.nama for one in read(("Jabatan : Lurah Maju",), HEADING, ROW, name="Camat").jabatan] == ["Lurah Maju"]


def test_cell_of_a_formula_is_read_as_its_value() -> None:
    """openpyxl saves no value: the cell is blank, never the words of the formula."""
    assert read(HEADING, (*ROW[:4], "=5*2", ROW[5])).jabatan[0].baris[0].kolom_lain["Target"] == ""


def test_million_blank_rows_are_no_work() -> None:
    out = BytesIO()
    whole = book(("IKU", [("Jabatan : Camat",), HEADING, ROW]))
    blank = b"".join(b'<row r="%d" spans="1:6"/>' % number for number in range(4, 1_000_000))
    with zipfile.ZipFile(BytesIO(whole)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = content.replace(b"</sheetData>", blank + b"</sheetData>")
            new.writestr(name, content)
    start = time.perf_counter()
    assert len(read_decree(out.getvalue(), "a.xlsx").keputusan.jabatan[0].baris) == 1
    assert time.perf_counter() - start < 10  # a guard against hanging, not a measurement


def test_filled_cell_in_the_farthest_corner_is_refused_before_the_sheet_unfolds() -> None:
    content = book(("IKU", [HEADING, ROW]), change=lambda sheet: sheet.cell(1_048_576, 16_384, "x"))
    start = time.perf_counter()
    assert "baris 1048576, kolom ke-16384" in refusal(content)
    assert time.perf_counter() - start < 5  # a guard against unfolding, not a measurement


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (book(("a", [])), "tidak ada lembar berisi"),
        (book(("a", [HEADING, ROW]))[:2000], "rusak atau terpotong"),
        (book(("a", [["Nama", "NIP", "Pangkat"], ["Budi", "12", "Penata"]])), "«Nama», «NIP», «Pangkat»"),
        (book(("a", [HEADING, ["x"] * 300])), "kolom"),
    ],
)
def test_workbook_that_cannot_be_read_is_refused(content: bytes, words: str) -> None:
    assert words in refusal(content)


def test_too_many_filled_rows_are_refused() -> None:
    content = book(("a", [HEADING, *[ROW] * 60]))
    assert "melewati batas 50" in refusal(content, limits=Limits(rows=50))
    assert "melewati batas 30 baris" in refusal(content, limits=Limits(lines=30))


@pytest.mark.parametrize("count", [200, pytest.param(10_000, marks=pytest.mark.deep)])
def test_fuzzed_workbooks_end_in_a_reading_or_a_refusal(count: int) -> None:
    random = Random(31)
    whole = book(("Camat", [HEADING, ROW]), change=lambda sheet: sheet.merge_cells("A2:A9"))
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(count):
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as packed:
            for name, part in parts.items():
                pieces = part.replace(b"><", b">\0<").split(b"\0")
                for _ in range(random.randint(0, 1)):
                    at, to = random.randrange(len(pieces)), random.randrange(len(pieces))
                    pieces[at] = random.choice([b"", pieces[to], pieces[at] * 2, pieces[at].replace(b'"', b'"9', 1)])
                packed.writestr(name, b"".join(pieces))
        try:
            read_decree(out.getvalue(), "a.xlsx")
        except ReadingError:
            continue


def ods(content: str) -> bytes:
    out = BytesIO()
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mimetype", kind)
        packed.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:'
                        f'xmlns:manifest:1.0"><manifest:file-entry '
                        f'manifest:full-path="/" manifest:media-type="{kind}"/>'
                        "</manifest:manifest>")  # fmt: skip
        packed.writestr("content.xml", f'<office:document-content {spaces}><office:body><office:spreadsheet>'
                        f'<table:table table:name="IKU">{content}</table:table></office:spreadsheet></office:body>'
                        "</office:document-content>")  # fmt: skip
    return out.getvalue()


def ods_row(*texts: object, more: str = "") -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in texts
    )
    return f"<table:table-row{more}>{cells}</table:table-row>"


def test_sheet_of_libreoffice_whose_blank_rest_is_said_by_repeating_is_read() -> None:
    rest = ('<table:table-row table:number-rows-repeated="1048500"><table:table-cell '
            'table:number-columns-repeated="16384"/></table:table-row>')  # fmt: skip
    content = ods(ods_row("Jabatan : Camat") + ods_row(*HEADING) + ods_row(*ROW) + rest)
    (jabatan,) = read_decree(content, "a.ods").keputusan.jabatan
    assert jabatan.nama == "Camat"
    assert jabatan.baris[0].indikator == "Jumlah arsip"


def test_filled_rows_repeated_without_end_are_bounded() -> None:
    content = ods(ods_row(*HEADING) + ods_row(*ROW, more=' table:number-rows-repeated="99999999"') * 2_000)
    assert "melewati batas" in refusal(content, "a.ods")


@pytest.mark.parametrize(
    "torn",
    [
        "<table:table-row><table:table-cell><t:p>a</text:p></table:table-cell></table:table-row>",
        "<table:table-row>",
        "</table:table>",
    ],
)
def test_torn_markup_is_refused_before_a_search_for_its_end_begins(torn: str) -> None:
    """calamine would look for the end of such a sheet for ever."""
    assert "«content.xml»): rusak" in refusal(ods(ods_row(*HEADING) + torn), "a.ods")
