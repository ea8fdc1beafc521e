"""What only the whole document tells: lists that go on over the page, words that are said elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tolok.reading.paper.page import Page, PageLine
from tolok.reading.scan.marks import mend_marks
from tolok.reading.scan.mend import told
from tolok.reading.scan.vocabulary import mend_words


def mend_document(pages: Sequence[Page]) -> list[Page]:
    """The pages with list signs and words put right. Pages with text of their own (`Page.back` is None) stay."""
    return mend_words(_with_marks(pages))


def _with_marks(pages: Sequence[Page]) -> list[Page]:
    lines = [item for page in pages for item in page.items if isinstance(item, PageLine)]
    texts = mend_marks([line.text for line in lines])
    mended = {
        id(line): replace(line, text=text, mended=(*line.mended, *told(line.text, text)))
        for line, text in zip(lines, texts, strict=True)
    }
    return [
        page if page.back is None else replace(page, items=tuple(mended.get(id(item), item) for item in page.items))
        for page in pages
    ]
