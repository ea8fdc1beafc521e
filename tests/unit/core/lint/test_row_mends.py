"""Mends that rules of rows offer: what is written, read anew without the fault, and none where it is not certain."""

from __future__ import annotations

import pytest

from tests.unit.core.lint.test_row_rules import made_decree
from tolok.core.lint import lint
from tolok.core.lint.engine import mend_decree

FRACTION = r"$\frac{\text{Jumlah kebun aktif}}{\text{Jumlah kebun}}$"
MENDED = [
    ("inverted-ratio", "Persentase kebun aktif", "Jumlah kebun / Jumlah kebun aktif x 100%",
     "Jumlah kebun aktif dibagi Jumlah kebun dikali 100%"),
    ("inverted-ratio", "Persentase surat selesai", "Jumlah surat yang masuk : jumlah surat yang selesai x 100%",
     "jumlah surat yang selesai dibagi Jumlah surat yang masuk dikali 100%"),
    ("missing-multiplier", "Persentase kebun aktif", "Jumlah kebun aktif dibagi jumlah kebun.",
     "Jumlah kebun aktif dibagi jumlah kebun × 100%"),
    ("missing-multiplier", "Persentase kebun aktif", FRACTION, f"{FRACTION} × 100%"),
    ("missing-conversion", "Indeks Kepuasan Masyarakat",
     "(Total nilai persepsi per unsur : total unsur yang terisi) x nilai penimbang",
     "(Total nilai persepsi per unsur : total unsur yang terisi) x nilai penimbang × 25"),
    ("own-result", "Persentase jamban", "Jumlah jamban sehat / jumlah jamban x 100% = 96%",
     "Jumlah jamban sehat / jumlah jamban x 100%"),
    ("growth-misbuilt", "Persentase kenaikan PAD", "(PAD 2022 - PAD 2023) / PAD 2022 x 100%",
     "(PAD 2023 dikurangi PAD 2022) dibagi PAD 2022 dikali 100%"),
    ("multiplier-without-percent", "Persentase kebun aktif", "Jumlah kebun aktif / jumlah kebun x 100",
     "Jumlah kebun aktif / jumlah kebun x 100%"),
    ("multiplier-without-percent", "Persentase kebun aktif", rf"{FRACTION[:-1]} \times 100$",
     rf"{FRACTION[:-1]} \times 100\%$"),
    ("wrong-multiplier", "Persentase rumah bersih", "Jumlah rumah bersih / jumlah rumah x 1000%",
     "Jumlah rumah bersih / jumlah rumah x 100%"),
]  # fmt: skip
UNCERTAIN = [
    ("inverted-ratio", "Persentase kinerja", "Target belanja / realisasi belanja x 100%"),
    ("inverted-ratio", "Persentase beban kerja", "Beban kerja / hasil kerja x 100%"),
    ("missing-conversion", "Nilai SKM", "Jumlah nilai unsur dibagi jumlah responden"),
    ("growth-misbuilt", "Pertumbuhan kader", "(Kader tahun n - kader tahun n-1) / kader tahun n x 100%"),
]


@pytest.mark.parametrize(("rule", "indikator", "formula", "after"), MENDED)
def test_certain_mend_is_written_and_read_without_the_fault(
    rule: str, indikator: str, formula: str, after: str
) -> None:
    decree = made_decree(f"{indikator} | {formula}")
    mends = next(finding.mends for finding in lint(decree) if finding.name == rule)
    assert [(mend.path, mend.before, mend.after) for mend in mends] == [("jabatan/0/baris/0/formula", formula, after)]
    mended = mend_decree(decree).keputusan
    before, left = ({finding.name for finding in lint(one)} for one in (decree, mended))
    assert rule not in left
    assert left <= before


@pytest.mark.parametrize(("rule", "indikator", "formula"), UNCERTAIN)
def test_no_mend_is_offered_where_it_is_not_certain(rule: str, indikator: str, formula: str) -> None:
    found = [finding for finding in lint(made_decree(f"{indikator} | {formula}")) if finding.name == rule]
    assert [finding.mends for finding in found] == [()]


def test_spelling_is_mended_in_every_row_and_keeps_its_capitals() -> None:
    decree = made_decree(
        ["Prosentase kebun | -", "PROSENTASE gapura | -", "Jumlah taman | -", "Naiknya presentase | -"]
    )
    mended = mend_decree(decree).keputusan
    assert [row.indikator for row in mended.jabatan[0].baris] == [
        "Persentase kebun", "PERSENTASE gapura", "Jumlah taman", "Naiknya persentase",
    ]  # fmt: skip
