"""The workbook that a planner changed in Excel: what is taken, what is refused and in which words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from tolok.core.catalogue import (
    Asal,
    Baris,
    Confirmation,
    Diktum,
    FormulaText,
    Jabatan,
    Keputusan,
    PenandaTangan,
    Periode,
)
from tolok.documents.catalogue_xlsx import UnfitWorkbookError, write_catalogue
from tolok.reading import ReadingError, read_decree
from tolok.reading.exchange import recognises

RATIO = FormulaText(
    teks="Jumlah surat dibalas / Jumlah surat masuk × 100%",
    teks_asli="Jumlah surat dibalas / Jumlah surat masuk x 100%",
    jenis="ratio",
    pembilang="Jumlah surat dibalas",
    penyebut="Jumlah surat masuk",
    pengali=Decimal(100),
    arah="naik",
    satuan="persen",
)
SURE = Asal(baris=7, dikonfirmasi=Confirmation("Sari", "2026-01-02T08:00"))
FIRST = Baris("1", "Tertib surat", "Persentase surat dibalas", None, RATIO, ("Kasubbag Umum",), ("Agenda",), "persen")
DECREE = Keputusan(
    judul="IKU KECAMATAN RAWA UJI",
    tanggal=date(2025, 1, 2),
    periode=Periode(2025, 2029),
    penanda_tangan=PenandaTangan("BUDI", "198402152004121001", None, "Camat"),
    menimbang=("bahwa perlu diukur",),
    diktum=(Diktum("KESATU", "Menetapkan", ("a", "b")),),
    jabatan=(
        Jabatan(
            "Camat",
            baris=(replace(FIRST, asal={"sasaran": SURE, "formula": SURE}), Baris("2", "Aman", "Jumlah kejadian")),
        ),
        Jabatan("Sekretaris", baris=(Baris("1", "Tertib arsip", "Jumlah arsip"),)),
    ),
)

Change = Callable[[Any], None]


def edited(change: Change, decree: Keputusan = DECREE) -> Keputusan:
    """The decree after somebody changed its workbook."""
    book, target = openpyxl.load_workbook(io.BytesIO(write_catalogue(decree))), io.BytesIO()
    change(book)
    book.save(target)
    return read_decree(target.getvalue(), "katalog.xlsx").keputusan


def cell(book: Any, sheet: str, heading: str, line: int) -> Any:
    heads = [one.value for one in book[sheet][1]]
    return book[sheet].cell(line, heads.index(heading) + 1)


def put(sheet: str, heading: str, line: int, value: object) -> Change:
    def change(book: Any) -> None:
        cell(book, sheet, heading, line).value = value

    return change


def isi(part: str, value: object) -> Change:
    """Writes into the row of `part` of the sheet Keputusan."""

    def change(book: Any) -> None:
        line = next(row[0].row for row in book["Keputusan"].iter_rows() if row[0].value == part)
        cell(book, "Keputusan", "Isi", line).value = value

    return change


def add_row(**values: object) -> Change:
    def change(book: Any) -> None:
        line = book["Indikator"].max_row + 1
        for heading, value in values.items():
            cell(book, "Indikator", heading.replace("_", " "), line).value = value

    return change


def test_changed_text_is_taken_and_no_longer_counts_as_confirmed() -> None:
    row = edited(put("Indikator", "Sasaran", 2, "Tertib surat dinas")).jabatan[0].baris[0]
    assert row.sasaran == "Tertib surat dinas"
    assert row.asal["sasaran"] == Asal(baris=7, perbaikan=("diubah di buku kerja",))
    assert row.asal["formula"] == SURE


def test_changed_formula_text_has_its_parts_read_anew() -> None:
    row = edited(put("Indikator", "Formula", 2, "Jumlah surat dibalas dibagi jumlah surat biasa dikali 100%"))
    formula = row.jabatan[0].baris[0].formula
    assert formula.penyebut == "jumlah surat biasa"
    assert formula.pembilang == "Jumlah surat dibalas"
    assert formula.teks_asli == "Jumlah surat dibalas dibagi jumlah surat biasa dikali 100%"
    assert any("dibaca ulang" in note for note in row.jabatan[0].baris[0].asal["formula"].perbaikan)


def test_changed_part_stands_as_typed_and_leaves_the_text() -> None:
    formula = edited(put("Indikator", "Penyebut", 2, "Jumlah surat biasa")).jabatan[0].baris[0].formula
    assert formula.teks == RATIO.teks
    assert formula.penyebut == "Jumlah surat biasa"


def test_text_and_part_both_changed_stand_as_typed() -> None:
    def change(book: Any) -> None:
        put("Indikator", "Formula", 2, "A / B")(book)
        put("Indikator", "Penyebut", 2, "C")(book)

    formula = edited(change).jabatan[0].baris[0].formula
    assert (formula.teks, formula.teks_asli, formula.penyebut) == ("A / B", "A / B", "C")


def test_new_row_gets_its_formula_read_and_old_rows_keep_their_places() -> None:
    found = edited(
        add_row(
            Jabatan="Camat", Indikator="Persentase desa tertib", Formula="Jumlah desa tertib dibagi jumlah desa x 100%"
        )
    )
    assert found.jabatan[0].baris[2].formula.jenis == "ratio"
    assert found.jabatan[0].baris[:2] == DECREE.jabatan[0].baris


def test_sorted_rows_keep_their_places_and_deleted_rows_lose_theirs() -> None:
    def change(book: Any) -> None:
        sheet = book["Indikator"]
        first = [one.value for one in sheet[2]]
        sheet.delete_rows(2)
        for column, value in enumerate(first, 1):
            sheet.cell(sheet.max_row + (column == 1), column).value = value

    camat = edited(change).jabatan[0]
    assert [row.indikator for row in camat.baris] == ["Jumlah kejadian", "Persentase surat dibalas"]
    assert camat.baris[1] == DECREE.jabatan[0].baris[0]
    rest = edited(lambda book: book["Indikator"].delete_rows(2))
    assert [row.asal for row in rest.jabatan[0].baris] == [{}]


def test_moved_columns_blank_rows_and_blank_margins_are_taken() -> None:
    def change(book: Any) -> None:
        sheet = book["Indikator"]
        heads = [one.value for one in sheet[1]]
        place = heads.index("Sasaran") + 1
        values = [sheet.cell(line, place).value for line in range(1, sheet.max_row + 1)]
        sheet.delete_cols(place)
        end = sheet.max_column + 1
        for line, value in enumerate(values, 1):
            sheet.cell(line, end).value = value
        sheet.insert_rows(3)
        sheet.cell(900, 2).value = "  "

    assert edited(change) == DECREE


def test_renamed_jabatan_keeps_its_rows() -> None:
    found = edited(put("Jabatan", "Nama jabatan", 2, "Camat Rawa Uji"))
    assert found.jabatan[0].nama == "Camat Rawa Uji"
    assert found.jabatan[0].baris == DECREE.jabatan[0].baris


def test_jabatan_of_the_same_name_stay_apart() -> None:
    twins = Keputusan(jabatan=(Jabatan("Kasi", baris=(Baris("1"),)), Jabatan("KASI", baris=(Baris("2"), Baris("3")))))
    assert edited(lambda book: None, twins) == twins


def test_extra_column_becomes_one_of_the_other_columns() -> None:
    def change(book: Any) -> None:
        sheet = book["Indikator"]
        end = sheet.max_column + 1
        sheet.cell(1, end).value = "Kolom lain: Target 2026"
        sheet.cell(2, end).value = 90
        sheet.cell(3, end).value = '""'

    rows = edited(change).jabatan[0].baris
    assert [row.kolom_lain for row in rows] == [{"Target 2026": "90"}, {"Target 2026": ""}]


@pytest.mark.parametrize(
    ("change", "read"),
    [
        (isi("Tanggal", datetime(2026, 3, 4)), lambda k: k.tanggal == date(2026, 3, 4)),
        (isi("Tanggal", "04-03-2026"), lambda k: k.tanggal == date(2026, 3, 4)),
        (isi("Tanggal", None), lambda k: k.tanggal is None),
        (isi("Periode sampai", "2030"), lambda k: k.periode == Periode(2025, 2030)),
        (isi("Nomor", 12), lambda k: k.nomor == "12"),
        (put("Indikator", "Pengali", 2, "0,5"), lambda k: k.jabatan[0].baris[0].formula.pengali == Decimal("0.5")),
        (put("Indikator", "Pengali", 2, "100%"), lambda k: k.jabatan[0].baris[0].formula.pengali == Decimal(100)),
        (put("Indikator", "Jenis formula", 2, " Rasio "), lambda k: k.jabatan[0].baris[0].formula.jenis == "ratio"),
        (
            put("Indikator", "Sumber data", 2, "Agenda\n\nLaporan"),
            lambda k: k.jabatan[0].baris[0].sumber_data == ("Agenda", "Laporan"),
        ),
    ],
)
def test_what_a_person_types_is_understood(change: Change, read: Callable[[Keputusan], bool]) -> None:
    assert read(edited(change))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            isi("Penanda tangan: NIP", 198402152004121001),
            ("Keputusan", "kolom «Isi»", "bilangan", "format sel menjadi Teks"),
        ),
        (put("Indikator", "Nomor", 2, datetime(2026, 2, 1)), ("baris 2", "kolom «Nomor»", "tanggal")),
        (put("Indikator", "Nomor", 2, 1.5), ("kolom «Nomor»", "bilangan")),
        (
            put("Indikator", "Jenis formula", 2, "rasioo"),
            ("lembar «Indikator», baris 2, kolom «Jenis formula»", "rasio, jumlah", "«rasioo»"),
        ),
        (put("Indikator", "Jenis formula", 2, None), ("kosong", "pilih jenisnya")),
        (put("Indikator", "Jabatan", 3, "Camatt"), ("baris 3", "«Camatt» tidak ada di lembar «Jabatan»")),
        (put("Indikator", "Jabatan", 3, None), ("baris 3", "pilih dari daftar")),
        (put("Indikator", "Kode", 3, "1.1"), ("«1.1» sudah dipakai baris 2", "kosongkan")),
        (
            put("Indikator", "Sasaran", 1, "Sasarann"),
            ("kolom «Sasarann» tidak dikenal", "Mungkin «Sasaran»", "kolom «Sasaran» tidak ada"),
        ),
        (put("Indikator", "Sasaran", 1, None), ("kolom «Sasaran» tidak ada",)),
        (put("Indikator", "Sasaran", 1, "Indikator"), ("«Indikator» ada 2 kali",)),
        (put("Jabatan", "Kunci jabatan", 3, "Camat"), ("«Camat» sudah dipakai",)),
        (put("Jabatan", "Kunci jabatan", 3, None), ("Kunci jabatan", "kosong")),
        (put("Keputusan", "Bagian", 2, "Jeniss"), ("«jeniss» tidak dikenal", "Mungkin «jenis»")),
        (put("Keputusan", "Label", 3, "x"), ("kolom «Label»", "tidak dipakai untuk bagian «Judul»")),
        (isi("Jenis", "IKX"), ("diharapkan salah satu dari IKU, IKI", "«IKX»")),
        (isi("Jenis", None), ("«Jenis» kosong",)),
        (isi("Tanggal", "2 Januari"), ("diharapkan tanggal", "«2 Januari»")),
        (isi("Periode sampai", None), ("keduanya terisi",)),
        (isi("Periode sampai", 2025.5), ("bilangan bulat",)),
        (isi("Menimbang", None), ("kosong; isi, atau hapus barisnya",)),
        (put("Asal", "Keyakinan", 2, 2), ("Keyakinan", "0 sampai 1")),
        (put("Asal", "Kotak atas", 2, 2), ("empat sisi kotak",)),
        (put("Asal", "Dikonfirmasi pada", 2, None), ("siapa dan kapan",)),
        (put("Asal", "Baris berkas", 2, 0), ("mulai dari 1",)),
        (lambda book: book.remove(book["Jabatan"]), ("lembar tidak ada: «Jabatan»",)),
        (lambda book: setattr(book["Indikator"].cell(3, 40), "value", "lepas"), ("kolom «AN»", "tanpa judul")),
        (lambda book: setattr(book["tolok"].cell(1, 2), "value", 9), ("versi katalog «9", "Perbarui tolok")),
    ],
)
def test_what_cannot_be_understood_is_refused_with_its_place(change: Change, words: tuple[str, ...]) -> None:
    with pytest.raises(ReadingError) as caught:
        edited(change)
    for word in ("katalog.xlsx", *words):
        assert word in str(caught.value)


def test_several_faults_are_told_at_once() -> None:
    def change(book: Any) -> None:
        put("Indikator", "Arah", 2, "datar")(book)
        put("Indikator", "Jabatan", 4, "Siapa")(book)

    with pytest.raises(ReadingError, match=r"«datar».*«Siapa»"):
        edited(change)


def test_no_cell_is_a_formula_or_link_and_texts_come_back() -> None:
    evil = '=HYPERLINK("http://contoh","klik")'
    decree = Keputusan(judul=evil, menimbang=("+1", "-1", "@x"), jabatan=(Jabatan("=A1", baris=(Baris("=1", evil),)),))
    content = write_catalogue(decree)
    packed = zipfile.ZipFile(io.BytesIO(content))
    assert b"<hyperlink" not in b"".join(map(packed.read, packed.namelist()))
    types = {
        one.data_type
        for sheet in openpyxl.load_workbook(io.BytesIO(content))
        for row in sheet.iter_rows()
        for one in row
    }
    assert types <= {"s", "n"}
    assert read_decree(content, "a.xlsx").keputusan == decree


def test_text_longer_than_a_cell_is_refused_with_the_remedy() -> None:
    with pytest.raises(UnfitWorkbookError, match=r"«Indikator», baris 2, kolom «Sasaran»: 32768 huruf.*JSON"):
        write_catalogue(Keputusan(jabatan=(Jabatan("Camat", baris=(Baris(sasaran="x" * 32_768),)),)))
    longest = Keputusan(jabatan=(Jabatan("Camat", baris=(Baris(sasaran="x" * 32_767),)),))
    assert read_decree(write_catalogue(longest), "a.xlsx").keputusan == longest


@pytest.mark.parametrize("digits", ["0.1234567890123456789", "123456789012345678901", "1E+3", "0.5", "-7", "100.00"])
def test_multiplier_keeps_every_digit(digits: str) -> None:
    row = Baris(formula=FormulaText(pengali=Decimal(digits)))
    decree = Keputusan(jabatan=(Jabatan("Camat", baris=(row,)),))
    assert read_decree(write_catalogue(decree), "a.xlsx").keputusan == decree


def test_drop_downs_frozen_heads_and_guide_are_there() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_catalogue(DECREE)))
    assert book.sheetnames == ["Keputusan", "Jabatan", "Indikator", "Asal", "Petunjuk", "tolok"]
    offered = {one.formula1 for one in book["Indikator"].data_validations.dataValidation}
    assert any("rasio,jumlah" in one for one in offered)
    assert any("Jabatan!" in one for one in offered)
    assert book["Indikator"].freeze_panes == "F2"
    assert cell(book, "Indikator", "Nomor", 2).number_format == "@"
    assert book["tolok"].sheet_state == "hidden"


def other_workbook() -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.add_worksheet("Indikator").write_string(0, 0, "Sasaran")
    return target.getvalue()


@pytest.mark.parametrize("content", [b"PK\x03\x04rusak", b"PK", other_workbook()])
def test_other_files_in_zip_are_not_taken_for_a_catalogue(content: bytes) -> None:
    assert not recognises(content, "a.xlsx")


def test_our_workbook_is_known_under_any_name() -> None:
    assert recognises(write_catalogue(DECREE), "unduhan.bin")


def far_away(data: bytes) -> bytes:
    return data.replace(b'r="A2"', b'r="XFD1048576"', 1)


def changed_member(name: str, change: Callable[[bytes], bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(write_catalogue(DECREE))) as old, zipfile.ZipFile(target, "w") as new:
        for member in old.namelist():
            data = old.read(member)
            new.writestr(member, change(data) if member == name else data)
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (changed_member("xl/worksheets/sheet3.xml", lambda data: data[:300]), "rusak"),
        (changed_member("xl/worksheets/sheet3.xml", far_away), "terlalu jauh"),
        (changed_member("xl/sharedStrings.xml", lambda data: b""), "rusak"),
    ],
)
def test_damaged_or_hostile_workbook_gets_a_message(content: bytes, words: str) -> None:
    with pytest.raises(ReadingError, match=words):
        read_decree(content, "a.xlsx")


@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_workbook_saved_by_libreoffice_in_another_format_is_the_same_decree(ending: str) -> None:
    content = Path(__file__).with_name("files").joinpath(f"katalog.{ending}").read_bytes()
    found = read_decree(content, f"katalog.{ending}")
    assert found.keputusan == DECREE
    assert found.lines == ()
