"""Made-up decrees as PDF, small, in as many shapes as a test asks for."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import typst

from tolok.core.catalogue import Keputusan
from tolok.reading import read_decree

ROWS = (
    ("Meningkatnya mutu layanan adminduk", "Persentase akta kelahiran yang terbit tepat waktu",
     ("Jumlah akta yang terbit tepat waktu", "Jumlah permohonan akta yang lengkap"), "Register akta"),
    ("", "Jumlah kampung yang didatangi petugas",
     "Jumlah kampung yang didatangi petugas dalam satu tahun", "Surat tugas"),
    ("Meningkatnya ketertiban wilayah", "Persentase aduan warga yang ditangani",
     ("Jumlah aduan yang ditangani", "Jumlah aduan yang masuk"), "Buku aduan"),
)  # fmt: skip
HEADINGS = ("NO", "SASARAN", "INDIKATOR KINERJA", "FORMULASI PENGHITUNGAN", "SUMBER DATA")
Formula = str | tuple[str, str]


def fraction(formula: Formula) -> str:
    """Typst for a formula: a fraction with its multiplier beside the bar, or words."""
    if isinstance(formula, str):
        return formula
    return f'#box($frac("{formula[0]}", "{formula[1]}")$) x 100%'


def table(
    *, rows: Any = ROWS, stroke: str = "0.5pt", more: str = "", spans: bool = True, formula: Any = fraction
) -> str:
    """Typst for the table of indicators; a sasaran spans the rows below it that print none."""
    cells = []
    number = 0
    for place, (sasaran, indikator, rumus, sumber) in enumerate(rows):
        if sasaran or not spans:
            below = next((n for n, row in enumerate(rows[place + 1 :]) if row[0]), len(rows) - place - 1)
            span = f"rowspan: {below + 1}" if spans else "colspan: 1"
            number += bool(sasaran)
            cells += [f"table.cell({span})[{number if sasaran else ''}]", f"table.cell({span})[{sasaran}]"]
        cells += [f"[{indikator}]", f"[{formula(rumus)}]", f"[{sumber}]"]
    heads = ", ".join(f"[*{name}*]" for name in HEADINGS)
    columns = "(8mm, 3fr, 3fr, 4fr, 2fr)"
    return f"#table(columns: {columns}, stroke: {stroke}, {more} table.header({heads}), {', '.join(cells)})"


def compiled(body: str, *, page: str = "", text: str = "") -> bytes:
    """`body` as PDF. `page` and `text` are further settings of the page and its type."""
    settings = f'#set page(paper: "a4", margin: 20mm{page})\n#set text(size: 10pt, lang: "id"{text})\n'
    pdf = typst.compile((settings + body).encode())
    assert isinstance(pdf, bytes)
    return pdf


def decree(table: str, *, page: str = "", text: str = "", above: str = "") -> bytes:
    """A sheet of one jabatan: heading, name, duty, table."""
    head = "#align(center)[*INDIKATOR KINERJA INDIVIDU* \\ *KECAMATAN TELUK PANDAN*]\n\n"
    labels = "Jabatan : Kepala Seksi Pelayanan\n\nTugas : melayani warga di kantor dan di kampung\n\n"
    return compiled(above + head + labels + table, page=page, text=text)


def drawn(content: str, *, width: float = 595, height: float = 842, **boxes: Any) -> bytes:
    """A page from PDF operators by hand, with Helvetica as /F1. `boxes` are further keys of the page."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(width, height))
    page = pdf.pages[0]
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
                              Encoding=pikepdf.Name.WinAnsiEncoding)  # fmt: skip
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.obj.Contents = pdf.make_stream(content.encode("latin-1"))
    for key, value in boxes.items():
        page.obj[f"/{key}"] = value
    return saved(pdf)


def word(x: float, y: float, text: str, size: float = 9) -> str:
    """Operators that print `text` with its base line at (x, y) from the lower left corner."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf {x} {y} Td ({escaped}) Tj ET\n"


def saved(pdf: pikepdf.Pdf, **how: Any) -> bytes:
    buffer = io.BytesIO()
    pdf.save(buffer, **how)
    return buffer.getvalue()


def read(pdf: bytes) -> Keputusan:
    return read_decree(pdf, "keputusan.pdf").keputusan


def cells(keputusan: Keputusan) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Sasaran, indikator, formula and sources of all rows."""
    return [
        (baris.sasaran, baris.indikator, baris.formula.teks, baris.sumber_data)
        for jabatan in keputusan.jabatan
        for baris in jabatan.baris
    ]


EXPECTED = [
    ("Meningkatnya mutu layanan adminduk", "Persentase akta kelahiran yang terbit tepat waktu",
     "Jumlah akta yang terbit tepat waktu / Jumlah permohonan akta yang lengkap × 100%", ("Register akta",)),
    ("Meningkatnya mutu layanan adminduk", "Jumlah kampung yang didatangi petugas",
     "Jumlah kampung yang didatangi petugas dalam satu tahun", ("Surat tugas",)),
    ("Meningkatnya ketertiban wilayah", "Persentase aduan warga yang ditangani",
     "Jumlah aduan yang ditangani / Jumlah aduan yang masuk × 100%", ("Buku aduan",)),
]  # fmt: skip
