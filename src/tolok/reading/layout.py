"""What every format hands to the common road: lines and tables in the order of the page, with their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the upper left corner of the page as it is shown."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands, how surely it was recognised (0..1), and what the format reader mended in it.

    `line` counts the lines of the source as text (`Layout.source`), from 1. `page` (from 1) and `box` only where the
    source has pages.
    """

    line: int
    page: int | None = None
    box: Box | None = None
    score: float = 1.0
    mended: tuple[str, ...] = ()

    def joined(self, other: Place) -> Place:
        """The place of two texts that became one: on one page the box about both, else where the first stands."""
        box = self.box
        if box is not None and other.box is not None and other.page == self.page:
            box = (*map(min, box[:2], other.box[:2]), *map(max, box[2:], other.box[2:]))  # type: ignore[assignment]
        mended = (*self.mended, *(repair for repair in other.mended if repair not in self.mended))
        return Place(self.line, self.page, box, min(self.score, other.score), mended)


def join_places(places: Iterable[Place]) -> Place | None:
    """The place of all the texts together; None for none."""
    whole: Place | None = None
    for place in places:
        whole = place if whole is None else whole.joined(place)
    return whole


@dataclass(frozen=True, slots=True)
class Line:
    """One line of running text, markup removed; `number` is its 1-based line in the source as text."""

    number: int
    text: str
    place: Place | None = None

    @property
    def at(self) -> Place:
        return self.place or Place(self.number)


@dataclass(frozen=True, slots=True)
class Row:
    """One physical table row. Cells keep their list markup (HTML, LaTeX), for the field readers to use.

    `is_wrapped`: a line of text below was joined to the last cell. `places` has one place a cell, or is empty where
    the line is all that is known. `is_ruled`: a grid says which column each cell stands in, so a blank cell is blank;
    in a row without it tabs may have been lost.
    """

    number: int
    cells: tuple[str, ...]
    is_wrapped: bool = False
    places: tuple[Place, ...] = ()
    is_ruled: bool = False

    @property
    def is_blank(self) -> bool:
        return not any(cell.strip() for cell in self.cells)

    def at(self, cell: int) -> Place:
        return self.places[cell] if cell < len(self.places) else Place(self.number)

    def place(self) -> Place:
        """The place of the whole row."""
        filled = [self.at(index) for index, cell in enumerate(self.cells) if cell.strip()]
        return join_places(filled) or Place(self.number)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that stand together without a blank line or other text between them.

    `roles` say what the columns named in the first row are, where that is known already; formats leave it None.
    """

    rows: tuple[Row, ...]
    roles: tuple[str | None, ...] | None = None

    @property
    def place(self) -> Place:
        """Where its first row stands."""
        return self.rows[0].place()


Block = Line | Table


@dataclass(frozen=True, slots=True)
class Layout:
    """A document laid out: blank lines are kept as empty Line, because they part paragraphs.

    `source` is the document as lines of text, for a person to read beside the fields: a format without lines of its
    own makes them (cells parted by tabs). `pages` counts its pages, 0 where it has none. `notes` are for the person
    who confirms the reading.
    """

    blocks: tuple[Block, ...]
    source: tuple[str, ...] = ()
    pages: int = 0
    notes: tuple[str, ...] = field(default=())

    def lines(self) -> Iterator[Line]:
        return (block for block in self.blocks if isinstance(block, Line))

    def tables(self) -> Iterator[Table]:
        return (block for block in self.blocks if isinstance(block, Table))
