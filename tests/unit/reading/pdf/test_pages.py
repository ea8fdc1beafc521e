"""Pages turned, cut and stamped; running text beside tables; places on the page as shown."""

from __future__ import annotations

import io

import pikepdf
import pytest

from tests.unit.reading.pdf.sheets import EXPECTED, cells, compiled, decree, drawn, read, saved, table, word
from tolok.reading import read_decree
from tolok.reading.format import Source
from tolok.reading.limits import Limits
from tolok.reading.page_image import page_size
from tolok.reading.pdf.document import read_document

_PLAIN = decree(table())


def _changed(pdf: bytes, **keys: object) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            for key, value in keys.items():
                page.obj[f"/{key}"] = value
        return saved(document)


def _texts(pdf: bytes) -> list[str]:
    return [line.text for line in read_document(Source(pdf, "naskah.pdf", Limits())).lines() if line.text]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_page_shown_turned_is_read_and_its_boxes_lie_on_the_page_as_shown(turn: int) -> None:
    pdf = _changed(_PLAIN, Rotate=turn)
    keputusan = read(pdf)
    assert cells(keputusan) == EXPECTED
    straight = read(_PLAIN).jabatan[0].baris[0].asal["indikator"].kotak
    box = keputusan.jabatan[0].baris[0].asal["indikator"].kotak
    assert straight is not None and box is not None
    width, height = page_size(pdf, "naskah.pdf", 1)
    x0, top, x1, bottom = straight
    expected = {
        90: (width - bottom, x0, width - top, x1),
        180: (width - x1, height - bottom, width - x0, height - top),
        270: (top, height - x1, bottom, height - x0),
    }[turn]
    assert box == pytest.approx(expected, abs=0.2)


def test_table_printed_sideways_on_an_upright_page_is_read() -> None:
    body = table().replace("#table", "table").strip()
    labels = "[Jabatan : Kepala Seksi Pelayanan]"
    pdf = compiled(f"#rotate(-90deg, reflow: true, block(width: 240mm, {{ {labels}; parbreak(); {body} }}))")
    assert cells(read(pdf)) == EXPECTED


def test_boxes_count_from_the_corner_of_the_visible_part() -> None:
    with pikepdf.open(io.BytesIO(_PLAIN)) as document:
        x0, y0, x1, y1 = (float(edge) for edge in document.pages[0].mediabox)
    pdf = _changed(_PLAIN, MediaBox=[x0 - 50, y0 - 70, x1 + 30, y1 + 40], CropBox=[x0, y0, x1, y1])
    assert read(pdf).jabatan[0].baris[2].asal == read(_PLAIN).jabatan[0].baris[2].asal


def test_watermark_across_the_page_is_no_text() -> None:
    page = ", foreground: rotate(-45deg, text(80pt, fill: luma(220))[SALINAN])"
    pdf = decree(table(), page=page)
    assert cells(read(pdf)) == EXPECTED
    assert not any("SALINAN" in text for text in _texts(pdf))


def test_two_signature_blocks_side_by_side_are_read_one_after_the_other() -> None:
    left = r"Mengetahui, \ KEPALA BAGIAN \ \ \ *SITI RAHMA* \ NIP. 197001011990012001"
    right = r"Ditetapkan di Teluk \ tanggal 2 Januari 2024 \ CAMAT \ \ \ *BUDI SANTOSA* \ NIP. 197501011995011002"
    texts = _texts(decree(table() + f"\n#v(1cm)\n#grid(columns: (1fr, 1fr), [{left}], [{right}])"))
    assert texts.index("SITI RAHMA") < texts.index("Ditetapkan di Teluk")
    assert texts[-2:] == ["BUDI SANTOSA", "NIP. 197501011995011002"]


def test_labels_with_hanging_text_stay_on_their_lines() -> None:
    rows = "[Menimbang], [:], [a.], [bahwa kinerja perlu diukur dengan cara yang sama di semua kampung;],"
    rows += " [], [], [b.], [bahwa untuk itu perlu ditetapkan ukuran yang dapat dihitung setiap tahun;],"
    rows += " [Mengingat], [:], [1.], [Undang-Undang tentang Pemerintahan Daerah yang berlaku saat ini;]"
    texts = _texts(compiled(f"#grid(columns: (30mm, 5mm, 8mm, 90mm), row-gutter: 8pt, {rows})"))
    assert texts[0].startswith("Menimbang : a. bahwa kinerja")
    assert any(text.startswith("b. bahwa untuk itu") for text in texts)
    assert any(text.startswith("Mengingat : 1. Undang-Undang") for text in texts)


def test_two_columns_of_text_are_read_one_after_the_other() -> None:
    texts = _texts(
        compiled("#columns(2)[" + "kiri sekali lagi " * 60 + "#colbreak()" + "kanan sekali lagi " * 60 + "]")
    )
    assert all("kanan" not in text for text in texts[:5])
    assert all("kiri" not in text for text in texts[-5:])


def test_heading_with_spaced_letters_is_one_word() -> None:
    assert "MEMUTUSKAN" in _texts(compiled("#text(tracking: 6pt)[MEMUTUSKAN]\n\nsatu baris biasa saja"))


def test_bold_by_printing_twice_is_read_once() -> None:
    content = word(50, 700, "Camat Teluk Pandan menetapkan") + word(50.4, 700, "Camat Teluk Pandan menetapkan")
    assert _texts(drawn(content)) == ["Camat Teluk Pandan menetapkan"]


def test_every_field_has_its_page_and_box() -> None:
    reading = read_decree(_PLAIN, "keputusan.pdf")
    assert reading.pages == 1
    asal = reading.keputusan.jabatan[0].baris[0].asal["formula"]
    assert asal.halaman == 1
    assert asal.kotak is not None
