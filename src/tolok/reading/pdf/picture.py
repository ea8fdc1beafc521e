"""A page of a PDF as a picture, as a reader of scans or a person sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tolok.reading.limits import Limits

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage

_DPI = 200  # for letters drawn as outlines; a scan is shown as fine as it is
_LEAST_DPI, _MOST_DPI = 72, 300  # less is no page, more costs time and shows no more letters
_COVERING = 0.2  # of the page: scanners store a page in strips, and logos are smaller
_LONGEST = 4_200  # pixels of the longer side: a plan of a road is no decree
_POINTS = 72


def picture_of(page: PdfPage, limits: Limits, *, width: int | None = None) -> Image:
    """The page as it is shown, `width` pixels wide or fit for reading; never more pixels than the limit."""
    wide, high = page.get_size()
    scale = width / wide if width is not None else _dpi_of(page) / _POINTS
    scale = min(scale, _LONGEST / max(wide, high), (limits.pixels / (wide * high)) ** 0.5)
    picture: Image = page.render(scale=scale).to_pil().convert("RGB")
    return picture


def _dpi_of(page: PdfPage) -> float:
    """The resolution of the pictures that the page consists of: made finer they would say no more."""
    from pypdfium2 import PdfImage, PdfiumError, raw

    wide, high = page.get_size()
    found = []
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        try:
            left, bottom, right, top = one.get_bounds()
            pixels = one.get_px_size() if isinstance(one, PdfImage) else (0, 0)
        except PdfiumError:  # a damaged picture; the page is shown without it
            continue
        area = (right - left) * (top - bottom)
        if area > _COVERING * wide * high:
            found.append((pixels[0] * pixels[1] / area) ** 0.5 * _POINTS)
    return min(max(*found, _LEAST_DPI), _MOST_DPI) if found else _DPI
