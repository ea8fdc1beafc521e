"""Strips of a page -> words: RapidOCR first, and Tesseract for those it is unsure of."""

from __future__ import annotations

from dataclasses import replace
from statistics import mean, median

import cv2
import numpy as np

from tolok.reading.scan import rapid, tesseract
from tolok.reading.scan.array import Array
from tolok.reading.scan.marks import without_false_stop
from tolok.reading.scan.mend import is_same
from tolok.reading.scan.span import Span, join

_UNSURE = 0.8  # below it RapidOCR is often wrong as a whole
_HOPELESS = 0.6  # below it a line of Tesseract's is read again by RapidOCR
_SURE = 0.9
_COLUMN = 4  # Tesseract's way of looking: with 3 it takes the letters before list items for a column and drops them
_MIXED = 2.5  # times the usual height of a line
_READ = 0.4  # of the width of a region
_INK = 140  # grey levels
_SPECKS = 0.004  # of its width: so little ink in a row is noise
_LEAST_GAP = 3  # rows of white between two lines
_LEAST_ROWS = 8  # of the lowest line; less is the edge of a neighbour
_PADDING = 14  # pixels of white around a strip
_OTHER = "pembaca lain membaca «{}»"

Region = tuple[int, int, int, int]


def read_regions(grey: Array, regions: list[Region], dpi: float) -> list[Span]:
    """What stands in each region of one line (x0, top, x1, bottom); regions without words are left out."""
    read = rapid.read_strips(grey[top:bottom, x0:x1] for x0, top, x1, bottom in regions)
    spans = [Span(text, *region, score) for region, (text, score) in zip(regions, read, strict=True)]
    unsure = [index for index, span in enumerate(spans) if span.score < _UNSURE]
    if unsure and tesseract.is_installed():
        again = _read_again(grey, [spans[index] for index in unsure], dpi)
        for index, other in zip(unsure, again, strict=True):
            spans[index] = _better(spans[index], other)
    return [without_false_stop(_tightened(span, grey), grey) for span in spans if span.text]


def _tightened(span: Span, grey: Array) -> Span:
    """The span no higher than its print: what finds text leaves so much white that boxes of two lines overlap."""
    top, bottom = int(span.top), int(span.bottom)
    rows = (grey[top:bottom, int(span.x0) : int(span.x1)] < _INK).sum(axis=1) > _SPECKS * (span.x1 - span.x0)
    printed = np.flatnonzero(rows)
    if not printed.size:
        return span
    runs = np.split(printed, np.flatnonzero(np.diff(printed) > _LEAST_GAP) + 1)  # the dot of an i stands apart
    inner = [run for run in runs if len(run) > _LEAST_ROWS] or runs
    middle = (bottom - top) / 2
    nearest = min(inner, key=lambda run: abs((run[0] + run[-1]) / 2 - middle))
    return replace(span, top=float(top + nearest[0]), bottom=float(top + nearest[-1] + 1))


def read_prose(grey: Array, regions: list[Region], dpi: float) -> list[Span]:
    """The running text of a page by Tesseract; RapidOCR reads the regions that Tesseract passed over or mixed up."""
    spans: list[Span] = []
    usual = median(bottom - top for _, top, _, bottom in regions)
    for words in tesseract.read_words(grey, psm=_COLUMN, dpi=dpi):
        line = join(words).reading(join(words).text, score=mean(one.score for one in words))
        if line.height > _MIXED * usual and not any(_covers(line, region) for region in regions):
            continue  # Tesseract took several lines for one
        spans += [_second_look(grey, line)] if line.score < _HOPELESS else words
    passed = [region for region in regions if not _is_read(region, spans)]
    return spans + read_regions(grey, passed, dpi)


def _covers(line: Span, region: Region) -> bool:
    """Whether the region is as high as the line: large type, not several lines."""
    _, top, _, bottom = region
    return bottom - top > 0.6 * line.height and top < line.middle < bottom


def _is_read(region: Region, spans: list[Span]) -> bool:
    """Whether words were found over the better part of the region."""
    x0, top, x1, bottom = region
    over = [
        min(span.x1, x1) - max(span.x0, x0)
        for span in spans
        if span.x0 < x1 and span.x1 > x0 and top <= span.middle <= bottom
    ]
    return sum(over) > _READ * (x1 - x0)


def _second_look(grey: Array, line: Span) -> Span:
    x0, top, x1, bottom = (max(round(edge), 0) for edge in (line.x0 - 4, line.top - 3, line.x1 + 4, line.bottom + 3))
    strip = grey[top:bottom, x0:x1]
    if min(strip.shape) < 4:
        return line
    text, score = rapid.read_strips([strip])[0]
    if score <= _SURE or is_same(text, line.text):
        return line
    return line.reading(text, _OTHER.format(line.text), score=score)


def _better(mine: Span, other: Span | None) -> Span:
    if other is None or not other.text or is_same(mine.text, other.text):
        return mine
    if not mine.text or other.score > mine.score:
        said = (_OTHER.format(mine.text),) if mine.text else ()
        return mine.reading(other.text, *said, score=other.score)
    return mine.reading(mine.text, _OTHER.format(other.text))


def _read_again(grey: Array, spans: list[Span], dpi: float) -> list[Span | None]:
    """All unsure strips under one another on one picture: Tesseract starts once, not once a strip."""
    strips = [grey[int(one.top) : int(one.bottom), int(one.x0) : int(one.x1)] for one in spans]
    width = max(strip.shape[1] for strip in strips) + 2 * _PADDING
    rows, starts, height = [], [], 0
    for strip in strips:
        starts.append(height + _PADDING)
        framed = cv2.copyMakeBorder(
            strip, _PADDING, _PADDING, _PADDING, width - strip.shape[1] - _PADDING, cv2.BORDER_CONSTANT, value=255
        )
        rows.append(framed)
        height += framed.shape[0]
    found: list[list[Span]] = [[] for _ in spans]
    for words in tesseract.read_words(np.vstack(rows), psm=6, dpi=dpi):
        for word in words:
            for index, start in enumerate(starts):
                if start <= word.middle < start + strips[index].shape[0]:
                    found[index].append(word)
    return [join(sorted(words, key=lambda one: one.x0)) if words else None for words in found]
