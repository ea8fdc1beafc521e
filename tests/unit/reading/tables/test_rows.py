"""Rows that paper and page readers tore, stacked, shifted or squeezed come back whole, and say what was mended."""

from __future__ import annotations

import pytest

from tests.unit.reading.texts import noted, repairs, rows, table


def test_numbering_row_below_the_heading_is_no_indicator() -> None:
    (row,) = rows(table("1\t2\t3\t4\t5", "1.\tMeningkatnya layanan\tJumlah izin\tJumlah izin terbit\tRegister izin"))
    assert (row.nomor, row.indikator, row.asal["indikator"].baris) == ("1", "Jumlah izin", 4)
    assert row.asal["indikator"].keyakinan == 1.0


def test_blank_sasaran_is_carried_down_and_blank_sumber_data_is_not() -> None:
    above, below = rows(
        table(
            "1.\tMeningkatnya layanan\tJumlah izin\tJumlah izin terbit\tRegister izin",
            "\t\tJumlah surat\tJumlah surat\t",
        )
    )
    assert below.sasaran == above.sasaran
    assert below.nomor is None
    assert below.sumber_data == ()
    assert "diturunkan" in repairs(below, "sasaran")
    assert below.asal["sasaran"].keyakinan < 1


def test_row_split_over_a_page_is_joined_with_or_without_a_repeated_heading() -> None:
    first = (
        "1.\tMeningkatnya pembinaan\tJumlah laporan pembinaan yang\tJumlah laporan pembinaan yang disusun dan\tLaporan"
    )
    rest = "\tlembaga desa\tdisusun\tdikirim\ttahunan"
    heading = "NO\tSASARAN\tINDIKATOR KINERJA\tFORMULASI PENGHITUNGAN\tSUMBER DATA"
    for between in ("", heading, "\n" + heading):
        (row,) = rows(table(first, "", *filter(None, [between]), rest))
        assert row.sasaran == "Meningkatnya pembinaan lembaga desa"
        assert row.indikator == "Jumlah laporan pembinaan yang disusun"
        assert row.formula.teks == "Jumlah laporan pembinaan yang disusun dan dikirim"
        assert row.sumber_data == ("Laporan tahunan",)
        assert "pergantian halaman" in repairs(row, "sasaran")


def test_whole_row_after_a_page_break_stays_a_row_of_its_own() -> None:
    first = "1.\tMeningkatnya layanan\tJumlah izin\tJumlah izin terbit\tRegister izin"
    found = rows(table(first, "", "\t\tPersentase izin cepat\tizin cepat dibagi izin dikali 100%\tRegister izin"))
    assert [row.indikator for row in found] == ["Jumlah izin", "Persentase izin cepat"]


def test_word_printed_on_both_sides_of_a_page_break_is_written_once() -> None:
    text = table("Tersedianya dokumen dan hasil Koordinasi\tJumlah dokumen dan hasil\tKasi\tLaporan", "",
                 "Koordinasi penyusunan\tpenyusunan\t\t",
                 heading="SASARAN\tINDIKATOR\tPENANGGUNG JAWAB\tSUMBER DATA")  # fmt: skip
    (row,) = rows(text)
    assert row.sasaran == "Tersedianya dokumen dan hasil Koordinasi penyusunan"
    assert "«Koordinasi»" in repairs(row, "sasaran")


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("Terbinanya lembaga-", "lembaga desa", "Terbinanya lembaga-lembaga desa"),
        ("Terbinanya pela-", "yanan desa", "Terbinanya pelayanan desa"),
        ("Dokumen DPA-", "SKPD yang", "Dokumen DPA-SKPD yang"),
    ],
)
def test_hyphen_at_a_page_break_stays_where_it_belongs_to_the_word(above: str, below: str, whole: str) -> None:
    (row,) = rows(table(f"1.\t{above}\tJumlah lembaga\tJumlah lembaga\tData", "", f"\t{below}\t\t\t"))
    assert row.sasaran == whole


@pytest.mark.parametrize(
    "lines",
    [
        ("1\tMeningkatnya RT\tPersentase RT aktif\tJumlah RT aktif\tx 100 %\tData RT", "\t\t\tJumlah RT\t\t"),
        ("1\tMeningkatnya RT\tPersentase RT aktif\tJumlah RT aktif\tx 100 %\tData RT", "\t\t\tJumlah RT"),
        ("1\tMeningkatnya RT\tPersentase RT aktif\tJumlah RT aktif ______ x 100%\tData RT", "\t\t\tJumlah RT\t"),
        (
            "1\tMeningkatnya RT\tPersentase RT aktif\tJumlah RT aktif\tData RT",
            "\t\t\t------- x 100%",
            "\t\t\tJumlah RT",
        ),
    ],
)
def test_fraction_stacked_over_rows_becomes_one_formula(lines: tuple[str, ...]) -> None:
    (row,) = rows(table(*lines))
    assert (row.formula.jenis, row.formula.pembilang, row.formula.penyebut) == ("ratio", "Jumlah RT aktif", "Jumlah RT")
    assert row.formula.pengali == 100
    assert row.sumber_data == ("Data RT",)
    assert "bertumpuk" in repairs(row, "formula")


def test_multiplier_that_strayed_into_the_source_cell_goes_back_to_the_formula() -> None:
    (row,) = rows(
        table("1\tMeningkatnya KK\tPersentase KK\tJumlah KK terlayani Jumlah seluruh KK\t$\\times 100 \\%$ Data KK")
    )
    assert row.sumber_data == ("Data KK",)
    assert (row.formula.pembilang, row.formula.penyebut) == ("Jumlah KK terlayani", "Jumlah seluruh KK")
    assert "pengali" in repairs(row, "formula")
    assert "pengali" in repairs(row, "sumber_data")


def test_row_whose_leading_tabs_were_dropped_returns_to_its_columns() -> None:
    found = rows(
        table(
            "1\tMeningkatnya KTP\tJumlah KTP\tJumlah KTP\tRegister",
            "Persentase KK\tKK terbit dibagi KK dikali 100%\tRegister KK",
        )
    )
    assert (found[1].sasaran, found[1].indikator, found[1].sumber_data) == (
        "Meningkatnya KTP",
        "Persentase KK",
        ("Register KK",),
    )
    assert "bergeser" in repairs(found[1], "indikator")


def test_shifted_stacked_fraction_below_a_heading_with_gaps_is_read() -> None:
    heading = "NO\tSASARAN\tINDIKATOR KINERJA\tFORMULASI PENGHITUNGAN\t\tSUMBER DATA\t"
    found = rows(
        table(
            "1.\tTerbinanya warga\tJumlah ronda\tJumlah ronda nyata\tx 100 %\tLaporan ronda\t",
            "\t\t\tJumlah ronda yang ditargetkan\t\t\t",
            "\t\tPersentase kebakaran tertangani\tJumlah kebakaran tertangani\tx 100 %\t\tLaporan kebakaran",
            "\t\t\tJumlah kebakaran\t\t\t",
            "Jumlah laporan jaga\tJumlah laporan jaga nyata\tx 100 %\tLaporan jaga\t\t\t",
            "\tJumlah laporan jaga yang ditargetkan\t\t\t\t\t",
            heading=heading,
        )
    )
    assert [(row.indikator, row.formula.penyebut, row.sumber_data) for row in found] == [
        ("Jumlah ronda", "Jumlah ronda yang ditargetkan", ("Laporan ronda",)),
        ("Persentase kebakaran tertangani", "Jumlah kebakaran", ("Laporan kebakaran",)),
        ("Jumlah laporan jaga", "Jumlah laporan jaga yang ditargetkan", ("Laporan jaga",)),
    ]
    assert {row.sasaran for row in found} == {"Terbinanya warga"}


def test_sasaran_on_a_row_of_its_own_heads_the_rows_below() -> None:
    found = rows(
        table(
            "1\tMeningkatnya layanan",
            "\t\tJumlah izin\tJumlah izin\tRegister",
            "\t\tJumlah surat\tJumlah surat\tAgenda",
        )
    )
    assert [(row.nomor, row.sasaran) for row in found] == [
        ("1", "Meningkatnya layanan"),
        (None, "Meningkatnya layanan"),
    ]


def test_stacked_indicators_share_sources_and_take_their_own_formulas() -> None:
    found = rows(
        table(
            "1\tTertibnya surat\t<ul> - Persentase surat tepat waktu - Persentase arsip tertata </ul>\t"
            "$\\frac{\\text{Surat tepat waktu}}{\\text{Surat}} \\times 100\\%$ "
            "$\\frac{\\text{Arsip tertata}}{\\text{Arsip}} \\times 100\\%$"
            "\tAgenda Masuk Agenda Keluar Dokumen Arsip"
        )
    )
    assert [(row.nomor, row.indikator, row.formula.penyebut) for row in found] == [
        ("1", "Persentase surat tepat waktu", "Surat"),
        (None, "Persentase arsip tertata", "Arsip"),
    ]
    assert found[0].sumber_data == found[1].sumber_data == ("Agenda Masuk", "Agenda Keluar", "Dokumen Arsip")
    assert "dipisah" in repairs(found[1], "indikator")


def test_stacked_indicators_with_one_formula_both_keep_it_and_say_so() -> None:
    found = rows(
        table("1\tTertib\ta. Persentase surat masuk b. Persentase surat keluar\tSurat dibagi total dikali 100%\t")
    )
    assert [row.formula.teks for row in found] == ["Surat dibagi total dikali 100%"] * 2
    assert "dipakai bersama" in repairs(found[0], "formula")


def test_single_number_or_bullet_before_an_indicator_is_dropped() -> None:
    found = rows(
        table(
            "1\tTertibnya surat\t2. Persentase surat masuk\tSurat\tAgenda",
            "2\tTertibnya arsip\t- Jumlah arsip\tArsip\tAgenda",
        )
    )
    assert [row.indikator for row in found] == ["Persentase surat masuk", "Jumlah arsip"]


def test_repairs_of_one_stacked_formula_do_not_leak_to_its_neighbour() -> None:
    first, second = rows(
        table(
            "1\tTertib\t1. Persentase RT aktif 2. Jumlah RT\t"
            "1. Jumlah RT aktif Jumlah seluruh RT x 100% 2. Jumlah RT\tData RT"
        )
    )
    assert first.formula.penyebut == "Jumlah seluruh RT"
    assert len(second.asal["formula"].perbaikan) < len(first.asal["formula"].perbaikan)


def test_text_line_between_two_rows_belongs_to_the_last_cell() -> None:
    found = rows(
        table("1\tTertib\tJumlah RT\tJumlah RT\tLaporan", "tahunan kecamatan", "2\tAman\tJumlah RW\tJumlah RW\tLaporan")
    )
    assert [row.sumber_data for row in found] == [("Laporan tahunan kecamatan",), ("Laporan",)]


def test_caption_inside_a_table_is_told_and_not_made_an_indicator() -> None:
    from tolok.reading import read_decree

    reading = read_decree(table("1\tTertib\tJumlah RT\tJumlah RT\tData", "2\t\t\t\tlain-lain").encode(), "a.txt")
    assert len(reading.keputusan.jabatan[0].baris) == 1


def test_sasaran_printed_over_the_rows_that_it_spans_is_one() -> None:
    found = rows(
        table(
            "1.\tMeningkatnya pengelolaan\tJumlah desa tertib\tJumlah desa yang tertib\tLaporan desa",
            "2.\tadministrasi desa\tJumlah desa dibina\tJumlah desa yang dibina\tLaporan desa",
            "3.\tmeningkatnya layanan\tJumlah izin terbit\tJumlah izin yang terbit\tRegister izin",
        )
    )
    assert [baris.sasaran for baris in found] == [
        "Meningkatnya pengelolaan administrasi desa",
        "Meningkatnya pengelolaan administrasi desa",
        "meningkatnya layanan",
    ]
    assert "disatukan" in repairs(found[0], "sasaran")


def test_row_that_only_heads_the_rows_below_is_told_and_is_none() -> None:
    keputusan, notes = noted(
        table(
            "A\tProgram Pelayanan",
            "1.\tMeningkatnya layanan\tJumlah izin terbit\tJumlah izin yang terbit\tRegister izin",
        )
    )
    assert [baris.sasaran for baris in keputusan.jabatan[0].baris] == ["Meningkatnya layanan"]
    assert any("baris 3" in note and "«Program Pelayanan»" in note for note in notes)
