"""Words that were recognised together on one printed line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

_SAME_LINE = 0.5  # of a height


@dataclass(frozen=True, slots=True)
class Span:
    """`text` in the box x0, top, x1, bottom (pixels of the sheet); `score` 0..1; `mended`: what was done to it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    score: float = 1.0
    mended: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def reading(self, text: str, *mended: str, score: float | None = None) -> Span:
        """The same place, read otherwise."""
        return replace(self, text=text, score=self.score if score is None else score, mended=(*self.mended, *mended))


def in_lines(spans: Iterable[Span]) -> list[list[Span]]:
    """The spans by printed line from the top, each line from the left."""
    lines: list[list[Span]] = []
    for span in sorted(spans, key=lambda one: one.middle):
        line = next((line for line in reversed(lines[-3:]) if _is_beside(line, span)), None)
        if line is None:
            lines.append([span])
        else:
            line.append(span)
    return [sorted(line, key=lambda one: one.x0) for line in lines]


def join(line: list[Span]) -> Span:
    """The spans of a line as one; the score is that of the least sure one."""
    return Span(
        " ".join(span.text for span in line),
        min(span.x0 for span in line),
        min(span.top for span in line),
        max(span.x1 for span in line),
        max(span.bottom for span in line),
        min(span.score for span in line),
        tuple(dict.fromkeys(note for span in line for note in span.mended)),
    )


def _is_beside(line: list[Span], span: Span) -> bool:
    last = line[-1]
    shared = min(last.bottom, span.bottom) - max(last.top, span.top)
    apart = abs(last.middle - span.middle)  # boxes with much white about them overlap those of the next line
    return shared > _SAME_LINE * min(last.height, span.height) and apart < _SAME_LINE * max(last.height, span.height)
