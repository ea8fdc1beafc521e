from __future__ import annotations

import pytest

from tolok.reading.scan.marks import mend_marks
from tolok.reading.scan.mend import mend


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("jumlah desa x 1006", "jumlah desa x 100%"),
        ("jumlah desa x 100Y6", "jumlah desa x 100%"),
        ("jumlah desa x 10096", "jumlah desa x 100%"),
        ("jumlah desa x 1OO%", "jumlah desa x 100%"),
        ("seluruh wargax100%", "seluruh warga x 100%"),
        ("JIn. Merdeka", "Jln. Merdeka"),
        ("niIai surat", "nilai surat"),
        ("KlNERJA", "KINERJA"),
        ("tahun 2O23", "tahun 2023"),
        ("JumlahPelayanan", "Jumlah Pelayanan"),
        ("SPJdesa", "SPJ desa"),
        ("surat,berkas", "surat, berkas"),
        ("partisipası Júmlah", "partisipasi Jumlah"),
    ],
)
def test_what_machines_misread_is_put_right_and_told(read: str, right: str) -> None:
    mended, notes = mend(read)
    assert mended == right
    assert len(notes) == 1
    assert "dibetulkan menjadi" in notes[0]


@pytest.mark.parametrize(
    "text",
    [
        "x 100%", "1006 orang", "Indeks Kepuasan Masyarakat (IKM)", "LKjIP dan APBDes", "Ia melayani",
        "81,26 – 100,00", "Sub Bagian II", "nilai SAKIPnya", "max 100%", "RKA-SKPD", "pukul 10.00", "terkirim/dikirim",
    ],
)  # fmt: skip
def test_what_is_right_stays(text: str) -> None:
    assert mend(text) == (text, ())


def test_the_note_shows_only_the_words_that_changed() -> None:
    _, (note,) = mend("Jumlah surat yang selesai x 1006 setahun")
    assert "«1006»" in note
    assert "«100%»" in note


def test_a_misread_list_letter_follows_the_one_before() -> None:
    lines = ["Tugas : a. menyusun rencana", "b. melayani warga", "C. membina desa", "d menyusun laporan", "Camat."]
    assert mend_marks(lines) == [
        "Tugas : a. menyusun rencana", "b. melayani warga", "c. membina desa", "d. menyusun laporan", "Camat.",
    ]  # fmt: skip


def test_a_capital_that_follows_nothing_stays() -> None:
    assert mend_marks(["A. UMUM", "C. Penutup"]) == ["A. UMUM", "C. Penutup"]


def test_list_signs_read_double_or_lost_follow_the_list() -> None:
    lines = [
        "Fungsi : a, membina desa:",
        "b. melayani warga: dan",
        "Cc. menyusun laporan:",
        ". menjaga arsip",
        "@e. tertib",
    ]
    assert mend_marks(lines) == [
        "Fungsi : a. membina desa;", "b. melayani warga; dan", "c. menyusun laporan;", "d. menjaga arsip", "e. tertib",
    ]  # fmt: skip


def test_words_at_the_start_of_a_line_are_no_list_signs() -> None:
    lines = ["1. Tugas:", "a. satu", "b. dua", "di desa", "2. Fungsi", "dan, lalu", "1,5 juta"]
    assert mend_marks(lines) == lines
