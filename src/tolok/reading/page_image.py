"""Pages of a source file as pictures, for a person who looks at what was read beside the fields."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from tolok.reading.errors import ReadingError
from tolok.reading.filename import plain_name
from tolok.reading.format import Source, format_of
from tolok.reading.limits import default_limits
from tolok.reading.sniff import refuse_size
from tolok.reading.unpack import is_picture_archive, pictures_in

if TYPE_CHECKING:
    from PIL.Image import Image

_WIDEST = 4_000  # pixels: no screen shows more


def page_image(content: bytes, filename: str, page: int, *, width_px: int) -> bytes:
    """Page `page` (from 1) as it is shown, as PNG `width_px` wide; its boxes scale with `page_size`.

    For PDF, pictures, and archives of pictures. Raises ReadingError for other files, pages that are not there, and a
    damaged file; ValueError for a width outside 1..4000.
    """
    if not 1 <= width_px <= _WIDEST:
        raise ValueError(f"width_px must be 1 to {_WIDEST}; got: {width_px}")
    return _found(content, filename, page).png(width_px)


def page_size(content: bytes, filename: str, page: int) -> tuple[float, float]:
    """Width and height of page `page` (from 1) in points, as the boxes of a reading count them. Raises as above."""
    return _found(content, filename, page).size


@dataclass(frozen=True, slots=True)
class _Found:
    size: tuple[float, float]
    png: Callable[[int], bytes]


def _found(content: bytes, filename: str, page: int) -> _Found:
    source = Source(content, plain_name(filename), default_limits())
    refuse_size(len(content), filename, source.limits)
    known = format_of(content, filename)
    if known is not None and known.name == "PDF":
        return _of_pdf(source, page)
    if is_picture_archive(content):
        members = pictures_in(content, source.filename, source.limits)
        return _of_pictures(source, tuple((one.name, one.content) for one in members), page)
    if known is not None and known.name == "gambar":
        return _of_pictures(source, ((source.filename, content),), page)
    raise ReadingError(
        f"Berkas «{source.filename}»: tidak mempunyai gambar halaman. Naskah berupa teks diperiksa pada baris-barisnya."
    )


def _of_pdf(source: Source, page: int) -> _Found:
    from tolok.reading.pdf.open import open_pdf, page_at
    from tolok.reading.pdf.picture import picture_of

    document = open_pdf(source)
    try:
        _refuse_page(source, page, len(document))
        size = page_at(source, document, page).get_size()
    finally:
        document.close()

    def png(width: int) -> bytes:
        again = open_pdf(source)
        try:
            return _png(picture_of(page_at(source, again, page), source.limits, width=width))
        finally:
            again.close()

    return _Found(size, png)


def _of_pictures(source: Source, pictures: tuple[tuple[str, bytes], ...], page: int) -> _Found:
    """Page `page` of picture files (name, content) that are one document together."""
    from tolok.reading.scan.load import count_pages, load_pages

    counts = [count_pages(content, name, source.limits) for name, content in pictures]
    _refuse_page(source, page, sum(counts))
    name, content, place = next(
        (name, content, page - 1 - above)
        for (name, content), count, above in zip(pictures, counts, accumulate(counts, initial=0), strict=False)
        if page <= above + count
    )
    found = next(islice(load_pages(content, name, source.limits), place, None))

    def png(width: int) -> bytes:
        height = max(1, round(found.image.height * width / found.image.width))
        return _png(found.image.resize((width, min(height, 4 * _WIDEST))))

    return _Found((found.width, found.height), png)


def _refuse_page(source: Source, page: int, total: int) -> None:
    if not 1 <= page <= total:
        raise ReadingError(
            f"Berkas «{source.filename}»: halaman {page} tidak ada; berkas ini terdiri atas {total} halaman."
        )


def _png(image: Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
