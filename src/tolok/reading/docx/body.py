"""The document in order: paragraphs, tables, content controls and text boxes -> layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tolok.reading.archive import broken
from tolok.reading.docx.cells import cell_text, table_text
from tolok.reading.docx.numbering import Numbering
from tolok.reading.docx.package import Element, kind, open_package
from tolok.reading.docx.runs import Printed, RunReader, begins_page
from tolok.reading.docx.styles import read_styles
from tolok.reading.docx.tables import has_borders, rows_of, width_of
from tolok.reading.errors import ReadingError
from tolok.reading.format import Source
from tolok.reading.layout import Layout
from tolok.reading.limits import refuse_long_text
from tolok.reading.tables.ruled import RuledRow, Written, heading_place, lines_of

_THROUGH = ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")


@dataclass(slots=True)
class Content:
    """What a cell holds, in order."""

    items: list[Printed | WordTable] = field(default_factory=list)

    @property
    def text(self) -> str:
        parts, run = list[str](), list[Printed]()
        for item in self.items:
            if isinstance(item, Printed):
                run.append(item)
            else:
                parts += [cell_text(run), table_text([row.texts for row in item.rows])]
                run = []
        return "\n".join(part for part in (*parts, cell_text(run)) if part)

    @property
    def tables(self) -> list[WordTable]:
        return [item for item in self.items if isinstance(item, WordTable)]


@dataclass(slots=True)
class WordTable:
    rows: list[RuledRow]
    contents: list[list[Content]]
    is_drawn: bool


class _Body:
    def __init__(self, source: Source) -> None:
        package = open_package(source)
        self.written = Written()
        self.root = package.document
        self._source = source
        self._tabbed: list[RuledRow] = []
        self._runs = RunReader(read_styles(package.styles), Numbering(package.numbering))

    def read(self) -> None:
        self.walk(next((one for one in self.root if kind(one) == "body"), ()))
        self._end_tabbed()

    def walk(self, elements: Iterable[Element]) -> None:
        """Writes the blocks among `elements`, in order."""
        for one in elements:
            if len(self.written.source) > self._source.limits.lines:  # before more work is spent on it
                refuse_long_text(tuple(self.written.source), self._source.filename, self._source.limits)
            name = kind(one)
            if name == "p":
                self._paragraph(one)
            elif name == "tbl":
                self._table(self._read_table(one))
            elif name in _THROUGH:
                self.walk(one)

    def _paragraph(self, element: Element) -> None:
        paragraph = self._runs.read(element)
        if paragraph.is_dropped:
            return
        if begins_page(element):
            self.written.blank()
        for line in paragraph.lines:
            if not self._takes_tabbed(line):
                self.written.line(line.text if line.words else "")
        for box in paragraph.boxes:
            self.written.blank()
            self.walk(box)

    def _takes_tabbed(self, line: Printed) -> bool:
        """Whether the line is a row of a table laid out by tabs alone; such rows wait for the last of them."""
        row = RuledRow(tuple(cell.strip() for cell in line.raw.rstrip("\t ").split("\t")))
        is_row = len(row.texts) > 2 and (bool(self._tabbed) or heading_place([row]) is not None)
        if is_row:
            self._tabbed.append(row)
        else:
            self._end_tabbed()
        return is_row

    def _end_tabbed(self) -> None:
        if self._tabbed:
            width = max(len(row.texts) for row in self._tabbed)
            rows = [RuledRow((*row.texts, *[""] * (width - len(row.texts)))) for row in self._tabbed]
            self._tabbed = []
            self.written.add(rows)

    def _read_table(self, element: Element) -> WordTable:
        grid = rows_of(element)
        width, limits = width_of(grid), self._source.limits
        if width > limits.cells or len(grid) > limits.rows:
            raise ReadingError(
                f"Berkas «{self._source.filename}»: sebuah tabel berisi {width} kolom dan {len(grid)} baris tabel, "
                f"melewati batas {limits.cells} kolom atau {limits.rows} baris. "
                "Periksa berkasnya: simpan ulang hanya naskah keputusan dan lampirannya."
            )
        rows, contents = list[RuledRow](), list[list[Content]]()
        for cells in grid:
            texts, hangs, held = [""] * width, [False] * width, list[Content]()
            for cell in cells:
                hangs[cell.start] = cell.hangs
                if not cell.hangs:  # what stands in the rest of a merged cell is not printed
                    content = Content()
                    self._gather(cell.element, content)
                    texts[cell.start] = content.text
                    held.append(content)
            rows.append(RuledRow(tuple(texts), tuple(hangs)))
            contents.append(held)
        return WordTable(rows, contents, has_borders(element) is not False)

    def _gather(self, elements: Iterable[Element], content: Content) -> None:
        for one in elements:
            name = kind(one)
            if name == "p":
                paragraph = self._runs.read(one)
                if not paragraph.is_dropped:
                    content.items += paragraph.lines
                for box in paragraph.boxes:
                    self._gather(box, content)
            elif name == "tbl":
                content.items.append(self._read_table(one))
            elif name in _THROUGH:
                self._gather(one, content)

    def _table(self, table: WordTable) -> None:
        self._end_tabbed()
        if not self.written.add(table.rows, is_drawn=table.is_drawn):
            for row, contents in zip(table.rows, table.contents, strict=True):
                self._laid_out(row, contents)

    def _laid_out(self, row: RuledRow, contents: Sequence[Content]) -> None:
        """A row that only lays out text; a table of indicators within one of its cells stays a table."""
        inner = [table for content in contents for table in content.tables if heading_place(table.rows) is not None]
        if not inner:
            for text in lines_of(row.texts):
                self.written.line(text)
            return
        for content in contents:
            for item in content.items:
                if isinstance(item, Printed):
                    self.written.line(item.text)
                else:
                    self._table(item)


def read_docx(source: Source) -> Layout:
    """Raises ReadingError for a damaged, locked or oversized file, and for one without words."""
    try:
        body = _Body(source)
        body.read()
    except RecursionError:
        raise broken(source.filename) from None
    written = body.written
    if not any(line.strip() for line in written.source):
        raise ReadingError(
            f"Berkas «{source.filename}»: tidak ada teks di dalamnya (mungkin hanya gambar hasil pindai). "
            "Simpan sebagai PDF, lalu baca berkas PDF itu."
        )
    lines = tuple(written.source)
    refuse_long_text(lines, source.filename, source.limits)
    return Layout(tuple(written.blocks), lines)
