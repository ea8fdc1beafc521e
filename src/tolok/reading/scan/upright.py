"""A picture -> the page on its feet, with the boxes of its text."""

from __future__ import annotations

from statistics import mean

from PIL import Image

from tolok.reading.scan import rapid
from tolok.reading.scan.array import Array
from tolok.reading.scan.recognise import Region
from tolok.reading.scan.straight import Sheet, set_straight

_TRIED = 4  # lines read to learn whether a page stands on its head
_UPRIGHT = 0.9  # how surely lines are read on a page that stands upright
_LONG = 1.5  # times as long as broad: a box that tells which way its line runs


def set_upright(image: Image.Image, width: float, height: float) -> tuple[Sheet, list[Region]]:
    """The page on `image`, which measures `width` x `height` points, and its runs of text in pixels of the sheet.

    Lines that run upwards show a page on its side: what finds text finds it at any angle, while profiles of the ink
    are as sharp across the letters of a page with few lines as along them. Its head is where its lines can be read.
    """
    sheet = set_straight(image, width, height)
    boxes = rapid.find_text(sheet.grey, sheet.dpi)
    if _run_upwards(boxes):
        sheet = set_straight(image, width, height, is_sideways=True)
        boxes = rapid.find_text(sheet.grey, sheet.dpi)
    return _on_its_feet(sheet, boxes)


def _run_upwards(boxes: list[Region]) -> bool:
    level = upright = 0
    for x0, top, x1, bottom in boxes:
        wide, high = x1 - x0, bottom - top
        level += wide * high if wide > _LONG * high else 0
        upright += wide * high if high > _LONG * wide else 0
    return upright > level


def _on_its_feet(sheet: Sheet, boxes: list[Region]) -> tuple[Sheet, list[Region]]:
    """The longest lines are read both ways where they are unsure."""
    longest = sorted(boxes, key=lambda box: box[0] - box[2])[: 2 * _TRIED : 2]
    strips = [sheet.grey[top:bottom, x0:x1] for x0, top, x1, bottom in longest]
    if not strips:
        return sheet, []
    here = _sureness(strips)
    if here > _UPRIGHT or _sureness([strip[::-1, ::-1] for strip in strips]) <= here:
        return sheet, boxes
    turned = sheet.upside_down()
    high, wide = turned.grey.shape[:2]
    return turned, [(wide - x1, high - bottom, wide - x0, high - top) for x0, top, x1, bottom in boxes]


def _sureness(strips: list[Array]) -> float:
    return mean(score for _, score in rapid.read_strips(strips))
