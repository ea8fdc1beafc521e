"""Rows of our own, each the kind that a careless rule trips over: silent where they should be, else found once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.example import example_decree
from tolok.core.lint import lint

TRAPS: dict[str, dict[str, list[Any]]] = yaml.safe_load(Path(__file__).with_name("traps.yaml").read_text("utf-8"))


def ratio(parts: list[str]) -> dict[str, Any]:
    row = {"indikator": "Persentase", "formula": {"pembilang": parts[0], "penyebut": parts[1], "pengali": 100}}
    return {"baris": [row]}


def wording(indikator: str) -> dict[str, Any]:
    return {"baris": [{"indikator": indikator}]}


def unit(parts: list[Any]) -> dict[str, Any]:
    formula = dict(zip(("jenis", "satuan", "pengali"), parts[1:], strict=True))
    return {"baris": [{"indikator": parts[0], "formula": {**formula, "teks": "contoh"}}]}


def named(text: str) -> dict[str, Any]:
    return {"instansi": "Kecamatan Karangploso", "kabupaten": "Kabupaten Malang", "menimbang": [text]}


def survey(text: str) -> dict[str, Any]:
    return {"baris": [{"indikator": "IKM", "formula": {"jenis": "weighted_index", "teks": text, "satuan": "indeks"}}]}


def dictums(labels: list[str]) -> dict[str, Any]:
    return {"diktum": [{"label": label, "isi": "contoh"} for label in labels]}


KINDS = {
    "rasio_terbalik": ("inverted-ratio", ratio),
    "sama": ("numerator-equals-denominator", ratio),
    "angka_tetap": ("hard-coded-denominator", ratio),
    "tidak_terukur": ("indicator-not-measurable", wording),
    "satuan": ("unit-mismatch", unit),
    "nama": ("other-agency-name", named),
    "kepuasan": ("missing-conversion", survey),
    "diktum": ("dictum-skipped", dictums),
}


def cases(outcome: str) -> list[Any]:
    return [pytest.param(kind, trap, id=f"{kind}-{trap}") for kind in KINDS for trap in TRAPS[kind][outcome]]


def names_found(kind: str, trap: Any) -> list[str]:
    rule, decree = KINDS[kind]
    return [finding.name for finding in lint(example_decree(decree(trap))) if finding.name == rule]


@pytest.mark.parametrize(("kind", "trap"), cases("diam"))
def test_trap_stays_silent(kind: str, trap: Any) -> None:
    assert names_found(kind, trap) == []


@pytest.mark.parametrize(("kind", "trap"), cases("lapor"))
def test_trap_is_found_once(kind: str, trap: Any) -> None:
    assert len(names_found(kind, trap)) == 1
