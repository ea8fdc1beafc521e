from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from tests.unit.reading.scan.drawn_page import drawn_page, scanned
from tolok.reading.scan.light import ink
from tolok.reading.scan.outline import count_sheets, find_sheet
from tolok.reading.scan.ruling import find_ruling
from tolok.reading.scan.skew import lean
from tolok.reading.scan.straight import set_straight

WIDTH, HEIGHT = 420.0, 298.0  # points of the drawn page (A6 on its side)


def grey(image: Image.Image) -> np.ndarray:
    return np.asarray(image.convert("L"))


@pytest.mark.parametrize("degrees", [-2.0, -0.4, 0.0, 1.3, 6.0])
def test_the_lean_of_a_page_is_found_to_a_tenth_of_a_degree(degrees: float) -> None:
    assert lean(grey(scanned(drawn_page(), degrees))) == pytest.approx(-degrees, abs=0.1)


def test_a_blank_page_does_not_lean() -> None:
    assert lean(np.full((800, 600), 255, np.uint8)) == 0.0


@pytest.mark.parametrize("quarter_turns", [0, 1])
def test_boxes_lead_back_to_the_page_as_it_came(quarter_turns: int) -> None:
    marked = drawn_page().copy()
    ImageDraw.Draw(marked).rectangle((900, 500, 960, 560), fill="black")
    leaning = scanned(marked, 1.5)
    turned = leaning.rotate(90 * quarter_turns, expand=True)
    size = ((WIDTH, HEIGHT), (HEIGHT, WIDTH))[quarter_turns]
    sheet = set_straight(turned, *size, is_sideways=bool(quarter_turns))
    blot = cv2.erode((sheet.grey < 100).astype(np.uint8), np.ones((30, 30), np.uint8))
    rows, columns = np.nonzero(blot)
    x, y = columns.mean(), rows.mean()
    found = replace(sheet.page(1, ()), turn=0).shown(sheet.box(x, y, x, y))
    darkest = cv2.erode((grey(leaning) < 100).astype(np.uint8), np.ones((30, 30), np.uint8))
    rows, columns = np.nonzero(darkest)
    scale = WIDTH / leaning.width
    expected = (columns.mean() * scale, rows.mean() * scale)
    assert sheet.turn == quarter_turns
    assert found[:2] == pytest.approx(expected, abs=1.5)


def test_the_cells_of_a_leaning_noisy_page_are_found() -> None:
    sheet = set_straight(scanned(drawn_page(), 1.7), WIDTH, HEIGHT)
    (table,), (bar,) = find_ruling(sheet.grey, sheet.dpi)
    assert (table.row_count, table.column_count, len(table.fields)) == (3, 4, 12)
    assert bar.x1 - bar.x0 == pytest.approx(30 / 25.4 * sheet.dpi, abs=6)


def test_a_stamp_fades_and_the_print_below_it_stays() -> None:
    page = Image.new("RGB", (600, 600), "white")
    pen = ImageDraw.Draw(page)
    pen.ellipse((150, 150, 400, 400), outline=(90, 60, 190), width=10)
    pen.rectangle((100, 270, 500, 276), fill=(10, 10, 10))
    result = ink(np.asarray(page), 200)
    assert result[155, 275] > 200
    assert result[273, 155] < 60
    assert result[273, 300] < 60


def test_coloured_words_are_no_stamp() -> None:
    page = Image.new("RGB", (600, 200), "white")
    ImageDraw.Draw(page).rectangle((50, 80, 400, 104), fill=(30, 40, 170))
    assert ink(np.asarray(page), 200)[90, 200] < 100


def test_a_sheet_photographed_on_a_table_is_seen_from_above() -> None:
    flat = np.asarray(drawn_page())
    high, wide = flat.shape[:2]
    corners = np.array([[210, 160], [1500, 110], [1590, 1080], [150, 1020]], np.float32)
    edge = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    photo = cv2.warpPerspective(
        flat, cv2.getPerspectiveTransform(edge, corners), (1750, 1200), flags=cv2.INTER_AREA, borderValue=(90, 70, 60)
    )
    sheet = set_straight(Image.fromarray(photo), 842, 577)
    (table,), _ = find_ruling(sheet.grey, sheet.dpi)
    assert (table.row_count, table.column_count) == (3, 4)
    x0, top, x1, bottom = sheet.page(1, ()).shown(sheet.box(*table.edges))
    assert 60 < x0 < x1 < 780
    assert 50 < top < bottom < 520


def test_two_sheets_on_one_photo_are_counted() -> None:
    photo = np.full((1000, 1500), 60, np.uint8)
    photo[100:900, 80:700] = 240
    photo[110:890, 780:1420] = 240
    assert count_sheets(photo) == 2
    assert count_sheets(np.full((1000, 1500), 250, np.uint8)) == 1


def test_a_sheet_in_a_shadow_is_seen_whole() -> None:
    photo = np.full((1000, 800), 70, np.float32)
    photo[100:900, 100:700] = 235
    photo *= np.linspace(1.0, 0.45, 800)[None, :]  # at the right the paper is darker than the middle of the picture
    corners = find_sheet(photo.astype(np.uint8))
    assert corners is not None
    assert corners == pytest.approx(np.array([[100, 100], [700, 100], [700, 900], [100, 900]]), abs=12)
