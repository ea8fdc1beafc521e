"""Characters -> lines and tables. Knows the shapes that page readers and word processors leave; not their meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tolok.reading.layout import Block, Layout, Line, Row, Table
from tolok.reading.text.html_table import read_html_table
from tolok.reading.text.markup import printed_lines, without_escapes
from tolok.reading.text.quoted import JOINED, join_quoted
from tolok.reading.text.spaced import split_spaced
from tolok.reading.wording.labels import is_label_row
from tolok.reading.wording.paragraphs import is_page_number

_BLANKS = re.compile(r"[\u00a0\u2000-\u200a\u202f\u3000]")
_NOTHING = re.compile(r"[\u200b-\u200d\u2060\ufeff\u00ad]")
_PIPE_RULE = re.compile(r"^\|?[ ]?:?--[-:| ]*$")
_PIPE = re.compile(r"(?<!\\)\|")
_HTML_TABLE = re.compile(r"<table\b", re.I)
_HTML_TABLE_END = re.compile(r"</table\s*>", re.I)
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")


def source_lines(text: str) -> tuple[str, ...]:
    """The lines of `text` as an editor numbers them (CRLF, CR and LF end a line; a form feed does not)."""
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def lay_out(text: str) -> Layout:
    """`text` as blocks in reading order."""
    lines = [without_escapes(_BLANKS.sub(" ", _NOTHING.sub("", line)).replace("\f", "")) for line in source_lines(text)]
    join_quoted(lines)
    _open_pipes(lines)
    split_spaced(lines)
    blocks: list[Block] = []
    index = 0
    while index < len(lines):
        if _HTML_TABLE.search(lines[index]):
            index = _take_html(lines, index, blocks)
        elif _is_row(lines[index]):
            index = _take_rows(lines, index, blocks)
        else:
            if lines[index] != JOINED:
                blocks.extend(_plain_lines(index + 1, lines[index]))
            index += 1
    return Layout(tuple(blocks), source_lines(text))


def _open_pipes(lines: list[str]) -> None:
    """Gives markdown tables written without outer pipes ("a | b", known by the rule below) their outer pipes."""
    for place in range(1, len(lines)):
        if "|" in lines[place] and _PIPE_RULE.match(lines[place].strip()) and not _is_pipe_row(lines[place]):
            start = end = place - 1
            while end < len(lines) and "|" in lines[end] and "\t" not in lines[end]:
                end += 1
            lines[start:end] = [f"| {line} |" for line in lines[start:end]]


def _is_row(line: str) -> bool:
    return bool(line.strip("\t ")) and ("\t" in line or _is_pipe_row(line))


def _is_pipe_row(line: str) -> bool:
    return line.lstrip().startswith("|") and len(_PIPE.findall(line)) >= 2


def _take_html(lines: list[str], start: int, blocks: list[Block]) -> int:
    end = start
    while end < len(lines) - 1 and not _HTML_TABLE_END.search(lines[end]):
        end += 1
    chunk = "\n".join(lines[start : end + 1])
    before, after = chunk[: _first(_HTML_TABLE, chunk)], ""
    if match := _HTML_TABLE_END.search(chunk):
        after = chunk[match.end() :]
    blocks.extend(_plain_lines(start + 1, before) if before.strip() else ())
    if rows := read_html_table(chunk, start + 1):
        blocks.extend(_row_blocks(rows))
    if after.strip():
        lines[end] = after
        return end
    return end + 1


def _first(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.search(text)
    return match.start() if match else len(text)


def _take_rows(lines: list[str], start: int, blocks: list[Block]) -> int:
    """The run of rows from `start`. A lone text line between two rows is a cell that was wrapped."""
    rows: list[Row] = []
    index = start
    while index < len(lines):
        line = lines[index]
        if line == JOINED:
            pass
        elif _is_row(line):
            if not _PIPE_RULE.match(line.strip()):
                rows.append(Row(index + 1, _cells(line)))
        elif line.strip() and rows and _is_wrapped(lines, index, rows[-1]):
            cells = rows[-1].cells
            rows[-1] = replace(rows[-1], cells=(*cells[:-1], f"{cells[-1]} {line.strip()}"), is_wrapped=True)
        else:
            break
        index += 1
    blocks.extend(_row_blocks(rows))
    return index


def _is_wrapped(lines: list[str], index: int, above: Row) -> bool:
    following = lines[index + 1] if index + 1 < len(lines) else ""
    line = lines[index]
    if not _is_row(following) or _HTML_TABLE.search(line) or line.isupper() or is_page_number(line):
        return False
    return sum(map(bool, above.cells)) > 2 and not any(map(is_label_row, (above.cells, _cells(following))))


def _cells(line: str) -> tuple[str, ...]:
    if "\t" in line:
        parts = line.split("\t")
    else:
        parts = _PIPE.split(line.strip())[1:]
        if parts and not parts[-1].strip():
            parts.pop()
        parts = [part.replace(r"\|", "|") for part in parts]
    return tuple(part.replace("**", "").strip() for part in parts)


def _row_blocks(rows: list[Row]) -> Iterator[Block]:
    """Rows as tables; a row that only lays out a label ("Jabatan <tab> : <tab> Camat") is a line of text."""
    run: list[Row] = []
    for row in rows:
        if is_label_row(row.cells):
            if run:
                yield Table(tuple(run))
                run = []
            yield Line(row.number, " ".join(cell for cell in row.cells if cell))
        else:
            run.append(row)
    if run:
        yield Table(tuple(run))


def _plain_lines(number: int, text: str) -> Iterator[Line]:
    """Text without markdown. Bold marks that stand between two words part two printed lines; others vanish."""
    bare = _HEADING.sub("", text)
    bare = re.sub(r"\*\*(?=\s*[:.,;)])|(?<=\s)\*\*|^\*\*|\*\*$|\*\*(?=\s)", "", bare.replace("****", "\n"))
    bare = bare.replace("**", "\n")
    for part in bare.split("\n"):
        for printed in printed_lines(part):
            yield Line(number, printed.strip())
