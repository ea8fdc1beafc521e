"""What a page repeats at its head and foot, and its number: no part of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from tolok.core.kernel.text import fold
from tolok.reading.paper.page import Grid, Page, PageLine
from tolok.reading.wording.labels import closes, read_label
from tolok.reading.wording.paragraphs import is_page_number

_EDGE = 0.13  # of the height of the page: where running heads stand
_SAME = 0.02  # of the height: how far the same head may wander from page to page
_LEAST_PAGES = 3
# what the services of electronic signature print at the foot of a page (BSrE; UU 11/2008 pasal 5), over several lines
_MACHINE_FOOT = re.compile(
    r"^\W*(?:dokumen\s+ini\s+(?:telah\s+)?di\s?tanda\s?tangani\s+secara\s+elektronik\b.*\bsertifikat\b"
    r"|informasi\s+elektronik\s+dan\s*/\s*atau\s+dokumen\s+elektronik\b|UU\s+ITE\s+(?:No|Nomor)\b)",
    re.I,
)
_DIGITS = re.compile(r"\d+")


def without_running_heads(pages: list[Page]) -> list[Page]:
    """`pages` without repeated heads, feet and page numbers. A repeated heading at the top is kept where it is first.

    "INDIKATOR KINERJA INDIVIDU" over every sheet says what the decree is; the address of the office at the foot
    would stand in the middle of a sentence.
    """
    repeated: set[int] = set()
    for found in _candidates(pages).values():
        for run in _runs(found):
            first_page, first = run[0]
            kept = closes(first.text) and _is_head(first, first_page)
            repeated.update(id(line) for _, line in run[1 if kept else 0 :])
    repeated.update(id(line) for page in pages for line in _machine_foot(page))
    return [
        replace(page, items=tuple(item for item in page.items if not _dropped(item, page, repeated))) for page in pages
    ]


def _dropped(item: PageLine | Grid, page: Page, repeated: set[int]) -> bool:
    if isinstance(item, Grid):
        return False
    return id(item) in repeated or (_is_at_edge(item, page) and is_page_number(item.text))


def _machine_foot(page: Page) -> list[PageLine]:
    """The lines that a service of electronic signature printed at the foot, to the end of the page."""
    foot = [item for item in page.items if isinstance(item, PageLine) and item.box[1] > (1 - _EDGE) * page.height]
    start = next((place for place, line in enumerate(foot) if _MACHINE_FOOT.match(line.text)), len(foot))
    return foot[start:]


def _candidates(pages: list[Page]) -> dict[str, list[tuple[Page, PageLine]]]:
    """Lines at the edges of their pages, by their words; numbers apart, for they may count the pages."""
    found: dict[str, list[tuple[Page, PageLine]]] = defaultdict(list)
    for page in pages:
        for item in page.items:
            if isinstance(item, PageLine) and _is_at_edge(item, page) and read_label(item.text) is None:
                found[_DIGITS.sub("#", fold(item.text))].append((page, item))
    return found


def _runs(found: list[tuple[Page, PageLine]]) -> list[list[tuple[Page, PageLine]]]:
    """Those that stand at one height on enough pages and say the same, or count the pages."""
    runs: list[list[tuple[Page, PageLine]]] = []
    for page, line in found:
        for run in runs:
            if _alike(run[-1], (page, line)):
                run.append((page, line))
                break
        else:
            runs.append([(page, line)])
    return [run for run in runs if len(run) >= _LEAST_PAGES and 2 * len(run) > run[-1][0].number - run[0][0].number]


def _alike(above: tuple[Page, PageLine], below: tuple[Page, PageLine]) -> bool:
    (page, line), (next_page, next_line) = above, below
    step = next_page.number - page.number
    if step < 1 or abs(line.box[1] / page.height - next_line.box[1] / next_page.height) > _SAME:
        return False
    numbers = zip(_DIGITS.findall(line.text), _DIGITS.findall(next_line.text), strict=False)
    return all(int(one) in (int(other), int(other) - step) for one, other in numbers)


def _is_head(line: PageLine, page: Page) -> bool:
    return line.box[3] < _EDGE * page.height


def _is_at_edge(line: PageLine, page: Page) -> bool:
    return _is_head(line, page) or line.box[1] > (1 - _EDGE) * page.height
