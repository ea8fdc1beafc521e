"""The report as DOCX: real headings and lists, tables whose heads repeat on every page."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from tolok.documents.templates.temuan.examined import Examined
from tolok.documents.templates.temuan.isi import temuan_content

_ACCENT, _FAINT = RGBColor(0x0B, 0x5D, 0x57), RGBColor(0x5C, 0x6B, 0x69)
_FONT = "Liberation Serif"
_LONGEST_PROPERTY = 255


def temuan_docx(examined: Examined) -> bytes:
    """The report on `examined` as a Word file, with the chapters of the PDF."""
    content = temuan_content(examined)
    document = _empty(content)
    document.add_paragraph(content["judul"], style="Title")
    document.add_paragraph(content["keputusan"], style="Subtitle")
    _examined(document, content)
    for chapter in content["bab"]:
        document.add_heading(chapter["judul"], 1)
        document.add_paragraph(chapter["pengantar"])
        for jabatan in chapter["jabatan"]:
            document.add_heading(jabatan["nama"], 2)
            _findings(document, jabatan["temuan"])
    _set_aside(document, content["dikesampingkan"])
    _rules(document, content["aturan"])
    _basis(document, content["dasar"])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _empty(content: dict[str, Any]) -> Document:
    """A page of A4 with our styles, in Indonesian, for readers of the screen too."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    for name, size in (("Normal", 10.5), ("Title", 20), ("Subtitle", 12), ("Heading 1", 14), ("Heading 2", 11)):
        style = document.styles[name]
        style.font.size, style.font.name = Pt(size), _FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # else the theme's fonts win
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        if name != "Normal":
            style.font.color.rgb, style.font.italic = _ACCENT, False
    document.styles["Normal"].paragraph_format.space_after = Pt(5)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "id-ID")
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    properties = document.core_properties
    title = f"{content['judul']}: {content['keputusan']}"
    properties.title, properties.language = title[:_LONGEST_PROPERTY], "id-ID"
    properties.author, properties.comments = content["kantor"][:_LONGEST_PROPERTY], ""
    properties.created = properties.modified = datetime.combine(date(*content["tanggal_iso"]), time(), UTC)
    document.styles["Footer"].font.size, document.styles["Footer"].font.color.rgb = Pt(8.5), _FAINT
    _footer(section.footer.paragraphs[0], content)
    return document


def _footer(paragraph: Paragraph, content: dict[str, Any]) -> None:
    paragraph.add_run(f"{content['judul']}, {content['tanggal']}. Kertas kerja, bukan bagian dari keputusan. Halaman ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _examined(document: Document, content: dict[str, Any]) -> None:
    if content["kantor"]:
        document.add_paragraph(content["kantor"])
    document.add_heading("Yang diperiksa", 1)
    facts = _table(document, ("Hal", "Keterangan"), (4.5, 12.5))
    for label, words in content["diperiksa"]:
        _row(facts, (label, words))
    document.add_heading("Ringkasan", 1)
    document.add_paragraph(content["ringkasan"])
    head = ("Jabatan", "Kesalahan", "Peringatan", "Catatan", "Dikesampingkan")
    table = _table(document, head, (7, 2.3, 2.4, 2.1, 3.2))
    for line in content["tabel"]:
        cells = _row(table, (line["nama"], *map(str, line["jumlah"]), str(line["dikesampingkan"])))
        for cell in cells[1:]:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _findings(document: Document, findings: Sequence[dict[str, Any]]) -> None:
    table = _table(document, ("No", "Letak", "Temuan dan cara memperbaiki", "Aturan"), (1, 3, 9.8, 3.2))
    for one in findings:
        cells = _row(table, (str(one["nomor"]), one["letak"], one["pesan"], one["kode"]))
        _faint(cells[1], one["sumber"])
        _faint(cells[2], f"Bukti: {one['bukti']}" if one["bukti"] else "")
        for mend in one["usul"]:
            cells[2].add_paragraph().add_run(f"Usul: {mend}").font.size = Pt(9)
        _faint(cells[3], one["aturan"])


def _set_aside(document: Document, findings: Sequence[dict[str, Any]]) -> None:
    document.add_heading("Temuan yang dikesampingkan", 1)
    if not findings:
        document.add_paragraph("Tidak ada temuan yang dikesampingkan.")
        return
    document.add_paragraph("Temuan berikut tidak diperbaiki; alasannya dicatat bersama nama orang yang memutuskannya.")
    table = _table(document, ("Letak", "Temuan", "Alasan, oleh, pada"), (3.4, 7.1, 6.5))
    for one in findings:
        where = ", ".join(filter(None, (one["jabatan"], one["letak"])))
        cells = _row(table, (where, one["pesan"], one["alasan"]))
        _faint(cells[1], f"{one['tingkat']}, {one['kode']}")
        _faint(cells[2], ", ".join(filter(None, (one["oleh"], one["pada"]))))


def _rules(document: Document, rules: Sequence[dict[str, Any]]) -> None:
    if rules:
        document.add_heading("Penjelasan aturan", 1)
    for rule in rules:
        document.add_heading(f"{rule['kode']}: {rule['judul']}", 2)
        for key, title in (("mengapa", "Mengapa"), ("cara", "Cara memperbaiki"), ("dasar", "Dasar hukum")):
            for number, words in enumerate(rule[key]):
                paragraph = document.add_paragraph()
                if number == 0:
                    paragraph.add_run(f"{title}. ").bold = True
                paragraph.add_run(words)


def _basis(document: Document, regulations: Sequence[dict[str, str]]) -> None:
    if not regulations:
        return
    document.add_heading("Dasar hukum", 1)
    table = _table(document, ("Peraturan", "Tentang", "Aturan", "Kepastian"), (3.8, 7.2, 2.4, 3.6))
    for one in regulations:
        _row(table, (one["nama"], one["tentang"], one["aturan"], one["kepastian"]))


def _table(document: Document, head: Sequence[str], widths: Sequence[float]) -> Table:
    """A table of those widths in centimetres; its head repeats where it runs over a page."""
    table: Table = document.add_table(rows=1, cols=len(head), style="Table Grid")
    table.autofit = False
    for column, width, cell, words in zip(table.columns, widths, table.rows[0].cells, head, strict=True):
        column.width = cell.width = Cm(width)
        cell.paragraphs[0].add_run(words).bold = True
        _shade(cell)
    _mark(table.rows[0]._tr, "w:tblHeader")
    _small(table.rows[0].cells)
    return table


def _row(table: Table, texts: Sequence[str]) -> tuple[_Cell, ...]:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    _mark(row._tr, "w:cantSplit")
    for cell, column, text in zip(row.cells, table.columns, texts, strict=True):
        cell.width = column.width
        cell.paragraphs[0].add_run(text)
    cells: tuple[_Cell, ...] = row.cells
    _small(cells)
    return cells


def _mark(row: CT_Row, name: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(name))


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), "E2F0EE")
    cell._tc.get_or_add_tcPr().append(shade)


def _small(cells: Sequence[_Cell]) -> None:
    for cell in cells:
        for run in cell.paragraphs[0].runs:
            run.font.size = Pt(9)
        cell.paragraphs[0].paragraph_format.space_after = Pt(2)


def _faint(cell: _Cell, text: str) -> None:
    """One more, paler paragraph of a cell; none without a text."""
    if text:
        run = cell.add_paragraph().add_run(text)
        run.font.size, run.font.color.rgb = Pt(9), _FAINT
