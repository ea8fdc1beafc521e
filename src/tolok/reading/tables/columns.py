"""Which column is which, from the words of its heading: weighted words, matched with tolerance for misspelling."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz, process

from tolok.core.kernel.text import fold, squeeze
from tolok.reading.layout import Row
from tolok.reading.wording.markers import plain
from tolok.reading.wording.words import COLUMN_FILLERS, COLUMN_WORDS, NUMBER_COLUMNS

OTHER_COLUMN = "kolom_lain/"
_LEAST_LIKENESS = 82  # "difinisi", "formulai", "penghitungan": one or two letters off a word of eight
_LEAST_SCORE = 1.0
_LEAST_COVERED = 0.6  # a heading is made of column words; a data cell that holds one of them is not
_LONGEST_HEADING = 12  # words
_HEAD_NOUN = 1.5  # the first word of an Indonesian noun phrase is its head: "indikator sasaran" is an indikator
_FORMULA_WORDS = {"formula", "formulasi", "rumus", "perhitungan", "penghitungan"}
_OFFICE_WORDS = {"perangkat", "opd", "skpd"}
_LEAST_ALONE = 3.0
_SLIPS = str.maketrans("l018|5", "IOIBIS")
_SLIPPED = re.compile(r"^[A-Z0158l|]*[A-Z][A-Z0158l|]*$")
_WORDS = {word for words in COLUMN_WORDS.values() for word in words}
_LONG_WORDS = tuple(word for word in _WORDS if len(word) > 4)
_YEAR = re.compile(r"^(tahun|thn|th|tw|trw|triwulan|semester|smt|sem|bulan)?\s*(ke\s*)?(20\d\d|\d|n(\s*\d)?|[ivx]+)$")
_LONGEST_SUBHEADING = 4  # words


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, left to right: role (None: not one of ours), printed name, and whether it is a gap.

    A gap is a column without a heading: the cell to its left spans it, so its words belong to that column.
    """

    roles: tuple[str | None, ...]
    names: tuple[str, ...]
    keys: tuple[str | None, ...] = field(init=False, repr=False)
    """Where the words of each column go in Baris: the role, or "kolom_lain/" and its name; None for a gap."""

    def __post_init__(self) -> None:
        keys: list[str | None] = []
        for place, (role, name) in enumerate(zip(self.roles, self.names, strict=True)):
            key = role or (OTHER_COLUMN + name if name else None)
            keys.append(f"{key} ({place + 1})" if key is not None and key in keys else key)
        object.__setattr__(self, "keys", tuple(keys))

    def __len__(self) -> int:
        return len(self.roles)

    def is_gap(self, place: int) -> bool:
        return not self.names[place]

    def owner(self, place: int) -> int:
        """The column that a cell at `place` belongs to."""
        while place > 0 and self.is_gap(place):
            place -= 1
        return place

    def has(self, role: str) -> bool:
        return role in self.roles

    def place(self, role: str) -> int | None:
        return self.roles.index(role) if role in self.roles else None


def read_columns(row: Row) -> Columns | None:
    """The columns that `row` names; None when it is no heading row (fewer than two known roles, none an indikator)."""
    names = tuple(plain(cell) for cell in row.cells)
    roles = _roles(names)
    known = {role for role in roles if role}
    if "indikator" not in known or len(known - {"nomor"}) < 2:
        return None
    if any(name and _is_data(name) for name in names):
        return None
    while len(names) > 1 and not names[-1] and not names[-2]:
        names, roles = names[:-1], roles[:-1]
    return Columns(roles, names)


def _roles(names: tuple[str, ...]) -> tuple[str | None, ...]:
    return _one_each([_rank(name) for name in names], names)


def role_of_name(name: str) -> str | None:
    """The role that `name` most likely stands for, alone; None where it is doubtful."""
    ranked = _rank(plain(name))
    return ranked[0][0] if ranked and ranked[0][1] >= _LEAST_ALONE else None


def with_second_row(columns: Columns, row: Row) -> Columns | None:
    """`columns` with what `row` adds to its headings: "2024" under "Target", "Strategis" under "Sasaran".

    None when `row` is not such a row.
    """
    cells = [plain(cell) for cell in row.cells]
    if (parted := _parted_names(columns, cells)) is not None:
        return parted
    if (wrapped := _wrapped_names(columns, cells)) is not None:
        return wrapped
    cells += [""] * (len(columns) - len(cells))
    filled = [
        place
        for place, cell in enumerate(cells)
        if cell and fold(cell) != fold(columns.names[min(place, len(columns) - 1)])
    ]
    if not filled or len(cells) > len(columns) + 12 or len({fold(cells[p]) for p in filled}) < len(filled):
        return None
    if any(place < len(columns) and columns.roles[place] for place in filled):
        return None
    if not all(_YEAR.match(fold(cells[place])) for place in filled):
        return None
    names = [*columns.names, *[""] * (len(cells) - len(columns))]
    roles = [*columns.roles, *[None] * (len(cells) - len(columns))]
    for place in filled:
        owner = columns.owner(min(place, len(columns) - 1))
        names[place] = f"{columns.names[owner]} {cells[place]}"
    return Columns(tuple(roles), tuple(names))


def _parted_names(columns: Columns, cells: list[str]) -> Columns | None:
    """The headings with those printed below a heading that spans: "Formulasi" and "Sumber Data" under "Penjelasan".

    None when a filled cell of the row stands elsewhere (the headings that span rows may be repeated there).
    """
    if len(cells) > len(columns):
        return None
    names, parted = list(columns.names), 0
    for place, cell in enumerate(cells):
        if not cell or fold(cell) == fold(columns.names[place]):
            continue
        owner = columns.owner(place)
        spans = columns.is_gap(place) or (place + 1 < len(columns) and columns.is_gap(place + 1))
        if not spans or columns.roles[owner] == "nomor" or not _is_subheading(cell):
            return None
        names[place] = cell if role_of_name(cell) else squeeze(f"{columns.names[owner]} {cell}")
        parted += columns.is_gap(place)
    return Columns(_roles(tuple(names)), tuple(names)) if parted else None


def _is_subheading(cell: str) -> bool:
    has_word = any(len(word) > 1 and not word.isdigit() for word in fold(cell).split())
    return len(cell.split()) <= _LONGEST_SUBHEADING and (has_word or bool(re.fullmatch(r"20\d\d", cell)))


def _wrapped_names(columns: Columns, cells: list[str]) -> Columns | None:
    """The headings with their second halves, where every cell of the row is a few words that headings are made of."""
    cells = [*cells, *[""] * (len(columns) - len(cells))]
    filled = [place for place, cell in enumerate(cells) if cell]
    halves = [place for place in filled if not _YEAR.match(fold(cells[place]))]
    if len(cells) != len(columns) or not halves or not all(_is_half(cells[place]) for place in halves):
        return None
    if any(columns.roles[place] == "nomor" or not columns.names[place] for place in halves):
        return None
    names = list(columns.names)
    for place in filled:
        owner = names[columns.owner(place)] if place not in halves else names[place]
        names[place] = f"{owner} {cells[place]}"
    for place in reversed([place for place in filled if place not in halves]):
        names[place] = f"{columns.names[columns.owner(place)]} {cells[place]}"
    return Columns(_roles(tuple(names)), tuple(names))


def _is_half(cell: str) -> bool:
    tokens = fold(_without_slips(cell).replace("/", " ")).split()
    return 0 < len(tokens) <= 3 and all(token in _WORDS or token in COLUMN_FILLERS for token in tokens)


def _without_slips(name: str) -> str:
    """`name` without the slips of a scan in words of capitals: "lNDIKATOR", "SUM8ER", "N0"."""
    return " ".join(
        token.translate(_SLIPS) if _SLIPPED.search(token) and not token.isdigit() else token for token in name.split()
    )


def heading_like(row: Row) -> bool:
    """Whether the cells look like headings at all, known or not: for naming them in a message."""
    names = [plain(cell) for cell in row.cells if cell.strip()]
    return len(names) >= 2 and all(len(name.split()) <= _LONGEST_HEADING and len(name) <= 80 for name in names)


def _is_data(name: str) -> bool:
    return len(name.split()) > _LONGEST_HEADING or "\\frac" in name


@lru_cache(maxsize=4096)
def _rank(name: str) -> tuple[tuple[str, float], ...]:
    """(role, score) of the roles that `name` may stand for, best first."""
    folded = fold(_without_slips(name).replace("/", " "))
    if folded in NUMBER_COLUMNS:
        return (("nomor", 9.0),)
    tokens = [_known(token) for token in folded.split()]
    if len(tokens) > 1 and tokens[0] == "nama":  # "Nama Indikator" names an indikator
        tokens = tokens[1:]
    if not tokens or len(tokens) > _LONGEST_HEADING:
        return ()
    covered = sum(token in _WORDS or token in COLUMN_FILLERS for token in tokens) / len(tokens)
    if covered < _LEAST_COVERED:
        return ()
    scores = {}
    for role, words in COLUMN_WORDS.items():
        score = sum(words.get(token, 0) for token in set(tokens))
        if score and words.get(tokens[0], 0) >= 1:
            score += _HEAD_NOUN
        scores[role] = score
    best = sorted(scores.items(), key=lambda item: -item[1])
    return tuple((role, score) for role, score in best if score >= _LEAST_SCORE)


def _known(token: str) -> str:
    if token in _WORDS or len(token) < 5:
        return token
    found = process.extractOne(token, _LONG_WORDS, scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS)
    if found:
        return str(found[0])
    # two words run together, as page readers leave them: "formulaipenghitungan"
    for word in _LONG_WORDS:
        if len(word) >= 6 and token.endswith(word) and len(token) - len(word) >= 4:
            return word
    return token


def _settle_doubtful(chosen: dict[int, str], names: tuple[str, ...]) -> None:
    """Gives the roles that nothing has yet to columns that name two things, or name one loosely."""
    # "Sasaran / Indikator" over one column: the sasaran stand in rows of their own there
    if "indikator" not in chosen.values():
        for place, role in chosen.items():
            if role == "sasaran" and "indikator" in fold(_without_slips(names[place])).split():
                chosen[place] = "indikator"
    # "Definisi dan Formula" over one column: its cells are parted later
    if "formula" not in chosen.values():
        for place, role in chosen.items():
            if role == "definisi_operasional" and _FORMULA_WORDS & set(fold(names[place]).split()):
                chosen[place] = "formula"
                break
    # "penjelasan" beside a true formula column is the definition
    if "definisi_operasional" not in chosen.values():
        for place, name in enumerate(names):
            if place not in chosen and fold(name).startswith("penjelasan") and "alasan" not in fold(name):
                chosen[place] = "definisi_operasional"
                break


def _settle_offices(chosen: dict[int, str], names: tuple[str, ...]) -> None:
    """ "Perangkat Daerah" right of the indikator answers for it; left of it, its rows are those of the office."""
    indikator = min((place for place, role in chosen.items() if role == "indikator"), default=0)
    for place, role in list(chosen.items()):
        if role == "jabatan" and place > indikator and _OFFICE_WORDS & set(fold(names[place]).split()):
            del chosen[place]
            if "penanggung_jawab" not in chosen.values():
                chosen[place] = "penanggung_jawab"


def _one_each(ranked: list[tuple[tuple[str, float], ...]], names: tuple[str, ...]) -> tuple[str | None, ...]:
    """A role to at most one column: the highest score wins it, the others get their next best or none."""
    offers = sorted(
        ((score, -place, role) for place, roles in enumerate(ranked) for role, score in roles[:2]), reverse=True
    )
    chosen: dict[int, str] = {}
    for score, place, role in offers:
        if -place in chosen or role in chosen.values():
            continue
        if score < 2 and role != "sasaran" and len(fold(names[-place]).split()) > 2:
            continue
        if score >= _first_score(ranked[-place]) - 1.5:
            chosen[-place] = role
    _settle_doubtful(chosen, names)
    _settle_offices(chosen, names)
    return tuple(chosen.get(place) for place in range(len(names)))


def _first_score(roles: tuple[tuple[str, float], ...]) -> float:
    return roles[0][1] if roles else 0.0
