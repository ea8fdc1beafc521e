"""The pages of a decree's file as pictures, for the review: PDF, scan, photo."""

from __future__ import annotations

import io
from functools import lru_cache

from tolok.web.apps.catalogue.models import DecreeFile, Reading

WIDTHS = (1000, 2000)
"""Pixels: a page on a screen, and one looked at closely. No other width is drawn."""
_GREYS = 16
"""Shades of grey: letters stay as clear as with 256, and a scan weighs a third on a slow line."""


def page_png(reading: Reading, page: int, width: int) -> bytes:
    """One page as a grey PNG. Raises ReadingError for a file without such a page."""
    from PIL import Image

    from tolok.reading.page_image import page_image

    drawn = page_image(_content(reading.file_id), reading.file.name, page, width_px=width)
    grey = io.BytesIO()
    Image.open(io.BytesIO(drawn)).convert("L").quantize(_GREYS).save(grey, "PNG", optimize=True)
    return grey.getvalue()


def page_size(reading: Reading, page: int) -> tuple[float, float]:
    """Width and height of a page in points, as boxes are measured. Raises ReadingError."""
    return _size(reading.file_id, reading.file.sha256, reading.file.name, page)


def page_mark(reading: Reading, page: int, width: int) -> str:
    """Changes with what the picture shows: the ETag of a page."""
    return f'"{reading.file.sha256[:32]}-{page}-{width}"'


@lru_cache(maxsize=2048)
def _size(file_pk: int, _sha256: str, name: str, page: int) -> tuple[float, float]:
    """A file never changes; its hash keeps a re-used number apart."""
    from tolok.reading.page_image import page_size as size_in

    return size_in(_content(file_pk), name, page)


def _content(file_pk: int) -> bytes:
    return bytes(DecreeFile.objects.values_list("content", flat=True).get(pk=file_pk))
