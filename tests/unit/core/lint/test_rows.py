"""Rows with planted faults and with tempting non-faults: exactly the expected rules fire on each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tolok.core.catalogue import Baris, Jabatan, Keputusan
from tolok.core.formula.reader import read_formula
from tolok.core.lint import lint

LINES = Path(__file__).with_name("rows.txt").read_text("utf-8").splitlines()
ROWS = [
    ["" if cell == "~" else cell for cell in line.split(" | ")] for line in LINES if line and not line.startswith("#")
]


def made_row(indikator: str, formula: str, satuan: str = "", owner: str = "Kasi", source: str = "Register") -> Baris:
    return Baris(
        indikator=indikator,
        formula=read_formula(formula, indikator).text,
        satuan=satuan or None,
        penanggung_jawab=(owner,) if owner else (),
        sumber_data=(source,) if source else (),
    )


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0][:40]}: {row[1][:60]}" for row in ROWS])
def test_exactly_the_expected_rules_fire_on_a_row(row: list[str]) -> None:
    *cells, expected = row
    whole = made_row("Jumlah kebun raya", "Jumlah kebun raya yang dibuka")
    decree = Keputusan(jenis="IKU", judul="contoh", jabatan=(Jabatan("Kepala Seksi", baris=(whole, made_row(*cells))),))
    assert sorted({f.name for f in lint(decree) if f.location.baris == 2}) == expected.split()
