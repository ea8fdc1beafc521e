from __future__ import annotations

import sys

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.unit.reading.scan.drawn_page import as_file, drawn_page, scanned
from tolok.reading.errors import CancelledError, ReadingError
from tolok.reading.format import Source, format_of
from tolok.reading.limits import Limits
from tolok.reading.paper.page import Grid, Page, PageLine
from tolok.reading.scan import FORMAT, tesseract
from tolok.reading.scan.image import read_image, read_noted

WIDTH, HEIGHT = 420.0, 298.0
FORMULA = r"$\frac{Jumlah surat tepat waktu}{Jumlah seluruh surat} \times 100\%$"


def source(content: bytes, **told: object) -> Source:
    return Source(content, "halaman.png", Limits(), **told)  # type: ignore[arg-type]


def rows(page: Page) -> list[list[str]]:
    (grid,) = (item for item in page.items if isinstance(item, Grid))
    table = [[""] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        table[cell.row][cell.column] = cell.text
    return table


def check(page: Page) -> None:
    lines = [item.text for item in page.items if isinstance(item, PageLine)]
    assert lines[0] == "INDIKATOR KINERJA INDIVIDU"
    assert "Jabatan : Kepala Seksi Pelayanan" in lines
    assert lines[-2:] == ["Tugas : a. melayani surat keterangan warga;", "b. menyusun laporan bulanan."]
    assert rows(page) == [
        ["No", "Indikator", "Formula", "Sumber Data"],
        ["1", "Persentase surat yang selesai tepat waktu", FORMULA, "Buku register"],
        ["2", "Jumlah laporan bulanan", "Jumlah laporan yang disusun dalam satu tahun", "Arsip seksi"],
    ]


def test_a_leaning_noisy_page_is_read_to_the_letter() -> None:
    page = read_image(scanned(drawn_page(), -1.6), 3, WIDTH, HEIGHT)
    check(page)
    assert (page.number, page.turn) == (3, 0)
    (grid,) = (item for item in page.items if isinstance(item, Grid))
    assert all(0.5 < cell.score <= 1 for cell in grid.cells)
    assert grid.box[0] == pytest.approx(25.5, abs=5)  # the margin of the page


def test_a_page_on_its_side_and_head_is_turned() -> None:
    page = read_image(drawn_page().rotate(90, expand=True), 1, HEIGHT, WIDTH)
    check(page)
    assert page.turn == 1
    assert (page.width, page.height) == (WIDTH, HEIGHT)


def test_a_coarse_scan_is_read_with_a_warning() -> None:
    coarse = drawn_page().resize((drawn_page().width // 2, drawn_page().height // 2), Image.Resampling.LANCZOS)
    read = read_noted(coarse, 2, WIDTH, HEIGHT)
    assert len(rows(read.page)) == 3
    assert "Halaman 2" in read.notes[0]
    assert "200 dpi" in read.notes[0]


def test_a_page_too_blurred_to_read_is_told_with_the_remedy() -> None:
    read = read_noted(drawn_page().filter(ImageFilter.GaussianBlur(7)), 4, WIDTH, HEIGHT)
    assert any(note.startswith("Halaman 4: tulisannya tidak terbaca") and "200 dpi" in note for note in read.notes)


def test_a_page_of_few_leaning_lines_is_not_taken_for_one_on_its_side() -> None:
    page = Image.new("L", (1000, 1400), 255)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(size=26)
    for place in range(12):
        pen.text((120, 150 + 70 * place), "Camat menetapkan ukuran kinerja kecamatan", fill=0, font=font)
    read = read_image(page.rotate(-2, fillcolor=255), 1, 360, 504)
    lines = [item.text for item in read.items if isinstance(item, PageLine)]
    assert read.turn == 0
    assert sum("kinerja kecamatan" in line for line in lines) == 12
    (x0, top, _, _), (_, below, _, _) = (read.items[place].box for place in (0, 1))
    assert below - top == pytest.approx(70 * 0.36, abs=3)  # as printed, though the page leans
    assert read.shown(read.items[0].box)[0] > x0


def test_pages_become_one_layout_and_each_is_told() -> None:
    told: list[tuple[int, int]] = []
    content = as_file(drawn_page(), "TIFF", save_all=True, append_images=[Image.new("RGB", (800, 600), "white")])
    layout = FORMAT.read(source(content, progress=lambda done, total: told.append((done, total))))
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert layout.pages == 2  # type: ignore[union-attr]
    assert any("Halaman 2: tidak ada tulisan" in note for note in layout.notes)  # type: ignore[union-attr]
    assert len(list(layout.tables())) == 1  # type: ignore[union-attr]


def test_a_person_may_stop_the_reading() -> None:
    def stop(done: int, total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        FORMAT.read(source(as_file(Image.new("RGB", (800, 600), "white"), "PNG"), progress=stop))


def test_a_picture_without_words_is_refused_with_the_remedy() -> None:
    with pytest.raises(ReadingError, match=r"tidak ada tulisan yang terbaca.*200 dpi"):
        FORMAT.read(source(as_file(Image.new("RGB", (800, 600), (90, 140, 60)), "JPEG")))


def test_without_tesseract_pages_are_read_and_the_person_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "is_installed", lambda: False)
    layout = FORMAT.read(source(as_file(drawn_page(), "PNG")))
    assert tesseract.INSTALL in layout.notes[0]  # type: ignore[union-attr]
    assert any("Kepala Seksi Pelayanan" in line for line in layout.source)  # type: ignore[union-attr]


def test_without_the_extra_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("tolok.reading.scan.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "cv2", None)
    with pytest.raises(ReadingError, match=r"pip install \"tolok\[ocr\]\""):
        FORMAT.read(source(as_file(drawn_page(), "PNG")))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_pictures_are_known_by_their_bytes(kind: str) -> None:
    assert format_of(as_file(Image.new("RGB", (120, 120)), kind), "tanpa-nama") is FORMAT


def test_tesseract_and_its_indonesian_data_are_here() -> None:
    assert tesseract.is_installed()
