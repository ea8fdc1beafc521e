"""Bytes of a picture file -> pages: upright by EXIF, RGB, with a size in points that makes sense."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from tolok.reading.errors import ReadingError
from tolok.reading.limits import Limits

LEAST_SIDE = 100  # pixels: below it no line of text fits
_LEAST_INCHES, _MOST_INCHES = 4.0, 24.0  # what a sheet of paper measures; other resolutions told are not believed
_A4_LONG, _F4_LONG = 841.9, 936.0  # points
_F4_RATIO = 1.50  # long side to short: A4 has 1.414, F4 (8.5 x 13 in) 1.529
_FORMATS = ("PNG", "JPEG", "TIFF", "MPO")  # MPO: a phone's JPEG with a second picture inside
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, OverflowError, MemoryError, KeyError, TypeError, IndexError,
           AttributeError, ArithmeticError, RuntimeError, struct.error, zlib.error)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as a picture; `width` and `height` in points."""

    image: Image.Image
    width: float
    height: float


def count_pages(content: bytes, filename: str, limits: Limits) -> int:
    """How many pages the file has; its pixels are not decoded yet. Raises ReadingError."""
    with _open(content, filename) as image:
        _refuse_pixels(image, filename, limits)
        return _frames(image)


def load_pages(content: bytes, filename: str, limits: Limits) -> Iterator[Picture]:
    """The pages one after another, so that only one is in memory. Raises ReadingError."""
    with _open(content, filename) as image:
        for index in range(_frames(image)):
            try:
                page = _page(image, index, filename, limits)
            except ReadingError:
                raise
            except _BROKEN as broken:
                raise _damaged(filename, index + 1) from broken
            yield page


def size_in_points(width: int, height: int, dpi: tuple[float, float] | None = None) -> tuple[float, float]:
    """The size of a page of `width` x `height` pixels: by its resolution where that gives a sheet, else as A4 or F4."""
    if dpi is not None and all(np.isfinite(dpi)) and min(dpi) > 0:
        inches = (width / dpi[0], height / dpi[1])
        if min(inches) >= _LEAST_INCHES and max(inches) <= _MOST_INCHES:
            return inches[0] * 72, inches[1] * 72
    long, short = max(width, height), min(width, height)
    scale = (_F4_LONG if 1.6 > long / short > _F4_RATIO else _A4_LONG) / long
    return width * scale, height * scale


def _open(content: bytes, filename: str) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # DecompressionBombWarning too: the limit on pixels is ours
            return Image.open(io.BytesIO(content), formats=_FORMATS)
    except (UnidentifiedImageError, Image.DecompressionBombError, *_BROKEN) as broken:
        if isinstance(broken, Image.DecompressionBombError):
            raise ReadingError(_too_large(filename)) from broken
        raise _damaged(filename, 1) from broken


def _frames(image: Image.Image) -> int:
    if image.format != "TIFF":
        return 1  # the further pictures of a phone's JPEG are previews
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return int(getattr(image, "n_frames", 1))
    except _BROKEN:
        return 1  # the first page is read until it breaks, and named


def _page(image: Image.Image, index: int, filename: str, limits: Limits) -> Picture:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of tags that it skips
        if index:
            image.seek(index)
        _refuse_pixels(image, filename, limits)
        return _picture(image)


def _picture(image: Image.Image) -> Picture:
    dpi = image.info.get("dpi")
    shown = ImageOps.exif_transpose(_eight_bits(image))
    if shown.size != image.size and dpi:
        dpi = dpi[::-1]
    told = (float(dpi[0]), float(dpi[1])) if dpi else None
    return Picture(shown, *size_in_points(*shown.size, told))


def _eight_bits(image: Image.Image) -> Image.Image:
    """RGB on white; 16-bit and 32-bit greys by their own range (Pillow's convert would clip them to white)."""
    exif = image.getexif() if image.format != "TIFF" else None
    if image.mode.startswith(("I", "F")):
        grey = np.nan_to_num(np.asarray(image, dtype=np.float32))
        top = 65535.0 if image.mode.startswith("I;16") or grey.max(initial=0) > 255 else 255.0
        plain = Image.fromarray((grey * (255.0 / top)).clip(0, 255).astype(np.uint8)).convert("RGB")
    elif "A" in image.getbands() or "transparency" in image.info:
        clear = image.convert("RGBA")
        plain = Image.new("RGB", image.size, "white")
        plain.paste(clear, mask=clear.getchannel("A"))
    else:
        plain = image.convert("RGB")
    if exif:
        plain.info["exif"] = exif.tobytes()
    return plain


def _refuse_pixels(image: Image.Image, filename: str, limits: Limits) -> None:
    width, height = image.size
    if width * height > limits.pixels:
        raise ReadingError(_too_large(filename, f"{width} x {height} titik, "))
    if min(width, height) < LEAST_SIDE:
        raise ReadingError(
            f"Berkas «{filename}»: gambarnya hanya {width} x {height} titik, terlalu kecil untuk memuat tulisan. "
            "Pindai ulang halamannya pada 200 dpi atau lebih."
        )


def _too_large(filename: str, size: str = "") -> str:
    return (
        f"Berkas «{filename}»: gambarnya {size}melewati batas ukuran gambar. "
        "Pindai ulang pada 200 sampai 300 dpi, lalu baca lagi."
    )


def _damaged(filename: str, page: int) -> ReadingError:
    return ReadingError(
        f"Berkas «{filename}», halaman {page}: gambarnya rusak atau terpotong sehingga tidak dapat dibuka. "
        "Pindai atau kirim ulang gambarnya, lalu baca lagi."
    )
