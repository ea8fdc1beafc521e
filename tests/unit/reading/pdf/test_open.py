"""PDF that cannot be read, and why; bounds; pages that are pictures."""

from __future__ import annotations

import io
from importlib import import_module

import pikepdf
import pytest
from PIL import Image

from tests.unit.reading.pdf.sheets import EXPECTED, cells, compiled, decree, read, saved, table
from tolok.reading import ReadingError, is_slow, read_decree
from tolok.reading.errors import CancelledError
from tolok.reading.limits import Limits
from tolok.reading.paper.page import Page, PageLine
from tolok.reading.pdf.usable import is_garbage
from tolok.reading.scan.image import Read

_PLAIN = decree(table())


def _locked(*, user: str) -> bytes:
    with pikepdf.open(io.BytesIO(_PLAIN)) as document:
        return saved(document, encryption=pikepdf.Encryption(owner="pemilik", user=user, R=6))


def test_pdf_is_read_in_the_background() -> None:
    assert is_slow(_PLAIN, "keputusan.pdf")


def test_pdf_locked_with_a_password_is_refused_with_the_remedy() -> None:
    with pytest.raises(ReadingError, match=r"kata sandi.*tanpa kata sandi"):
        read(_locked(user="rahasia"))


def test_pdf_that_only_its_owner_may_copy_is_read() -> None:
    assert cells(read(_locked(user=""))) == EXPECTED


@pytest.mark.parametrize("share", [0.02, 0.5, 0.9, 0.999])
def test_pdf_cut_off_is_refused(share: float) -> None:
    with pytest.raises(ReadingError, match=r"rusak|terpotong"):
        read(_PLAIN[: int(len(_PLAIN) * share)])


def test_pdf_with_a_broken_table_of_its_parts_is_read_all_the_same() -> None:
    start = _PLAIN.rindex(b"startxref")
    assert cells(read(_PLAIN[:start] + b"startxref\n12\n%%EOF\n")) == EXPECTED


def test_words_before_the_magic_do_no_harm() -> None:
    assert cells(read(b"\r\nX-Sumber: printer\r\n" + _PLAIN)) == EXPECTED


def test_too_many_pages_are_refused_before_any_is_read() -> None:
    told: list[int] = []
    pdf = compiled("#for n in range(6) { [isi #n]; pagebreak(weak: true) }")
    with pytest.raises(ReadingError, match="6 halaman, melewati batas 5"):
        read_decree(pdf, "naskah.pdf", limits=Limits(pages=5), progress=lambda done, total: told.append(done))
    assert told == []


def test_progress_is_told_after_every_page_and_may_cancel() -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        read_decree(compiled("#for n in range(4) { [isi #n]; pagebreak(weak: true) }"), "naskah.pdf", progress=progress)
    assert told == [(0, 4), (1, 4), (2, 4)]


def test_pdf_without_a_word_is_refused() -> None:
    with pytest.raises(ReadingError, match="tanpa satu kata pun"):
        read(compiled("#pagebreak()"))


def test_letters_without_meaning_are_known() -> None:
    assert is_garbage(["(cid:12)"] * 40 + ["a"] * 60)
    assert is_garbage(list("\x03\x1a\ue012" * 40))
    assert is_garbage(list("3(5$785$1%83$7,-(0%(5" * 20))
    assert not is_garbage(list("Jumlahsuratyangterbittepatwaktu" * 20))
    assert not is_garbage(list("Nama......................" * 20))


def test_page_that_is_a_picture_alone_goes_to_the_reader_of_scans(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of the file is read as text; the picture has the size of the page in points and dots enough to read."""
    seen: list[tuple[int, int, float, float]] = []

    def read_noted(image: Image.Image, number: int, width: float, height: float) -> Read:
        seen.append((number, image.width, width, height))
        return Read(Page(number, width, height, (PageLine("KEPUTUSAN CAMAT", (50, 50, 200, 62)),)), ("buram",))

    import_module("tolok.reading.scan.document")  # it takes read_noted by name: not while another stands there
    monkeypatch.setattr("tolok.reading.scan.image.read_noted", read_noted)
    scan = io.BytesIO()
    Image.new("RGB", (827, 1169), "white").save(scan, "PDF", resolution=100)
    with pikepdf.open(scan) as pictured, pikepdf.open(io.BytesIO(_PLAIN)) as document:
        document.pages.insert(0, pictured.pages[0])
        mixed = saved(document)
    reading = read_decree(mixed, "campuran.pdf")
    ((number, dots, width, _),) = seen
    assert number == 1
    assert width == pytest.approx(595.4, abs=1)
    assert dots >= 800
    assert cells(reading.keputusan) == EXPECTED
    assert "buram" in reading.notes
    assert any("halaman 1" in note for note in reading.notes)
