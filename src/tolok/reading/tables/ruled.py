"""Tables whose grid is known (Word, spreadsheets), written as blocks with numbered source lines.

A cell over several rows stands in each of them where the row is an indicator of its own; where the indicator itself
goes on, the rest of the row is blank, so that the common road joins the halves. Rows that only lay out a label, and
titles above the heading, are lines of text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tolok.core.kernel.text import squeeze
from tolok.reading.layout import Block, Line, Place, Row, Table
from tolok.reading.tables.columns import Columns, read_columns, role_of_name
from tolok.reading.wording.labels import is_label_row, read_label
from tolok.reading.wording.markers import LINE_MARK, plain

_HEADINGS = {"jabatan", "instansi", "eselon"}  # labels that say whose the rows below are
_LEAST_FILLED = 3  # cells of a row that goes on a table above
_LONGEST_NUMBER = 3  # characters of the number before a label
_MOST_MARK = 8  # characters of a list mark or a colon alone


@dataclass(frozen=True, slots=True)
class RuledRow:
    """The words of each column, and which of them hang down from the row above (a cell over several rows)."""

    texts: tuple[str, ...]
    hangs: tuple[bool, ...] = ()

    def is_hanging(self, place: int) -> bool:
        return place < len(self.hangs) and self.hangs[place]

    @property
    def filled(self) -> list[str]:
        return [text for text in self.texts if text.strip()]


def heading_place(rows: Sequence[RuledRow]) -> int | None:
    """Which row names the columns of indicators; None where none does."""
    return next((at for at, row in enumerate(rows) if read_columns(Row(0, row.texts)) is not None), None)


def lines_of(texts: Sequence[str]) -> Iterator[str]:
    """The lines of a row that lays out text: "Menimbang | : | a. | bahwa ...", a mark beside each of its items."""
    columns = [text.split("\n") for text in texts if text.strip()]
    if not columns:
        return
    body = columns[-1]
    marks = columns[-2] if len(columns) > 1 else []
    if len(body) > 1 and len(marks) == len(body) and all(map(_is_mark, marks)):
        columns[-2:] = [[f"{mark} {words}" for mark, words in zip(marks, body, strict=True)]]
    labels = [column for column in columns if _is_mark(column[0]) or column[0].endswith(":") or column[0][0] == ":"]
    if len(columns) > 1 and (not labels or sum(len(column) > 1 for column in columns) > 1):
        for column in columns:  # texts side by side: two signatures, the copies beside one
            yield from map(squeeze, column)
        return
    yield squeeze(" ".join(column[0] for column in columns))
    for column in columns:
        yield from (squeeze(line) for line in column[1:] if not _is_mark(line))


def _is_mark(text: str) -> bool:
    bare = text.strip()
    match = LINE_MARK.match(bare)
    return len(bare) <= _MOST_MARK and (bare in (":", "") or (match is not None and match.end() == len(bare)))


@dataclass(slots=True)
class Written:
    """Blocks and their source lines, in order. `columns` are those of the last table of indicators."""

    blocks: list[Block] = field(default_factory=list)
    source: list[str] = field(default_factory=list)
    columns: Columns | None = None
    width: int = 0

    def line(self, text: str) -> None:
        self.blocks.append(Line(self._number(text), text))

    def blank(self) -> None:
        if self.blocks and not (isinstance(self.blocks[-1], Line) and not self.blocks[-1].text):
            self.line("")

    def _goes_on(self, rows: Sequence[RuledRow]) -> bool:
        """Whether rows without a heading carry on the last table: nothing but blanks between, and as many columns."""
        last = next((block for block in reversed(self.blocks) if not isinstance(block, Line) or block.text), None)
        if self.columns is None or not isinstance(last, Table) or not rows:
            return False
        alike = all(len(row.texts) == self.width for row in rows)
        return alike and max(len(row.filled) for row in rows) >= min(_LEAST_FILLED, self.width)

    def add(self, rows: Sequence[RuledRow], *, is_drawn: bool = True) -> bool:
        """Writes a table of data: of indicators, with or without its heading; a form; one whose columns nobody knows.

        False, and nothing written, where the rows only lay out text. `is_drawn`: lines may stand about the cells.
        """
        if heading_place(rows) is not None or self._goes_on(rows):
            self._indicators(rows)
        elif form := _form(rows):
            self._as_it_stands(form)
        elif is_drawn and _is_unknown(rows):
            self._as_it_stands(rows)
        else:
            return False
        return True

    def _indicators(self, rows: Sequence[RuledRow]) -> None:
        start = heading_place(rows)
        if start is not None:
            for row in rows[:start]:
                for text in lines_of(row.texts):
                    self.line(text)
            rows = rows[start:]
            self.columns, self.width = read_columns(Row(0, rows[0].texts)), len(rows[0].texts)
        self._data(rows, headed=start is not None)

    def _as_it_stands(self, rows: Sequence[RuledRow]) -> None:
        self.blocks.append(Table(tuple(self._row(row, {}, None) for row in rows)))

    def _data(self, rows: Sequence[RuledRow], *, headed: bool) -> None:
        run: list[Row] = []
        above: dict[int, tuple[str, Place]] = {}
        heading: Row | None = None
        is_named = False
        for at, row in enumerate(rows):
            if not (headed and at == 0) and (lines := _heading_lines(row)):
                if is_named or run != [heading]:  # a position without rows keeps its name by the heading alone
                    self._end(run)
                is_named = True
                for text in lines:
                    self.line(text)
                run = [heading] if heading is not None else []
                continue
            written = self._row(row, above, self.columns)
            if headed and at == 0:
                heading, above = written, {}
            run.append(written)
        self._end(run)

    def _end(self, run: list[Row]) -> None:
        if run:
            self.blocks.append(Table(tuple(run)))

    def _row(self, row: RuledRow, above: dict[int, tuple[str, Place]], columns: Columns | None) -> Row:
        own = tuple("" if row.is_hanging(place) else text.strip() for place, text in enumerate(row.texts))
        number = self._number("\t".join(squeeze(plain(text) if "<" in text else text) for text in own))
        written = spread(row, columns)
        texts, places = list[str](), list[Place]()
        for place, text in enumerate(own):
            spanned = above.get(place) if row.is_hanging(place) else None
            if spanned is None:
                above[place] = (text, Place(number))
            if spanned is not None and place in written:
                text, at = spanned
            else:
                at = Place(number)
            texts.append(text)
            places.append(at)
        return Row(number, tuple(texts), places=tuple(places), is_ruled=True)

    def _number(self, text: str) -> int:
        self.source.append(text)
        return len(self.source)


def spread(row: RuledRow, columns: Columns | None) -> frozenset[int]:
    """The columns in which the words of a cell over several rows stand in `row` too: those of an indicator of its own.

    The number stays with its first row.
    """
    if columns is None or not _begins(row, columns):
        return frozenset()
    roles = (*columns.roles, *[None] * (len(row.texts) - len(columns.roles)))
    return frozenset(place for place in range(len(row.texts)) if row.is_hanging(place) and roles[place] != "nomor")


def _begins(row: RuledRow, columns: Columns | None) -> bool:
    """Whether the row has an indicator of its own."""
    place = columns.place("indikator") if columns is not None and len(columns) <= len(row.texts) else None
    return place is not None and not row.is_hanging(place) and bool(row.texts[place].strip())


def _heading_lines(row: RuledRow) -> list[str]:
    """The lines of a row within a table that says whose the rows below are; none for a row of the table."""
    filled = row.filled
    label = read_label(plain(filled[0])) if len(filled) == 1 else None
    if is_label_row(filled) or (label is not None and label.kind in _HEADINGS and label.rest):
        return list(lines_of(row.texts))
    return []


def _form(rows: Sequence[RuledRow]) -> list[RuledRow]:
    """A form of one indicator (label, perhaps a colon, value a row) as rows of two cells; empty for another table."""
    form: list[RuledRow] = []
    for row in rows:
        filled = [text for text in row.filled if text.strip(" :")]
        if len(filled) == 3 and len(filled[0]) <= _LONGEST_NUMBER:
            filled = filled[1:]
        label = squeeze(filled[0]).strip(" :") if filled else ""
        if len(filled) > 2 or not label or role_of_name(label) is None:
            return []
        form.append(RuledRow((label, filled[1].lstrip(": ") if len(filled) > 1 else "")))
    # a title alone ("INDIKATOR KINERJA INDIVIDU") is named as a column is, but has no value beside it
    return form if any(row.texts[1] and role_of_name(row.texts[0]) == "indikator" for row in form) else []


def _is_unknown(rows: Sequence[RuledRow]) -> bool:
    """Whether the rows look like data below headings."""
    counts = [len(row.filled) for row in rows]
    first = rows[0].filled if rows else []
    return len(rows) > 1 and counts[0] >= _LEAST_FILLED and max(counts[1:]) >= _LEAST_FILLED and ":" not in first
