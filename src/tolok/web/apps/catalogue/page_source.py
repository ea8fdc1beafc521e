"""The pages of a decree's file as pictures, for the review: PDF, scan, photo."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from tolok.web.apps.catalogue.models import DecreeFile, Reading

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTHS = (1500, 2600)
"""Pixels: a cell read at ease, and one looked at closely. No other width is drawn."""
_GREYS = 4
"""Shades of grey of a page that was typed: its letters have clear edges."""
_QUALITY = 25
"""Of WebP, 0..100: a scan's noise goes, its letters stay; a tenth of what PNG weighs on a slow line."""


def page_picture(reading: Reading, page: int, width: int) -> tuple[bytes, str]:
    """One page in grey, and its media type: what is lighter of PNG (typed pages) and WebP (scans, photos).

    Raises ReadingError for a file without such a page.
    """
    from PIL import Image

    from tolok.reading.page_image import page_image

    drawn = page_image(_content(reading.file_id), reading.file.name, page, width_px=width)
    grey = Image.open(io.BytesIO(drawn)).convert("L")
    webp, png = _saved(grey, "WEBP", quality=_QUALITY), _saved(grey.quantize(_GREYS), "PNG")
    return (png, "image/png") if len(png) < len(webp) else (webp, "image/webp")


def _saved(picture: Image, kind: str, **options: int) -> bytes:
    kept = io.BytesIO()
    picture.save(kept, kind, **options)
    return kept.getvalue()


def page_size(reading: Reading, page: int) -> tuple[float, float]:
    """Width and height of a page in points, as boxes are measured. Raises ReadingError."""
    return _size(reading.file_id, reading.file.sha256, reading.file.name, page)


def page_mark(reading: Reading, page: int, width: int) -> str:
    """Changes with what the picture shows: the ETag of a page."""
    return f'"{reading.file.sha256[:32]}-{page}-{width}-{_QUALITY}"'


@lru_cache(maxsize=2048)
def _size(file_pk: int, _sha256: str, name: str, page: int) -> tuple[float, float]:
    """A file never changes; its hash keeps a re-used number apart."""
    from tolok.reading.page_image import page_size as size_in

    return size_in(_content(file_pk), name, page)


def _content(file_pk: int) -> bytes:
    return bytes(DecreeFile.objects.values_list("content", flat=True).get(pk=file_pk))
