"""Opening a PDF: what is locked, cut off, damaged, or too long is refused before a page is read."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from tolok.reading.errors import ReadingError
from tolok.reading.format import Source

if TYPE_CHECKING:
    from pdfplumber.page import Page as PrintedPage
    from pdfplumber.pdf import PDF
    from pypdfium2 import PdfDocument, PdfPage

SHORTEST = 3.0  # points: the least side that a page may have by the standard
_TAIL = 2048  # bytes: where a whole file ends with %%EOF, or at least says where its table is
_LOCKED = "password error"  # what pdfium says about a locked file
_AGAIN = "Simpan atau unduh ulang berkasnya dari sumber aslinya, lalu unggah lagi."

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it tells of every oddity, of which a torn file has thousands


def open_pdf(source: Source) -> PdfDocument:
    """The document as pdfium opens it; to be closed. An owner's password, which forbids copying only, is no hindrance.

    Raises ReadingError.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(source.content)
    except pypdfium2.PdfiumError as error:
        if _LOCKED in str(error).lower():
            raise ReadingError(
                f"Berkas «{source.filename}»: PDF ini dikunci dengan kata sandi, sehingga isinya tidak dapat dibuka. "
                "Buka dengan kata sandinya, cetak atau simpan sebagai PDF tanpa kata sandi, lalu unggah lagi."
            ) from error
        raise _damaged(source, "PDF ini rusak atau tidak lengkap") from error
    try:
        _refuse(source, document)
    except ReadingError:
        document.close()
        raise
    return document


def _refuse(source: Source, document: PdfDocument) -> None:
    total = len(document)
    if total > source.limits.pages:
        raise ReadingError(
            f"Berkas «{source.filename}»: {total} halaman, melewati batas {source.limits.pages} halaman. "
            "Pisahkan naskah keputusan dan lampirannya dari dokumen lain, lalu unggah bagian itu saja."
        )
    tail = source.content.rstrip(b"\0\r\n\t ")[-_TAIL:]
    if b"%%EOF" not in tail and b"startxref" not in tail:
        # pdfium opens it, with the pages that are left: half a decree would be read without a word
        raise _damaged(source, "PDF ini terpotong: penutup berkasnya tidak ada, mungkin unduhannya terputus")
    if total == 0:
        raise _damaged(source, "PDF ini tidak mempunyai halaman")


def open_printed(source: Source, pictured: PdfDocument) -> PDF:
    """The document as pdfplumber opens it; where it cannot, as pdfium wrote it anew. Raises ReadingError."""
    for content in (lambda: source.content, lambda: _written_anew(pictured)):
        try:
            from pdfplumber.pdf import PDF

            printed: PDF = PDF.open(io.BytesIO(content()))  # type: ignore[no-untyped-call]
            if len(printed.pages) == len(pictured):
                return printed
            printed.close()
        except Exception:  # noqa: S112  # damage shows as any error at all; pdfium mends most of it
            continue
    raise _damaged(source, "PDF ini rusak: daftar halamannya tidak dapat dibaca")


def page_at(source: Source, document: PdfDocument, number: int) -> PdfPage:
    """Page `number` (from 1), to be drawn; to be closed. Raises ReadingError for one that is damaged."""
    import pypdfium2

    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise _damaged(source, f"PDF ini rusak: halaman {number} tidak dapat dibuka") from error
    if not min(page.get_size()) >= SHORTEST:  # not a number, too
        page.close()
        raise _damaged(source, f"PDF ini rusak: halaman {number} tidak mempunyai ukuran")
    return page


def refuse_endless(source: Source, printed: PrintedPage) -> None:
    """Raises ReadingError for a page whose drawing unfolds without end; before pdfium loads it."""
    from tolok.reading.pdf.forms import draws_without_end

    try:
        is_endless = draws_without_end(printed.page_obj.resources)
    except Exception:  # damage of another kind: the readers of the page meet it
        return
    if is_endless:
        raise _damaged(source, f"PDF ini rusak: gambar pada halaman {printed.page_number} memuat dirinya tanpa akhir")


def _written_anew(document: PdfDocument) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _damaged(source: Source, what: str) -> ReadingError:
    return ReadingError(f"Berkas «{source.filename}»: {what}. {_AGAIN}")
