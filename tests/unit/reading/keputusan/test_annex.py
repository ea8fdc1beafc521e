"""Blocks of a jabatan: name, tugas, fungsi, and the tables that belong to it."""

from __future__ import annotations

import pytest

from tests.unit.reading.texts import HEADING, noted, only_jabatan, read, repairs, rows, table
from tolok.reading import read_decree

ROWS = f"{HEADING}\n1\tTertib\tJumlah RT\tJumlah RT\tData RT\n"


@pytest.mark.parametrize(
    ("label", "nama", "eselon"),
    [
        ("1. Jabatan : Sekretaris", "Sekretaris", None),
        ("- 1.Jabatan : Sekretaris", "Sekretaris", None),
        ("Jabatan (Eselon III) : SEKRETARIS", "SEKRETARIS", "III"),
        ("Nama Jabatan\t:\tSekretaris", "Sekretaris", None),
        ("1.\tJABATAN\t:\tSekretaris", "Sekretaris", None),
        ("**Jabatan** : Sekretaris", "Sekretaris", None),
        ("Jabatan :\n\nSekretaris", "Sekretaris", None),
        (
            "INDIKATOR KINERJA UTAMA ESELON IV**TAHUN 2023\nKECAMATAN X****Jabatan (Eselon IV) : Sekretaris**",
            "Sekretaris",
            "IV",
        ),
        ("KEPALA SEKSI TRANTIB", "KEPALA SEKSI TRANTIB", None),
        ("## Kepala Seksi Trantib", "Kepala Seksi Trantib", None),
        ("INDIKATOR KINERJA INDIVIDU SEKRETARIS KECAMATAN", "SEKRETARIS KECAMATAN", None),
    ],
)
def test_name_of_a_jabatan_is_found_behind_its_label_or_in_a_heading(label: str, nama: str, eselon: str | None) -> None:
    jabatan = only_jabatan(f"{label}\n\n{ROWS}")
    assert (jabatan.nama, jabatan.jenis_jabatan, jabatan.eselon) == (nama, "jabatan", eselon)
    assert len(jabatan.baris) == 1


@pytest.mark.parametrize(
    ("text", "tugas", "fungsi"),
    [
        (
            "Tugas : memimpin\nFungsi : a. satu;\n- b. dua; dan\n c. tiga.",
            ("memimpin",),
            ("satu;", "dua; dan", "tiga."),
        ),
        ("2. TUGAS POKOK :\n- a. satu\n - h dua\n3. Fungsi : -", ("satu", "dua"), ()),
        ("2. Tugas\n - a. satu\n yang panjang\n - b. dua", ("satu yang panjang", "dua"), ()),
        ("Uraian Tugas :\n• satu\n• dua\nFungsi :\n(1) tiga\n(2) empat", ("satu", "dua"), ("tiga", "empat")),
        ("Fungsi : a. satu; b. dua; c. tiga", (), ("satu;", "dua;", "tiga")),
    ],
)
def test_tugas_and_fungsi_are_lists_of_their_items(text: str, tugas: tuple[str, ...], fungsi: tuple[str, ...]) -> None:
    jabatan = only_jabatan(f"Jabatan : Kasi\n{text}\n\n## INDIKATOR KINERJA INDIVIDU\n\n{ROWS}")
    assert (jabatan.tugas, jabatan.fungsi) == (tugas, fungsi)


def test_heading_and_label_of_one_jabatan_make_one_jabatan() -> None:
    found = read(f"SEKRETARIS\n\n1. Jabatan : Sekretaris\n\n{ROWS}\nKASI PMD\n\n1. Jabatan : Kasi PMD\n\n{ROWS}")
    assert [jabatan.nama for jabatan in found.jabatan] == ["Sekretaris", "Kasi PMD"]


def test_several_tables_below_one_jabatan_belong_to_it() -> None:
    jabatan = only_jabatan(f"Jabatan : Kasi\n\n{ROWS}\n4\n\n{ROWS}")
    assert len(jabatan.baris) == 2


def test_signature_block_between_sheets_names_no_jabatan() -> None:
    more = "2\tAman\tJumlah RW\tJumlah RW\tData RW\n"
    found = read(f"Jabatan : Kasi\n\n{ROWS}\nCAMAT RANDU\nBUDI, S.IP\nNIP. 197001011995031002\n\n{more}")
    assert [(jabatan.nama, len(jabatan.baris)) for jabatan in found.jabatan] == [("Kasi", 2)]


def test_table_without_a_heading_is_read_with_the_columns_above_and_told() -> None:
    reading = read_decree(
        f"Jabatan : Kasi\n\n{ROWS}\nJabatan : Kasubbag\n\n1\tRapi\tJumlah surat\tJumlah surat\tAgenda\n".encode(),
        "a.txt",
    )
    assert [len(jabatan.baris) for jabatan in reading.keputusan.jabatan] == [1, 1]
    assert any("tidak berjudul kolom" in note for note in reading.notes)


def test_table_of_something_else_is_told_and_left_out() -> None:
    reading = read_decree(f"Jabatan : Kasi\n\n{ROWS}\nDaftar pejabat\n\nNama\tNIP\nBudi\t12\n".encode(), "a.txt")
    assert sum(len(jabatan.baris) for jabatan in reading.keputusan.jabatan) == 1
    assert any("«Nama», «NIP»" in note for note in reading.notes)


def test_jabatan_without_a_table_is_kept_and_told() -> None:
    reading = read_decree(f"Jabatan : Camat\nTugas : memimpin\n\nJabatan : Kasi\n\n{ROWS}".encode(), "a.txt")
    assert [(jabatan.nama, len(jabatan.baris)) for jabatan in reading.keputusan.jabatan] == [("Camat", 0), ("Kasi", 1)]
    assert any("«Camat»" in note for note in reading.notes)


def test_decree_of_many_offices_keeps_all_and_leaves_its_own_office_open() -> None:
    part = "{} {}\n\nSasaran\tIndikator\tFormula\nTertibnya surat\tJumlah surat\tJumlah surat masuk\n\n"
    text = "KEPUTUSAN BUPATI TELUK BIRU\n\nLAMPIRAN\n\n" + part.format("I.", "DINAS SOSIAL")
    keputusan, notes = noted(text + part.format("II.", "KECAMATAN ULU AIR"))
    assert [(one.nama, one.jenis_jabatan) for one in keputusan.jabatan] == [
        ("DINAS SOSIAL", "instansi"),
        ("KECAMATAN ULU AIR", "instansi"),
    ]
    assert keputusan.instansi is None
    assert any("2 instansi («DINAS SOSIAL», «KECAMATAN ULU AIR»)" in note for note in notes)


def test_second_signer_who_acknowledges_is_told() -> None:
    keputusan, notes = noted(
        "Ditetapkan di Ulu Air\npada tanggal 2 Januari 2025\nMengetahui,\nBUPATI TELUK BIRU\nHASAN\n"
        "CAMAT ULU AIR\nSITI\nNIP 197001011990032001\n\n" + table("1\tTertib\tJumlah RT\tJumlah RT\tData")
    )
    assert keputusan.penanda_tangan is not None
    assert (keputusan.penanda_tangan.jabatan, keputusan.penanda_tangan.nama) == ("CAMAT ULU AIR", "SITI")
    assert any("«BUPATI TELUK BIRU»" in note for note in notes)


def test_table_with_an_indikator_a_column_is_turned_and_says_so() -> None:
    turned = "Sasaran\tTertib\tLancar\nIndikator\tJumlah RT\tJumlah jalan\nFormula\tRT yang ada\tJalan yang ada\n"
    found = rows(f"Jabatan : Kasi Umum\n\n{turned}Target 2025\t5\t7\n")
    assert [(one.sasaran, one.indikator, one.formula.teks, one.kolom_lain) for one in found] == [
        ("Tertib", "Jumlah RT", "RT yang ada", {"Target 2025": "5"}),
        ("Lancar", "Jumlah jalan", "Jalan yang ada", {"Target 2025": "7"}),
    ]
    assert "dibalik" in repairs(found[1], "indikator")
    assert found[1].asal["indikator"].baris == 4


def test_name_that_wraps_while_it_is_left_open_goes_on_below() -> None:
    jabatan = only_jabatan(f"Jabatan : Kepala Subbagian Perencanaan dan\nKeuangan\nTugas : menyusun\n\n{ROWS}")
    assert (jabatan.nama, jabatan.tugas) == ("Kepala Subbagian Perencanaan dan Keuangan", ("menyusun",))


def test_line_below_a_whole_name_is_no_part_of_it() -> None:
    jabatan = only_jabatan(f"Jabatan : Sekretaris\nuntuk tahun 2024\n\n{ROWS}")
    assert jabatan.nama == "Sekretaris"


def test_wrapped_name_printed_again_over_the_rest_of_its_rows_is_the_same_jabatan() -> None:
    name = "Jabatan : Kepala Subbagian Perencanaan dan\nKeuangan\n\n"
    second = f"{HEADING}\n2\tAman\tJumlah pos\tJumlah pos\tData pos\n"
    jabatan = only_jabatan(f"{name}{ROWS}\n{name}{second}")
    assert (jabatan.nama, len(jabatan.baris)) == ("Kepala Subbagian Perencanaan dan Keuangan", 2)
