"""How many indicators stand in which state, quarter by quarter: stacked columns with the count in each part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

HEIGHT, BASE = 230, 200
COLUMN = 0.66
"""A column's share of the width it stands in."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a column: `kind` is the css word (`met`, `below`, `missing`, `uncomputable`)."""

    kind: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Stack:
    """A column and its parts, from the bottom up."""

    label: str
    parts: tuple[Part, ...]


def stack_chart(stacks: Sequence[Stack]) -> SafeString:
    """Columns side by side; all share one scale, the tallest column being full height."""
    most = max((sum(part.count for part in stack.parts) for stack in stacks), default=0) or 1
    step = 100 / max(len(stacks), 1)
    columns = format_html_join("", "{}", ((_column(stack, i * step, step, most),) for i, stack in enumerate(stacks)))
    return format_html(
        '<svg class="chart chart-stacks" width="100%" height="{}" role="img" aria-hidden="true" focusable="false">'
        '{}<line class="chart-base" x1="0" y1="{}" x2="100%" y2="{}"/></svg>',
        HEIGHT, columns, BASE, BASE,
    )  # fmt: skip


def _column(stack: Stack, left: float, step: float, most: int) -> SafeString:
    x, width, middle = left + step * (1 - COLUMN) / 2, step * COLUMN, left + step / 2
    y = BASE
    drawn = []
    for part in stack.parts:
        if not part.count:
            continue
        height = max(round((BASE - 40) * part.count / most), 17)  # room for the count even in a small part
        y -= height
        drawn.append((part.kind, x, y, width, max(height - 2, 2), middle, y + height // 2 + 4, part.count))
    boxes = format_html_join(
        "",
        '<rect class="chart-part chart-{}" x="{}%" y="{}" width="{}%" height="{}" rx="2"/>'
        '<text class="chart-count" x="{}%" y="{}" text-anchor="middle">{}</text>',
        drawn,
    )
    return format_html(
        '{}<text class="chart-label" x="{}%" y="{}" text-anchor="middle">{}</text>',
        boxes, middle, BASE + 22, stack.label,
    )  # fmt: skip
