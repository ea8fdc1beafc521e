"""One table for many: a row that holds nothing but a position, an office or a tujuan heads the rows below it."""

from __future__ import annotations

from tolok.reading.layout import Block, Line, Row, Table
from tolok.reading.tables.align import is_number
from tolok.reading.tables.columns import read_columns, with_second_row
from tolok.reading.tables.parts import is_count_row
from tolok.reading.wording.labels import named_office, named_position, read_label
from tolok.reading.wording.markers import plain


def with_section_rows(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks` with such tables parted: what heads as a line, below it the rows under the same heading."""
    kept: list[Block] = []
    for block in blocks:
        kept.extend(_parted(block) if isinstance(block, Table) else [block])
    return tuple(kept)


def _parted(table: Table) -> list[Block]:
    start = next((place for place, row in enumerate(table.rows) if read_columns(row) is not None), None)
    if start is None or table.roles is not None:
        return [table]
    columns = read_columns(table.rows[start])
    if columns is None or columns.has("jabatan") or not any(_section(row) for row in table.rows):
        return [table]
    end = start + 1
    while end < len(table.rows) and (
        is_count_row(table.rows[end]) or with_second_row(columns, table.rows[end]) is not None
    ):
        end += 1
    blocks: list[Block] = [Table(table.rows[:start])] if start else []
    run: list[Row] = []
    for row in table.rows[end:]:
        if text := _section(row):
            blocks.extend(_below(table.rows[start:end], run, blocks))
            blocks.append(Line(row.number, text, row.place()))
            run = []
        else:
            run.append(row)
    return [*blocks, *_below(table.rows[start:end], run, blocks)]


def _below(heading: tuple[Row, ...], run: list[Row], above: list[Block]) -> list[Block]:
    """The rows under their heading; the heading alone where a position has no rows, so that its name is kept."""
    is_named = bool(above) and isinstance(above[-1], Line) and read_label(above[-1].text) is None
    return [Table((*heading, *run))] if run or is_named else []


def _section(row: Row) -> str | None:
    """What alone stands in the first cells of `row`, as a line; further right it is half of a wrapped cell."""
    filled = [place for place, cell in enumerate(row.cells) if cell.strip()]
    if len(filled) == 2 and is_number(plain(row.cells[filled[0]])):
        filled = filled[1:]
    elif len(filled) == len(row.cells) > 1 and len({plain(cell) for cell in row.cells}) == 1:
        filled = [0]  # a cell over the whole row, written out
    if len(filled) != 1 or filled[0] > 1:
        return None
    text = plain(row.cells[filled[0]])
    if office := named_office(text, is_marked=False):
        return f"Perangkat Daerah : {office}"
    label = read_label(text)
    if label is not None and label.kind == "tujuan":
        return text
    return named_position(text, upper_only=False)
