"""Each rule of rows on tables of our own: found once where it should be, silent on what only looks alike."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tolok.core.catalogue import Baris, Jabatan, Keputusan
from tolok.core.formula.reader import read_formula
from tolok.core.lint import lint, rule_files
from tolok.core.lint.engine import mend_decree

TABLES: dict[str, dict[str, list[Any]]] = yaml.safe_load(Path(__file__).with_name("row_rules.yaml").read_text("utf-8"))


def made_row(line: str) -> Baris:
    sasaran, _, rest = line.rpartition("::")
    indikator, formula, definisi = (*(cell.strip() for cell in rest.split(" | ")), "", "")[:3]
    formula = "" if formula in ("-", '"-"') else formula
    return Baris(
        sasaran=sasaran.strip(),
        indikator=indikator,
        definisi_operasional=definisi.strip('"') or None,
        formula=read_formula(formula, indikator).text,
        sumber_data=("Register",),
    )


def made_decree(table: Any) -> Keputusan:
    tanggal, jabatan = None, list[tuple[str, list[Baris]]]()
    for line in [table] if isinstance(table, str) else table:
        if line.startswith("@ "):
            tanggal = date.fromisoformat(line[2:])
        elif line.startswith("# "):
            jabatan.append((line[2:], []))
        else:
            jabatan = jabatan or [("Kepala Seksi Contoh", [])]
            jabatan[-1][1].append(made_row(line))
    return Keputusan(tanggal=tanggal, jabatan=tuple(Jabatan(nama, baris=tuple(baris)) for nama, baris in jabatan))


def cases(outcome: str) -> list[Any]:
    return [
        pytest.param(name, table, id=f"{name}: {table}"[:110])
        for name, both in TABLES.items()
        for table in both[outcome]
    ]


@pytest.mark.parametrize(("name", "table"), cases("lapor"))
def test_planted_fault_is_found_once(name: str, table: Any) -> None:
    found = [finding.message for finding in lint(made_decree(table)) if finding.name == name]
    assert len(found) == 1, found


@pytest.mark.parametrize(("name", "table"), cases("diam"))
def test_look_alike_stays_silent(name: str, table: Any) -> None:
    assert [finding.message for finding in lint(made_decree(table)) if finding.name == name] == []


def test_every_rule_of_rows_younger_than_the_first_has_tables() -> None:
    known = {item.rule.name for item in rule_files() if item.group in ("formula", "indikator")}
    assert set(TABLES) <= known
    assert len(known - set(TABLES)) == 9


@pytest.mark.parametrize(("name", "table"), cases("lapor"))
def test_mends_end_their_finding_and_bring_no_other(name: str, table: Any) -> None:
    decree = made_decree(table)
    before = lint(decree)
    mended = mend_decree(decree)
    assert not mended.refused
    if mended.applied:
        after = Counter((finding.name, finding.location.baris) for finding in lint(mended.keputusan))
        assert not after - Counter((finding.name, finding.location.baris) for finding in before)
        assert not any(finding.mends for finding in lint(mended.keputusan))
