"""A drawn fraction in a cell -> LaTeX: what stands over the bar, under it, and beside it."""

from __future__ import annotations

from statistics import median

from tolok.reading.scan.ruling import Bar
from tolok.reading.scan.span import Span, in_lines, join
from tolok.reading.wording.multiplier import is_multiplier
from tolok.reading.wording.words import FORMULA_STARTS

_NEAR = 3.2  # heights of a line: how far from the bar its first line may stand
_NEXT = 2.6  # heights of a line: how far apart two lines of one numerator may stand (top to top)
_BESIDE = 1.3  # of the height of a line: how far the middle of a multiplier may lie from the bar
_SIDE = 1.3  # of the height of a line: how far a text may stick out over the end of its bar
_CENTRED = 1.7  # heights of a line: how far the middle of a text may lie from that of its bar


def with_fractions(spans: list[Span], bars: list[Bar]) -> list[Span]:
    """The spans of one cell, those about each bar replaced by one span with the fraction."""
    for bar in sorted(bars, key=lambda one: one.y):
        spans = _with_fraction(spans, bar)
    return spans


def _with_fraction(spans: list[Span], bar: Bar) -> list[Span]:
    if not spans:
        return spans
    height = median(span.height for span in spans)
    over = _stack([span for span in spans if span.middle < bar.y], bar, height, upwards=True)
    under = _stack([span for span in spans if span.middle >= bar.y], bar, height, upwards=False)
    if not over or not under:
        return spans
    beside = [
        span
        for span in spans
        if span not in over
        and span not in under
        and span.x0 >= bar.x1 - _SIDE * height
        and abs(span.middle - bar.y) < _BESIDE * height
    ]
    below = in_lines(under)
    if len(below) > 1 and is_multiplier(join(below[-1]).text):
        beside += below[-1]
        under = [span for line in below[:-1] for span in line]
    tail = " ".join(span.text for span in beside)
    if not (_is_centred(over, bar, height) and _is_centred(under, bar, height)) and not _reads(over, under, tail):
        return spans
    used = [*over, *under]
    text = rf"$\frac{{{_text(over)}}}{{{_text(under)}}}{_multiplied(tail)}$"
    whole = join([*used, *beside])
    fraction = Span(text, whole.x0, whole.top, whole.x1, whole.bottom, whole.score, whole.mended)
    kept = [span for span in spans if span not in used and span not in beside]
    return sorted([*kept, fraction], key=lambda one: (one.top, one.x0))


def _is_centred(spans: list[Span], bar: Bar, height: float) -> bool:
    whole = join(spans)
    return abs((whole.x0 + whole.x1) / 2 - (bar.x0 + bar.x1) / 2) < _CENTRED * height


def _reads(over: list[Span], under: list[Span], tail: str) -> bool:
    """An underlined text is a numerator only where the words are those of a formula."""
    starts = all(_text(side).lower().lstrip("( ").startswith(FORMULA_STARTS) for side in (over, under))
    return starts or is_multiplier(tail)


def _stack(spans: list[Span], bar: Bar, height: float, *, upwards: bool) -> list[Span]:
    """The lines over (or under) the bar, within its ends, as far as one follows on the other."""
    inside = [span for span in spans if span.x0 > bar.x0 - _SIDE * height and span.x1 < bar.x1 + _SIDE * height]
    taken: list[Span] = []
    edge, reach = bar.y, _NEAR
    for line in sorted(in_lines(inside), key=lambda one: abs(join(one).middle - bar.y)):
        whole = join(line)
        gap = edge - whole.middle if upwards else whole.middle - edge
        if gap > reach * height or (upwards and whole.text.rstrip().endswith((":", "="))):
            break
        taken += line
        edge, reach = whole.middle, _NEXT
    return taken


def _text(spans: list[Span]) -> str:
    return (
        " ".join(join(line).text for line in in_lines(spans))
        .replace("{", "(")
        .replace("}", ")")
        .replace("%", r"\%")
        .replace("$", "")
    )


def _multiplied(tail: str) -> str:
    tail = tail.strip()
    if not tail:
        return ""
    if is_multiplier(tail):
        return r" \times 100\%"
    return " " + tail.replace("%", r"\%")
