"""Notes for the person who confirms a reading: said once, however many pages they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

_PAGE = re.compile(r"\bhalaman (\d+)\b")


def folded(notes: Iterable[str]) -> tuple[str, ...]:
    """Notes of the same words about several pages as one ("halaman 1-3, 5 …"), where the first of them stands."""
    pages: dict[tuple[str, ...], set[int]] = {}
    for note in notes:
        parts = _PAGE.split(note)
        is_of_one_page = len(parts) == 3
        words = (parts[0], parts[2]) if is_of_one_page else (note,)
        pages.setdefault(words, set()).update(int(page) for page in parts[1:2] if is_of_one_page)
    return tuple(
        f"halaman {_ranges(sorted(found))}".join(words) if found else words[0] for words, found in pages.items()
    )


def _ranges(numbers: list[int]) -> str:
    """1, 2, 3, 5 -> "1-3, 5"."""
    starts = [numbers[0], *(after for before, after in pairwise(numbers) if after != before + 1)]
    ends = [*(before for before, after in pairwise(numbers) if after != before + 1), numbers[-1]]
    return ", ".join(f"{start}-{end}" if end > start else f"{start}" for start, end in zip(starts, ends, strict=True))
