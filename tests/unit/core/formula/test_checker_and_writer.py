from __future__ import annotations

from decimal import Decimal

import pytest

from tolok.core.formula.checker import Unit, check, unit_of
from tolok.core.formula.nodes import (
    Constant,
    Count,
    Difference,
    Phrase,
    Product,
    Ratio,
    Scaled,
    Score,
    Sum,
    WeightedSum,
)
from tolok.core.formula.writer import write_alt_text, write_number, write_sentence
from tolok.core.registers import get_register
from tolok.core.registers.term import IsLate, IsOneOf, IsWithinDays, Nature, Term

D = Decimal
DESA, RW = Phrase("Jumlah desa tertib"), Phrase("Jumlah RW")
SHARE = Phrase("Persentase kehadiran")
MONEY = Phrase("Realisasi belanja modal")
STAFF = Count(Term("pegawai", nature=Nature.POSITION))
ASSETS = Count(Term("aset", measure="quantity", nature=Nature.POSITION))
PEOPLE = Count(Term("kegiatan", measure="quantity"))
DAYS, HOURS = Phrase("Jumlah hari penyelesaian"), Phrase("Jumlah jam kerja")


@pytest.mark.parametrize(
    "node, unit",
    [
        (DESA, Unit("jumlah", "desa")),
        (MONEY, Unit("rupiah")),
        (Phrase("Jumlah laporan keuangan dan pajak"), Unit("jumlah", "laporan")),
        (SHARE, Unit("persen")),
        (Score("Nilai SAKIP"), Unit("nilai")),
        (Score("Nilai IKM"), Unit("indeks")),
        (Constant(D(7), "desa"), Unit("jumlah", "desa")),
        (Ratio(DESA, RW), Unit("persen")),
        (Ratio(DESA, RW, D(1)), Unit("rasio")),
        (Ratio(DESA, RW, D(100_000)), Unit("per 100.000")),
        (Ratio(Phrase("Total nilai"), Phrase("Jumlah responden"), D(1)), Unit("nilai")),
        (Ratio(Phrase("Total nilai"), Phrase("Jumlah responden"), D(25)), Unit("indeks")),
        (Sum((DESA, Phrase("Jumlah desa maju"))), Unit("jumlah", "desa")),
        (Sum((DESA, RW)), Unit("jumlah")),
        (Difference(MONEY, Phrase("Pagu belanja modal")), Unit("rupiah")),
        (Scaled(Phrase("Nilai rata-rata"), D(25)), Unit("indeks")),
        (Product((RW, Phrase("Biaya satuan"))), Unit("rupiah")),
        (WeightedSum(((D("0.5"), Phrase("Nilai a")), (D("0.5"), Phrase("Nilai b")))), Unit("nilai")),
        (WeightedSum(((D("0.5"), SHARE), (D("0.5"), SHARE))), Unit("persen")),
        (Count(Term("layanan")), Unit("jumlah", "permohonan")),
        (STAFF, Unit("jumlah", "pegawai")),
        (Count(Term("kegiatan", measure="distinct", column="village")), Unit("jumlah", "desa")),
        (PEOPLE, Unit("jumlah", "orang")),
        (ASSETS, Unit("rupiah")),
        (DAYS, Unit("waktu", "hari")),
        (Phrase("Waktu penyelesaian"), Unit("waktu")),
        (Constant(D(30), "hari"), Unit("waktu", "hari")),
        (Ratio(ASSETS, STAFF, D(1)), Unit("rupiah per pegawai")),
        (Ratio(DAYS, DESA, D(1)), Unit("hari per desa")),
        (Ratio(DAYS, Phrase("Jumlah hari target")), Unit("persen")),
        (Ratio(Score("Nilai IKM"), Constant(D(4))), Unit("indeks")),
        (Phrase("Jumlah KK penerima dana desa"), Unit("jumlah", "kk")),
        (Phrase("Serapan anggaran"), Unit("rupiah")),
    ],
)
def test_a_tree_yields_the_unit_of_what_it_computes(node, unit):
    assert unit_of(node) == unit


@pytest.mark.parametrize(
    "node, codes",
    [
        (Ratio(DESA, RW), []),
        (Sum((DESA, RW)), []),
        (Sum((SHARE, DESA)), ["persen-dan-jumlah"]),
        (Difference(MONEY, DESA), ["satuan-campur"]),
        (Ratio(Constant(D(5), "desa"), Constant(D(7), "desa")), ["pecahan-tetap"]),
        (Ratio(DESA, Constant(D(0))), ["penyebut-nol"]),
        (WeightedSum(((D("0.4"), SHARE), (D("0.4"), SHARE))), ["bobot-tidak-seratus"]),
        (Ratio(Sum((SHARE, RW)), Constant(D(0))), ["penyebut-nol", "persen-dan-jumlah"]),
        (Sum((ASSETS, PEOPLE)), ["satuan-campur"]),
        (Sum((DAYS, HOURS)), ["satuan-waktu"]),
        (Ratio(DAYS, HOURS), ["satuan-waktu"]),
        (Ratio(DAYS, Phrase("Jumlah hari target")), []),
        (Ratio(Phrase("Jumlah kehadiran pegawai"), Phrase("Jumlah hari kerja")), []),
        (Ratio(ASSETS, STAFF), ["bukan-persen"]),
        (Ratio(ASSETS, STAFF, D(1)), []),
        (Ratio(MONEY, Phrase("Pagu belanja modal")), []),
        (Ratio(DAYS, RW), ["bukan-persen"]),
        (Ratio(SHARE, RW), ["persen-dikali-seratus"]),
        (Scaled(Score("Nilai IKM"), D(100)), ["indeks-dikali-seratus"]),
        (Scaled(Score("Nilai IKM"), D(25)), []),
        (Ratio(Score("Nilai IKM"), Constant(D(4))), []),
        (Product((MONEY, ASSETS)), ["satuan-dikalikan"]),
        (WeightedSum(((D("0.5"), MONEY), (D("0.5"), DESA))), ["satuan-campur"]),
    ],
)
def test_problems_of_units_are_named_by_code_with_their_words(node, codes):
    problems = check(node)
    assert [problem.code for problem in problems] == codes
    assert all(f"«{problem.words}»" in problem.message for problem in problems)


@pytest.mark.parametrize(
    "node, sentence",
    [
        (Ratio(DESA, RW), "Jumlah desa tertib dibagi Jumlah RW dikali 100%"),
        (Ratio(DESA, Constant(D(7), "desa"), D(1000)), "Jumlah desa tertib dibagi 7 desa dikali 1.000"),
        (Ratio(Difference(DESA, RW), RW, D(1)), "(Jumlah desa tertib dikurangi Jumlah RW) dibagi Jumlah RW"),
        (Scaled(Sum((DESA, RW)), D("0.25")), "(Jumlah desa tertib ditambah Jumlah RW) dikali 0,25"),
        (
            WeightedSum(((D("0.4"), DESA), (D("0.6"), RW))),
            "(40% dikali Jumlah desa tertib) ditambah (60% dikali Jumlah RW)",
        ),
        (Product((DESA, RW)), "Jumlah desa tertib dikali Jumlah RW"),
    ],
)
def test_a_tree_is_written_as_an_official_would_say_it(node, sentence):
    assert write_sentence(node) == sentence


@pytest.mark.parametrize(
    "term, words",
    [
        (Term("layanan"), "jumlah permohonan pada Register Layanan Administrasi"),
        (
            Term("layanan", (IsOneOf("kind", ("ktp", "kk")), IsWithinDays(3)), "completed"),
            "jumlah permohonan pada Register Layanan Administrasi (jenis layanan KTP-el atau Kartu Keluarga (KK); "
            "selesai paling lama 3 hari sejak masuk; menurut tanggal selesai)",
        ),
        (get_register("aset").term("nilai"), "jumlah nilai perolehan (rupiah) pada Buku Inventaris Aset"),
        (
            Term("kegiatan", (IsLate(), IsOneOf("status", ())), measure="quantity"),
            "jumlah peserta pada Register Kegiatan dan Pembinaan (terlambat atau belum selesai melewati batas; "
            "status tidak satu pun)",
        ),
        (
            get_register("kegiatan").term("desa_dengan_musrenbang"),
            "jumlah desa/kelurahan berbeda, dihitung sekali setahun, pada Register Kegiatan dan Pembinaan (jenis "
            "kegiatan Musrenbang; status Terlaksana)",
        ),
    ],
)
def test_a_count_is_said_in_the_registers_own_words(term, words):
    assert write_sentence(Count(term)) == words


def test_a_mismatch_is_told_with_both_units_and_what_to_do():
    (problem,) = check(Ratio(ASSETS, STAFF))
    assert "rupiah dibagi jumlah pegawai adalah rupiah per pegawai, bukan persen" in problem.message
    assert "hilangkan × 100%, atau bagi dengan rupiah juga" in problem.message


def test_the_alt_text_of_a_fraction_names_both_sides_and_the_multiplier():
    text = write_alt_text(Ratio(DESA, RW))
    assert "pembilang «Jumlah desa tertib»" in text
    assert "penyebut «Jumlah RW»" in text
    assert "seratus persen" in text


@pytest.mark.parametrize(
    "value, shown", [("1000", "1.000"), ("0.25", "0,25"), ("1234567.5", "1.234.567,5"), ("100", "100")]
)
def test_a_number_is_written_exactly_in_indonesian_form(value, shown):
    assert write_number(D(value)) == shown
