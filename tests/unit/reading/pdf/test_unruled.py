"""Tables that stand apart by white space alone."""

from __future__ import annotations

import pytest

from tests.unit.reading.pdf.sheets import EXPECTED, cells, compiled, decree, read, table
from tolok.reading import ReadingError


@pytest.mark.parametrize("spans", [True, False])
@pytest.mark.parametrize("more", ["row-gutter: 5pt,", "row-gutter: 12pt, align: horizon,", "inset: (x: 5pt, y: 4pt),"])
def test_columns_and_rows_are_told_by_white_space(more: str, spans: bool) -> None:
    found = cells(read(decree(table(stroke="none", more=more, spans=spans))))
    assert found == EXPECTED


def test_rule_below_the_heading_alone_parts_no_rows() -> None:
    stroke = "(x, y) => (top: if y < 2 { 0.6pt })"
    assert cells(read(decree(table(stroke=stroke, more="row-gutter: 5pt,")))) == EXPECTED


def test_stretched_running_text_about_indicators_is_no_table() -> None:
    text = (
        "#set par(justify: true)\n" + "Indikator kinerja utama memuat sasaran formula sumber data satuan jabatan " * 20
    )
    with pytest.raises(ReadingError, match="tidak ada tabel"):
        read(compiled(text, page=", width: 90mm"))


def test_signature_and_next_heading_end_the_table() -> None:
    below = "\n#v(8mm)\nDitetapkan di Teluk Pandan \\ pada tanggal 2 Januari 2024\n\nCAMAT TELUK PANDAN\n\nBUDI SANTOSA"
    keputusan = read(decree(table(stroke="none", more="row-gutter: 5pt,") + below))
    assert cells(keputusan) == EXPECTED
    assert keputusan.tempat == "Teluk Pandan"


def test_rows_of_a_spreadsheet_may_stand_far_apart() -> None:
    assert cells(read(decree(table(stroke="none", more="row-gutter: 70pt,", spans=False)))) == EXPECTED
