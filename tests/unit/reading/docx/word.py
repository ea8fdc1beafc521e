"""Word files written by hand: what Word writes and python-docx cannot."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from tolok.core.catalogue import Baris, Keputusan
from tolok.reading import read_decree

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
HEADING = ("No", "Sasaran", "Indikator Kinerja", "Formulasi Penghitungan", "Sumber Data", "Penanggung Jawab")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def underlined(text: str) -> str:
    return run(text, '<w:u w:val="single"/>')


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph of runs; plain text becomes a run."""
    runs = "".join(one if one.startswith("<") else run(one) for one in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def numbered(*content: str, of: int = 1, level: int = 0) -> str:
    return paragraph(*content, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{of}"/></w:numPr>')


def cell(*content: str, properties: str = "") -> str:
    """A cell of paragraphs and tables; plain text becomes a paragraph."""
    inner = "".join(one if one.startswith("<") else paragraph(one) for one in content) or paragraph()
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def down(*content: str) -> str:
    """A cell that reaches over rows: with content it begins, without it goes on."""
    return cell(*content, properties='<w:vMerge w:val="restart"/>' if content else "<w:vMerge/>")


def row(*cells: str, properties: str = "") -> str:
    inner = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str, widths: tuple[int, ...] = (), borders: bool = True) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    drawn = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>' if borders else ""
    return f"<w:tbl><w:tblPr>{drawn}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def level(place: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def numbering(*lists: tuple[str, ...], more: str = "") -> str:
    """Definitions of lists 1, 2 ... by their levels."""
    definitions = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{"".join(levels)}</w:abstractNum>' for at, levels in enumerate(lists, 1)
    )
    uses = "".join(f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(1, len(lists) + 1))
    return definitions + uses + more


def document(*body: str, lists: str = "", styles: str = "", main: str = "word/document.xml") -> bytes:
    """A Word file with the body as given."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", _TYPES)
        packed.writestr(main, f"<w:document {_SPACES}><w:body>{''.join(body)}</w:body></w:document>")
        if lists:
            packed.writestr("word/numbering.xml", f"<w:numbering {_SPACES}>{lists}</w:numbering>")
        if styles:
            packed.writestr("word/styles.xml", f"<w:styles {_SPACES}>{styles}</w:styles>")
    return out.getvalue()


def read(*body: str, lists: str = "", styles: str = "") -> Keputusan:
    return read_decree(document(*body, lists=lists, styles=styles), "naskah.docx").keputusan


def lines(*body: str, lists: str = "", styles: str = "") -> list[str]:
    """The lines of the source, a table of one indicator below them so that there is a decree to read."""
    whole = document(*body, paragraph("Jabatan : Camat"), indicators(), lists=lists, styles=styles)
    read_lines = list(read_decree(whole, "naskah.docx").lines)
    return read_lines[: read_lines.index("Jabatan : Camat")]


def indicators(formula: str = "Jumlah arsip tertib", *more: str) -> str:
    """A table with one indicator, its formula as given."""
    return table(
        row(*HEADING), row("1", "Tertibnya arsip", "Jumlah arsip", cell(formula), "Buku arsip", "Sekretaris"), *more
    )


def baris(*body: str, lists: str = "", styles: str = "") -> tuple[Baris, ...]:
    """The rows of the only jabatan."""
    (jabatan,) = read(paragraph("Jabatan : Camat"), *body, lists=lists, styles=styles).jabatan
    return jabatan.baris


def formula(*content: str, lists: str = "") -> str:
    """The formula of a cell with the content given, on one plain line."""
    rows = baris(table(row(*HEADING), row("1", "Tertibnya arsip", "Persentase arsip", cell(*content), "Buku", "Camat")),
                 lists=lists)  # fmt: skip
    assert len(rows) == 1
    return rows[0].formula.teks
