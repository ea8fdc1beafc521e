from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from tests.unit.reading.scan.drawn_page import as_file
from tolok.reading.errors import ReadingError
from tolok.reading.limits import Limits
from tolok.reading.scan.load import Picture, count_pages, load_pages, size_in_points

HALF_BLACK = Image.fromarray(np.repeat(np.array([[0, 255]], np.uint8), 100, axis=1).repeat(150, axis=0))


def only_page(content: bytes) -> Picture:
    (page,) = load_pages(content, "halaman", Limits())
    return page


def ends(picture: Picture) -> tuple[int, int]:
    grey = np.asarray(picture.image.convert("L"))
    return int(grey[75, 10]), int(grey[75, -10])


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGB", "RGBA", "CMYK"])
def test_pictures_of_every_mode_are_black_on_white(mode: str) -> None:
    kind = "TIFF" if mode in ("1", "CMYK") else "PNG"
    assert ends(only_page(as_file(HALF_BLACK.convert(mode), kind))) == (0, 255)


def test_sixteen_bits_are_scaled_not_clipped() -> None:
    deep = Image.fromarray(np.asarray(HALF_BLACK).astype(np.uint16) * 120 + 1000)
    dark, light = ends(only_page(as_file(deep, "PNG")))
    assert dark < 10
    assert 100 < light < 140


def test_what_is_transparent_is_paper() -> None:
    clear = Image.new("RGBA", (200, 150), (0, 0, 0, 0))
    assert ends(only_page(as_file(clear, "PNG"))) == (255, 255)


def test_a_photo_held_sideways_is_turned_by_what_the_camera_wrote() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise to be seen upright
    page = only_page(as_file(HALF_BLACK.convert("RGB"), "JPEG", exif=exif))
    assert page.image.size == (150, 200)


def test_every_page_of_a_tiff_is_one() -> None:
    content = as_file(HALF_BLACK, "TIFF", save_all=True, append_images=[HALF_BLACK, HALF_BLACK])
    assert count_pages(content, "tiga.tif", Limits()) == 3
    assert len(list(load_pages(content, "tiga.tif", Limits()))) == 3


def test_a_cut_off_picture_names_the_page_and_what_to_do() -> None:
    content = as_file(HALF_BLACK.resize((800, 600)), "JPEG")
    with pytest.raises(ReadingError, match=r"halaman 1: gambarnya rusak atau terpotong.*kirim ulang"):
        list(load_pages(content[: len(content) // 2], "potong.jpg", Limits()))


def test_bytes_that_only_begin_like_a_picture_are_refused() -> None:
    with pytest.raises(ReadingError, match="rusak"):
        count_pages(b"\x89PNG\r\n\x1a\n" + bytes(50), "palsu.png", Limits())


def test_a_single_point_is_no_page() -> None:
    with pytest.raises(ReadingError, match=r"1 x 1 titik.*200 dpi"):
        count_pages(as_file(Image.new("L", (1, 1)), "PNG"), "titik.png", Limits())


def test_a_huge_picture_is_refused_before_it_is_unpacked() -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 50_000, 50_000, 8, 0, 0, 0, 0))
    content = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")
    with pytest.raises(ReadingError, match="melewati batas ukuran gambar"):
        count_pages(content, "besar.png", Limits())


@pytest.mark.parametrize(
    ("pixels", "dpi", "points"),
    [
        ((1654, 2339), (200, 200), (595, 842)),
        ((1654, 2339), None, (595, 842)),
        ((1654, 2339), (72, 72), (595, 842)),  # what cameras write without knowing
        ((2600, 1700), (1, 1), (936, 612)),  # F4 on its side
        ((4000, 3000), (float("nan"), 300), (842, 631)),
    ],
)
def test_the_size_of_a_sheet_is_believed_only_where_it_makes_sense(
    pixels: tuple[int, int], dpi: tuple[float, float] | None, points: tuple[int, int]
) -> None:
    assert tuple(map(round, size_in_points(*pixels, dpi))) == points
