"""The annexes: blocks of a jabatan (name, tugas, fungsi) and the tables that belong to each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tolok.core.kernel.text import fold, words
from tolok.reading.layout import Block, Line, Place, Table
from tolok.reading.origin import words_for
from tolok.reading.tables.columns import Columns, read_columns
from tolok.reading.tables.parts import Part, goes_on, split_table, unknown_heading
from tolok.reading.wording.labels import Label, closes, named_office, named_position, read_eselon, read_label
from tolok.reading.wording.markers import LINE_MARK, join_wrapped
from tolok.reading.wording.paragraphs import Passage, is_page_number, passage_of
from tolok.reading.wording.signature import is_lampiran_head
from tolok.reading.wording.words import OPEN_ENDS

_HANGING = 4  # of the height of a line: a name that goes on below its label stands at least this far in
_NO_HEADING = "tabel pada {} tidak berjudul kolom; dibaca dengan judul kolom tabel sebelumnya"


@dataclass(slots=True)
class JabatanDraft:
    """What stands under one jabatan before its fields are read. `nama` None: a table of the office itself.

    `place` is that of the name, else of what opened the jabatan; `first_line` the name up to where it wrapped, if so.
    """

    nama: str | None
    place: Place
    jenis: str = "jabatan"
    eselon: Passage | None = None
    tugas: list[Passage] = field(default_factory=list)
    fungsi: list[Passage] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    first_line: str = ""


_NO_SASARAN: tuple[str, Place | None] = ("", None)


@dataclass(slots=True)
class Annex:
    """All that was found; `tujuan` are pairs (goal, its indicator)."""

    jabatan: list[JabatanDraft] = field(default_factory=list)
    tujuan: list[tuple[Passage, str | None]] = field(default_factory=list)
    instansi: Passage | None = None
    unknown: list[tuple[Place, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def _name_goes_on(named: Line, line: Line) -> bool:
    """Whether a line below the label of a position is the rest of its name: further in, or the name is left open.

    `named` is the line above, at the place of the label.
    """
    if closes(line.text) or ((match := LINE_MARK.match(line.text)) and match.group(0)):
        return False
    if named.text.endswith((",", "-", "/")) or (words(named.text) or [""])[-1] in OPEN_ENDS:
        return True
    label, below = named.at, line.at
    if label.box is None or below.box is None or label.page != below.page:
        return False
    return below.box[0] - label.box[0] > _HANGING * (below.box[3] - below.box[1])


class AnnexReader:
    """Walks the blocks once. `collecting` is the list that running text belongs to, None between lists.

    `of_many_offices`: the decree is a regent's or mayor's, where the name of an office alone on a line heads its part.
    """

    def __init__(self, *, of_many_offices: bool) -> None:
        self.of_many_offices = of_many_offices
        self.annex = Annex()
        self.current: JabatanDraft | None = None
        self.collecting: list[Passage] | None = None
        self.expects_name = False
        self.named: Line | None = None
        self.heading: Passage | None = None
        self.heads_office = False
        self.eselon: Passage | None = None
        self.columns: Columns | None = None
        self.text_since_table = False
        self.sasaran = _NO_SASARAN

    def read(self, blocks: tuple[Block, ...]) -> Annex:
        for block in blocks:
            if isinstance(block, Table):
                self._table(block)
            elif block.text and not is_page_number(block.text):
                self._line(block)
            else:
                self.named = None
        self.annex.jabatan = [j for j in self.annex.jabatan if j.parts or j.tugas or j.fungsi]
        return self.annex

    def _line(self, line: Line) -> None:
        label = read_label(line.text)
        named, self.named = self.named, None
        if label is not None:
            self._label(label, line)
        elif named is not None and self.current is not None and _name_goes_on(named, line):
            self._add_to_name(self.current, named, line)
        elif self.sasaran[1] and not self.sasaran[0] and not closes(line.text):
            self.sasaran = (line.text.lstrip(": "), line.at)
        elif self.expects_name and self.current is not None:
            self.current.nama, self.current.place, self.expects_name = line.text.lstrip(": "), line.at, False
        elif office := named_office(line.text, is_marked=not self.of_many_offices):
            self.collecting, self.heading, self.heads_office = None, passage_of([line], office), True
        elif closes(line.text) or is_lampiran_head(line.text):
            self._heading(line)
        elif self.collecting is not None:
            self.collecting.append(passage_of([line]))
        elif line.text.upper().startswith("NIP"):
            self.heading = None  # the capitals above it were a signature block
        elif position := named_position(line.text, upper_only=False):
            self.heading, self.heads_office = passage_of([line], position), False
        self.text_since_table = True

    def _add_to_name(self, current: JabatanDraft, named: Line, line: Line) -> None:
        if not current.parts:  # else the name is printed again over the rest of its rows
            current.first_line = current.first_line or current.nama or ""
            current.nama = join_wrapped(current.nama or "", line.text)
            current.place = current.place.joined(line.at)
        self.named = replace(line, place=named.place)  # how far in the label stands

    def _heading(self, line: Line) -> None:
        self.collecting = None
        if eselon := read_eselon(line.text):
            self.eselon = passage_of([line], eselon)
        if position := named_position(line.text, upper_only=True):
            self.heading, self.heads_office = passage_of([line], position), False

    def _label(self, label: Label, line: Line) -> None:
        self.collecting = None
        if label.kind == "jabatan":
            self._jabatan(label, line)
        elif label.kind == "instansi":
            if label.rest and self.annex.instansi is None:
                self.annex.instansi = passage_of([line], label.rest)
            if label.rest and (self.current is None or self.current.parts):
                self._start(JabatanDraft(label.rest, line.at, "instansi"))
        elif label.kind == "sasaran":
            self.sasaran = (label.rest, line.at)
        elif label.kind == "eselon" and self.current is not None:
            self.current.eselon = passage_of([line], label.rest) if label.rest else None
        elif label.kind == "tujuan" and label.rest:
            self.annex.tujuan.append((passage_of([line], label.rest), None))
        elif label.kind == "indikator_tujuan" and self.annex.tujuan and label.rest:
            self.annex.tujuan[-1] = (self.annex.tujuan[-1][0], label.rest)
        elif label.kind in ("tugas", "fungsi"):
            self._list(label, line)

    def _list(self, label: Label, line: Line) -> None:
        if self.current is None or (self.current.parts and self.heading is not None):
            self._start_from_heading()
        if self.current is None:
            self._start(JabatanDraft(None, line.at, "instansi"))
        if self.current is not None:
            self.collecting = self.current.tugas if label.kind == "tugas" else self.current.fungsi
            if label.rest:
                self.collecting.append(passage_of([line], label.rest))

    def _jabatan(self, label: Label, line: Line) -> None:
        current = self.current
        again = (
            current is not None
            and current.nama is not None
            and label.rest
            and fold(label.rest) in (fold(current.nama), fold(current.first_line))
        )
        if not again:
            eselon = passage_of([line], label.eselon) if label.eselon else self.eselon
            self._start(JabatanDraft(label.rest or None, line.at, eselon=eselon))
            self.expects_name = not label.rest
        self.named = line if label.rest else None
        self.heading = None

    def _start(self, draft: JabatanDraft) -> None:
        self.annex.jabatan.append(draft)
        self.current, self.heading, self.eselon, self.expects_name = draft, None, None, False
        self.sasaran = _NO_SASARAN

    def _start_from_heading(self) -> None:
        if self.heading is not None:
            jenis = "instansi" if self.heads_office else "jabatan"
            self._start(JabatanDraft(self.heading.text, self.heading.place, jenis, self.eselon))

    def _table(self, table: Table) -> None:
        self.collecting, self.expects_name = None, False
        new = self.heading is not None and (
            self.current is None or self.current.parts or self.current.jenis == "instansi"
        )
        same_place = not self.text_since_table and self.current is not None and bool(self.current.parts)
        headed = read_columns(table.rows[0]) is not None
        inherited = None
        if self.columns is not None and not headed and goes_on(table, self.columns, same_place):
            inherited = self.columns
        parts = split_table(table, inherited)
        if not parts:
            if heading := unknown_heading(table):
                self.annex.unknown.append((table.place, heading))
            return
        if new:
            self._start_from_heading()
        if self.current is None:
            above = self.sasaran
            self._start(JabatanDraft(None, table.place, "instansi"))
            self.sasaran = above
        if self.current is not None:
            if parts[0].heading is None and not same_place:
                self.annex.notes.append(_NO_HEADING.format(words_for(table.place)))
            self.current.parts += [replace(part, sasaran=self._sasaran(part)) for part in parts]
        self.columns = parts[-1].columns
        self.text_since_table = False

    def _sasaran(self, part: Part) -> tuple[str, Place | None]:
        """The sasaran printed on a line above the table, for rows that have no column of their own for it."""
        return _NO_SASARAN if part.columns.has("sasaran") else self.sasaran
