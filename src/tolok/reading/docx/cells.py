"""The lines of a cell as text, with the fractions that officials draw: underlines, borders, tables of two rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tolok.core.formula.vocabulary import ANY_START
from tolok.core.kernel.text import squeeze
from tolok.reading.docx.equations import escaped, fraction
from tolok.reading.docx.runs import Printed
from tolok.reading.wording.markers import LINE_MARK
from tolok.reading.wording.multiplier import is_multiplier, is_rule

_MULTIPLIER = re.compile(r"\s*((?:[x×X✕*]|dikali(?:kan)?)\s*100\s*(?:%|persen)?)\s*\.?$", re.I)
_LABEL = re.compile(r"^(?:ket(?:erangan)?|catatan|dimana|di mana|contoh|sumber)\b", re.I)
_MOST_BELOW = 6  # lines of a denominator
_LEAST_LETTERS = 3


def cell_text(lines: Sequence[Printed]) -> str:
    """The lines parted by line ends; a numerator with a line drawn below it as LaTeX with its denominator."""
    out: list[str] = []
    at = 0
    while at < len(lines):
        text, used = _drawn_fraction(lines, at)
        out.append(text if used else lines[at].text)
        at += used or 1
    return "\n".join(text for text in out if text)


def _drawn_fraction(lines: Sequence[Printed], at: int) -> tuple[str, int]:
    """The fraction that begins at line `at`, and how many lines it takes; 0 where none does."""
    numerator, before, after, used = _numerator(lines, at)
    if not numerator:
        return "", 0
    below: list[str] = []
    while at + used < len(lines) and len(below) < _MOST_BELOW:
        text = lines[at + used].text
        if is_multiplier(text) and not is_rule(text):
            after = after or text
            used += 1
            break
        if (below and not text) or _LABEL.match(text) or _underlined(lines[at + used])[1]:
            break
        if below and (match := LINE_MARK.match(text)) and match.group(0):
            break
        used += 1
        if match := _MULTIPLIER.search(text):
            below.append(text[: match.start()])
            after = after or match.group(1)
            break
        below.append(text)
    return _joined(numerator, squeeze(" ".join(below)), before, after, used)


def _joined(numerator: str, denominator: str, before: str, after: str, used: int) -> tuple[str, int]:
    """Sound only beside a multiplier, or where both halves open as quantities: headings are underlined too."""
    quantities = ANY_START.match(numerator) and ANY_START.match(denominator)
    if not denominator or "$" in denominator + numerator or not (after or quantities):
        return "", 0
    latex = f"{fraction(escaped(numerator), escaped(denominator))} {escaped(after)}".strip()
    return squeeze(f"{before} ${latex}$"), used


def _numerator(lines: Sequence[Printed], at: int) -> tuple[str, str, str, int]:
    """Numerator, words before it, multiplier behind it, lines used; the numerator "" where nothing is drawn."""
    before, words, after = _underlined(lines[at])
    if not words:
        return "", "", "", 0
    parts, used = [words], 1
    while not after and at + used < len(lines):
        more_before, more, after_more = _underlined(lines[at + used])
        if not more or more_before:
            break
        parts.append(more)
        after, used = after_more, used + 1
    return squeeze(" ".join(parts)), before, after, used


def _underlined(line: Printed) -> tuple[str, str, str]:
    """(before, underlined, multiplier after) of a line that has nothing else; the words "" for another line."""
    pieces = [piece for piece in line.pieces if piece.text]
    flags = [line.ruled or piece.underlined for piece in pieces]
    if True not in flags:
        return "", "", ""
    first, last = flags.index(True), len(flags) - 1 - flags[::-1].index(True)
    if any(piece.text.strip() for piece, flag in zip(pieces[first:last], flags[first:last], strict=True) if not flag):
        return "", "", ""
    before = squeeze("".join([line.mark, " ", *(piece.text for piece in pieces[:first])]))
    words = squeeze("".join(piece.text for piece in pieces[first : last + 1]))
    after = squeeze("".join(piece.text for piece in pieces[last + 1 :]))
    if match := _MULTIPLIER.search(words):  # a border runs below the multiplier too
        words, after = words[: match.start()], match.group(1)
    if sum(letter.isalpha() for letter in words) < _LEAST_LETTERS or (after and not is_multiplier(after)):
        return "", "", ""
    return before, words, after


def table_text(rows: Sequence[Sequence[str]]) -> str:
    """A table within a cell: a fraction of two rows (the multiplier beside), else its rows as lines."""
    filled = [[squeeze(cell) for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if len(filled) == 2 and (text := _stacked(*filled)):
        return text
    return "\n".join(squeeze(" ".join(cell for cell in row if cell)) for row in filled)


def _stacked(above: list[str], below: list[str]) -> str:
    width = max(len(above), len(below))
    above, below = ([*row, *[""] * (width - len(row))] for row in (above, below))
    both = [place for place in range(width) if above[place] and below[place]]
    others = [cell for row in (above, below) for place, cell in enumerate(row) if cell and place not in both]
    after = [cell for cell in others if is_multiplier(cell)]
    before = [cell for cell in others if not is_multiplier(cell)]
    if len(both) != 1 or len(after) > 1 or any(len(cell.split()) > 6 for cell in before):
        return ""
    numerator, denominator = above[both[0]], below[both[0]]
    return _joined(numerator, denominator, " ".join(before), after[0] if after else "", 1)[0]
