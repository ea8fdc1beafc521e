"""A PDF from its bytes to a layout, page by page: each page is let go before the next is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from tolok.reading.errors import ReadingError
from tolok.reading.format import Source
from tolok.reading.layout import Layout
from tolok.reading.paper.lay_out import layout_of_pages
from tolok.reading.paper.page import Page
from tolok.reading.paper.side_by_side import side_by_side
from tolok.reading.pdf.ink import Ink, ink_of, shown_frame
from tolok.reading.pdf.open import open_pdf, open_printed, page_at, refuse_endless
from tolok.reading.pdf.picture import picture_of
from tolok.reading.pdf.sheet import page_of
from tolok.reading.pdf.unruled import Open
from tolok.reading.pdf.usable import needs_eyes

if TYPE_CHECKING:
    from pdfplumber.page import Page as PrintedPage
    from pdfplumber.pdf import PDF
    from pypdfium2 import PdfDocument, PdfPage

_Told = tuple[Page, tuple[str, ...]]
"""A page, and what the person who confirms it should know."""

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
    if any(page.back is not None for page in pages):
        from tolok.reading.scan.whole import mend_document

        pages = mend_document(pages)
    return layout_of_pages(pages, tuple(dict.fromkeys(notes)))


def _pages(source: Source, notes: list[str]) -> Iterator[Page]:
    pictured = open_pdf(source)
    try:
        with open_printed(source, pictured) as printed:
            total = len(pictured)
            source.step(0, total)  # pages that are pictures take long: how many there are is news already
            for done, read in enumerate(side_by_side(_jobs(source, printed, pictured)), start=1):
                page, told = read
                notes += told
                yield page
                source.step(done, total)
    finally:
        pictured.close()


def _jobs(source: Source, printed: PDF, pictured: PdfDocument) -> Iterator[Callable[[], _Told]]:
    """Each page as something to be done: text is read here and now, pictures are read later, side by side.

    The libraries that open PDF do one thing at a time, so pages are drawn here.
    """
    above: Open | None = None
    for index, one in enumerate(printed.pages):
        refuse_endless(source, one)
        number = index + 1
        shown = page_at(source, pictured, number)
        ink = _ink(one)
        if ink is not None and not needs_eyes(ink, shown):
            page, above = page_of(ink, number, above)
            yield partial(_told, page)
        else:
            above = None
            yield _looking(source, shown, number)
        one.close()
        shown.close()


def _told(page: Page) -> _Told:
    return page, ()


def _ink(printed: PrintedPage) -> Ink | None:
    """The ink of a page; None for a page that pdfminer stumbles over, which can still be looked at."""
    page = printed.page_obj
    try:
        return ink_of(printed.layout, shown_frame(page.cropbox, page.mediabox, page.rotate))
    except Exception:  # damage within a page shows as any error at all
        return None


def _looking(source: Source, shown: PdfPage, number: int) -> Callable[[], _Told]:
    """To read the page as a picture. Raises ReadingError where what reads pictures is not installed."""
    from tolok.reading.scan import needs_extra

    try:
        from tolok.reading.scan.document import reader_notes
        from tolok.reading.scan.image import read_noted
    except ModuleNotFoundError as absent:
        raise needs_extra(source.filename) from absent
    picture, size = picture_of(shown, source.limits), shown.get_size()

    def look() -> _Told:
        read = read_noted(picture, number, *size)
        return read.page, (*reader_notes(), _SCANNED.format(number), *read.notes)

    return look
