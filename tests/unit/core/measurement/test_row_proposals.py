"""A row's formula parted into fractions, and the proposals of its phrases together; quick for a whole decree."""

from __future__ import annotations

import time

from tolok.core.catalogue import Baris
from tolok.core.formula.nodes import Constant, Difference, Phrase, Ratio, Scaled, Score, Sum
from tolok.core.formula.reader import read_formula
from tolok.core.measurement.row_proposals import propose_for_row, row_phrases

ROWS = 150
LIMIT = 0.5
"""Seconds of processor for 150 rows never seen; measured at 0.06, the rest is room for slow machines."""


def test_phrases_of_a_fraction_are_told_by_side() -> None:
    a, b, c = Phrase("a"), Phrase("b"), Phrase("c")
    found = row_phrases(Ratio(Sum((a, b)), c))
    assert found.ratios == ((("a", "b"), ("c",)),)
    assert found.alone == ()


def test_phrases_outside_fractions_stand_alone() -> None:
    found = row_phrases(Difference(Phrase("a"), Phrase("b")))
    assert (found.ratios, found.alone) == ((), ("a", "b"))


def test_row_without_phrases_or_formula_has_no_proposals() -> None:
    assert propose_for_row(Baris(), None) == {}
    assert propose_for_row(Baris(), Score("nilai SAKIP")) == {}
    assert propose_for_row(Baris(), Sum((Constant(7),))) == {}  # type: ignore[arg-type]


def test_both_sides_of_a_read_formula_are_weighed_together() -> None:
    indikator = "Persentase KK yang selesai"
    node = read_formula("Jumlah KK yang diterbitkan / Jumlah permohonan KK x 100%", indikator).node
    found = propose_for_row(Baris(indikator=indikator), node)
    above, below = (found[phrase][0] for phrase in ("Jumlah KK yang diterbitkan", "Jumlah permohonan KK"))
    assert (above.answer, below.answer) == ("kk_selesai", "kk_masuk")
    assert isinstance(node, Scaled | Ratio)


def test_a_decree_of_150_rows_is_proposed_for_at_once() -> None:
    kinds = ("KTP", "KK", "surat masuk", "dokumen perencanaan", "rapat koordinasi", "aset")
    rows = [
        Ratio(
            Phrase(f"{kinds[n % 6]} yang selesai tepat waktu bagian {'abcdefghij'[n % 10]}{n}"),
            Phrase(f"seluruh {kinds[n % 6]} bagian {'abcdefghij'[n % 10]}{n}"),
        )
        for n in range(ROWS)
    ]
    propose_for_row(Baris(), rows[0])
    start = time.process_time()
    for number, node in enumerate(rows):
        propose_for_row(Baris(indikator=f"Persentase {number}", sumber_data=("Register",)), node)
    assert time.process_time() - start < LIMIT
