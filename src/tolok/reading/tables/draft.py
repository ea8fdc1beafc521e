"""A row of indicators in the making: texts by column, with the places they came from and what was mended."""

from __future__ import annotations

from dataclasses import dataclass, field

from tolok.reading.layout import Place, join_places
from tolok.reading.tables.columns import Columns


@dataclass(slots=True)
class Draft:
    """`cells` are texts by column as printed, `formulas` the stacked parts of a fraction.

    `places` and `mended` (repairs) go by the keys of the columns. `above` is the sasaran printed above the table, for
    a table without that column.
    """

    columns: Columns
    line: int
    cells: list[str]
    multiplier: str = ""
    formulas: list[str] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    mended: dict[str, list[str]] = field(default_factory=dict)
    stacked: bool = False
    above: str = ""

    def get(self, role: str) -> str:
        place = self.columns.place(role)
        if place is None and role == "sasaran":
            return self.above
        return self.cells[place] if place is not None else ""

    def set(self, role: str, text: str) -> None:
        place = self.columns.place(role)
        if place is not None:
            self.cells[place] = text

    @property
    def at(self) -> Place:
        """The place of the whole row."""
        return join_places(self.places.values()) or Place(self.line)

    def place(self, role: str) -> Place:
        """The place of the cell; of a blank one the line and page of its row."""
        return self.places.get(role) or Place(self.line, self.at.page)

    def note(self, role: str, repair: str) -> None:
        repairs = self.mended.setdefault(role, [])
        if repair not in repairs:
            repairs.append(repair)

    def filled(self) -> list[tuple[int, str]]:
        """(column, its key) of the cells that hold words."""
        columns = enumerate(zip(self.columns.keys, self.cells, strict=True))
        return [(place, key) for place, (key, cell) in columns if key and cell]

    def roles(self) -> list[str]:
        """The known roles that hold words, in column order."""
        return [role for role, cell in zip(self.columns.roles, self.cells, strict=True) if role and cell]
