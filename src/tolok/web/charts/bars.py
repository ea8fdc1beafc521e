"""Horizontal bars against a target line: capaian per sasaran."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import shorten

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tolok.core.kernel.numbers import show_number
from tolok.core.kernel.value import Missing, Number, Value

WIDTH, ROW, LABEL_CHARS = 480, 46, 62
PLOT_LEFT, PLOT_WIDTH = 2, 390


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
    height = ROW * len(bars) + 26
    line_x = PLOT_LEFT + _length(target, top)
    rows = format_html_join("", "{}", ((_row(bar, 22 + i * ROW, target, top),) for i, bar in enumerate(bars)))
    return format_html(
        '<svg class="chart chart-bars" viewBox="0 0 {} {}" role="img" aria-hidden="true" focusable="false">'
        '<text class="chart-axis" x="{}" y="12" text-anchor="middle">target {}%</text>{}</svg>',
        WIDTH, height, line_x, show_number(target), rows,
    )  # fmt: skip


def _row(bar: Bar, y: int, target: Decimal, top: Decimal) -> SafeString:
    label = shorten(bar.label, LABEL_CHARS, placeholder="…")
    if not isinstance(bar.value, Number):
        state = "belum diisi" if isinstance(bar.value, Missing) else "tidak dapat dihitung"
        words = " · ".join(filter(None, (state, bar.note)))
        kind = "missing" if isinstance(bar.value, Missing) else "uncomputable"
        body = format_html(
            '<rect class="chart-gap chart-{}" x="{}" y="{}" width="{}" height="20" rx="3"/>'
            '<text class="chart-value" x="{}" y="{}">{}</text>',
            kind, PLOT_LEFT, y + 20, PLOT_WIDTH, PLOT_LEFT + 10, y + 34, words,
        )  # fmt: skip
    else:
        shown = f"{show_number(bar.value.value)}%" + (" »" if bar.value.value > top else "")
        length = _length(bar.value.value, top)
        kind = "met" if bar.value.value >= target else "below"
        body = format_html(
            '<rect class="chart-track" x="{}" y="{}" width="{}" height="20" rx="3"/>'
            '<rect class="chart-bar chart-{}" x="{}" y="{}" width="{}" height="20" rx="3"/>'
            '<text class="chart-value" x="{}" y="{}">{}</text>',
            PLOT_LEFT, y + 20, PLOT_WIDTH, kind, PLOT_LEFT, y + 20, length, PLOT_LEFT + PLOT_WIDTH + 8, y + 34, shown,
        )  # fmt: skip
        line_x = PLOT_LEFT + _length(target, top)
        body += format_html(
            '<line class="chart-target" x1="{}" y1="{}" x2="{}" y2="{}"/>', line_x, y + 17, line_x, y + 43
        )
    return format_html('<text class="chart-label" x="{}" y="{}">{}</text>{}', PLOT_LEFT, y + 13, label, body)


def _length(value: Decimal, top: Decimal) -> int:
    return int(PLOT_WIDTH * max(Decimal(0), min(value, top)) / top)
