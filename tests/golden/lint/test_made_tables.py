"""Annexes with several tables, read as text: the rules of rows find what was planted, in its place, and no more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tolok.core.lint import lint, rule_files
from tolok.reading import read_decree

ANNEXES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("made_tables.yaml").read_text("utf-8"))
RULES_OF_ROWS = {item.rule.name for item in rule_files() if item.group in ("formula", "indikator")}


def text_of(annex: dict[str, Any]) -> str:
    tables = [
        "\n\n".join((f"Jabatan : {table['jabatan']}", "\n".join(map(tabbed, (table["kepala"], *table["baris"])))))
        for table in annex["tabel"]
    ]
    head = [
        "PEMERINTAH KABUPATEN MALANG\nKECAMATAN DAU",
        "KEPUTUSAN CAMAT DAU\nNOMOR 5 TAHUN 2024\nTENTANG\nINDIKATOR KINERJA",
        f"Ditetapkan di Dau\npada tanggal {annex['tanggal']}\n\nCAMAT DAU,",
        "ttd\n\nDRS. BUDI SANTOSO, M.Si\nPembina Tk. I\nNIP. 19700101 199503 1 002",
        "LAMPIRAN KEPUTUSAN CAMAT DAU\n\nINDIKATOR KINERJA",
    ]
    return "\n\n".join((*head, *tables)) + "\n"


def tabbed(line: str) -> str:
    return line.replace(" | ", "\t")


def found_in(annex: dict[str, Any]) -> list[str]:
    keputusan = read_decree(text_of(annex).encode(), "keputusan.txt").keputusan
    places = {jabatan.nama: place for place, jabatan in enumerate(keputusan.jabatan, 1)}
    return [
        f"{found.name} {places[found.location.jabatan or '']} {found.location.baris}"
        for found in lint(keputusan)
        if found.name in RULES_OF_ROWS
    ]


@pytest.mark.parametrize("annex", ANNEXES, ids=[annex["nama"] for annex in ANNEXES])
def test_planted_faults_are_found_and_nothing_else_is(annex: dict[str, Any]) -> None:
    assert sorted(found_in(annex)) == sorted(annex["temuan"])
