"""Cells of sources, persons and lists."""

from __future__ import annotations

import pytest

from tolok.reading.tables.fields import clean, persons, sources, stacked_indikator
from tolok.reading.wording.markers import plain


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("", ()),
        ("-", ()),
        ("- Buku tamu", ("Buku tamu",)),
        ("a. Daftar Hadir b. Berita Acara c. Rekap usulan", ("Daftar Hadir", "Berita Acara", "Rekap usulan")),
        ("1. Renja 2. RKA 3. DPA", ("Renja", "RKA", "DPA")),
        ("-Renja -RKA/DPA -LKjIP", ("Renja", "RKA/DPA", "LKjIP")),
        ("<ul style='x'> - Nota - Surat", ("Nota", "Surat")),
        ("<ul><li>Nota</li><li>Surat</li></ul>", ("Nota", "Surat")),
        ("Renja<br>RKA", ("Renja", "RKA")),
        ("Renja; RKA", ("Renja", "RKA")),
        ("RKA-DPA", ("RKA-DPA",)),
        ("Surat Tugas dan Laporan Dinas", ("Surat Tugas", "Laporan Dinas")),
        ("Laporan keamanan dan ketertiban umum", ("Laporan keamanan dan ketertiban umum",)),
        ("Dokumen Renstra, Renja, Evaluasi dan Pelaporan", ("Dokumen Renstra", "Renja", "Evaluasi dan Pelaporan")),
        ("Data lomba tingkat Desa, Kecamatan, maupun Kota", ("Data lomba tingkat Desa, Kecamatan, maupun Kota",)),
        ("Polsek, Koramil, Puskesmas", ("Polsek", "Koramil", "Puskesmas")),
        ("Dokumen (Renja, RKA)", ("Dokumen (Renja, RKA)",)),
        ("Agenda Masuk Agenda Keluar Dokumen SPJ", ("Agenda Masuk", "Agenda Keluar", "Dokumen SPJ")),
    ],
)  # fmt: skip
def test_source_cell_gives_its_sources(cell: str, items: tuple[str, ...]) -> None:
    assert sources(cell) == items


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("Kasubbag Perencanaan, Keuangan dan Aset", ("Kasubbag Perencanaan, Keuangan dan Aset",)),
        ("1. Camat 2. Sekretaris", ("Camat", "Sekretaris")),
        ("Kasi Pemerintahan dan Kasi PMD", ("Kasi Pemerintahan", "Kasi PMD")),
        ("- Seksi Umum<br>- Seksi PMD", ("Seksi Umum", "Seksi PMD")),
    ],
)
def test_person_cell_gives_its_persons(cell: str, items: tuple[str, ...]) -> None:
    assert persons(cell) == items


def test_indicator_that_names_a_list_later_is_one_indicator() -> None:
    assert stacked_indikator("Jumlah dokumen: a. Renja b. RKA") == ["Jumlah dokumen: a. Renja b. RKA"]


def test_clean_drops_marks_and_loose_ends_and_keeps_full_stops_and_names() -> None:
    assert clean("- tertibnya arsip ;") == "tertibnya arsip"
    assert clean("tertibnya arsip .") == "tertibnya arsip"
    assert clean("Tertibnya arsip.") == "Tertibnya arsip."
    assert clean("H. Ahmad") == "H. Ahmad"


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("listrik/\npenerangan", "listrik/penerangan"),
        ("naik / turun /\nlurus", "naik / turun / lurus"),
        ("pem-\nbinaan", "pembinaan"),
        ("lembaga-\nlembaga desa", "lembaga-lembaga desa"),
        ("perundang-\nundangan", "perundang-undangan"),
        ("tolong-\nmenolong", "tolong-menolong"),
        ("Sub-\nBagian", "Sub-Bagian"),
        ("Undang-\nUndang", "Undang-Undang"),
        ("a -\nb", "a - b"),
        ("surat\nmasuk", "surat masuk"),
    ],
)
def test_words_that_a_line_end_parts_come_together(cell: str, words: str) -> None:
    assert plain(cell) == words
