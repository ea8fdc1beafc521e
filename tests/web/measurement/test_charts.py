"""Charts: a gap is words on an outline, never a bar of length zero; words are escaped."""

from __future__ import annotations

from decimal import Decimal

from tolok.core.formula.nodes import Phrase, Ratio, Scaled, Sum
from tolok.core.kernel.value import Missing, NotComputable, Number
from tolok.web.charts.bars import Bar, bar_chart
from tolok.web.charts.fraction import draw_formula
from tolok.web.charts.stacks import Part, Stack, stack_chart


def test_zero_is_a_bar_and_gaps_are_words() -> None:
    zero = bar_chart([Bar("a", Number(Decimal(0)))])
    assert "0%" in zero
    assert 'class="chart-bar chart-below"' in zero
    for value, words in ((Missing("x"), "belum diisi"), (NotComputable("x"), "tidak dapat dihitung")):
        drawn = bar_chart([Bar("a", value, "0 dari 1")])
        assert f"{words} · 0 dari 1" in drawn
        assert "chart-bar " not in drawn


def test_bar_beyond_the_scale_is_cut_and_marked() -> None:
    assert "200% »" in bar_chart([Bar("a", Number(Decimal(200)))])


def test_words_in_charts_are_escaped() -> None:
    assert "<script>" not in bar_chart([Bar("<script>", Number(Decimal(1)), "<script>")])
    assert "<script>" not in draw_formula(Phrase("<script>"))


def test_stack_leaves_out_empty_parts_and_writes_each_count() -> None:
    drawn = stack_chart([Stack("TW I", (Part("met", "a", 3), Part("missing", "b", 0)))])
    assert ">3</text>" in drawn
    assert "chart-missing" not in drawn


def test_fraction_is_drawn_over_and_under_with_its_multiplier() -> None:
    drawn = draw_formula(Ratio(Phrase("a"), Sum((Phrase("b"), Phrase("c")))))
    assert drawn.index("fraction-top") < drawn.index("fraction-bottom")
    assert "× 100%" in drawn


def test_sum_times_a_factor_stands_in_brackets() -> None:
    drawn = draw_formula(Scaled(Sum((Phrase("a"), Phrase("b"))), Decimal(25)))
    assert drawn.startswith('<div class="formula-drawing" aria-hidden="true">(')
