"""Tables in tabs, pipes and HTML come out alike."""

from __future__ import annotations

import pytest

from tests.unit.reading.texts import read

TABS = (
    "No\tSasaran\tIndikator\tFormula\tSumber Data\n"
    "1\tTertib\tJumlah RT\tJumlah RT\tData RT\n\t\tJumlah RW\tJumlah RW\tData RW\n"
)
PIPES = """| **No** | **Sasaran** | **Indikator** | **Formula** | **Sumber Data** |
|:--|---|---|---|--:|
| 1 | Tertib | Jumlah RT | Jumlah RT | Data RT |
|  |  | Jumlah RW | Jumlah RW | - Data RW |
"""
OPEN_PIPES = """No | Sasaran | Indikator | Formula | Sumber Data
---|---|---|---|---
1 | Tertib | Jumlah RT | Jumlah RT | Data RT
 | | Jumlah RW | Jumlah RW | Data RW
"""
HTML = """<table border="1">
<thead><tr><th>No</th><th>Sasaran</th><th>Indikator</th><th>Formula</th><th>Sumber Data</th></tr></thead>
<tr><td rowspan="2">1</td><td rowspan="2">Tertib</td><td>Jumlah RT</td><td>Jumlah RT</td><td>Data RT</td></tr>
<tr><td>Jumlah RW</td><td><p>Jumlah RW</p></td><td><ul><li>Data RW</li></ul></td></tr>
</table>
"""


@pytest.mark.parametrize("table", [TABS, PIPES, OPEN_PIPES, HTML, TABS.replace("\n", "\r\n"), TABS.replace("\n", "\r")])
def test_same_table_in_any_dress_gives_the_same_rows(table: str) -> None:
    (jabatan,) = read("Jabatan : Kasi\n\n" + table).jabatan
    assert [(b.nomor, b.sasaran, b.indikator, b.formula.teks, b.sumber_data) for b in jabatan.baris] == [
        ("1", "Tertib", "Jumlah RT", "Jumlah RT", ("Data RT",)),
        (None, "Tertib", "Jumlah RW", "Jumlah RW", ("Data RW",)),
    ]


def test_line_numbers_are_those_of_the_file() -> None:
    for table, lines in ((TABS, (4, 5)), (PIPES, (5, 6)), (HTML, (5, 6))):
        (jabatan,) = read("Jabatan : Kasi\n\n" + table).jabatan
        assert tuple(baris.asal["indikator"].baris for baris in jabatan.baris) == lines


def test_html_heading_over_two_rows_names_its_sub_columns() -> None:
    html = (
        "<table><tr><td rowspan=2>No</td><td rowspan=2>Sasaran</td><td rowspan=2>Indikator</td>"
        "<td colspan=2>Target</td><td rowspan=2>Formula</td></tr><tr><td>2024</td><td>2025</td></tr>"
        "<tr><td>1</td><td>Tertib</td><td>Jumlah RT</td><td>8</td><td>9</td><td>Jumlah RT</td></tr></table>"
    )
    (jabatan,) = read("Jabatan : Kasi\n" + html).jabatan
    assert jabatan.baris[0].kolom_lain == {"Target 2024": "8", "Target 2025": "9"}


def test_damaged_html_spans_do_not_make_a_huge_table() -> None:
    html = "<table><tr><td colspan=999999999>Sasaran</td><td>Indikator</td></tr><tr><td>x"
    from tolok.reading.text.layout import lay_out

    (found,) = lay_out(html).tables()
    assert max(len(row.cells) for row in found.rows) < 1000


@pytest.mark.parametrize("mark", ["- 2 -", "2", "Halaman 2 dari 4"])
def test_page_number_between_rows_is_no_part_of_a_cell(mark: str) -> None:
    table = f"SASARAN\tINDIKATOR\tFORMULA\tSUMBER DATA\nTertib\tJumlah RT\tJumlah RT\tDaftar RT\n{mark}\n"
    (jabatan,) = read(f"{table}Aman\tJumlah pos\tJumlah pos\tDaftar pos\n").jabatan
    assert [baris.sumber_data for baris in jabatan.baris] == [("Daftar RT",), ("Daftar pos",)]
