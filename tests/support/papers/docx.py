"""A paper as a Word file: hanging lists, merged cells, equations (OMML), a landscape section for the annex."""

from __future__ import annotations

import io
import re
from datetime import datetime
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from tests.support.papers.look import Look, look_of
from tests.support.papers.paper import (
    Annex,
    Cell,
    Centred,
    Column,
    Fraction,
    Item,
    Labelled,
    Letterhead,
    Listing,
    Signature,
    Table,
    paper_of,
)
from tolok.core.catalogue import Keputusan

_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_STYLES = {"1": "List Number", "-": "List Bullet", "•": "List Bullet"}
_SIZES = {"a4": (210, 297), "f4": (215, 330)}


def docx_of(keputusan: Keputusan, *, seed: int = 0) -> bytes:
    """The decree as a typist of the office leaves it in Word."""
    paper = paper_of(keputusan, look_of(seed))
    writer = _Writer(paper.look)
    for block in paper.blocks:
        writer.write(block)
    return writer.saved()


class _Writer:
    def __init__(self, look: Look) -> None:
        self.look = look
        self.document: Document = docx.Document()
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = look.font, Pt(look.size)
        normal.paragraph_format.space_after = Pt(3)
        width, height = _SIZES[look.paper]
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(width), Mm(height)
        if look.page_number:
            _add_page_number(section.footer.paragraphs[0], look.page_number)

    def write(self, block: object) -> None:
        getattr(self, f"_{type(block).__name__.lower()}")(block)

    def saved(self) -> bytes:
        # the clock's time in the file would make every run another file
        self.document.core_properties.created = self.document.core_properties.modified = datetime(2025, 1, 2)
        kept = io.BytesIO()
        self.document.save(kept)
        return kept.getvalue()

    def _letterhead(self, block: Letterhead) -> None:
        for text in block.lines:
            self._centred(Centred((text,)))
        for text in block.small:
            self.document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER
        self.document.add_paragraph()

    def _centred(self, block: Centred) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_before = Pt(8)
        for place, text in enumerate(block.lines):
            if place:
                paragraph.runs[-1].add_break()
            paragraph.add_run(text).bold = True

    def _labelled(self, block: Labelled) -> None:
        if self.look.tabbed_labels:
            self._tabbed(block)
        else:
            self._in_table(block)

    def _tabbed(self, block: Labelled) -> None:
        """Label, tab, colon, tab, text; further items under the first, as the tab key leaves them."""
        items = [*([Item("", block.text)] if block.text or not block.items else []), *block.items]
        for place, item in enumerate(items):
            words = f"{item.mark}\t{item.text}" if item.mark else item.text
            paragraph = self.document.add_paragraph(f"{block.label}\t:\t{words}" if place == 0 else f"\t\t{words}")
            paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(42), Mm(-42)
            for stop in (32, 36, 42):
                paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(stop))

    def _in_table(self, block: Labelled) -> None:
        """A table without rules, a row an item: how most templates of decrees hold their hanging lists."""
        items = [*([Item("", block.text)] if block.text or not block.items else []), *block.items]
        is_marked = any(item.mark for item in items)
        table = self.document.add_table(rows=0, cols=4 if is_marked else 3)
        for place, item in enumerate(items):
            cells = table.add_row().cells
            if place == 0:
                cells[0].text, cells[1].text = block.label, ":"
            if not is_marked:
                cells[2].text = item.text
            elif item.mark:
                cells[2].text, cells[3].text = item.mark, item.text
            else:
                cells[2].merge(cells[3]).text = item.text

    def _listing(self, block: Listing) -> None:
        self.document.add_paragraph(block.title)
        for item in block.items:
            self.document.add_paragraph(f"{item.mark}\t{item.text}")

    def _signature(self, block: Signature) -> None:
        lines = [*block.before, "", "", *block.after]
        for text in lines:
            paragraph = self.document.add_paragraph(text)
            paragraph.paragraph_format.left_indent = Mm(90)

    def _annex(self, block: Annex) -> None:
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE
        width, height = _SIZES[self.look.paper]
        section.page_width, section.page_height = Mm(height), Mm(width)
        for text in block.lines:
            self.document.add_paragraph(text).paragraph_format.left_indent = Mm(140)

    def _table(self, block: Table) -> None:
        middle = _boundary(block.rows) if self.look.continued_table else None
        if middle is None:
            self._grid(block.columns, block.rows, is_headed=True)
            return
        self._grid(block.columns, block.rows[:middle], is_headed=True)
        self.document.add_page_break()
        self._grid(block.columns, block.rows[middle:], is_headed=self.look.continued_table == "headed")

    def _grid(self, columns: tuple[Column, ...], rows: tuple[tuple[Cell | None, ...], ...], *, is_headed: bool) -> None:
        head_rows = (2 if self.look.numbers_columns else 1) if is_headed else 0
        blank = int(self.look.has_blank_row)
        table = self.document.add_table(head_rows + len(rows) + blank, len(columns), style="Table Grid")
        room = sum(_SIZES[self.look.paper][1:]) - 50
        for place, column in enumerate(columns):
            for cell in table.columns[place].cells:
                cell.width = Mm(room * column.width)
            if head_rows:
                _fill_head(table.cell(0, place), column.heading, self.look)
            if head_rows == 2:
                table.cell(1, place).text = str(place + 1)
        if self.look.repeats_header:
            for row in table.rows[:head_rows]:
                row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        for number, row in enumerate(rows, start=head_rows):
            for place, cell in enumerate(row):
                if cell is not None:
                    target = table.cell(number, place)
                    if cell.rows > 1:
                        target = target.merge(table.cell(number + cell.rows - 1, place))
                    self._fill(target, cell)
        self.document.add_paragraph()

    def _fill(self, target: _Cell, cell: Cell) -> None:
        for empty in target.paragraphs[1:]:
            empty._p.getparent().remove(empty._p)
        first = target.paragraphs[0]
        if cell.fraction is not None:
            self._fill_fraction(target, first, cell.fraction)
        elif cell.items:
            self._fill_list(target, first, cell.items)
        else:
            self._add_words(first, cell.text)
        for paragraph in target.paragraphs:
            paragraph.paragraph_format.space_after = Pt(0)
            for run in paragraph.runs:
                run.font.size = Pt(self.look.table_size)

    def _fill_list(self, target: _Cell, first: Paragraph, items: tuple[Item, ...]) -> None:
        style = _STYLES.get(items[0].mark[0]) if self.look.automatic_lists else None
        for place, item in enumerate(items):
            paragraph = first if place == 0 else target.add_paragraph()
            if style is None:
                self._add_words(paragraph, f"{item.mark} {item.text}")
            else:
                paragraph.style, paragraph.text = style, item.text

    def _fill_fraction(self, target: _Cell, first: Paragraph, fraction: Fraction) -> None:
        """An equation; or the upper text underlined, as those do who do not know the equation editor."""
        if self.look.fraction_kind == "underlined":
            first.add_run(fraction.numerator).underline = True
            if fraction.rest:
                first.add_run(f" {fraction.rest}")
            target.add_paragraph(fraction.denominator)
        else:
            by_word = self.look.fraction_kind == "equation of words"
            first._p.append(parse_xml(_equation(fraction, by_word=by_word)))

    def _add_words(self, paragraph: Paragraph, text: str) -> None:
        """`text` in one run, or in several, as Word leaves what was typed at different times."""
        if not self.look.has_split_runs or len(text) < 8:
            paragraph.add_run(text)
            return
        for start in range(0, len(text), 7):
            paragraph.add_run(text[start : start + 7])
            if start % 3 == 0:
                paragraph._p.append(parse_xml(f'<w:proofErr {nsdecls("w")} w:type="spellStart"/>'))


def _boundary(rows: tuple[tuple[Cell | None, ...], ...]) -> int | None:
    """About the middle, where no cell reaches over; None for a table too short to be parted."""
    places = [place for place in range(2, len(rows) - 1) if None not in rows[place]]
    return min(places, key=lambda place: abs(place - len(rows) / 2)) if places else None


def _fill_head(cell: _Cell, text: str, look: Look) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold, run.font.size = True, Pt(look.table_size)
    if look.header_fill:
        fill = look.header_fill.lstrip("#")
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{fill}"/>'))


def _equation(fraction: Fraction, *, by_word: bool) -> str:
    """`fraction` as Word's equation editor leaves it: a fraction, then a run with what is multiplied."""
    numerator, denominator, rest = (
        _math_runs(text, by_word=by_word) for text in (fraction.numerator, fraction.denominator, fraction.rest)
    )
    equation = f"<m:oMath><m:f><m:num>{numerator}</m:num><m:den>{denominator}</m:den></m:f>{rest}</m:oMath>"
    return f'<m:oMathPara xmlns:m="{_MATH}">{equation}</m:oMathPara>'


def _math_runs(text: str, *, by_word: bool) -> str:
    words = re.findall(r"\S+\s*", text) if by_word else [text] if text else []
    return "".join(f'<m:r><m:t xml:space="preserve">{escape(word)}</m:t></m:r>' for word in words)


def _add_page_number(paragraph: Paragraph, pattern: str) -> None:
    before, _, after = pattern.partition("1")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(before)
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    paragraph._p.append(field)
    if after:
        paragraph.add_run(after)
    assert paragraph._p.find(qn("w:fldSimple")) is not None
