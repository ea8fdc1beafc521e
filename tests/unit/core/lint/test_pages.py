"""The page of each rule: complete, and its examples true."""

from __future__ import annotations

import re
from itertools import zip_longest

import pytest

from tests.support.example import finding_fields, read_example
from tolok.core.lint import RuleFile, lint, rule_files
from tolok.core.lint.engine import MESSAGE_LIMIT
from tolok.core.regulation import all_regulations

HEADINGS = [
    "Apa yang diperiksa", "Mengapa", "Contoh salah", "Contoh benar", "Cara memperbaiki", "Dasar hukum",
]  # fmt: skip
GROUPS = {
    "formula": "FRM", "indikator": "IND", "sumber_data": "SMB", "dokumen": "DOK", "dasar_hukum": "DHK", "nama": "NAM",
    "penanggung_jawab": "TJB",
}  # fmt: skip
FENCE = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)


def section(page: str, heading: str) -> str:
    return page.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def examples(heading: str) -> list[tuple[str, str]]:
    return [(i.rule.code, block) for i in rule_files() for block in FENCE.findall(section(i.page(), heading))]


each_rule = pytest.mark.parametrize("item", rule_files(), ids=lambda item: item.rule.code)


def test_fifteen_rules_are_found_by_walking_the_folder() -> None:
    assert {item.rule.name for item in rule_files()} >= {
        "numerator-equals-denominator", "inverted-ratio", "missing-formula", "unit-mismatch", "other-agency-name",
        "dictum-skipped", "regulation-revoked", "missing-source", "hard-coded-denominator", "missing-conversion",
        "missing-multiplier", "indicator-not-measurable", "no-responsible", "self-citation", "duplicate-indicator",
    }  # fmt: skip


@each_rule
def test_file_name_is_code_and_name_and_lies_in_its_group(item: RuleFile) -> None:
    assert item.stem == f"{item.rule.code}_{item.rule.name.replace('-', '_')}"
    assert item.rule.code.startswith(GROUPS[item.group])


@each_rule
def test_rule_declares_a_known_status_and_a_version(item: RuleFile) -> None:
    assert item.rule.status in ("preview", "stable", "removed")
    assert re.fullmatch(r"\d+\.\d+\.\d+", item.rule.since)


@each_rule
def test_page_has_its_title_and_all_headings_in_order(item: RuleFile) -> None:
    page = item.page()
    assert page.startswith(f"# {item.rule.code}: {item.rule.title}\n")
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == HEADINGS
    assert all(section(page, heading).strip() for heading in HEADINGS)


@each_rule
def test_page_has_a_wrong_and_a_right_example(item: RuleFile) -> None:
    assert FENCE.findall(section(item.page(), "Contoh salah"))
    assert FENCE.findall(section(item.page(), "Contoh benar"))


@each_rule
def test_basis_resolves_and_the_page_names_it_with_how_sure_we_are(item: RuleFile) -> None:
    legal = section(item.page(), "Dasar hukum")
    if not item.rule.basis:
        assert legal.strip().startswith("Tidak ada pasal khusus")
    for key in item.rule.basis:
        regulation = all_regulations()[key]
        assert regulation.singkatan in legal
        assert regulation.certainty_note() in legal


@pytest.mark.parametrize(("code", "block"), examples("Contoh salah"))
def test_wrong_example_yields_exactly_its_findings(code: str, block: str) -> None:
    decree, promised, day = read_example(block)
    found = [finding for finding in lint(decree, as_of=day) if finding.code == code]
    assert promised
    assert [finding_fields(f, p or {}) for f, p in zip_longest(found, promised) if f] == promised


@pytest.mark.parametrize(("code", "block"), examples("Contoh benar"))
def test_right_example_is_left_alone(code: str, block: str) -> None:
    decree, promised, day = read_example(block)
    assert promised == []
    assert [finding.message for finding in lint(decree, as_of=day) if finding.code == code] == []


@pytest.mark.parametrize(("code", "block"), examples("Contoh salah"))
def test_message_is_short_says_why_and_what_to_do_and_closes_with_the_code(code: str, block: str) -> None:
    decree, _, day = read_example(block)
    for finding in lint(decree, as_of=day):
        assert len(finding.message) <= MESSAGE_LIMIT
        assert finding.message.endswith(f"({finding.code})")
        assert "; " in finding.message
        assert re.match(r"[A-Z][^:]*: ", finding.message)
