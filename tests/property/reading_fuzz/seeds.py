"""Small whole files of every format: the fewer bytes, the more of them is damaged in ten thousand inputs."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from functools import cache

import pikepdf
import yaml
from PIL import Image, ImageDraw

from tests.support.papers import docx_of, ruled_pdf_of, unruled_pdf_of
from tests.support.papers.decrees import sample_decrees, sheets_of
from tests.unit.reading.docx.word import HEADING as WORD_HEADING
from tests.unit.reading.docx.word import (
    cell,
    document,
    down,
    indicators,
    level,
    numbered,
    numbering,
    paragraph,
    row,
    run,
    table,
)
from tests.unit.reading.xlsx.sheets import HEADING, ROW, book
from tolok.core.catalogue import Keputusan, to_data
from tolok.documents.catalogue_xlsx import write_catalogue
from tolok.sample import sample_decree

_HEAD = "NO\tSASARAN\tINDIKATOR KINERJA\tFORMULASI PENGHITUNGAN\tSUMBER DATA\tPENANGGUNG JAWAB"
_LINES = (
    "1\tTertibnya surat\tPersentase surat tepat waktu\tSurat tepat waktu dibagi surat masuk x 100%"
    "\ta. Buku b. Arsip\tKasi",
    "2\t\tJumlah laporan\tJumlah laporan yang disusun\tLaporan\tKasi",
)


@cache
def small() -> Keputusan:
    """One jabatan of the sample with two rows, head and signature."""
    whole = sample_decrees()["iku_bersih"]
    (jabatan,) = sheets_of(whole, 0).jabatan
    short = replace(jabatan, baris=jabatan.baris[:2], tugas=jabatan.tugas[:1], fungsi=jabatan.fungsi[:2])
    return replace(whole, jabatan=(short,), menimbang=whole.menimbang[:1], mengingat=whole.mengingat[:1])


@cache
def text() -> tuple[bytes, ...]:
    piped = [f"| {line.replace(chr(9), ' | ')} |" for line in (_HEAD, "---\t---\t---\t---\t---\t---", *_LINES)]
    form = ("Sasaran : Tertib", "Indikator : Persentase surat", "Formula : a / b x 100%", "Sumber data : Buku", "")
    found = [
        "\n".join(("Jabatan : Kasi Pelayanan", "Tugas : melayani", _HEAD, *_LINES, "")),
        "\n".join(("INDIKATOR KINERJA INDIVIDU", "", "Jabatan : Camat", "", *piped, "")),
        "\n".join(("Jabatan : Camat", *form, *form)),
        sample_decree("iku_bersih"),
    ]
    return tuple(one.encode() for one in found)


@cache
def html() -> tuple[bytes, ...]:
    def as_row(line: str, tag: str = "td") -> str:
        return "<tr>" + "".join(f"<{tag}>{one}</{tag}>" for one in line.split("\t")) + "</tr>"

    plain = "\n".join(("Jabatan : Camat", "<table>", as_row(_HEAD, "th"), *map(as_row, _LINES), "</table>", ""))
    spanned = plain.replace("<td>2</td><td></td>", "").replace("<td>1</td>", '<td rowspan="2">1</td>')
    spanned = spanned.replace("<td>Tertibnya surat", '<td rowspan="2" colspan="1">Tertibnya<br/>&amp; surat')
    return plain.encode(), spanned.encode(), plain.replace("\n", " ").encode()


@cache
def csv() -> tuple[bytes, ...]:
    rows = [_HEAD, *_LINES]
    with_signs = ['"' + line.replace("\t", '","') + '"' for line in rows]
    return tuple(
        "\n".join(one).encode() for one in (["Jabatan,Camat", *with_signs], [r.replace("\t", ";") for r in rows], rows)
    )


@cache
def exchange_json() -> tuple[bytes, ...]:
    return tuple(json.dumps(to_data(one), ensure_ascii=False).encode() for one in (small(), sample_decrees()["iku"]))


@cache
def exchange_yaml() -> tuple[bytes, ...]:
    return (yaml.safe_dump(to_data(small()), sort_keys=False, allow_unicode=True).encode(),)


@cache
def workbook() -> tuple[bytes, ...]:
    return (write_catalogue(small()),)


@cache
def docx() -> tuple[bytes, ...]:
    fraction = (
        "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>"
    )
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>EQ \\f(a;b)</w:instrText></w:r>'
    lists = numbering((level(0, "lowerLetter", "%1."), level(1, "upperRoman", "%1.%2")), (level(0, "decimal", "%1)"),))
    first = document(
        numbered("a"),
        numbered("b", level=1),
        paragraph(run("b"), field),
        paragraph("Jabatan : Camat"),
        indicators(
            paragraph(fraction),
            row("2", down("Tertib"), cell("Jumlah", properties='<w:gridSpan w:val="2"/>'), "Buku", "Kasi"),
            row("3", down(), cell(numbered("Jumlah", of=2), indicators()), "x", "Buku", "Kasi"),
        ),
        lists=lists,
        styles='<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    )
    second = document(
        paragraph("Jabatan : Kasi"),
        table(row(*WORD_HEADING), *[row(str(n), "T", "J", "a / b x 100%", "B", "K") for n in (1, 2)]),
    )
    return first, second, _without_frills(docx_of(small(), seed=1)), first


def _without_frills(content: bytes) -> bytes:
    """Only the parts that are read: the template's themes and thumbnails would take most of the damage."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w") as kept:
        for name in archive.namelist():
            if name in ("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/numbering.xml"):
                kept.writestr(name, archive.read(name))
    return out.getvalue()


@cache
def xlsx() -> tuple[bytes, ...]:
    def change(sheet: object) -> None:
        sheet.merge_cells("A2:A3")  # type: ignore[attr-defined]
        sheet["E2"].number_format = "0.00%"  # type: ignore[index]

    other = (2, "", "Persentase arsip", "=1+1", 0.5, "Buku")
    return book(("Camat", [HEADING, ROW, other]), change=change), book(
        ("Kasi", [["Jabatan", "Kasi"], HEADING, ROW]), ("b", [ROW])
    )


@cache
def ods() -> tuple[bytes, ...]:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    names = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text")
    )

    def as_row(cells: tuple[object, ...], more: str = "") -> str:
        inner = "".join(
            f'<table:table-cell office:value-type="string"{more}><text:p>{one}</text:p></table:table-cell>'
            for one in cells
        )
        return f'<table:table-row table:number-rows-repeated="1">{inner}</table:table-row>'

    rows = as_row(("Jabatan : Camat",)) + as_row(HEADING) + as_row(ROW, ' table:number-columns-repeated="1"')
    number = '<table:table-row><table:table-cell office:value-type="float" office:value="2"/></table:table-row>'
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mimetype", kind)
        packed.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{manifest}"><manifest:file-entry '
            f'manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
        )
        packed.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet><table:table "
            f'table:name="IKU">{rows}{number}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        )
    return (out.getvalue(),)


@cache
def pdf() -> tuple[bytes, ...]:
    (jabatan,) = small().jabatan
    sheet = replace(small(), nomor=None, jabatan=(replace(jabatan, baris=jabatan.baris[:1], tugas=(), fungsi=()),))
    return _drawn(), _drawn(), _drawn(pages=3), _scanned(), ruled_pdf_of(sheet, seed=1), unruled_pdf_of(sheet, seed=1)


def _scanned() -> bytes:
    return _saved(_image(), "PDF", resolution=72, creationDate=None, modDate=None)


def _drawn(pages: int = 1) -> bytes:
    """A ruled table drawn by hand with a font that no file carries."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        pikepdf.Object.parse(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    )
    edges = (40, 70, 180, 290, 450, 560)
    for number in range(pages):
        drawn = [b"q", b"0.5 w", b"BT", b"/F1 11 Tf", b"40 800 Td", b"(Jabatan : Kepala Seksi Pelayanan) Tj", b"ET"]
        for place, line in enumerate((_HEAD, *_LINES)):
            top = 780 - 30 * place
            for x, words in zip(edges, line.split("\t"), strict=False):
                drawn += [
                    b"BT",
                    b"/F1 7 Tf",
                    f"1 0 0 1 {x + 2} {top - 12} Tm".encode(),
                    f"({words}) Tj".encode(),
                    b"ET",
                ]
        drawn += [f"40 {y} m 560 {y} l S".encode() for y in (780, 750, 720, 690)]
        drawn += [f"{x} 780 m {x} 690 l S".encode() for x in edges]
        drawn += [f"BT /F1 7 Tf 300 20 Td ({number + 1}) Tj ET".encode(), b"Q"]
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, 595, 842],
            Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font)),
            Contents=pdf.make_stream(b"\n".join(drawn)),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    kept = io.BytesIO()
    pdf.save(kept, static_id=True, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return kept.getvalue()


@cache
def _image() -> Image.Image:
    image = Image.new("RGB", (160, 120), "white")
    pen = ImageDraw.Draw(image)
    pen.rectangle((10, 10, 150, 110), outline="black")
    pen.line((80, 10, 80, 110), fill="black")
    pen.text((15, 15), "Indikator", fill="black")
    return image


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    kept = io.BytesIO()
    image.save(kept, kind, **options)  # type: ignore[arg-type]
    return kept.getvalue()


@cache
def png() -> tuple[bytes, ...]:
    modes = [_image().convert(mode) for mode in ("RGB", "L", "P", "RGBA", "1", "LA")]
    return (*(_saved(one, "PNG", dpi=(200, 200)) for one in modes), _saved(_image().convert("I;16"), "PNG"))


@cache
def jpeg() -> tuple[bytes, ...]:
    exif = Image.Exif()
    exif[0x0112] = 6
    return (
        _saved(_image(), "JPEG", exif=exif, dpi=(200, 200)),
        _saved(_image().convert("L"), "JPEG", progressive=True),
        _saved(_image().convert("CMYK"), "JPEG"),
        _saved(_image(), "MPO", save_all=True, append_images=[_image()]),
    )


@cache
def tiff() -> tuple[bytes, ...]:
    two = {"save_all": True, "append_images": [_image().convert("1")]}
    return (
        _saved(_image(), "TIFF", **two),
        _saved(_image().convert("1"), "TIFF", compression="group4"),
        _saved(_image().convert("L"), "TIFF", compression="tiff_lzw"),
        _saved(_image(), "TIFF", compression="jpeg"),
        _saved(_image().convert("F"), "TIFF"),
        _saved(_image().convert("RGBA"), "TIFF", compression="tiff_adobe_deflate"),
        _saved(_image().convert("P"), "TIFF", compression="packbits", big_tiff=True),
    )


@cache
def archive() -> tuple[bytes, ...]:
    found = []
    for files in (
        (("a.docx", docx()[1]), ("b/c.txt", text()[0]), ("__MACOSX/x", b"x")),
        (("1.csv", csv()[0]), ("2.xlsx", xlsx()[0])),
        (("hal 1.png", png()[1]), ("hal 2.png", png()[1])),
    ):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in files:
                packed.writestr(zipfile.ZipInfo(name), content)
        found.append(out.getvalue())
    return tuple(found)
