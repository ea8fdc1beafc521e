"""Tables that only place running text: lines indented with tabs, signature blocks side by side."""

from __future__ import annotations

import re

from tolok.reading.layout import Block, Line, Table
from tolok.reading.tables.columns import read_columns
from tolok.reading.wording.signature import is_signature, signature_lines

_LIST_MARK = re.compile(r"^[-•*]?\s*(\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|[-•*])$")


def as_lines(table: Table) -> list[Line] | None:
    """The rows as lines of text where tabs only indent them ("<tab>b.<tab>bahwa ..."); None for a true table."""
    lines = []
    for row in table.rows:
        filled = [cell for cell in row.cells if cell]
        if len(filled) > 2 or (len(filled) == 2 and not _LIST_MARK.match(filled[0])):
            return None
        lines.append(Line(row.number, " ".join(filled), row.place()))
    return lines


def with_prose_as_lines(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks` with indented text and signature blocks as lines.

    Below a table of indicators such rows are its own, split by a page.
    """
    kept: list[Block] = []
    open_table = False
    index = 0
    while index < len(blocks):
        block = blocks[index]
        index += 1
        if isinstance(block, Line):
            open_table = open_table and not block.text
            kept.append(block)
            continue
        headed = any(read_columns(row) is not None for row in block.rows)
        lines = None
        if not headed and is_signature(block):
            whole, index = _with_rest(block, blocks, index)
            lines = signature_lines(whole)
        elif not headed and not open_table:
            lines = as_lines(block)
        open_table = headed or (open_table and lines is None)
        kept.extend(lines if lines is not None else [block])
    return tuple(kept)


def _with_rest(table: Table, blocks: tuple[Block, ...], index: int) -> tuple[Table, int]:
    """The signature table with the names below: the room for the signatures parts them. And where it ends."""
    while index < len(blocks):
        after = index
        while after < len(blocks) and isinstance(below := blocks[after], Line) and not below.text:
            after += 1
        rest = blocks[after] if after < len(blocks) else None
        if not isinstance(rest, Table) or any(read_columns(row) is not None for row in rest.rows):
            break
        table, index = Table((*table.rows, *rest.rows)), after + 1
    return table, index
