"""A workbook made safe for the library that opens it: parts read within their declared size, far cells refused.

calamine unfolds a part as far as it goes, and holds every cell up to the last filled one: two cells in opposite
corners of a sheet are seventeen thousand million. In XML that is torn it may look for an end without end.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat

from tolok.reading.archive import broken, open_archive, read_member
from tolok.reading.errors import ReadingError
from tolok.reading.format import Source
from tolok.reading.limits import Limits
from tolok.reading.xlsx.shape import Cell, Shape, hidden_in, shapes_of_ods

_KEPT = re.compile(
    r"^(?:\[Content_Types\]\.xml|_rels/.*|mimetype|META-INF/manifest\.xml|(?:content|styles|meta|settings)\.xml"
    r"|xl/(?!media/|drawings/|embeddings/|printerSettings/|pivot|charts/).*\.(?:xml|rels))$"
)
_SHEET = re.compile(r"^xl/worksheets/[^/]+\.xml$")
_FILLED = re.compile(rb"</(?:\w+:)?c\s*>")
_OPENING = re.compile(rb"<(?:\w+:)?c\s([^>]*)>")
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_STYLE = re.compile(rb"\bs\s*=\s*[\"'](\d{1,6})[\"']")
_REPEATED = re.compile(rb"number-(rows|columns)-repeated\s*=\s*[\"'](\d+)[\"']")
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s([^>]*)>")
_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.S)
_FORM = re.compile(rb"<(?:\w+:)?xf\s([^>]*)>")
_NUMBER_FORMAT = re.compile(rb"numFmtId\s*=\s*[\"'](\d+)[\"']")
_PERCENT_FORMATS = {9, 10}  # those that every workbook has
_MOST_CELLS = 20_000_000  # of one sheet up to its last filled cell: some 600 MB
_MOST_REPEATS = 100  # of a row or column; a sheet of ODS says its blank rest by repeating
_ROOM = 20  # times the rows a decree may have
_REMEDY = "Hapus isi sel yang jauh di luar tabel (atau salin tabelnya ke lembar baru), simpan, lalu baca lagi."


def repacked(source: Source) -> tuple[bytes, dict[str, Shape]]:
    """The workbook without what is not read, and the shapes of its sheets: by the part of a sheet, in ODS by its name.

    Raises ReadingError for a damaged, locked or oversized one.
    """
    shapes: dict[str, Shape] = {}
    out = BytesIO()
    with (
        open_archive(source.content, source.filename, source.limits) as archive,
        zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as kept,
    ):
        names = [name for name in archive.namelist() if _KEPT.match(name)]
        styles = read_member(archive, "xl/styles.xml", source.filename) if "xl/styles.xml" in names else b""
        shown = _percent_styles(styles)
        for name in dict.fromkeys(names):
            content = read_member(archive, name, source.filename)
            if name != "mimetype":
                _refuse_torn(content, name, source.filename)
            if _SHEET.match(name):
                shapes[name] = Shape(_judged(content, shown, source.filename), *hidden_in(content))
            elif name == "content.xml":
                content = _unrepeated(content, source.filename, source.limits)
                shapes |= shapes_of_ods(content)
            kept.writestr(name, content)
    return out.getvalue(), shapes


def _refuse_torn(content: bytes, name: str, filename: str) -> None:
    """Raises ReadingError for a part that is no whole XML, or declares entities, which could unfold without end."""

    def refuse(*_: object) -> None:
        raise broken(filename, name)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError):  # an encoding that there is not
        raise broken(filename, name) from None


def _judged(content: bytes, shown: frozenset[int], filename: str) -> set[Cell]:
    """The cells of a sheet in percent. Raises ReadingError for a filled cell far from the others."""
    last_row = last_column = 0
    percent: set[Cell] = set()
    for row, column, style in _filled_cells(content):
        last_row, last_column = max(last_row, row), max(last_column, column)
        if style in shown:
            percent.add((row, column))
    if (last_row + 1) * (last_column + 1) > _MOST_CELLS:
        raise ReadingError(
            f"Berkas «{filename}»: satu lembarnya berisi sel sampai baris {last_row + 1}, kolom ke-{last_column + 1}, "
            f"terlalu jauh untuk tabel keputusan. {_REMEDY}"
        )
    return percent


def _filled_cells(content: bytes) -> Iterator[tuple[int, int, int]]:
    """(row, column, style) of the cells with a value; blank ones, of which there may be millions, close themselves."""
    start = 0
    for closing in _FILLED.finditer(content):
        opening = content.rfind(b"c ", start, closing.start())
        while opening > 0 and content[opening - 1 : opening] not in (b"<", b":"):
            opening = content.rfind(b"c ", start, opening)
        start = closing.end()
        match = _OPENING.match(content, content.rfind(b"<", 0, opening)) if opening > 0 else None
        place = _PLACE.search(match.group(1)) if match else None
        if match is None or place is None:
            continue
        column = 0
        for letter in place.group(1):
            column = column * 26 + letter - 64
        style = _STYLE.search(match.group(1))
        yield int(place.group(2)) - 1, column - 1, int(style.group(1)) if style else 0


def _percent_styles(styles: bytes) -> frozenset[int]:
    """The places of the cell formats that show percent."""
    formats = set(_PERCENT_FORMATS)
    for match in _FORMAT.finditer(styles):
        number = _NUMBER_FORMAT.search(match.group(1))
        if number is not None and b"%" in match.group(1):
            formats.add(int(number.group(1)))
    forms = _FORMATS.search(styles)
    if forms is None:
        return frozenset()
    numbers = [_NUMBER_FORMAT.search(match.group(1)) for match in _FORM.finditer(forms.group())]
    return frozenset(place for place, number in enumerate(numbers) if number and int(number.group(1)) in formats)


def _unrepeated(content: bytes, filename: str, limits: Limits) -> bytes:
    """The sheets of an ODS with blank rests cut short. Raises ReadingError where rows are still without end."""
    rows = 0

    def shortened(match: re.Match[bytes]) -> bytes:
        nonlocal rows
        times = min(int(match.group(2)[:9]), _MOST_REPEATS)
        rows += times if match.group(1) == b"rows" else 0
        return b'number-%s-repeated="%d"' % (match.group(1), times)

    content = _REPEATED.sub(shortened, content)
    if rows > _ROOM * limits.rows:
        raise ReadingError(f"Berkas «{filename}»: {rows} baris lembar, melewati batas. {_REMEDY}")
    return content
