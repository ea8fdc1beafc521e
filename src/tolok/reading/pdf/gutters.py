"""Where the columns of a table without rules part: the white that runs down between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tolok.reading.pdf.heading import Heading
from tolok.reading.pdf.words import Word, box_of

_STEP = 0.5  # points: how finely white is sought
_GAP = 0.4  # of the type size: less is a blank between words
_ALIGNED = 1.6  # points: words that begin this near each other stand in one line
_TIMES = ("x", "X", "×", "*")  # beside bars of one length they stand in a line too
_FOR_TIMES = 0.4
_LEAST_CLEAR = 0.7  # of the whites between columns: so many run down the table without a word across


def edges_of(heading: Heading, body: Sequence[list[Word]]) -> tuple[float, ...] | None:
    """The left edge of the table, where its columns part, and its right edge; None where words stand across."""
    below = [word for line in body for word in line]
    every = [*(word for column in heading.columns for word in column), *below]
    left, _, right, _ = box_of(every)
    inner, clear = [], 0
    for first, second in pairwise(heading.columns):
        start, end = _middle(first), _middle(second)
        crossed, whites = _whites(every, start, end)
        inner.append(_best(whites, every, below))
        clear += not crossed
    if clear < _LEAST_CLEAR * len(inner):
        return None
    return (left - 1, *inner, right + 1)


def _middle(words: Sequence[Word]) -> float:
    x0, _, x1, _ = box_of(words)
    return (x0 + x1) / 2


def _best(whites: list[tuple[float, float]], words: Sequence[Word], body: Sequence[Word]) -> float:
    """Amid the white before which most words of the body begin: at the left edge of a column.

    The widest white may be the room beside short words.
    """
    least = _GAP * max((word.size for word in words), default=0.0)

    def begun(white: tuple[float, float]) -> float:
        near = [word for word in body if abs(word.x0 - white[1]) <= _ALIGNED]
        return sum(_FOR_TIMES if word.text in _TIMES else 1.0 for word in near)

    wide = [white for white in whites if white[1] - white[0] >= least] or whites
    low, high = max(wide, key=lambda white: (begun(white), white[1] - white[0]))
    return (low + high) / 2


def _whites(words: Sequence[Word], start: float, end: float) -> tuple[int, list[tuple[float, float]]]:
    """How many words cross the clearest places between `start` and `end`, and these places."""
    steps = max(1, int((end - start) / _STEP))
    counts = [0] * (steps + 1)
    for word in words:
        if word.x1 > start and word.x0 < end:
            low, high = int((word.x0 - start) / _STEP), int((word.x1 - start) / _STEP)
            for step in range(max(0, low), min(steps, high) + 1):
                counts[step] += 1
    least = min(counts)
    runs: list[tuple[int, int]] = []
    for step, count in enumerate(counts):
        if count == least:
            if runs and runs[-1][1] == step - 1:
                runs[-1] = (runs[-1][0], step)
            else:
                runs.append((step, step))
    return least, [(start + low * _STEP, start + (high + 1) * _STEP) for low, high in runs]
