"""What is not sure about a sentence is told as data: kind, place, readings with the chosen one first."""

from __future__ import annotations

import pytest

from tolok.core.formula.doubt import Doubt
from tolok.core.formula.nodes import Difference, Phrase, Ratio, Sum
from tolok.core.formula.reader import MAX_LENGTH, read_formula

P = "Persentase berkas selesai"


def only_doubt(teks: str, indikator: str = P) -> tuple[Doubt, str]:
    reading = read_formula(teks, indikator)
    (doubt,) = reading.doubts
    return doubt, reading.text.teks[doubt.start : doubt.end]


def test_a_sum_over_a_phrase_without_brackets_has_two_readings_and_the_whole_sum_is_chosen():
    doubt, words = only_doubt("Jumlah a + jumlah b / jumlah c")
    a, b, c = (Phrase(words) for words in ("Jumlah a", "jumlah b", "jumlah c"))
    assert (doubt.kind, words) == ("precedence", "Jumlah a + jumlah b / jumlah c")
    assert [type(node) for node in doubt.readings] == [Ratio, Sum]
    assert doubt.readings[0] == Ratio(Sum((a, b)), c, doubt.readings[0].multiplier)


@pytest.mark.parametrize(
    "teks",
    [
        "(Jumlah a + jumlah b) / jumlah c x 100%",
        "Jumlah a + (jumlah b / jumlah c x 100%)",
        "Jumlah a - jumlah b / jumlah b x 100%",
        r"$\frac{\text{Jumlah a} + \text{Jumlah b}}{\text{Jumlah c}} \times 100\%$",
        "Jumlah a + Jumlah b\n---------- x 100%\nJumlah c",
        "Jumlah a ditambah jumlah b, hasilnya dibagi jumlah c dikali 100%",
        "Selisih jumlah a dengan jumlah b dibagi jumlah c dikali 100%",
        "Jumlah surat dan berkas selesai dibagi jumlah surat dan berkas dikali 100%",
        "Jumlah laporan per triwulan dibagi jumlah laporan dikali 100%",
    ],
)
def test_a_sentence_that_leaves_no_choice_has_no_doubt(teks):
    assert read_formula(teks, P).doubts == ()


def test_two_counts_joined_by_and_are_added_and_that_is_told():
    doubt, words = only_doubt("Jumlah a dan jumlah b", "Jumlah berkas")
    assert (doubt.kind, words) == ("conjunction", "Jumlah a dan jumlah b")
    assert doubt.readings == (Sum((Phrase("Jumlah a"), Phrase("jumlah b"))), Phrase("Jumlah a dan jumlah b"))
    assert read_formula("Jumlah a dan jumlah b", "Jumlah berkas").node == doubt.readings[0]


def test_a_second_formula_of_the_cell_is_told_with_its_tree_and_only_the_first_is_read():
    doubt, words = only_doubt("Jumlah a / jumlah b x 100%; jumlah c / jumlah d x 100%")
    assert (doubt.kind, words) == ("several", "jumlah c / jumlah d × 100%")
    assert [node.numerator for node in doubt.readings] == [Phrase("Jumlah a"), Phrase("jumlah c")]


def test_a_letter_that_the_legend_leaves_out_is_named_and_stays_a_letter():
    doubt, words = only_doubt("A/B x 100%, A = jumlah berkas selesai")
    assert (doubt.kind, words) == ("letter", "B")
    assert read_formula("A/B x 100%, A = jumlah berkas selesai", P).text.penyebut == "B"


def test_a_hundred_printed_twice_counts_once():
    doubt, words = only_doubt("Jumlah a / jumlah b x 100 x 100%")
    assert (doubt.kind, words) == ("multiplier", "100 × 100%")


def test_an_ambiguity_is_told_to_the_reviewer_and_lowers_nothing_else():
    reading = read_formula("Jumlah a - jumlah b / jumlah c", P)
    assert reading.perbaikan == tuple(doubt.said for doubt in reading.doubts)
    assert isinstance(reading.node, Ratio) and isinstance(reading.node.numerator, Difference)


@pytest.mark.parametrize(
    "teks, kind, words",
    [
        ("Melaksanakan rapat bulanan", "act", "Melaksanakan"),
        ("Terlaksananya rapat bulanan", "outcome", "Terlaksananya"),
        ("Lihat lampiran", "reference", "Lihat"),
        ("x 100%", "multiplier-alone", "x 100%"),
        ("", "blank", ""),
        ("Jumlah berkas selesai x 100%", "no-denominator", "Jumlah berkas selesai"),
        ("Persentase kenaikan berkas dibanding tahun lalu", "growth-told", None),
        ("√(nilai a × nilai b)", "root", "√"),
        ("12 / 14", "digits", "12 / 14"),
        ("((" * 100, "too-complex", None),
    ],
)
def test_a_cell_that_cannot_be_read_tells_why_and_where_and_has_no_other_reading(teks, kind, words):
    doubt, found = only_doubt(teks)
    assert (doubt.kind, doubt.readings) == (kind, ())
    assert words is None or found == words
    assert read_formula(teks, P).node is None


def test_a_cell_too_long_for_a_formula_says_so():
    doubt, _ = only_doubt("a" * (MAX_LENGTH + 1))
    assert doubt.kind == "too-long" and str(MAX_LENGTH) in doubt.said
