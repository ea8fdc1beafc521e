from __future__ import annotations

import pytest

from tolok.reading.paper.page import Page, PageLine
from tolok.reading.scan.vocabulary import known_words, mend_words

STRAIGHT = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def page(*lines: str, score: float = 0.98, is_scanned: bool = True) -> Page:
    items = tuple(PageLine(text, (0, 20 * place, 100, 20 * place + 10), score) for place, text in enumerate(lines))
    return Page(1, 595, 842, items, back=STRAIGHT if is_scanned else None)


def texts(pages: list[Page]) -> list[str]:
    return [item.text for one in pages for item in one.items if isinstance(item, PageLine)]


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("akuntabilitas kecainatan", "akuntabilitas kecamatan"),
        ("KECAINATAN WANASARI", "KECAMATAN WANASARI"),
        ("Ketenteranlan dan Ketertihan", "Ketenteranlan dan Ketertiban"),
        ("Masyarakat dan perneriksaan", "Masyarakat dan pemeriksaan"),
    ],
)
def test_a_word_that_looks_like_one_of_every_office_is_put_right_and_told(read: str, right: str) -> None:
    (mended,) = mend_words([page(read)])
    (line,) = mended.items
    assert isinstance(line, PageLine)
    assert line.text == right
    assert "dibetulkan menjadi" in line.mended[0]


def test_a_word_that_looks_like_one_the_document_says_often_is_put_right() -> None:
    assert texts(mend_words([page("Posyandu Melati", "posyandu desa", "Posyanclu Kenanga")]))[-1] == "Posyandu Kenanga"


@pytest.mark.parametrize(
    "text",
    ["ketentraman umum", "mengkoordinasikan", "kerjasama desa", "Sumarni", "12345 unit", "surat balas",
     "a@kecainatan.id"],
)  # fmt: skip
def test_what_the_office_wrote_so_stays(text: str) -> None:
    assert texts(mend_words([page(text, "surat batas desa", "surat batas desa", "Sumar")]))[0] == text


def test_an_odd_word_said_often_stays() -> None:
    lines = ("Bunga Cantik",) * 3
    assert texts(mend_words([page(*lines, "Bunga Cantlk")]))[0] == lines[0]
    assert texts(mend_words([page(*("kecainatan",) * 3)])) == ["kecainatan"] * 3


def test_a_page_with_text_of_its_own_votes_and_stays() -> None:
    own = page("Posyandu", "posyandu", "Posyanclu", is_scanned=False)
    assert texts(mend_words([own, page("Posyanclu")])) == ["Posyandu", "posyandu", "Posyanclu", "Posyanclu"]
    assert texts(mend_words([page("Posyandu", "Posyandu", is_scanned=False), page("Posyanclu")]))[-1] == "Posyandu"


def test_the_words_of_every_office_are_in_order_and_said_once() -> None:
    words = known_words()
    assert len(words) > 300
    assert all(word.isalpha() and word.islower() and len(word) >= 5 for word in words)
