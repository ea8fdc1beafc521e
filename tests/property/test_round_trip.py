"""catalogue -> XLSX, JSON, YAML -> catalogue: whatever the decree says, it comes back the same."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from tests.support.decree_strategies import decrees
from tests.support.gold import gold_decree, gold_files
from tests.support.shared import requires_shared
from tolok.core.catalogue import Keputusan, to_data
from tolok.documents.catalogue_text import write_json, write_yaml
from tolok.documents.catalogue_xlsx import write_catalogue
from tolok.reading import read_decree

SAMPLES = Path(__file__).resolve().parents[2] / "src/tolok/sample/keputusan"
repeatable = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def through_workbook(decree: Keputusan) -> Keputusan:
    return read_decree(write_catalogue(decree), "katalog.xlsx").keputusan


def saved_again(content: bytes) -> bytes:
    """The workbook as another program saves it, its styles and shared strings written anew."""
    book, target = openpyxl.load_workbook(io.BytesIO(content)), io.BytesIO()
    book.save(target)
    return target.getvalue()


def assert_survives_all(decree: Keputusan) -> None:
    assert through_workbook(decree) == decree
    assert read_decree(saved_again(write_catalogue(decree)), "katalog.xlsx").keputusan == decree
    assert read_decree(write_json(to_data(decree)).encode(), "katalog.json").keputusan == decree
    assert read_decree(write_yaml(to_data(decree)).encode(), "katalog.yaml").keputusan == decree


@repeatable
@given(decree=decrees)
def test_any_decree_survives_the_workbook(decree: Keputusan) -> None:
    assert through_workbook(decree) == decree


@repeatable
@given(decree=decrees)
def test_any_decree_survives_json_and_yaml(decree: Keputusan) -> None:
    assert read_decree(write_json(to_data(decree)).encode(), "a.json").keputusan == decree
    assert read_decree(write_yaml(to_data(decree)).encode(), "a.yaml").keputusan == decree


@settings(repeatable, max_examples=20)
@given(decree=decrees)
def test_any_decree_survives_a_workbook_that_another_program_saved_again(decree: Keputusan) -> None:
    assert read_decree(saved_again(write_catalogue(decree)), "katalog.xlsx").keputusan == decree


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*")), ids=lambda path: path.name)
def test_sample_decrees_survive_every_form(path: Path) -> None:
    assert_survives_all(read_decree(path.read_bytes(), path.name).keputusan)


@requires_shared
def test_real_decrees_survive_every_form() -> None:
    for name, path in gold_files().items():
        assert_survives_all(gold_decree(path))
        source = path.parent / name
        assert_survives_all(read_decree(source.read_bytes(), name).keputusan)
