"""Columns are known by the words of their headings, in any order and with the usual misspellings."""

from __future__ import annotations

import pytest

from tests.unit.reading.texts import read, rows, table
from tolok.reading.layout import Row
from tolok.reading.tables.columns import read_columns


@pytest.mark.parametrize(
    ("heading", "roles"),
    [
        ("KINERJA UTAMA|INDIKATOR KINERJA UTAMA|DEFINISI OPERATIONAL|Formulasi hitung IKU|PENANGGUNG JAWAB|SUMBER DATA",
         "sasaran indikator definisi_operasional formula penanggung_jawab sumber_data"),
        ("KINERJA|INDIKATOR|DIFINISI INDIKATOR|FORMULASI PERHITUNGAN INDIKATOR|PENANGGUNG JAWAB|SUMBER DATA",
         "sasaran indikator definisi_operasional formula penanggung_jawab sumber_data"),
        ("SASARAN/KINERJA UTAMA|INDIKATOR KINERJA UTAMA|PENJELASAN/FORMULAIPENGHITUNGAN|SUMBER DATA",
         "sasaran indikator formula sumber_data"),
        ("Sumber Data|Rumus|Indikator Sasaran|Sasaran Strategis|No", "sumber_data formula indikator sasaran nomor"),
        ("No.|Sasaran Kegiatan|Indikator|Penjelasan|Formula|PIC",
         "nomor sasaran indikator definisi_operasional formula penanggung_jawab"),
        ("No|Tujuan|Sasaran|Indikator Kinerja|Satuan|Target 2025|Cara Mengukur|Keterangan",
         "nomor - sasaran indikator satuan - formula -"),
        ("NO|JABATAN|SASARAN|INDIKATOR KINERJA INDIVIDU|FORMULA", "nomor jabatan sasaran indikator formula"),
    ],
)  # fmt: skip
def test_heading_gives_each_column_its_role(heading: str, roles: str) -> None:
    columns = read_columns(Row(1, tuple(heading.split("|"))))
    assert columns is not None
    assert [role or "-" for role in columns.roles] == roles.split()


@pytest.mark.parametrize(
    "cells",
    [
        ("Nama", "NIP", "Pangkat"),
        ("Persentase Indikator Program yang tercapai", "Jumlah indikator program yang tercapai", "Camat", "LAKIP"),
        ("Meningkatnya sasaran pembangunan desa", "Jumlah indikator desa maju", "Data desa"),
        ("Indikator",),
    ],
)
def test_row_of_words_or_of_other_columns_is_no_heading(cells: tuple[str, ...]) -> None:
    assert read_columns(Row(1, cells)) is None


def test_unknown_columns_are_kept_under_their_printed_names_and_satuan_is_read() -> None:
    heading = "No\tSasaran\tIndikator Kinerja\tSatuan\tTarget\t\tFormula\tKeterangan"
    text = table("\t\t\t\t2024\t2025\t\t", "1\tTertib\tPersentase RT\t%\t80\t90\tRT dibagi RW\tbaru", heading=heading)
    (row,) = rows(text)
    assert row.kolom_lain == {"Target 2024": "80", "Target 2025": "90", "Keterangan": "baru"}
    assert row.satuan == "persen"


def test_column_jabatan_parts_the_rows_by_jabatan() -> None:
    heading = "No\tJabatan\tSasaran\tIndikator\tFormula"
    text = "\n".join(
        (
            heading,
            "1\tSekretaris\tTertib\tJumlah RT\tJumlah RT",
            "\t\t\tJumlah RW\tJumlah RW",
            "2\tKasi PMD\tMaju\tJumlah desa\tJumlah desa",
        )
    )
    found = read(text).jabatan
    assert [(jabatan.nama, len(jabatan.baris)) for jabatan in found] == [("Sekretaris", 2), ("Kasi PMD", 1)]
    assert found[0].baris[1].sasaran == "Tertib"
