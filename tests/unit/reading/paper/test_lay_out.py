"""Pages -> layout: numbered lines, running heads, grids as ruled rows."""

from __future__ import annotations

from dataclasses import replace

from tolok.reading.keputusan.assemble import assemble
from tolok.reading.layout import Layout, Line, Table
from tolok.reading.paper.lay_out import layout_of_pages
from tolok.reading.paper.page import Cell, Grid, Page, PageLine

_WIDTH, _HEIGHT = 600.0, 800.0


def _page(number: int, *items: PageLine | Grid, turn: int = 0) -> Page:
    return Page(number, _WIDTH, _HEIGHT, items, turn)


def _line(text: str, top: float, x0: float = 50, height: float = 12) -> PageLine:
    return PageLine(text, (x0, top, x0 + 6 * len(text), top + height))


def _grid(*rows: tuple[str, ...], top: float = 100) -> Grid:
    cells = [
        Cell(row, column, text, (50 + 100 * column, top + 20 * row, 150 + 100 * column, top + 20 * row + 20))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    return Grid(tuple(cells), (50, top, 50 + 100 * len(rows[0]), top + 20 * len(rows)), len(rows), len(rows[0]))


def _texts(layout: Layout) -> list[str]:
    return [line.text for line in layout.lines()]


def test_lines_are_numbered_as_the_source_counts_them() -> None:
    layout = layout_of_pages([_page(1, _line("KEPUTUSAN CAMAT", 50), _grid(("NO", "SASARAN"), ("1", "Naik\nterus")))])
    table = next(layout.tables())
    assert layout.source == ("KEPUTUSAN CAMAT", "", "NO\tSASARAN", "1\tNaik terus")
    assert [row.number for row in table.rows] == [3, 4]
    assert all(row.is_ruled for row in table.rows)
    assert table.rows[1].cells == ("1", "Naik\nterus")
    assert table.rows[1].at(1).box == (150, 120, 250, 140)
    assert table.rows[1].at(1).line == 4


def test_wide_gap_and_page_break_are_worth_a_blank_line() -> None:
    body = [_line(f"baris {n}", 100 + 14 * n) for n in range(6)]
    layout = layout_of_pages([_page(1, *body, _line("paragraf lain", 220)), _page(2, _line("halaman lain", 100))])
    assert _texts(layout) == [*(f"baris {n}" for n in range(6)), "", "paragraf lain", "", "halaman lain"]
    assert layout.pages == 2


def test_page_numbers_and_repeated_feet_are_left_out() -> None:
    pages = [
        _page(n, _line("JDIH Kabupaten Teluk", 20), _line(f"isi {n * n}", 400), _line(f"Lembar {n} dari berkas", 770),
              _line(f"- {n} -", 785))
        for n in range(1, 5)
    ]  # fmt: skip
    assert [text for text in _texts(layout_of_pages(pages)) if text] == ["isi 1", "isi 4", "isi 9", "isi 16"]


def test_heading_repeated_over_every_sheet_is_kept_where_it_is_first() -> None:
    pages = [_page(n, _line("INDIKATOR KINERJA INDIVIDU", 30), _line(f"Jabatan : Kasi {n}", 60)) for n in range(1, 5)]
    texts = [text for text in _texts(layout_of_pages(pages)) if text]
    assert texts == ["INDIKATOR KINERJA INDIVIDU", *(f"Jabatan : Kasi {n}" for n in range(1, 5))]


def test_lines_that_differ_by_other_numbers_are_no_running_heads() -> None:
    pages = [_page(n, _line(f"Nomor {100 + 7 * n}", 30)) for n in range(1, 5)]
    assert [text for text in _texts(layout_of_pages(pages)) if text] == [f"Nomor {100 + 7 * n}" for n in range(1, 5)]


def test_cell_over_rows_stands_in_the_first_and_is_blank_below() -> None:
    cells = (
        Cell(0, 0, "Sasaran A", (0, 0, 100, 40), row_span=2),
        Cell(0, 1, "Jumlah satu", (100, 0, 200, 20)),
        Cell(1, 1, "Jumlah dua", (100, 20, 200, 40)),
    )
    layout = layout_of_pages([_page(1, Grid(cells, (0, 0, 200, 40), 2, 2))])
    assert [row.cells for row in next(layout.tables()).rows] == [("Sasaran A", "Jumlah satu"), ("", "Jumlah dua")]


def test_label_rows_of_a_grid_become_lines() -> None:
    layout = layout_of_pages([_page(1, _grid(("Jabatan", ":", "Camat"), ("Fungsi", ":", "a. satu;\nb. dua.")))])
    assert _texts(layout) == ["Jabatan : Camat", "Fungsi : a. satu;", "b. dua."]
    assert not list(layout.tables())


def test_table_over_the_page_stands_in_a_new_table_below_a_blank() -> None:
    layout = layout_of_pages([_page(1, _grid(("NO", "SASARAN"))), _page(2, _grid(("1", "Naik")))])
    assert [type(block) for block in layout.blocks] == [Table, Line, Table]


def test_places_of_a_turned_page_are_those_of_the_page_as_shown() -> None:
    page = Page(1, 800, 600, (PageLine("tegak", (100, 50, 200, 60)),), turn=1)
    (line,) = layout_of_pages([page]).lines()
    assert line.at.box == (50, 600, 60, 700)


def _spanned(*rows: tuple[str, ...], spans: dict[tuple[int, int], int]) -> Grid:
    """A grid; `spans` says over how many rows the cell at (row, column) reaches."""
    whole = _grid(*rows)
    covered = {(row + down, column) for (row, column), rows in spans.items() for down in range(1, rows)}
    cells = [
        replace(cell, row_span=spans.get((cell.row, cell.column), 1))
        for cell in whole.cells
        if (cell.row, cell.column) not in covered
    ]
    return replace(whole, cells=tuple(cells))


_HEADS = ("NO", "SASARAN", "INDIKATOR KINERJA", "FORMULASI", "PENANGGUNG JAWAB")
_SPANS = {(1, column): 2 for column in (0, 1, 4)}


def test_cell_over_several_rows_stands_in_each_that_has_an_indikator() -> None:
    grid = _spanned(_HEADS, ("1", "Tertib", "Jumlah surat", "Jumlah surat", "Sekretaris"),
                    ("", "", "Jumlah map", "Jumlah map", ""), spans=_SPANS)  # fmt: skip
    layout = layout_of_pages([_page(1, grid)])
    last = next(layout.tables()).rows[-1]
    assert last.cells == ("", "Tertib", "Jumlah map", "Jumlah map", "Sekretaris")
    assert last.at(4).box == (450, 120, 550, 140)
    assert layout.source[-1] == "\t\tJumlah map\tJumlah map\t"


def test_cell_over_several_rows_is_written_once_where_the_indikator_goes_on() -> None:
    grid = _spanned(_HEADS, ("1", "Tertib", "Jumlah surat", "Jumlah surat", "Sekretaris"),
                    ("", "", "", "dibagi seluruh surat", ""), spans=_SPANS | {(1, 2): 2})  # fmt: skip
    last = next(layout_of_pages([_page(1, grid)]).tables()).rows[-1]
    assert last.cells == ("", "", "", "dibagi seluruh surat", "")


def test_half_of_a_cell_at_the_top_of_a_page_is_not_written_into_the_rows_below_it() -> None:
    first = _spanned(_HEADS, ("1", "Tertibnya surat dan", "Jumlah surat", "Jumlah surat", "Camat"), spans={})
    rest = _spanned(_HEADS, ("", "arsip", "masuk", "masuk", ""), ("", "", "Jumlah map", "Jumlah map", ""),
                    spans={(1, 1): 2})  # fmt: skip
    *_, table = layout_of_pages([_page(1, first), _page(2, rest)]).tables()
    assert [row.cells[1] for row in table.rows] == ["SASARAN", "arsip", ""]


def test_name_of_a_jabatan_that_wraps_under_its_own_column_is_read_whole() -> None:
    labels = (_line("Jabatan : Kepala Seksi Ketertiban", 40), _line("Umum", 54, x0=120), _line("Tugas : menjaga", 68))
    rows = _grid(_HEADS, ("1", "Aman", "Jumlah pos", "Jumlah pos", "Camat"))
    keputusan, _ = assemble(layout_of_pages([_page(1, *labels, rows)]), "a.pdf")
    (jabatan,) = keputusan.jabatan
    assert (jabatan.nama, jabatan.tugas) == ("Kepala Seksi Ketertiban Umum", ("menjaga",))


def test_foot_that_a_signing_service_prints_is_left_out_though_it_wraps_otherwise_on_each_page() -> None:
    first = "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik"
    feet = ((_line(first, 760), _line("yang diterbitkan BSrE", 774)), (_line(f"{first} yang diterbitkan BSrE", 760),))
    pages = [_page(number, _line("isi", 400), *foot) for number, foot in enumerate(feet, start=1)]
    assert [text for text in _texts(layout_of_pages(pages)) if text] == ["isi", "isi"]
