"""Two decrees -> what differs."""

from __future__ import annotations

from dataclasses import replace

from tolok.core.catalogue.comparison.fields import head_changes, jabatan_changes, row_changes
from tolok.core.catalogue.comparison.formulas import formula_change
from tolok.core.catalogue.comparison.kin import with_kin
from tolok.core.catalogue.comparison.matching import Matching, Place, moved_places
from tolok.core.catalogue.comparison.result import Comparison, JabatanChange, RowChange, RowPlace, Status
from tolok.core.catalogue.keputusan import Keputusan


def compare(old: Keputusan, new: Keputusan) -> Comparison:
    """What differs between `old` and `new`; the same pair always gives the same answer."""
    return _Comparing(old, new).result()


class _Comparing:
    def __init__(self, old: Keputusan, new: Keputusan) -> None:
        self.old, self.new = old, new
        self.matching = Matching(old, new)
        self.old_of_row = {new: old for old, new in self.matching.rows.items()}
        self.old_of_jabatan = {new: old for old, new in self.matching.jabatan.items()}

    def result(self) -> Comparison:
        found = [self._jabatan(j) for j in range(len(self.new.jabatan))]
        for i, jabatan in enumerate(self.old.jabatan):
            if i not in self.matching.jabatan:
                found.append(JabatanChange(Status.DROPPED, jabatan.nama, None, (), self._dropped(i)))
        return Comparison(head_changes(self.old, self.new), tuple(with_kin(found)))

    def _jabatan(self, j: int) -> JabatanChange:
        jabatan = self.new.jabatan[j]
        rows = [self._row((j, b)) for b in range(len(jabatan.baris))]
        if j not in self.old_of_jabatan:
            return JabatanChange(Status.ADDED, None, jabatan.nama, (), tuple(rows))
        i = self.old_of_jabatan[j]
        within = [(old[1], new[1]) for old, new in self.matching.rows.items() if old[0] == i and new[0] == j]
        moved = moved_places(within)
        rows = [
            replace(row, is_moved=True, status=Status.CHANGED)
            if (old := self.old_of_row.get((j, b))) is not None and old[0] == i and old[1] in moved
            else row
            for b, row in enumerate(rows)
        ]
        rows += self._dropped(i)
        fields = jabatan_changes(self.old.jabatan[i], jabatan)
        is_same = not fields and all(row.status is Status.SAME for row in rows)
        status = Status.SAME if is_same else Status.CHANGED
        return JabatanChange(status, self.old.jabatan[i].nama, jabatan.nama, fields, tuple(rows))

    def _row(self, place: Place) -> RowChange:
        new = self.new.jabatan[place[0]].baris[place[1]]
        at = _place(self.new, place)
        if place not in self.old_of_row:
            return RowChange(Status.ADDED, None, new, None, at)
        before = self.old_of_row[place]
        old = self.old.jabatan[before[0]].baris[before[1]]
        is_elsewhere = self.matching.jabatan.get(before[0]) != place[0]
        fields, formula = row_changes(old, new), formula_change(old.formula, new.formula)
        status = Status.CHANGED if fields or formula or is_elsewhere else Status.SAME
        came_from = self.old.jabatan[before[0]].nama if is_elsewhere else None
        places = _place(self.old, before), at
        return RowChange(status, old, new, *places, is_elsewhere, came_from, fields, formula)

    def _dropped(self, i: int) -> tuple[RowChange, ...]:
        rows = enumerate(self.old.jabatan[i].baris)
        return tuple(
            RowChange(Status.DROPPED, row, None, _place(self.old, (i, b)), None)
            for b, row in rows
            if (i, b) not in self.matching.rows
        )


def _place(decree: Keputusan, place: Place) -> RowPlace:
    return RowPlace(decree.jabatan[place[0]].nama, place[1] + 1)
