"""A PDF from its bytes to a layout, page by page: each page is let go before the next is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tolok.reading.errors import ReadingError
from tolok.reading.format import Source
from tolok.reading.layout import Layout
from tolok.reading.page import Page
from tolok.reading.paper import layout_of_pages
from tolok.reading.pdf.ink import Ink, ink_of, shown_frame
from tolok.reading.pdf.open import open_pdf, open_printed
from tolok.reading.pdf.picture import picture_of
from tolok.reading.pdf.sheet import page_of
from tolok.reading.pdf.unruled import Open
from tolok.reading.pdf.usable import needs_eyes

if TYPE_CHECKING:
    from pdfplumber.page import Page as PrintedPage
    from pypdfium2 import PdfPage

_SCANNED = "halaman {} berupa gambar dan dibaca dengan pengenal huruf; periksa isinya"


def read_document(source: Source) -> Layout:
    """The layout of a PDF. Raises ReadingError: locked, damaged, empty, too long, or a scan without its reader."""
    notes: list[str] = []
    pages = list(_pages(source, notes))
    if not any(page.items for page in pages):
        raise ReadingError(
            f"Berkas «{source.filename}»: {len(pages)} halaman tanpa satu kata pun, sehingga tidak ada yang dapat "
            "dibaca. Periksa berkasnya, lalu simpan ulang sebagai PDF dari naskah asli."
        )
    return layout_of_pages(pages, tuple(notes))


def _pages(source: Source, notes: list[str]) -> Iterator[Page]:
    pictured = open_pdf(source)
    try:
        with open_printed(source, pictured) as printed:
            total = len(pictured)
            above: Open | None = None
            for index, one in enumerate(printed.pages):
                shown = pictured[index]
                page, above = _page(source, one, shown, above, notes)
                yield page
                one.close()
                shown.close()
                source.step(index + 1, total)
    finally:
        pictured.close()


def _page(
    source: Source, printed: PrintedPage, shown: PdfPage, above: Open | None, notes: list[str]
) -> tuple[Page, Open | None]:
    ink = _ink(printed)
    if ink is not None and not needs_eyes(ink, shown):
        return page_of(ink, printed.page_number, above)
    notes.append(_SCANNED.format(printed.page_number))
    return _seen(source, shown, printed.page_number, notes), None


def _ink(printed: PrintedPage) -> Ink | None:
    """The ink of a page; None for a page that pdfminer stumbles over, which can still be looked at."""
    page = printed.page_obj
    try:
        return ink_of(printed.layout, shown_frame(page.cropbox, page.mediabox, page.rotate))
    except Exception:  # damage within a page shows as any error at all
        return None


def _seen(source: Source, shown: PdfPage, number: int, notes: list[str]) -> Page:
    """The page read as a picture. Raises ReadingError where what reads pictures is not installed."""
    from tolok.reading.scan import needs_extra

    try:
        from tolok.reading.scan.image import read_noted
    except ModuleNotFoundError as absent:
        raise needs_extra(source.filename) from absent
    width, height = shown.get_size()
    read = read_noted(picture_of(shown, source.limits), number, width, height)
    notes += read.notes
    return read.page
