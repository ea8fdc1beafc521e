from __future__ import annotations

from tests.unit.reading.scan.test_vocabulary import page, texts
from tolok.reading.paper.page import PageLine
from tolok.reading.scan.whole import mend_document


def test_a_list_that_goes_on_over_the_page_has_its_signs_put_right_and_told() -> None:
    pages = mend_document([page("a. menyusun rencana;", "b. menyusun laporan;"), page("Cc. melayani warga.")])
    assert texts(pages)[-1] == "c. melayani warga."
    (line,) = pages[1].items
    assert isinstance(line, PageLine)
    assert "«Cc.»" in line.mended[0]


def test_a_page_with_text_of_its_own_keeps_its_signs() -> None:
    pages = mend_document([page("a. satu"), page("Bb. dua", is_scanned=False), page("C. tiga")])
    assert texts(pages)[1:] == ["Bb. dua", "c. tiga"]


def test_a_page_number_is_no_list_sign() -> None:
    assert texts(mend_document([page("1. menyusun rencana"), page("2 dari 5", "- 2 -")]))[1:] == ["2 dari 5", "- 2 -"]
