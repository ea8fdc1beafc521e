"""What is said about a bad row: the column's label, the cause with the words found, the remedy."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tolok.core.registers import get_register
from tolok.core.registers.validation import check_entry, read_entry

LAYANAN = get_register("layanan")
ASET = get_register("aset")
GOOD = {
    "kind": "ktp",
    "pemohon": "Siti Aminah",
    "submitted": "02-03-2026",
    "due": "05-03-2026",
    "completed": "04-03-2026",
    "status": "selesai",
}


def messages(**changes: object) -> list[str]:
    return [problem.message for problem in check_entry(LAYANAN, {**GOOD, **changes})]


def test_good_row_has_no_problem() -> None:
    assert messages() == []


@pytest.mark.parametrize("empty", [None, "", "   "])
def test_empty_required_column_is_named_with_an_example(empty: object) -> None:
    assert messages(pemohon=empty) == [
        "Kolom Nama pemohon: belum diisi, padahal wajib; isi kolom ini, misalnya Siti Aminah."
    ]


def test_due_before_submitted_names_both_dates() -> None:
    assert messages(due="01-03-2026") == [
        "Kolom Batas selesai: 01-03-2026 lebih awal daripada Tanggal berkas lengkap diterima (02-03-2026); "
        "perbaiki salah satu tanggalnya."
    ]


def test_same_day_is_in_order() -> None:
    assert messages(due="02-03-2026", completed="02-03-2026") == []


def test_completed_before_submitted_is_a_problem_of_the_later_column() -> None:
    problems = check_entry(LAYANAN, {**GOOD, "completed": date(2026, 3, 1)})
    assert [problem.column for problem in problems] == ["completed"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("kemarin", "«kemarin» bukan tanggal"),
        ("12-13-2026", "memakai bulan 13; bulan hanya 1 sampai 12"),
        ("31-02-2026", "tidak ada dalam kalender"),
        ("02-03-0206", "tahun 206 tidak wajar"),
        ("2026-03", "bukan tanggal"),
        (46083, "«46083» bukan tanggal"),
    ],
)
def test_bad_date_says_why(typed: object, said: str) -> None:
    (message,) = messages(submitted=typed, due=None, completed=None)
    assert message.startswith("Kolom Tanggal berkas lengkap diterima: ")
    assert said in message


@pytest.mark.parametrize(
    "typed",
    ["2026-03-02", "02-03-2026", "2/3/2026", "2.3.2026", "2 Maret 2026", "2 mar 2026", datetime(2026, 3, 2, 9, 0),
     "2026-03-02T00:00:00"],
)  # fmt: skip
def test_date_is_read_from_what_offices_write(typed: object) -> None:
    assert read_entry(LAYANAN, {**GOOD, "submitted": typed}).values["submitted"] == date(2026, 3, 2)


def test_choice_outside_the_list_is_refused_with_the_choices() -> None:
    (message,) = messages(status="beres")
    assert (
        message
        == "Kolom Status: «beres» bukan pilihan yang ada; isi salah satu dari: Sedang diproses, Selesai, Ditolak."
    )


def test_importer_takes_the_words_shown_and_stores_the_slug() -> None:
    reading = read_entry(LAYANAN, {**GOOD, "kind": "Kartu Keluarga (KK)", "status": "SELESAI"})
    assert (reading.problems, reading.values["kind"], reading.values["status"]) == ((), "kk", "selesai")


def test_stored_row_must_hold_the_slug_itself() -> None:
    assert [p.column for p in check_entry(LAYANAN, {**GOOD, "status": "Selesai"})] == ["status"]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("18.500.000", 18_500_000), ("Rp 18.500.000,00", 18_500_000), ("1,004,422,800", 1_004_422_800), (7.0, 7), (0, 0),
     ("18500000", 18_500_000)],
)  # fmt: skip
def test_whole_number_is_read_from_what_offices_write(typed: object, stored: int) -> None:
    row = {"kind": "mebel", "nama_barang": "Meja", "submitted": "2026-01-05", "status": "baik", "quantity": typed}
    reading = read_entry(ASET, row)
    assert (reading.problems, reading.values["quantity"]) == ((), stored)


@pytest.mark.parametrize("typed", ["dua juta", "18,5", "18,500", "1.5", -3, "-3", True, 10**16, 2.5, "12 unit"])
def test_text_or_fraction_in_a_number_is_refused(typed: object) -> None:
    row = {"kind": "mebel", "nama_barang": "Meja", "submitted": "2026-01-05", "status": "baik", "quantity": typed}
    (problem,) = check_entry(ASET, row)
    assert problem.message.startswith(f"Kolom Nilai perolehan (rupiah): «{typed}»")


def test_unknown_column_is_a_problem_of_its_own() -> None:
    assert messages(warna="biru") == ["Kolom «warna» tidak ada di Register Layanan Administrasi; hapus kolom itu."]


def test_desa_outside_the_office_is_refused_where_its_list_is_known() -> None:
    assert check_entry(LAYANAN, {**GOOD, "village": "Antah"}) == []
    (problem,) = check_entry(LAYANAN, {**GOOD, "village": "Antah"}, villages=["Sukamaju"])
    assert problem.message.startswith("Kolom Desa/kelurahan: «Antah» tidak ada dalam daftar")


def test_all_problems_of_a_row_are_told_at_once_in_column_order() -> None:
    problems = check_entry(LAYANAN, {"kind": "x", "submitted": "?"})
    assert [problem.column for problem in problems] == ["kind", "pemohon", "submitted", "status"]
