"""One value <-> one cell. A blank cell says None (or "" where a field is never None); the rest is told exactly.

A text of nothing but blanks stands in quotes. `\\u{1}` is a character that no workbook holds, `\\n` (in a list) a line
end within an item; a backslash that would be taken for one of these is doubled.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""What a workbook's cell may hold; "" and None are both blank."""

_FIRST_DAY = date(1900, 3, 1)  # days before it have no or another number in Excel, which takes 1900 for a leap year
_EXACT = 10**15  # whole numbers below it stand in Excel's 15 digits
_UNHELD = "[\\x00-\\x08\\x0b-\\x1f\\ufffe\\uffff]|_(?=x[0-9A-Fa-f]{4}_)"  # `_x0041_` is an escape of the format itself
_ESCAPED = re.compile(rf"(?P<run>\\*)(?P<odd>{_UNHELD}|(?=u\{{))")
_ESCAPED_IN_LIST = re.compile(rf"(?P<run>\\*)(?P<odd>{_UNHELD}|\n|(?=u\{{)|(?=n))")
_ESCAPE = re.compile(r"(?P<run>\\+)(?P<what>u\{(?P<code>[0-9a-f]{1,4})\}|u\{)")
_ESCAPE_IN_LIST = re.compile(r"(?P<run>\\+)(?P<what>u\{(?P<code>[0-9a-f]{1,4})\}|u\{|n)")
_QUOTES = re.compile(r"\"[\"\s]*\"")
_NUMBER = r"\s*[-+]?[0-9]+(?:[.,][0-9]+)?\s*%?\s*"
_NUMBER_IN_QUOTES = re.compile(rf"\"*{_NUMBER}\"*")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")


class CellError(ValueError):
    """The cell is not what its column holds; the message (Indonesian) says what was expected."""


def write_text(text: str | None) -> Cell:
    """A text; None is a blank cell."""
    return None if text is None else _quoted(_escape(text, _ESCAPED))


def write_plain(text: str) -> Cell:
    """A text of a field that is never None: "" is a blank cell."""
    return write_text(text) if text else None


def write_list(items: tuple[str, ...]) -> Cell:
    """Texts, one a line."""
    return "\n".join(_quoted(_escape(item, _ESCAPED_IN_LIST)) for item in items) if items else None


def write_number(number: Decimal | float | None) -> Cell:
    """A number; as text where Excel's fifteen digits would change it."""
    if number is None:
        return None
    exact = Decimal(str(number))
    if abs(exact) < _EXACT and Decimal(f"{float(exact):.15g}") == exact:
        return int(exact) if exact == exact.to_integral_value() else float(exact)
    return f"{exact:f}" if isinstance(number, Decimal | int) else repr(number)


def write_multiplier(pengali: Decimal | str | None) -> Cell:
    """A number, or words; words that look like a number stand in quotes."""
    if not isinstance(pengali, str):
        return write_number(pengali)
    return f'"{pengali}"' if _NUMBER_IN_QUOTES.fullmatch(pengali) else write_text(pengali)


def write_date(day: date | None) -> Cell:
    """A day; as ISO text where Excel has no number for it."""
    return day if day is None or day >= _FIRST_DAY else day.isoformat()


def read_text(cell: Cell) -> str | None:
    """The text of a cell, None for a blank one. Raises CellError for a number that Excel has changed."""
    text = cell if isinstance(cell, str) else _typed(cell)
    return _unescape(_unquoted(text), _ESCAPE) if text and not text.isspace() else None


def read_plain(cell: Cell) -> str:
    """As `read_text`; a blank cell is ""."""
    return read_text(cell) or ""


def read_list(cell: Cell) -> tuple[str, ...]:
    """The lines of a cell that are not blank."""
    lines = (cell if isinstance(cell, str) else _typed(cell) or "").split("\n")
    return tuple(_unescape(_unquoted(line), _ESCAPE_IN_LIST) for line in lines if line and not line.isspace())


def read_number(cell: Cell) -> Decimal | None:
    """The number of a cell, also where it was typed as text. Raises CellError."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if isinstance(cell, int | float) and not isinstance(cell, bool) and isfinite(cell):
        return Decimal(f"{cell:.15g}")
    if isinstance(cell, str) and re.fullmatch(r"[-+]?[0-9]+(?:[.,][0-9]+)?(?:[eE][-+]?[0-9]{1,3})?", cell.strip()):
        return Decimal(cell.strip().replace(",", "."))
    raise CellError("diharapkan bilangan")


def read_whole(cell: Cell) -> int | None:
    """As `read_number`, for whole numbers."""
    number = read_number(cell)
    if number is not None and number != number.to_integral_value():
        raise CellError("diharapkan bilangan bulat")
    return None if number is None else int(number)


def read_multiplier(cell: Cell) -> Decimal | str | None:
    """A number (100, "100", "0,5", "100%"), or words."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return read_number(cell)
    text = cell if isinstance(cell, str) else _typed(cell)
    if text and re.fullmatch(_NUMBER, text):
        return read_number(text.strip().rstrip("% \t\n"))
    if text and text[0] == text[-1] == '"' and _NUMBER_IN_QUOTES.fullmatch(text[1:-1]):
        return text[1:-1]
    return read_text(text)


def read_date(cell: Cell) -> date | None:
    """A day: a date cell, 2025-01-31, or 31-01-2025. Raises CellError."""
    if isinstance(cell, datetime):
        if cell.time() == time():
            return cell.date()
    elif isinstance(cell, date):
        return cell
    elif cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    elif isinstance(cell, str):
        match = _DAY_FIRST.fullmatch(cell.strip())
        try:
            return date(*map(int, reversed(match.groups()))) if match else date.fromisoformat(cell.strip())
        except ValueError:
            pass
    raise CellError("diharapkan tanggal (31-01-2025)")


def _typed(cell: Cell) -> str | None:
    """What Excel made of something typed into a text column."""
    if cell is None:
        return None
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if abs(cell) < _EXACT and cell == int(cell):
            return str(int(cell))
        what = "bilangan"
    else:
        what = "nilai benar/salah" if isinstance(cell, bool) else "tanggal atau waktu"
    raise CellError(
        f"diharapkan teks, tetapi Excel menyimpannya sebagai {what}. Ubah format sel menjadi Teks, lalu ketik ulang"
    )


def _escape(text: str, pattern: re.Pattern[str]) -> str:
    def escaped(match: re.Match[str]) -> str:
        odd = match["odd"]
        return match["run"] * 2 + ("" if not odd else "\\n" if odd == "\n" else f"\\u{{{ord(odd):x}}}")

    return pattern.sub(escaped, text)


def _unescape(text: str, pattern: re.Pattern[str]) -> str:
    def plain(match: re.Match[str]) -> str:
        halves, is_escape = divmod(len(match["run"]), 2)
        if not is_escape:
            return "\\" * halves + match["what"]
        if match["what"] == "n":
            return "\\" * halves + "\n"
        if match["code"] is None:
            return match[0]  # typed by a person; nothing of ours
        return "\\" * halves + chr(int(match["code"], 16))

    return pattern.sub(plain, text)


def _quoted(text: str) -> str:
    return f'"{text}"' if not text or text.isspace() or _QUOTES.fullmatch(text) else text


def _unquoted(text: str) -> str:
    return text[1:-1] if _QUOTES.fullmatch(text) else text


Reader = Callable[[Cell], Any]
Writer = Callable[[Any], Cell]
