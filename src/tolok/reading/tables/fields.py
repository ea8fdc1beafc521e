"""Cell texts -> fields: lists of sources and persons, indicators stacked in one cell and their formulas."""

from __future__ import annotations

import re

from tolok.core.kernel.text import squeeze, words
from tolok.reading.wording.markers import marked_items, plain, strip_mark, without_markup
from tolok.reading.wording.words import INDIKATOR_STARTS, POSITION_HEADS, SOURCE_HEADS, UNFINISHED_NAMES

_NONE = re.compile(r"^[\s\-–—_.]*$")
_JOINT = re.compile(r"\s+(?:dan|serta|&|/)\s+(?=[A-Z])", re.I)
_COMMA = re.compile(r",\s+(?![^()]*\))")
_PREPOSITIONS = (
    "di",
    "pada",
    "dari",
    "ke",
    "dalam",
    "tentang",
    "untuk",
    "oleh",
    "tingkat",
    "antara",
    "bidang",
    "urusan",
    "terhadap",
)
_DEFINITION_LABEL = r"(?:definisi|difinisi|penjelasan|pengertian|makna|deskripsi)(?:\s+operasional)?\s*[:=]\s*"
_FORMULA_LABEL = (
    r"(?:formula|formulasi|rumus|(?:cara|metode)\s+\w{0,14}hitung\w*|(?:peng|per)hitungan)(?:\s+\w{1,14})?\s*[:=]\s*"
)
_DEFINED_FIRST = re.compile(
    rf"^(?:[-•*a1.)]\s*)*{_DEFINITION_LABEL}(.+?)[\s;]*(?:\b[b2][.)]\s*|[-•*]\s*)?\b{_FORMULA_LABEL}(.+)$", re.I
)
_DEFINED_LAST = re.compile(
    rf"^(?:[-•*a1.)]\s*)*{_FORMULA_LABEL}(.+?)[\s;]*(?:\b[b2][.)]\s*|[-•*]\s*)?\b{_DEFINITION_LABEL}(.+)$", re.I
)
_FRACTION_END = re.compile(
    r"(?:\\times|[x×])\s*100\s*(?:(?:\\\s*)?%|persen)?\s*\$?|(?<=\})\s*\$(?=\s*(?:\$|Jumlah|$))", re.I
)


def clean(cell: str) -> str:
    """One text of a field: one line, no markup, no list mark before it, no loose full stop or semicolon behind it."""
    return re.sub(r"(\s+[.;]|;)+$", "", strip_mark(plain(cell))).strip()


def list_of(cell: str, heads: tuple[str, ...]) -> tuple[str, ...]:
    """The items of a cell of sources or persons. `heads` are the nouns that open such a name."""
    items = []
    for part in _parts(cell):
        items += [clean(piece) for piece in _split_joint(part, heads)]
    return tuple(item for item in items if item and not _NONE.match(item))


def sources(cell: str) -> tuple[str, ...]:
    return list_of(cell, SOURCE_HEADS)


def persons(cell: str) -> tuple[str, ...]:
    return list_of(cell, POSITION_HEADS)


def _parts(cell: str) -> list[str]:
    text = without_markup(cell)
    if items := marked_items(text):
        return items
    parts = []
    for line in text.split("\n"):
        parts += marked_items(line) or [part for part in re.split(r";\s*", line) if part.strip()]
    # a line that goes on in small letters was only wrapped
    whole: list[str] = []
    for part in parts:
        if whole and (part[:1].islower() or _is_unfinished(whole[-1], part)):
            whole[-1] = f"{whole[-1]} {part}"
        else:
            whole.append(part)
    return whole


def _is_unfinished(above: str, part: str) -> bool:
    """Whether `above` is a noun that asks for more, and `part` opens no name of its own ("Kasi" + "Pelayanan")."""
    opening = (words(part) or [""])[0]
    return above.lower() in UNFINISHED_NAMES and opening not in (*SOURCE_HEADS, *POSITION_HEADS)


def _split_joint(text: str, heads: tuple[str, ...]) -> list[str]:
    """ "Surat X dan Laporan Y", "A, B, C" and "Agenda X Agenda Y": only where each piece opens as a name of its own."""
    text = squeeze(text)
    if heads is SOURCE_HEADS and (pieces := _by_comma(text)):
        return pieces
    pieces = []
    start = 0
    for match in _JOINT.finditer(text):
        if (
            _opens_with(text[match.end() :], heads)
            and _opens_with(text[start:], heads)
            and not _inside(text, match.start())
        ):
            pieces.append(text[start : match.start()])
            start = match.end()
    pieces.append(text[start:])
    return [split for piece in pieces for split in _by_repeated_head(piece, heads)]


def _opens_with(text: str, heads: tuple[str, ...]) -> bool:
    first = text.split()[0] if text.split() else ""
    return first[:1].isupper() and (words(first) or [""])[0] in heads


def _inside(text: str, place: int) -> bool:
    return text.count("(", 0, place) > text.count(")", 0, place)


def _by_comma(text: str) -> list[str]:
    """Pieces between commas, unless the commas list within one phrase ("data di desa, kecamatan dan kabupaten")."""
    pieces = [piece.strip() for piece in _COMMA.split(text)]
    if len(pieces) < 2 or any(not piece for piece in pieces):
        return []
    last = re.sub(r"^(dan|serta)\s+(?=[A-Z])", "", pieces[-1])
    pieces[-1] = last
    opening = words(pieces[0])
    if any(word in _PREPOSITIONS for word in opening[-3:]) or not all(piece[:1].isupper() for piece in pieces):
        return []
    if len(pieces) == 2 and not _opens_with(pieces[1], SOURCE_HEADS) and len(opening) > 2:
        return []
    return pieces


def _by_repeated_head(text: str, heads: tuple[str, ...]) -> list[str]:
    """A list whose line ends were lost shows by its first word coming again: "Agenda X Agenda Y Dokumen Z"."""
    tokens = text.split()
    if not tokens or tokens[0] not in tokens[2:] or not _opens_with(tokens[0], heads):
        return [text]
    pieces: list[list[str]] = []
    for place, token in enumerate(tokens):
        opens = token[:1].isupper() and (words(token) or [""])[0] in heads
        after_head = place > 0 and (words(tokens[place - 1]) or [""])[0] in (*heads, "dan", "atau")
        if not pieces or (opens and not after_head):
            pieces.append([])
        pieces[-1].append(token)
    return [" ".join(piece) for piece in pieces]


def stacked_indikator(cell: str) -> list[str]:
    """The indicators that stand in one cell, in order; one where the cell holds one."""
    text = without_markup(cell)
    items = marked_items(text)
    if items is None:
        lines = [line for line in text.split("\n") if line]
        if len(lines) > 1 and all((words(strip_mark(line)) or [""])[0] in INDIKATOR_STARTS for line in lines):
            items = lines
    if items is None or not all(len(words(item)) >= 2 for item in items):
        return [clean(cell)]
    return [clean(item) for item in items]


def stacked_formulas(cell: str, count: int) -> list[str] | None:
    """The `count` formulas of one cell: by list marks, else by the multipliers that end them; None for other counts."""
    items = marked_items(without_markup(cell))
    if items is not None and len(items) == count:
        return items
    pieces, start = [], 0
    for match in _FRACTION_END.finditer(cell):
        pieces.append(cell[start : match.end()].strip())
        start = match.end()
    if rest := cell[start:].strip():
        pieces.append(rest)
    if len(pieces) == count:
        return pieces
    lines = [line for line in without_markup(cell).split("\n") if line]
    return lines if len(lines) == count else None


def split_definition(cell: str) -> tuple[str, str] | None:
    """(definition, formula) of a cell that labels both: "Definisi: ... Formula: ..."; None for another cell."""
    text = plain(cell)
    if (match := _DEFINED_FIRST.match(text)) is not None:
        return match.group(1), match.group(2)
    if (match := _DEFINED_LAST.match(text)) is not None:
        return match.group(2), match.group(1)
    return None


def stacked_texts(cell: str, count: int) -> list[str] | None:
    """The `count` items of a listed cell, or None."""
    items = marked_items(without_markup(cell))
    return items if items is not None and len(items) == count else None
