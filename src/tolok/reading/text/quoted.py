"""Tab-separated cells that a spreadsheet quoted because they hold line ends: each row comes back to one line."""

from __future__ import annotations

JOINED = "\x00"
"""Stands for a line that was joined to the one above; a text with this character is refused before."""
_MOST_LINES = 40  # of one row; a quotation mark that never ends must not swallow the file


def join_quoted(lines: list[str]) -> None:
    """Joins in place the lines of each row with a quoted cell; line ends within it become `<br>`."""
    index = 0
    while index < len(lines):
        end = _end_of_row(lines, index) if "\t" in lines[index] and '"' in lines[index] else index
        if end > index:
            whole = "<br>".join(line.strip(" ") for line in lines[index : end + 1])
            lines[index] = "\t".join(_unquoted(cell) for cell in whole.split("\t"))
            lines[index + 1 : end + 1] = [JOINED] * (end - index)
        elif '""' in lines[index] and "\t" in lines[index]:
            lines[index] = "\t".join(_unquoted(cell) for cell in lines[index].split("\t"))
        index = end + 1


def _end_of_row(lines: list[str], start: int) -> int:
    """The last line of the row from `start`; `start` itself where no quoted cell stays open, or none closes."""
    is_open = False
    for index in range(start, min(start + _MOST_LINES, len(lines))):
        is_open = _open_after(lines[index], is_open)
        if not is_open:
            return index
    return start


def _open_after(line: str, is_open: bool) -> bool:
    """Whether a quoted cell is open at the end of `line`; quotes within words do not open one."""
    for place, cell in enumerate(line.split("\t")):
        text = cell.strip(" ")
        if not (is_open and place == 0):
            is_open = text.startswith('"')
            text = text[1:] if is_open else text
        if is_open and text.endswith('"') and (len(text) - len(text.rstrip('"'))) % 2 == 1:
            is_open = False
    return is_open


def _unquoted(cell: str) -> str:
    text = cell.strip(" ")
    inner = text[1:-1]
    if len(text) < 2 or not (text.startswith('"') and text.endswith('"')) or inner.replace('""', "").count('"'):
        return cell
    # a cell in quotation marks of its own ("Desa Pintar") keeps them: a spreadsheet quotes for a reason
    return inner.replace('""', '"') if '""' in inner or "<br>" in inner else cell
