"""A page of a PDF as a picture, as a reader of scans or a person sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tolok.reading.limits import Limits

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage

_DPI = 250  # what reads letters wants 200 to 300
_LONGEST = 4_200  # pixels of the longer side: a plan of a road is no decree
_POINTS = 72


def picture_of(page: PdfPage, limits: Limits, *, width: int | None = None) -> Image:
    """The page as it is shown, `width` pixels wide or fit for reading; never more pixels than the limit."""
    wide, high = page.get_size()
    scale = width / wide if width is not None else _DPI / _POINTS
    scale = min(scale, _LONGEST / max(wide, high), (limits.pixels / (wide * high)) ** 0.5)
    picture: Image = page.render(scale=scale).to_pil().convert("RGB")
    return picture
