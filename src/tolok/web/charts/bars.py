"""Horizontal bars against a target line: capaian per sasaran.

Lengths are percentages of the chart's width and letters keep their size, so that a phone shows what a laptop shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tolok.core.kernel.numbers import round_half_up, show_number
from tolok.core.kernel.value import Missing, Number, Value

LABEL_CHARS, LABEL_LINES, LINE = 40, 2, 17
BAR, GAP, HEAD = 20, 10, 22
PLOT = Decimal(75)
"""Percent of the width that the bars may take; the numbers stand in what is left."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `value` in percent. `note` stands beside the number ("2 dari 3 indikator")."""

    label: str
    value: Value
    note: str = ""


def bar_chart(bars: Sequence[Bar], *, target: Decimal = Decimal(100), top: Decimal = Decimal(120)) -> SafeString:
    """Bars of 0..`top` percent with a line at `target`; a longer bar is cut at `top` and marked with "»".

    A gap is written as words on a dashed outline; it is never a bar of length zero.
    """
    y = HEAD
    rows = []
    for bar in bars:
        lines = wrap(bar.label, LABEL_CHARS, max_lines=LABEL_LINES, placeholder=" …") or [""]
        rows.append((_row(bar, lines, y, target, top),))
        y += LINE * len(lines) + BAR + GAP
    return format_html(
        '<svg class="chart chart-bars" width="100%" height="{}" role="img" aria-hidden="true" focusable="false">'
        '<text class="chart-axis" x="{}%" y="12" text-anchor="middle">target {}%</text>{}</svg>',
        y, _length(target, top), show_number(target), format_html_join("", "{}", rows),
    )  # fmt: skip


def _row(bar: Bar, lines: Sequence[str], y: int, target: Decimal, top: Decimal) -> SafeString:
    label = format_html_join(
        "", '<text class="chart-label" x="0" y="{}">{}</text>', ((y + 12 + i * LINE, t) for i, t in enumerate(lines))
    )
    bar_y = y + LINE * len(lines)
    if isinstance(bar.value, Number):
        return label + _bar(bar.value.value, bar_y, target, top)
    return label + _gap(bar.value, bar.note, bar_y)


def _gap(value: Value, note: str, y: int) -> SafeString:
    state, kind = ("belum diisi", "missing") if isinstance(value, Missing) else ("tidak dapat dihitung", "uncomputable")
    return format_html(
        '<rect class="chart-gap chart-{}" x="0.3%" y="{}" width="99.4%" height="{}" rx="3"/>'
        '<text class="chart-value" x="8" y="{}">{}</text>',
        kind, y, BAR, y + 14, " · ".join(filter(None, (state, note))),
    )  # fmt: skip


def _bar(percent: Decimal, y: int, target: Decimal, top: Decimal) -> SafeString:
    shown = f"{show_number(percent)}%" + (" »" if percent > top else "")
    line_x = _length(target, top)
    return format_html(
        '<rect class="chart-track" x="0" y="{}" width="{}%" height="{}" rx="3"/>'
        '<rect class="chart-bar chart-{}" x="0" y="{}" width="{}%" height="{}" rx="3"/>'
        '<text class="chart-value" x="100%" y="{}" text-anchor="end">{}</text>'
        '<line class="chart-target" x1="{}%" y1="{}" x2="{}%" y2="{}"/>',
        y, PLOT, BAR, "met" if percent >= target else "below", y, _length(percent, top), BAR, y + 14, shown,
        line_x, y - 3, line_x, y + BAR + 3,
    )  # fmt: skip


def _length(value: Decimal, top: Decimal) -> Decimal:
    return round_half_up(PLOT * max(Decimal(0), min(value, top)) / top)
