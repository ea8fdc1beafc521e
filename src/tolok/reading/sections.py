"""One table for many positions: a row that holds nothing but the name of a position begins its part of the table."""

from __future__ import annotations

from tolok.reading.columns import read_columns, with_second_row
from tolok.reading.labels import named_position
from tolok.reading.layout import Block, Line, Row, Table
from tolok.reading.markers import plain
from tolok.reading.tables import is_count_row


def with_position_rows(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks` with such tables parted: the name as a line, below it the rows under the same heading."""
    kept: list[Block] = []
    for block in blocks:
        kept.extend(_parted(block) if isinstance(block, Table) else [block])
    return tuple(kept)


def _parted(table: Table) -> list[Block]:
    start = next((place for place, row in enumerate(table.rows) if read_columns(row) is not None), None)
    if start is None:
        return [table]
    columns = read_columns(table.rows[start])
    if columns is None or columns.has("jabatan") or not any(map(_position, table.rows)):
        return [table]
    end = start + 1
    while end < len(table.rows) and (
        is_count_row(table.rows[end]) or with_second_row(columns, table.rows[end]) is not None
    ):
        end += 1
    blocks: list[Block] = [Table(table.rows[:start])] if start else []
    run: list[Row] = []
    for row in table.rows[end:]:
        if name := _position(row):
            blocks.extend(_section(table.rows[start:end], run, blocks))
            blocks.append(Line(row.number, name, row.place()))
            run = []
        else:
            run.append(row)
    return [*blocks, *_section(table.rows[start:end], run, blocks)]


def _section(heading: tuple[Row, ...], run: list[Row], above: list[Block]) -> list[Block]:
    """The rows under their heading; the heading alone where a position has no rows, so that its name is kept."""
    is_named = bool(above) and isinstance(above[-1], Line)
    return [Table((*heading, *run))] if run or is_named else []


def _position(row: Row) -> str | None:
    """The position that alone stands in `row`, in its first cells: further right it is half of a wrapped cell."""
    filled = [place for place, cell in enumerate(row.cells) if cell.strip()]
    if len(filled) != 1 or filled[0] > 1:
        return None
    return named_position(plain(row.cells[filled[0]]), upper_only=False)
