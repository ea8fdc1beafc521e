"""Which row of a later decree continues which row of an earlier one, and which have no counterpart.

The comparison of two decrees (`catalogue.comparison`) looks at all pairs, as a person reads them once; here decrees of
any length are linted, so only rows that share rare words are weighed, with the same likeness.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tolok.core.catalogue.comparison.likeness import Likeness
from tolok.core.lint.context import Row, is_blank
from tolok.core.lint.wording.subjects import Subjects, name_of, subject_of, words_of

_REWORDED = 0.55
"""Least likeness of one row before and after, as in the comparison of decrees."""
_TAKEN_UP = 0.75
"""Part of the words of a dropped indicator that one row must hold to have taken it up: rows that were joined."""


@dataclass(frozen=True)
class Succession:
    """The rows of an earlier and of a later decree."""

    older: Sequence[Row]
    newer: Sequence[Row]

    @cached_property
    def same(self) -> tuple[tuple[Row, Row], ...]:
        """Rows with the same indicator in both, word by word; of several the one of the same jabatan, then in order."""
        waiting: dict[tuple[str, ...], deque[Row]] = defaultdict(deque)
        at_home: dict[tuple[tuple[str, ...], str], deque[Row]] = defaultdict(deque)
        for row in self.newer:
            name = name_of(row.baris.indikator)
            waiting[name].append(row)
            at_home[name, row.jabatan.nama].append(row)
        found: list[tuple[Row, Row]] = []
        taken: set[int] = set()
        for row in self.older:
            name = name_of(row.baris.indikator)
            for queue in (at_home[name, row.jabatan.nama], waiting[name]):
                while queue and id(queue[0]) in taken:
                    queue.popleft()
            twins = at_home[name, row.jabatan.nama] or waiting[name]
            if name and twins:
                found.append((row, twins[0]))
                taken.add(id(twins[0]))
        return tuple(found)

    @cached_property
    def dropped(self) -> tuple[Row, ...]:
        """Rows of the earlier decree that nothing in the later continues: neither reworded nor joined to another."""
        kept = {id(old) for old, _ in self.same}
        left = [row for row in self.older if id(row) not in kept and not is_blank(row.baris.indikator)]
        return self._without_counterpart(left, self.newer)

    @cached_property
    def added(self) -> tuple[Row, ...]:
        """Rows of the later decree that continue nothing."""
        kept = {id(new) for _, new in self.same}
        left = [row for row in self.newer if id(row) not in kept and not is_blank(row.baris.indikator)]
        return self._without_counterpart(left, self.older)

    @property
    def is_related(self) -> bool:
        """Whether the later decree continues the earlier one at all; else nothing can be said of single rows."""
        return bool(self.same) or len(self.dropped) < len(self.older)

    def _without_counterpart(self, left: Sequence[Row], others: Sequence[Row]) -> tuple[Row, ...]:
        if not left:
            return ()
        index = Subjects([words_of(row) for row in others])
        likeness = self._likeness
        prints = [likeness.print_of(row.baris) for row in others]
        alone = []
        for row in left:
            covered = index.covered(subject_of(row.baris.indikator))
            if covered < _TAKEN_UP:
                own = likeness.print_of(row.baris)
                places = index.candidates(subject_of(words_of(row)))
                if not any(likeness.score(own, prints[place], _REWORDED) for place in places):
                    alone.append(row)
        return tuple(alone)

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness(row.baris for row in (*self.older, *self.newer))
