"""A paper as a cheap scanner gives it: 200 dpi, a little askew, noisy, unevenly lit, stamped, JPEG of quality 60."""

from __future__ import annotations

import io
import math
import random
from collections.abc import Sequence

import numpy as np
import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from tests.support.papers.pdf import ruled_pdf_of
from tolok.core.catalogue import Keputusan

DPI = 200
_QUALITY = 60
_MOST_SKEW = 2.0  # degrees
_NOISE = (5.0, 12.0)  # standard deviation of the grey values
_PEPPER = 0.0008  # share of the pixels
_SHADE = (0.03, 0.14)  # how much darker the dark side of the page is
_INKS = ((70, 60, 170), (40, 70, 190), (120, 40, 140))


def scan_of(keputusan: Keputusan, *, seed: int = 0, pages: Sequence[int] | None = None) -> bytes:
    """A PDF of page images; of `pages` (from 0) alone where given."""
    images = scanned_pages(ruled_pdf_of(keputusan, seed=seed), seed=seed, pages=pages)
    kept = io.BytesIO()
    images[0].save(
        kept,
        "PDF",
        save_all=True,
        append_images=images[1:],
        resolution=DPI,
        quality=_QUALITY,
        creationDate=None,
        modDate=None,
    )
    return kept.getvalue()


def scanned_pages(pdf: bytes, *, seed: int = 0, pages: Sequence[int] | None = None) -> list[Image.Image]:
    """The pages of a PDF as they come from the scanner. The same seed and page give the same image."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        wanted = range(len(document)) if pages is None else pages
        return [_scanned(document[page].render(scale=DPI / 72).to_pil().convert("RGB"), seed, page) for page in wanted]
    finally:
        document.close()


def jpeg_of(image: Image.Image) -> bytes:
    """A page as a JPEG file."""
    return _saved(image, "JPEG", quality=_QUALITY, dpi=(DPI, DPI))


def png_of(image: Image.Image) -> bytes:
    """A page as a PNG file."""
    return _saved(image, "PNG", dpi=(DPI, DPI))


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    kept = io.BytesIO()
    image.save(kept, kind, **options)  # type: ignore[arg-type]
    return kept.getvalue()


def _scanned(page: Image.Image, seed: int, number: int) -> Image.Image:
    draw = random.Random(f"scan {seed} {number}")
    noise = np.random.default_rng(draw.randrange(2**32))
    page = _stamped(page, draw)
    page = page.rotate(draw.uniform(-_MOST_SKEW, _MOST_SKEW), Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    page = page.filter(ImageFilter.GaussianBlur(draw.uniform(0.3, 0.7)))
    return _noisy(page, draw, noise)


def _stamped(page: Image.Image, draw: random.Random) -> Image.Image:
    """A round stamp over a corner of what is printed; its ink darkens the paper, the type shows through."""
    left, top, right, bottom = ImageChops.invert(page.convert("L")).getbbox() or (0, 0, *page.size)
    radius = round(draw.uniform(0.6, 0.8) * DPI)  # 30 to 40 mm across
    x = draw.choice((left, right)) + round(draw.uniform(-0.4, 0.4) * radius)
    y = draw.choice((top, bottom, bottom)) + round(draw.uniform(-0.4, 0.4) * radius)
    layer = Image.new("RGB", page.size, (255, 255, 255))
    pen, ink = ImageDraw.Draw(layer), draw.choice(_INKS)
    pale = tuple(255 - round((255 - value) * draw.uniform(0.55, 0.8)) for value in ink)
    for distance, width in ((1.0, 7), (0.68, 4)):
        reach = radius * distance
        pen.ellipse((x - reach, y - reach, x + reach, y + reach), outline=pale, width=width)
    star = [_around(x, y, radius * (0.3 if point % 2 else 0.55), point * 36) for point in range(10)]
    pen.polygon(star, outline=pale, width=4)
    font = ImageFont.load_default(size=round(radius * 0.2))
    words = "KECAMATAN * CAMAT * "
    for place, letter in enumerate(words):
        angle = 360 * place / len(words)
        glyph = Image.new("RGB", (60, 60), (255, 255, 255))
        ImageDraw.Draw(glyph).text((30, 30), letter, fill=pale, font=font, anchor="mm")
        glyph = glyph.rotate(-angle, fillcolor=(255, 255, 255))
        at_x, at_y = _around(x, y, radius * 0.84, angle)
        layer.paste(glyph, (round(at_x) - 30, round(at_y) - 30), ImageChops.invert(glyph.convert("L")))
    return ImageChops.multiply(page, layer.rotate(draw.uniform(-25, 25), center=(x, y), fillcolor=(255, 255, 255)))


def _around(x: float, y: float, reach: float, degrees: float) -> tuple[float, float]:
    """The point at `degrees`, clockwise from the top."""
    turn = math.radians(degrees)
    return x + reach * math.sin(turn), y - reach * math.cos(turn)


def _noisy(page: Image.Image, draw: random.Random, noise: np.random.Generator) -> Image.Image:
    pixels = np.asarray(page, dtype=np.float32)
    height, width = pixels.shape[:2]
    turn = draw.uniform(0, 2 * math.pi)
    across = np.linspace(-1, 1, width, dtype=np.float32)[None, :] * math.cos(turn)
    down = np.linspace(-1, 1, height, dtype=np.float32)[:, None] * math.sin(turn)
    shade = 1 - draw.uniform(*_SHADE) * (across + down + 1.5) / 3
    grain = noise.standard_normal((height, width), dtype=np.float32) * draw.uniform(*_NOISE)
    pixels = pixels * shade[:, :, None] * 0.97 + grain[:, :, None]
    specks = noise.random((height, width), dtype=np.float32)
    pixels[specks < _PEPPER / 2] = 20
    pixels[specks > 1 - _PEPPER / 2] = 255
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
