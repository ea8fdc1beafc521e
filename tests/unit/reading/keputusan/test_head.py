"""The head of a decree, its signature, copies and annex heads, in the ways offices print them."""

from __future__ import annotations

from datetime import date

import jsonschema
import pytest

from tests.unit.reading.texts import read
from tolok.core.catalogue import Lampiran, PenandaTangan, Periode, json_schema, to_data
from tolok.reading.wording.dates import read_date, read_periode

TABLE = "SASARAN\tINDIKATOR\tFORMULA\nTertib\tJumlah RT\tJumlah RT\n"

DECREE = (
    """PEMERINTAH KABUPATEN KENARI
KECAMATAN RANDU ALAS

# KEPUTUSAN CAMAT RANDU ALAS
**NOMOR : 188.45/12/KPTS/2024**

TENTANG

PENETAPAN INDIKATOR KINERJA UTAMA KECAMATAN RANDU ALAS
TAHUN 2024 s.d. 2029

CAMAT RANDU ALAS,

- Menimbang** : a. bahwa kinerja perlu diukur;
- b. bahwa ukurannya
perlu ditetapkan.
- Mengingat** : 1. Undang-Undang Nomor 1 Tahun 2020
3

tentang Contoh;
2. Peraturan Bupati Nomor 2 Tahun 2021 tentang Contoh.

M E M U T U S K A N :

Menetapkan : KEPUTUSAN CAMAT TENTANG IKU.

- KESATU** : Menetapkan indikator sebagaimana lampiran.
KEDUA : Indikator dipakai untuk: a. perencanaan; b. pelaporan; dan c. evaluasi.
Ketiga : Keputusan ini berlaku.

Ditetapkan di Randu Alas pada tanggal 3 Nopember 2024

Plt. CAMAT RANDU ALAS,

**H. AHMAD BUDI, S.Sos., M.Si.**
Pembina Tk. I (IV/b)
NIP. 19700101 199503 1 002

Tembusan disampaikan kepada Yth:
1. Bupati Kenari;
2. Inspektur Kabupaten
   kenari di tempat.

LAMPIRAN I : KEPUTUSAN CAMAT RANDU ALAS
NOMOR : 188.45/12/KPTS/2024
TANGGAL : 3 November 2024

"""
    + TABLE
)


def test_every_part_of_a_head_is_read() -> None:
    found = read(DECREE)
    assert (found.jenis, found.nomor, found.tanggal, found.tempat) == (
        "IKU", "188.45/12/KPTS/2024", date(2024, 11, 3), "Randu Alas",
    )  # fmt: skip
    assert found.judul == "PENETAPAN INDIKATOR KINERJA UTAMA KECAMATAN RANDU ALAS TAHUN 2024 s.d. 2029"
    assert (found.instansi, found.kabupaten) == ("Kecamatan Randu Alas", "Kabupaten Kenari")
    assert found.periode == Periode(2024, 2029)
    assert found.menimbang == ("bahwa kinerja perlu diukur;", "bahwa ukurannya perlu ditetapkan.")
    assert found.mengingat == (
        "Undang-Undang Nomor 1 Tahun 2020 tentang Contoh",
        "Peraturan Bupati Nomor 2 Tahun 2021 tentang Contoh",
    )
    assert [(d.label, d.isi, d.butir) for d in found.diktum] == [
        ("KESATU", "Menetapkan indikator sebagaimana lampiran.", ()),
        ("KEDUA", "Indikator dipakai untuk:", ("perencanaan", "pelaporan", "evaluasi")),
        ("KETIGA", "Keputusan ini berlaku.", ()),
    ]
    assert found.penanda_tangan == PenandaTangan(
        "H. AHMAD BUDI, S.Sos., M.Si.", "19700101 199503 1 002", "Pembina Tk. I (IV/b)", "Plt. CAMAT RANDU ALAS"
    )
    assert found.tembusan == ("Bupati Kenari", "Inspektur Kabupaten kenari di tempat")
    assert found.lampiran == (Lampiran("188.45/12/KPTS/2024", date(2024, 11, 3)),)


def test_copies_end_where_a_table_follows_without_the_head_of_an_annex() -> None:
    above = DECREE.partition("LAMPIRAN")[0]
    assert "Tembusan" in above
    jabatan = "INDIKATOR KINERJA INDIVIDU\n\n1. Jabatan : Sekretaris\n2. Tugas : memimpin sekretariat\n\n"
    table = "NO\tSASARAN\tINDIKATOR KINERJA\tFORMULASI\n1.\tSurat tertata\tJumlah surat\tJumlah surat masuk\n"
    found = read(f"{above.rstrip()}\n\n{jabatan}{table}")
    assert found.tembusan == ("Bupati Kenari", "Inspektur Kabupaten kenari di tempat")
    assert [each.nama for each in found.jabatan] == ["Sekretaris"]


def test_made_up_decree_keeps_the_published_schema() -> None:
    jsonschema.validate(to_data(read(DECREE)), json_schema())


def test_table_of_the_office_itself_is_one_jabatan_of_its_name() -> None:
    (jabatan,) = read(DECREE).jabatan
    assert (jabatan.nama, jabatan.jenis_jabatan) == ("Kecamatan Randu Alas", "instansi")


def test_head_laid_out_with_tabs_and_carriage_returns_is_read_the_same() -> None:
    text = (
        "KEPUTUSAN CAMAT RANDU\nNOMOR\t:\t100/5/2024\nTENTANG\nINDIKATOR KINERJA INDIVIDU\n"
        "Menimbang\t:\ta.\tbahwa satu;\n\t\tb.\tbahwa dua.\n"
        "Mengingat\t:\t1.\tUndang-Undang Nomor 1;\n\t\t2.\tPeraturan Nomor 2\n\t\t\tyang disambung;\n"
        "MEMUTUSKAN\nMenetapkan\t:\nPertama\t:\tIsi\u00a0pertama\nKedua\t:\tIsi kedua.\n"
        "Ditetapkan di\t:\tRandu\nPada tanggal\t:\t5-1-2024\nCAMAT RANDU\nSITI AMINAH, SE\nNIP. 197001011995032002\n\n"
    )
    found = read((text + TABLE).replace("\n", "\r\n"))
    assert (found.nomor, found.tanggal, found.tempat) == ("100/5/2024", date(2024, 1, 5), "Randu")
    assert found.menimbang == ("bahwa satu;", "bahwa dua.")
    assert found.mengingat == ("Undang-Undang Nomor 1", "Peraturan Nomor 2 yang disambung")
    assert [(d.label, d.isi) for d in found.diktum] == [("PERTAMA", "Isi pertama"), ("KEDUA", "Isi kedua.")]
    assert found.penanda_tangan is not None and found.penanda_tangan.nama == "SITI AMINAH, SE"
    assert found.jenis == "IKI"


def test_electronic_signature_is_said_only_where_the_block_says_so() -> None:
    signed = (
        "Ditetapkan di Randu\npada tanggal 2 Mei 2025\nDitandatangani secara elektronik oleh:\n"
        "CAMAT RANDU\nBUDI, S.IP\nPEMBINA IV/a\n\n"
    )
    block = read(TABLE + "\n" + signed).penanda_tangan
    assert block == PenandaTangan("BUDI, S.IP", None, "PEMBINA IV/a", "CAMAT RANDU", elektronik=True)
    plain = read(TABLE + "\n" + signed.replace("Ditandatangani secara elektronik oleh:\n", "")).penanda_tangan
    assert plain is not None and plain.elektronik is False


def test_sheets_without_a_head_take_the_title_from_the_cover_at_the_end() -> None:
    found = read("INDIKATOR KINERJA INDIVIDU\n\nJabatan : Sekretaris\n\n" + TABLE
                 + "\nINDIKATOR KINERJA INDIVIDU\n\nDISTRIK MELATI\nKOTA CEMARA\n\nTAHUN 2025\n")  # fmt: skip
    assert found.judul == "INDIKATOR KINERJA INDIVIDU DISTRIK MELATI KOTA CEMARA TAHUN 2025"
    assert (found.jenis, found.instansi, found.kabupaten) == ("IKI", "Distrik Melati", "Kota Cemara")
    assert found.periode == Periode(2025, 2025)
    assert (found.nomor, found.tanggal, found.penanda_tangan, found.diktum) == (None, None, None, ())


def test_goal_and_its_indicator_are_read_from_their_labels() -> None:
    found = read(
        "Instansi : Kecamatan Randu\nTugas : melayani\nTujuan : Layanan baik\n\nIndikator Tujuan : Nilai SKM\n\n"
        + TABLE
    )
    assert [(item.tujuan, item.indikator) for item in found.tujuan] == [("Layanan baik", "Nilai SKM")]
    assert found.instansi == "Kecamatan Randu"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("pada tanggal, 19 April 2023", date(2023, 4, 19)),
        ("02 Pebruari 2025", date(2025, 2, 2)),
        ("17-08-2024", date(2024, 8, 17)),
        ("1 Agt. 2024", date(2024, 8, 1)),
        ("31 Februari 2024", None),
        ("tanpa tanggal 2024", None),
    ],
)
def test_indonesian_dates_are_read_day_first(text: str, day: date | None) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    ("text", "periode"),
    [
        ("IKU TAHUN 2023 – 2026", Periode(2023, 2026)),
        ("IKI TAHUN 2025", Periode(2025, 2025)),
        ("NOMOR 020 TAHUN 2023", None),
        ("TAHUN 2026-2023", None),
    ],
)
def test_period_is_that_of_a_title_not_of_a_number(text: str, periode: Periode | None) -> None:
    assert read_periode(text) == periode


def test_label_used_twice_stays_twice_so_that_the_fault_can_be_seen() -> None:
    doubled = (
        "MEMUTUSKAN:\n\nKESATU : Menetapkan.\nKEDUA : Berlaku.\nKEDUA : Berlaku lagi, sebagaimana dimaksud diktum\n"
    )
    keputusan = read(f"KEPUTUSAN CAMAT RANDU ALAS\nNOMOR 1\n\n{doubled}KESATU di atas.\n\n{TABLE}")
    assert [(diktum.label, diktum.isi) for diktum in keputusan.diktum] == [
        ("KESATU", "Menetapkan."),
        ("KEDUA", "Berlaku."),
        ("KEDUA", "Berlaku lagi, sebagaimana dimaksud diktum KESATU di atas."),
    ]


def test_signature_block_so_narrow_that_its_lines_wrap_is_read_whole() -> None:
    block = (
        "Ditetapkan di Randu\nAlas\npada tanggal 11\nSeptember 2023\nCAMAT RANDU ALAS,\nDitandatangani secara\n"
        "elektronik oleh:\nSITI AMINAH, S.Sos\nPembina\nNIP 19830917 200112 2\n001\n"
    )
    found = read(f"{DECREE.split('Ditetapkan di')[0]}{block}\n{TABLE}")
    assert (found.tempat, found.tanggal) == ("Randu Alas", date(2023, 9, 11))
    assert found.penanda_tangan == PenandaTangan(
        "SITI AMINAH, S.Sos", "19830917 200112 2 001", "Pembina", "CAMAT RANDU ALAS", elektronik=True
    )


def test_sentence_that_wraps_before_the_word_lampiran_goes_on() -> None:
    text = (
        "KEPUTUSAN CAMAT RANDU ALAS\nNOMOR 1 TAHUN 2024\nTENTANG\nINDIKATOR KINERJA UTAMA\n\nMenimbang : bahwa perlu;\n"
        "Mengingat : Undang-Undang Contoh;\nMEMUTUSKAN:\nKESATU : Menetapkan indikator sebagaimana\ntercantum dalam\n"
        f"Lampiran Keputusan\nini.\nKEDUA : Mulai berlaku.\nDitetapkan di Alas\n\n{TABLE}"
    )
    found = read(text)
    assert [one.isi for one in found.diktum] == [
        "Menetapkan indikator sebagaimana tercantum dalam Lampiran Keputusan ini.",
        "Mulai berlaku.",
    ]
    assert found.lampiran == ()


def enacted(line: str, *below: str) -> tuple[str | None, bool]:
    """The title after the enacting word, and whether that word was found at all."""
    lines = ["KEPUTUSAN CAMAT RANDU ALAS", "NOMOR 3 TAHUN 2024", "Mengingat : 1. Peraturan Bupati Nomor 2 Tahun 2021;"]
    found = read("\n".join([*lines, "MEMUTUSKAN :", *([line] if line else []), *below, "", TABLE]))
    return found.menetapkan, "menetapkan" in found.asal


def test_title_after_menetapkan_is_kept_over_wrapped_lines() -> None:
    dictum = "KESATU : Menetapkan indikator."
    assert enacted("Menetapkan : KEPUTUSAN CAMAT TENTANG IKU.", dictum) == ("KEPUTUSAN CAMAT TENTANG IKU", True)
    wrapped = ("Menetapkan : KEPUTUSAN CAMAT TENTANG", "INDIKATOR KINERJA UTAMA.", dictum)
    assert enacted(*wrapped) == ("KEPUTUSAN CAMAT TENTANG INDIKATOR KINERJA UTAMA", True)


def test_menetapkan_alone_or_before_a_dictum_has_a_place_and_no_title() -> None:
    assert enacted("Menetapkan :", "KESATU : Menetapkan indikator.") == (None, True)
    assert enacted("Menetapkan : KESATU : Menetapkan indikator.") == (None, True)
    assert enacted("", "KESATU : Menetapkan indikator.") == (None, False)


SIGNED = """
Ditetapkan di Randu Alas
pada tanggal 3 Februari 2024
CAMAT RANDU ALAS
SITI RAHMA
NIP 197001011990032001
"""
AFTER = "Tujuan dan sasaran di atas mengacu pada rancangan rencana\nstrategis kecamatan.\n"


def after_signature(text: str) -> tuple[str, ...]:
    return read(f"KEPUTUSAN CAMAT RANDU ALAS\nNOMOR 3\n\nKESATU : Menetapkan.\n{text}").sesudah_tanda_tangan


def test_running_text_below_the_last_signature_is_kept() -> None:
    kept = ("Tujuan dan sasaran di atas mengacu pada rancangan rencana strategis kecamatan.",)
    assert after_signature(f"{TABLE}\n{SIGNED}\n{AFTER}") == kept
    assert after_signature(f"{TABLE}\n{SIGNED}\n{AFTER}Tembusan :\n1. Bupati Kenari.\n") == kept


def test_running_text_between_a_signature_and_an_annex_head_is_kept() -> None:
    kept = ("Tujuan dan sasaran di atas mengacu pada rancangan rencana strategis kecamatan.",)
    annex = "LAMPIRAN KEPUTUSAN CAMAT RANDU ALAS\nNOMOR 3\n"
    assert after_signature(f"{SIGNED}\n{AFTER}\n{annex}\n{TABLE}") == kept
    assert after_signature(f"{SIGNED}\n{AFTER}\n{annex}\n{TABLE}\n{SIGNED}") == kept
    assert after_signature(f"{SIGNED}\nTembusan :\n1. Bupati Kenari.\n\n{annex}\n{TABLE}\n{SIGNED}") == ()


def test_annex_table_and_copies_below_a_signature_are_no_stray_text() -> None:
    assert after_signature(f"{SIGNED}\nTembusan :\n1. Bupati Kenari.\n\n{TABLE}") == ()
    assert after_signature(f"{SIGNED}\n{AFTER}\n{TABLE}") == ()
    assert after_signature(f"{TABLE}\n{SIGNED}\nTembusan :\n1. Bupati Kenari.\n2. Arsip.\n") == ()
