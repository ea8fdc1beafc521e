from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from tolok.core.formula.checker import check
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
from tolok.core.formula.notation import NotationError, complete, read_notation, write_notation
from tolok.core.formula.notation.columns import column_words
from tolok.core.registers import all_registers
from tolok.core.registers.term import IsFilled, IsLate, IsOneOf, IsOnTime, IsWithinDays, Nature, Term

D = Decimal
A, B, C = Phrase("Jumlah a"), Phrase("Jumlah b"), Phrase("Jumlah c")
KTP = IsOneOf("kind", ("ktp", "kk"))


@pytest.mark.parametrize(
    "text, node",
    [
        ("«Jumlah a» / «Jumlah b» × 100%", Ratio(A, B)),
        ("«Jumlah a»/«Jumlah b» x 100 %", Ratio(A, B)),
        ("«Jumlah a» ÷ «Jumlah b» * 100 persen", Ratio(A, B)),
        ("«Jumlah a» dibagi “Jumlah b” kali 100%", Ratio(A, B)),
        ('"Jumlah a" / 7 desa', Ratio(A, Constant(D(7), "desa"), D(1))),
        ("«Jumlah a» / «Jumlah b» × 1.000", Ratio(A, B, D(1000))),
        ("«Jumlah a» × «Jumlah b» / «Jumlah c»", Ratio(Product((A, B)), C, D(1))),
        ("«Jumlah a» + «Jumlah b» + «Jumlah c»", Sum((A, B, C))),
        ("(«Jumlah a» + «Jumlah b») + «Jumlah c»", Sum((Sum((A, B)), C))),
        ("«Jumlah a» − «Jumlah b» − «Jumlah c»", Difference(Difference(A, B), C)),
        ("«Jumlah a» + «Jumlah b» / «Jumlah c»", Sum((A, Ratio(B, C, D(1))))),
        ("«Jumlah a» × 25", Scaled(A, D(25))),
        ("25 × «Jumlah a»", Scaled(A, D(25))),
        ("«Jumlah a» × (25)", Product((A, Constant(D(25))))),
        ("40% × «Jumlah a» + 60% kali «Jumlah b»", WeightedSum(((D("0.4"), A), (D("0.6"), B)))),
        ("40% × «Jumlah a» − 0,5% × «Jumlah b»", WeightedSum(((D("0.4"), A), (D("-0.005"), B)))),
        ("rata-rata(«Jumlah a», «Jumlah b»)", Ratio(Sum((A, B)), Constant(D(2)), D(1))),
        ('nilai("Nilai ""SAKIP""")', Score('Nilai "SAKIP"')),
        ("-1.234,5", Constant(D("-1234.5"))),
        ("7 hari kerja", Constant(D(7), "hari kerja")),
        ("«a»»b»", Phrase("a»b")),
    ],
)
def test_what_officials_may_type_is_read(text, node):
    assert read_notation(text) == node
    assert read_notation(write_notation(node)) == node


@pytest.mark.parametrize(
    "text, term",
    [
        ("jumlah(layanan)", Term("layanan")),
        ("JUMLAH(Layanan; jenis dalam {KTP; KK})", Term("layanan", (KTP,))),
        ('jumlah(layanan, "Jenis layanan" dalam {KTP-el, kartu keluarga (kk)})', None),
        ('jumlah(layanan, jenis dalam {"ktp-EL", "Kartu Keluarga (KK)"})', Term("layanan", (KTP,))),
        ("jumlah(layanan, jenis = surat pindah)", Term("layanan", (IsOneOf("kind", ("surat_pindah",)),))),
        ("jumlah(layanan, jenis dalam {})", Term("layanan", (IsOneOf("kind", ()),))),
        ("jumlah(layanan, selesai ≤ batas)", Term("layanan", (IsOnTime(),))),
        ("jumlah(layanan, batas >= selesai)", Term("layanan", (IsOnTime(),))),
        ("jumlah(layanan, tepat waktu)", Term("layanan", (IsOnTime(),))),
        ("jumlah(layanan, terlambat)", Term("layanan", (IsLate(),))),
        ("jumlah(layanan, selesai dalam 3 hari)", Term("layanan", (IsWithinDays(3),))),
        ("jumlah(layanan, selesai terisi, menurut selesai)", Term("layanan", (IsFilled("completed"),), "completed")),
        ('jumlah(layanan, desa = "Suka Maju 2")', Term("layanan", (IsOneOf("village", ("Suka Maju 2",)),))),
        ("total(kegiatan.peserta)", Term("kegiatan", measure="quantity")),
        ("total(kegiatan)", Term("kegiatan", measure="quantity")),
        ("jumlah(kegiatan, desa berbeda)", Term("kegiatan", measure="distinct", column="village")),
        (
            'jumlah(kegiatan; status = Terlaksana; "Desa/kelurahan" BERBEDA; menurut selesai)',
            Term("kegiatan", (IsOneOf("status", ("terlaksana",)),), "completed", "distinct", column="village"),
        ),
        ("jumlah(aset, kondisi = baik)", Term("aset", (IsOneOf("status", ("baik",)),), nature=Nature.POSITION)),
        ("jumlah(dokumen, menurut mulai)", Term("dokumen", date_base="submitted")),
        ("jumlah(dokumen)", Term("dokumen", date_base="due")),
    ],
)
def test_a_count_names_register_conditions_and_date_in_the_registers_words(text, term):
    if term is None:
        with pytest.raises(NotationError):
            read_notation(text)
    else:
        assert read_notation(text) == Count(term)


@pytest.mark.parametrize(
    "text, column, said, near",
    [
        ("jumlah(layanann)", 8, "register «layanann» tidak dikenal; maksudnya «layanan»?", "layanan"),
        ("layanann / 2", 1, "maksudnya hitungan jumlah(layanan)?", "layanan"),
        ("jumlahh(surat)", 1, "maksudnya «jumlah(…)»?", "jumlah"),
        ("jumlah(layanan, jeniss = KTP)", 17, "maksudnya «jenis»?", "jenis"),
        ("jumlah(surat, jenis = Surat masul)", 23, "maksudnya «Surat masuk»?", "Surat masuk"),
        ("jumlah(layanan, jenis = KKK)", 25, "maksudnya «Kartu Keluarga (KK)»?", "Kartu Keluarga (KK)"),
        ("jumlah(layanan, selesai dalm 3 hari)", 25, "maksudnya «dalam»?", "dalam"),
        ("Jumlah desa tertib / 7", 8, "di antara tanda « dan »", ""),
        ("«a» : «b»", 5, "untuk membagi tulis /", ""),
        ("«a» / «b» / «c»", 11, "beri kurung", ""),
        ("«a» / «b» × «c»", 13, "beri kurung", ""),
        ("«a» / «b» × 50%", 13, "hanya × 100%", ""),
        ("100% × «a» / «b»", 1, "dua hal", ""),
        ("«a» × 40%", 7, "bobot di depan", ""),
        ("40% / «a»", 5, "persen tidak dibagi", ""),
        ("40%", 1, "berdiri sendiri", ""),
        ("«a» + 40% × «b»", 1, "tanpa bobot", ""),
        ("1.5", 1, "desimal dengan koma", ""),
        ("«a", 1, "belum ditutup", ""),
        ("«a» «b»", 5, "«b» tidak diharapkan di sini; yang diharapkan: +, -, ×, atau /.", ""),
        ("jumlah(layanan", 15, "belum selesai", ""),
        ("jumlah(layanan, selesai > batas)", 25, "terlambat (juga yang belum selesai)", ""),
        ("jumlah(desa, tepat waktu)", 14, "memerlukan kolom batas", ""),
        ("jumlah(kegiatan.peserta)", 17, "tulis total(kegiatan.…)", ""),
        ("total(surat)", 7, "tidak mempunyai kolom angka", ""),
        ("jumlah(kegiatan.desa)", 17, "tulis jumlah(kegiatan, … berbeda)", ""),
        ("total(kegiatan, desa berbeda)", 17, "tulis dengan jumlah(kegiatan, …)", ""),
        ("jumlah(aset, kondisi berbeda)", 14, "keadaan pada akhir bulan", ""),
        ("jumlah(kegiatan, desa berbeda, jenis berbeda)", 32, "dua kali", ""),
        ("jumlah(kegiatan, rencana berbeda)", 18, "tidak dikenal", ""),
        ("jumlah(aset, menurut sampai)", 22, "keadaan pada akhir bulan", ""),
        ("jumlah(surat, menurut batas, menurut selesai)", 30, "dua kali", ""),
        ("rata-rata(«a»)", 1, "dua hal atau lebih", ""),
        ("jumlah(layanan, selesai dalam 1,5 hari)", 31, "bilangan bulat", ""),
    ],
)
def test_a_fault_is_told_at_its_column_with_what_to_do(text, column, said, near):
    with pytest.raises(NotationError) as caught:
        read_notation(text)
    assert (caught.value.column, caught.value.nearest) == (column, near)
    assert said in caught.value.message
    assert str(caught.value) == f"kolom {column}: {caught.value.message}"


def test_a_fault_on_a_later_line_names_its_line():
    with pytest.raises(NotationError, match=r"^baris 2, kolom 3: ") as caught:
        read_notation("«a» +\n  suratt")
    assert caught.value.caret == "  suratt\n  ^"


@pytest.mark.parametrize("text", ["(" * 5000, "(" * 41 + "1" + ")" * 41, "1" * 10_001, "«" + "»»" * 4000])
def test_a_text_too_long_or_too_deep_is_refused(text):
    with pytest.raises(NotationError):
        read_notation(text)


@pytest.mark.parametrize("node", [Sum((A,)), Product(()), WeightedSum(()), Count(Term("tidak_ada"))])
def test_what_is_no_formula_has_no_notation(node):
    with pytest.raises((ValueError, KeyError)):
        write_notation(node)


def test_columns_and_values_of_a_register_have_words_of_their_own():
    for register in all_registers().values():
        words = column_words(register.slug)
        assert len(set(words.values())) == len(words), register.slug
        labels = {column.label.casefold() for column in register.columns}
        for name, word in words.items():
            assert word not in labels or register.column(name).label.casefold() == word
        for column in register.columns:
            shown = [choice.label.casefold() for choice in column.choices]
            assert len(set(shown)) == len(shown), (register.slug, column.name)


@pytest.mark.parametrize(
    "text, offered",
    [
        ("", "jumlah("),
        ("jum", "jumlah("),
        ("jumlah(la", "layanan"),
        ("jumlah(layanan, ", "terlambat"),
        ("jumlah(layanan, je", "jenis"),
        ("jumlah(layanan, jenis dalam {KTP, kar", '"Kartu Keluarga (KK)"'),
        ('jumlah(layanan, jenis = "kar', '"Kartu Keluarga (KK)"'),
        ("jumlah(layanan, selesai ", "<= batas"),
        ("jumlah(layanan, menurut ", "selesai"),
        ("jumlah(kegiatan, desa ", "berbeda"),
        ("total(", "aset.nilai"),
        ("total(kegiatan.", "peserta"),
        ("jumlah(surat) ", "× 100%"),
        ("jumlah(surat) / ", "rata-rata("),
        ("KTP dan KK yang ter", None),
        ("bimtek", 'total(kegiatan.peserta, jenis = "Diklat/bimtek pegawai", status = Terlaksana)'),
        ("«Jumlah a", None),
        ("jumlah(tidak_ada, ", None),
    ],
)
def test_completion_offers_what_may_come_next(text, offered):
    found = [suggestion.text for suggestion in complete(text, len(text))]
    assert offered in found if offered else not found


def test_a_suggestion_takes_the_place_of_what_was_begun():
    (found,) = complete("jumlah(sur) / 2", 10)
    assert (found.text, found.start, found.end) == ("surat", 7, 10)
    assert found.detail == "Agenda Surat: banyaknya surat"


GUIDE = Path(__file__).resolve().parents[4] / "docs" / "panduan" / "notasi-formula.md"


@pytest.mark.parametrize("example", re.findall(r"^\| `(.+?)` \|", GUIDE.read_text("utf-8"), re.M))
def test_every_example_of_the_guide_is_read(example):
    assert check(read_notation(example)) == ()
