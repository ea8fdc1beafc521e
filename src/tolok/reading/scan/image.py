"""One picture -> one page, from end to end."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import mean

from PIL import Image

from tolok.reading.paper.page import Cell, Grid, Page, PageLine
from tolok.reading.scan import tesseract
from tolok.reading.scan.cells import as_grid, cut, missed
from tolok.reading.scan.marks import with_signs
from tolok.reading.scan.mend import mend
from tolok.reading.scan.recognise import read_prose, read_regions
from tolok.reading.scan.ruling import Ruled, find_ruling
from tolok.reading.scan.span import Span, in_lines, join
from tolok.reading.scan.straight import LEAST_DPI, Sheet
from tolok.reading.scan.upright import set_upright

_LEAST_WORD = 2  # letters or figures in a row: less is a speck or a stroke of the pen
_READABLE = 0.6  # a page less sure on the whole is mostly misread
_CLEAR = 0.75  # how surely a single letter of the text is read
_ASTRAY = 1.5  # heights of a line: wider than any space
_FAINT = 0.3  # lines less sure, and without a word of use, are strokes


@dataclass(frozen=True, slots=True)
class Read:
    """A page as read, and what the person who confirms it should know (Indonesian)."""

    page: Page
    notes: tuple[str, ...] = ()


def read_image(image: Image.Image, number: int, width_pt: float, height_pt: float) -> Page:
    """The page on `image`, number `number` of its document, which measures `width_pt` x `height_pt` points as shown."""
    return read_noted(image, number, width_pt, height_pt).page


def read_noted(image: Image.Image, number: int, width_pt: float, height_pt: float) -> Read:
    """The same, with notes on what stood in the way of reading it well."""
    sheet, boxes = set_upright(image, width_pt, height_pt)
    items: list[PageLine | Grid] = []
    if boxes:
        tables, bars = find_ruling(sheet.grey, sheet.dpi)
        inside, outside = cut(boxes, tables, sheet.dpi)
        if tables:
            inside += missed(sheet.grey, tables, inside, sheet.dpi)
            spans = read_regions(sheet.grey, inside, sheet.dpi)
            items += [as_grid(table, spans, bars, sheet) for table in tables]
        if outside:
            items += _prose(sheet, tables, outside)
    items.sort(key=lambda item: item.box[1])
    page = sheet.page(number, tuple(items))
    return Read(page, _notes(sheet, page))


def _prose(sheet: Sheet, tables: list[Ruled], outside: list[tuple[int, int, int, int]]) -> list[PageLine]:
    """The running text outside of tables, by printed line."""
    if tesseract.is_installed():
        grey = sheet.grey.copy()
        for table in tables:
            x0, top, x1, bottom = table.edges
            grey[max(top - 2, 0) : bottom + 3, max(x0 - 2, 0) : x1 + 3] = 255
        spans = read_prose(grey, outside, sheet.dpi)
    else:
        spans = read_regions(sheet.grey, outside, sheet.dpi)
    lines_of = [_without_strays(words) for words in in_lines(spans)]
    lines = [(join(words), mean(word.score for word in words)) for words in with_signs(lines_of, sheet.grey)]
    lines = [(line, score) for line, score in lines if _says_something(line.text, score)]
    return [_page_line(line, score, sheet) for line, score in lines]


def _page_line(line: Span, score: float, sheet: Sheet) -> PageLine:
    text, notes = mend(line.text)
    return PageLine(text, sheet.box(line.x0, line.top, line.x1, line.bottom), round(score, 3), (*line.mended, *notes))


def _without_strays(words: list[Span]) -> list[Span]:
    """The line without single letters far off its ends that were read from a stamp or a stroke of the pen."""
    while len(words) > 1 and _is_stray(words[-1], words[-1].x0 - words[-2].x1):
        words = words[:-1]
    while len(words) > 1 and _is_stray(words[0], words[1].x0 - words[0].x1):
        words = words[1:]
    return words


def _is_stray(word: Span, gap: float) -> bool:
    letters = sum(map(str.isalnum, word.text))
    return letters <= _LEAST_WORD and word.score < _CLEAR and gap > _ASTRAY * word.height


def _says_something(text: str, score: float) -> bool:
    runs = "".join(letter if letter.isalnum() else " " for letter in text).split()
    return bool(runs) and (score > _FAINT or max(map(len, runs)) > _LEAST_WORD)


def _sureness(page: Page) -> float:
    """How surely the page was read, letter by letter (0..1)."""
    texts: list[PageLine | Cell] = []
    for item in page.items:
        texts += item.cells if isinstance(item, Grid) else (item,)
    letters = sum(len(one.text) for one in texts)
    return sum(len(one.text) * one.score for one in texts) / letters if letters else 0.0


def _notes(sheet: Sheet, page: Page) -> tuple[str, ...]:
    notes = []
    if not page.items:
        notes.append(
            f"Halaman {page.number}: tidak ada tulisan yang terbaca (halaman kosong atau foto). "
            "Kalau halaman ini bertulisan, pindai ulang pada 200 dpi atau lebih."
        )
    elif _sureness(page) < _READABLE:
        notes.append(
            f"Halaman {page.number}: tulisannya tidak terbaca dengan baik (buram, pucat, atau tertutup), sehingga "
            "hasilnya tidak dapat dipercaya. Pindai ulang tegak lurus pada 200 dpi atau lebih, lalu baca lagi."
        )
    if sheet.scanned_dpi < LEAST_DPI and page.items:
        notes.append(
            f"Halaman {page.number}: gambarnya hanya sekitar {round(sheet.scanned_dpi)} titik per inci, sehingga huruf "
            "mudah salah dibaca. Pindai ulang pada 200 dpi atau lebih, atau periksa halaman ini kata demi kata."
        )
    if sheet.sheets > 1:
        notes.append(
            f"Halaman {page.number}: tampaknya {sheet.sheets} lembar dalam satu foto, sehingga barisnya dapat "
            "tercampur. Foto atau pindai tiap lembar sendiri-sendiri."
        )
    return tuple(notes)
