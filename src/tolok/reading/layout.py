"""What every format hands to the common road: lines and tables in the order of the page, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of running text, markup removed; `number` is its 1-based line in the source."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One physical table row. Cells keep their list markup (HTML, LaTeX), for the field readers to use.

    `is_wrapped`: a line of text below was joined to the last cell.
    """

    number: int
    cells: tuple[str, ...]
    is_wrapped: bool = False

    @property
    def is_blank(self) -> bool:
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that stand together without a blank line or other text between them."""

    rows: tuple[Row, ...]

    @property
    def number(self) -> int:
        return self.rows[0].number


Block = Line | Table


@dataclass(frozen=True, slots=True)
class Layout:
    """A document laid out: blank lines are kept as empty Line, because they part paragraphs."""

    blocks: tuple[Block, ...]

    def lines(self) -> Iterator[Line]:
        return (block for block in self.blocks if isinstance(block, Line))

    def tables(self) -> Iterator[Table]:
        return (block for block in self.blocks if isinstance(block, Table))
