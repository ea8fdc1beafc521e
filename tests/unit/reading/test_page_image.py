"""Pages of a source as pictures."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image

from tests.unit.reading.pdf.sheets import compiled
from tolok.reading import ReadingError
from tolok.reading.page_image import page_image, page_size

_PDF = compiled("satu #pagebreak() dua")


def _png(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    assert image.format == "PNG"
    return image


def _picture(kind: str, size: tuple[int, int], **how: object) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, "white").save(buffer, kind, **how)
    return buffer.getvalue()


def test_page_of_a_pdf_is_as_wide_as_asked_and_measures_points() -> None:
    assert _png(page_image(_PDF, "naskah.pdf", 2, width_px=500)).width in (499, 500, 501)
    assert page_size(_PDF, "naskah.pdf", 2) == pytest.approx((595.3, 841.9), abs=0.1)


def test_picture_keeps_its_shape() -> None:
    content = _picture("PNG", (827, 1169), dpi=(100, 100))
    assert _png(page_image(content, "foto.png", 1, width_px=400)).size == (400, 565)
    assert page_size(content, "foto.png", 1) == pytest.approx((595.4, 841.7), abs=1)


def test_photo_taken_on_its_side_is_shown_upright() -> None:
    exif = Image.Exif()
    exif[274] = 6  # to be turned clockwise
    content = _picture("JPEG", (1169, 827), exif=exif)
    width, height = page_size(content, "foto.jpg", 1)
    assert width < height
    assert _png(page_image(content, "foto.jpg", 1, width_px=300)).height > 400


def test_archive_of_pictures_is_one_document_in_the_order_of_its_names() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("hal 10.png", _picture("PNG", (400, 300)))
        archive.writestr("hal 2.png", _picture("PNG", (300, 400)))
    first, second = (page_size(buffer.getvalue(), "foto.zip", page) for page in (1, 2))
    assert first[0] < first[1]
    assert second[0] > second[1]
    assert _png(page_image(buffer.getvalue(), "foto.zip", 2, width_px=200)).size == (200, 150)


def test_page_that_is_not_there_is_named() -> None:
    with pytest.raises(ReadingError, match=r"halaman 3 tidak ada.*2 halaman"):
        page_image(_PDF, "naskah.pdf", 3, width_px=100)


def test_text_has_no_pictures() -> None:
    with pytest.raises(ReadingError, match="tidak mempunyai gambar halaman"):
        page_size(b"Jabatan : Camat", "naskah.txt", 1)


def test_width_out_of_bounds_raises() -> None:
    with pytest.raises(ValueError, match="got: 0"):
        page_image(_PDF, "naskah.pdf", 1, width_px=0)
