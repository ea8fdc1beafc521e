"""A count as plain data: read back equal, refused in words where it is none."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from tests.support.formula_strategies import declared_terms
from tolok.archive.term import term_from_data, term_to_data
from tolok.core.registers.term import Term


@given(declared_terms())
def test_every_term_of_a_declared_register_comes_back_equal(term: Term) -> None:
    assert term_from_data(term_to_data(term)) == term


def test_a_column_stands_only_where_its_values_are_counted() -> None:
    assert "kolom" not in term_to_data(Term("kegiatan"))
    data = term_to_data(Term("kegiatan", measure="distinct", column="village"))
    assert (data["ukuran"], data["kolom"]) == ("distinct", "village")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"ukuran": "distinct"}, "kolom hitungan"),
        ({"kolom": "village"}, "«rows», «village»"),
        ({"ukuran": "distinct", "kolom": "submitted"}, "«distinct», «submitted»"),
        ({"ukuran": "distinct", "kolom": ["village"]}, "kolom hitungan tidak ada"),
        ({"register": "kehadiran", "ukuran": "distinct", "kolom": "village"}, "tidak ada di Daftar Hadir"),
        ({"register": "aset", "ukuran": "distinct", "kolom": "kind"}, "«distinct», «kind»"),
        ({"lain": 1}, "tidak lengkap"),
    ],
)
def test_a_count_that_is_none_is_refused_in_words(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        term_from_data({**term_to_data(Term("kegiatan")), **changes})
