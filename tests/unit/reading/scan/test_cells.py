from __future__ import annotations

from tolok.reading.scan.cells import cell_text, cut
from tolok.reading.scan.fraction import with_fractions
from tolok.reading.scan.recognise import _better
from tolok.reading.scan.ruling import Bar, Field, Ruled
from tolok.reading.scan.span import Span

CELL = Field(0, 0, 400, 300, 1, 1)


def span(text: str, x0: float, top: float, x1: float, score: float = 0.99) -> Span:
    return Span(text, x0, top, x1, top + 30, score)


def test_a_drawn_fraction_with_its_multiplier_beside() -> None:
    spans = [
        span("Jumlah surat", 40, 20, 240),
        span("tepat waktu", 50, 55, 230),
        span("Jumlah surat masuk", 20, 100, 260),
        span("x 100%", 280, 75, 380),
    ]
    (whole,) = with_fractions(spans, [Bar(15, 92, 265)])
    assert whole.text == r"$\frac{Jumlah surat tepat waktu}{Jumlah surat masuk} \times 100\%$"


def test_a_multiplier_below_the_fraction_is_no_part_of_the_denominator() -> None:
    spans = [span("Jumlah hadir", 40, 20, 240), span("Jumlah warga", 40, 65, 240), span("× 100%", 90, 105, 190)]
    (whole,) = with_fractions(spans, [Bar(30, 57, 250)])
    assert whole.text == r"$\frac{Jumlah hadir}{Jumlah warga} \times 100\%$"


def test_words_before_a_fraction_stay_before_it() -> None:
    spans = [span("Rumus:", 20, 10, 120), span("hadir", 90, 50, 160), span("diundang", 70, 95, 180)]
    assert [one.text for one in with_fractions(spans, [Bar(65, 87, 185)])] == ["Rumus:", r"$\frac{hadir}{diundang}$"]


def test_an_underlined_heading_is_no_fraction() -> None:
    spans = [span("Catatan", 10, 10, 110), span("dihitung sampai dengan akhir bulan berjalan", 10, 50, 390)]
    assert with_fractions(spans, [Bar(10, 42, 110)]) == spans


def test_wrapped_lines_join_and_list_items_do_not() -> None:
    wrapped = [span("Jumlah warga yang hadir dalam", 10, 10, 385), span("musyawarah desa", 10, 45, 200)]
    assert cell_text(wrapped, [], CELL).text == "Jumlah warga yang hadir dalam musyawarah desa"
    listed = [span("1. Buku tamu", 10, 10, 150), span("2. Arsip", 10, 45, 120)]
    assert cell_text(listed, [], CELL).text == "1. Buku tamu\n2. Arsip"


def test_a_word_broken_at_its_stroke_is_one_again() -> None:
    lines = [span("Surat yang terkirim/", 10, 10, 380), span("tersampaikan", 10, 45, 160)]
    assert cell_text(lines, [], CELL).text == "Surat yang terkirim/tersampaikan"


def test_the_cell_is_as_sure_as_its_least_sure_line() -> None:
    lines = [span("Jumlah surat masuk dan juga", 10, 10, 390), span("surat keluar", 10, 45, 160, score=0.61)]
    assert cell_text(lines, [], CELL).score == 0.61


def test_a_run_of_text_over_a_rule_is_cut_in_two() -> None:
    table = Ruled((Field(0, 0, 100, 50, 0, 0), Field(100, 0, 200, 50, 0, 1)), 1, 2)
    inside, outside = cut([(20, 10, 180, 40), (20, 80, 180, 110)], [table], 200)
    assert inside == [(20, 8, 98, 42), (102, 8, 180, 42)]
    assert outside == [(20, 80, 180, 110)]


def test_two_readers_that_differ_are_both_told() -> None:
    better = _better(span("Jumlan surat", 0, 0, 90, score=0.6), span("Jumlah surat", 0, 0, 90, score=0.9))
    assert better.text == "Jumlah surat"
    assert better.mended == ("pembaca lain membaca «Jumlan surat»",)
