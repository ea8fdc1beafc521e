"""What is written is read back whole, from a folder and from a ZIP."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.archive import ArchiveError, read_archive, write_archive
from tolok.archive.cells import guard, read_table, unguard, write_table
from tolok.archive.reading import from_files
from tolok.archive.tree import tree_from_data, tree_to_data
from tolok.archive.writing import archive_files
from tolok.core.catalogue import Baris
from tolok.core.formula.nodes import (
    Constant,
    Difference,
    Node,
    Phrase,
    Product,
    Ratio,
    Scaled,
    Score,
    Sum,
    WeightedSum,
)
from tolok.core.measurement.indikator import Target
from tolok.core.measurement.office_year import OfficeYear
from tolok.core.registers.entry import Entry
from tolok.sample import sample_year


def _same(left: OfficeYear, right: OfficeYear) -> bool:
    listed = [replace(year, entries=tuple(year.entries), statements=tuple(year.statements)) for year in (left, right)]
    return listed[0] == listed[1]


@pytest.mark.parametrize("name", ["kantor", "kantor.zip"])
def test_the_whole_sample_comes_back_equal_from_folder_and_zip(tmp_path: Path, name: str) -> None:
    year = sample_year()
    write_archive(year, tmp_path / name)
    reading = read_archive(tmp_path / name)
    assert reading.problems == ()
    assert _same(reading.office_year, year)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_same_year_gives_the_same_zip_byte_by_byte(tmp_path: Path, small_year: OfficeYear) -> None:
    for name in ("a.zip", "b.zip"):
        write_archive(small_year, tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_an_existing_archive_is_never_overwritten(tmp_path: Path, small_year: OfficeYear) -> None:
    write_archive(small_year, tmp_path / "kantor")
    with pytest.raises(ArchiveError, match="sudah ada"):
        write_archive(small_year, tmp_path / "kantor")


def test_a_zip_made_of_the_folder_itself_is_read_too(files: dict[str, bytes], small_year: OfficeYear) -> None:
    from tolok.archive.files import _without_top_folder

    nested = {f"wanakerti/{name}": data for name, data in files.items()}
    assert _same(from_files(_without_top_folder(nested)).office_year, small_year)


def test_a_row_that_left_the_decree_is_written_out_and_read_back(small_year: OfficeYear) -> None:
    changed = replace(small_year.indikator[0], key="IKU/9/9", baris=Baris(indikator="Indeks lain", sasaran="Sasaran"))
    ranged = replace(small_year.indikator[1], targets={2: Target(Decimal("79.5"), Decimal("80.25"))}, node=None)
    year = replace(small_year, indikator=(changed, ranged))
    assert _same(from_files(archive_files(year)).office_year, year)


def test_a_cell_that_a_spreadsheet_would_run_is_disarmed_and_read_back(small_year: OfficeYear) -> None:
    evil = {"nomor": "=HYPERLINK(1)", "perihal": "+62 812\n@SUM(A1)", "asal_tujuan": "'-lima"}
    letter = next(entry for entry in small_year.entries if entry.register == "surat")
    others = tuple(entry for entry in small_year.entries if entry.register != "surat")
    year = replace(small_year, entries=(*others, replace(letter, lain=evil)))
    files = archive_files(year)
    assert b",'=HYPERLINK(1)," in files["register/surat.csv"]
    read = next(entry for entry in from_files(files).office_year.entries if entry.register == "surat")
    assert read.lain == evil


def test_a_value_without_a_column_is_refused_when_writing(small_year: OfficeYear) -> None:
    stray = Entry("x", small_year.office.code, "desa", kind="desa", village="Watuloka", lain={"warna": "biru"})
    with pytest.raises(ValueError, match="warna"):
        archive_files(replace(small_year, entries=(stray,)))


def test_rows_of_another_office_are_refused_when_writing(small_year: OfficeYear) -> None:
    stray = replace(small_year.entries[0], office="99.01.02")
    with pytest.raises(ValueError, match=r"99\.01\.02"):
        archive_files(replace(small_year, entries=(stray,)))


@given(st.text())
def test_guarding_a_cell_is_undone_by_unguarding(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


_cell = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


@given(st.lists(st.lists(_cell.filter(str.strip), min_size=3, max_size=3), max_size=5))
def test_a_table_of_any_texts_comes_back(rows: list[list[str]]) -> None:
    text = write_table(["a", "b", "c"], rows).encode().decode()
    assert [cells for _, cells in read_table(text)][1:] == rows


_number = st.decimals(allow_nan=False, allow_infinity=False, min_value=-1000, max_value=1000, places=3)
_leaf = st.one_of(
    st.builds(Phrase, st.text()), st.builds(Score, st.text()), st.builds(Constant, _number, st.none() | st.text())
)


def _grown(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    parts = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Sum, parts),
        st.builds(Product, parts),
        st.builds(Difference, inner, inner),
        st.builds(Ratio, inner, inner, _number),
        st.builds(Scaled, inner, _number),
        st.builds(WeightedSum, st.lists(st.tuples(_number, inner), min_size=1, max_size=3).map(tuple)),
    )


@given(st.recursive(_leaf, _grown, max_leaves=8))
def test_every_formula_tree_comes_back_equal(node: Node) -> None:
    assert tree_from_data(tree_to_data(node)) == node
