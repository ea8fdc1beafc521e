"""The page of each rule: complete, and its examples true."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Any

import pytest
import yaml

from tests.support.example import finding_fields, read_example, read_office
from tolok.core.lint import (
    Finding,
    OfficeRule,
    RuleFile,
    Severity,
    apply_mends,
    find_rule,
    lint,
    lint_office,
    rule_files,
)
from tolok.core.lint.codes import given_codes
from tolok.core.lint.engine import MESSAGE_LIMIT
from tolok.core.regulation import all_regulations

HEADINGS = [
    "Apa yang diperiksa", "Mengapa", "Contoh salah", "Contoh benar", "Cara memperbaiki", "Dasar hukum",
]  # fmt: skip
GROUPS = {
    "formula": "FRM", "indikator": "IND", "sumber_data": "SMB", "dokumen": "DOK", "dasar_hukum": "DHK", "nama": "NAM",
    "penanggung_jawab": "TJB", "kantor": "KTR",
}  # fmt: skip
FENCE = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)


def section(page: str, heading: str) -> str:
    return page.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def examples(heading: str) -> list[tuple[str, str]]:
    """The blocks under `heading` of every page that has it; a page without it fails a test of its own."""
    marker = f"\n## {heading}\n"
    paged = [(item, page_text(item)) for item in rule_files()]
    return [(i.rule.code, b) for i, page in paged if marker in page for b in FENCE.findall(section(page, heading))]


def page_text(item: RuleFile) -> str:
    try:
        return item.page()
    except FileNotFoundError:
        return ""


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
    assert item.rule.status in ("preview", "stable")
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


@each_rule
def test_code_and_name_stand_among_those_given_and_not_retired(item: RuleFile) -> None:
    given = given_codes().get(item.rule.code)
    assert given is not None, f"add to codes.yaml: {item.rule.code}: {{name: {item.rule.name}}}"
    assert (given.name, given.retired) == (item.rule.name, None)


def test_codes_and_names_are_given_once_and_kept_when_their_rule_goes() -> None:
    given = given_codes().values()
    assert len({one.name for one in given}) == len(given)
    here = {item.rule.code for item in rule_files()}
    assert {one.code for one in given if not one.retired} == here
    assert all(one.successor in here for one in given if one.successor)


def findings_of(code: str, block: str) -> tuple[list[tuple[Finding, dict[str, Any]]], list[dict[str, Any]]]:
    """The findings of a rule in its example, each with the fields that place it, and those promised."""
    item = find_rule(code)
    assert item is not None
    if isinstance(item.rule, OfficeRule):
        decrees, promised = read_office(block)
        found = [(one.finding, {"naskah": one.decree}) for one in lint_office(decrees)]
    else:
        decree, promised, day = read_example(block)
        found = [(finding, {}) for finding in lint(decree, as_of=day)]
    return [(finding, named) for finding, named in found if finding.code == code], promised


@pytest.mark.parametrize(("code", "block"), examples("Contoh salah"))
def test_wrong_example_yields_exactly_its_findings(code: str, block: str) -> None:
    found, promised = findings_of(code, block)
    assert promised
    held = []
    for (finding, named), asked in zip_longest(found, promised):
        if finding:
            held.append(finding_fields(finding, set(asked or {"kode"}) - {"naskah"}) | named)
    assert held == promised


@pytest.mark.parametrize(("code", "block"), examples("Contoh benar"))
def test_right_example_is_left_alone(code: str, block: str) -> None:
    found, promised = findings_of(code, block)
    assert promised == []
    assert [finding.message for finding, _ in found] == []


@pytest.mark.parametrize(("code", "block"), examples("Contoh salah"))
def test_message_is_short_says_why_and_what_to_do_and_closes_with_the_code(code: str, block: str) -> None:
    for finding, _ in findings_of(code, block)[0]:
        assert len(finding.message) <= MESSAGE_LIMIT
        assert finding.message.endswith(f"({finding.code})")
        assert "; " in finding.message
        assert re.match(r"[A-Z][^:]*: ", finding.message)


@pytest.mark.parametrize(("code", "block"), examples("Contoh salah"))
def test_mends_of_an_example_end_their_finding_and_lay_bare_no_error(code: str, block: str) -> None:
    if "keputusan" in yaml.safe_load(block):
        return
    decree, _, day = read_example(block)
    before = lint(decree, as_of=day)
    for finding in (one for one in before if one.code == code and one.mends):
        mended = apply_mends(decree, finding.mends, code)
        assert mended.refused == ()
        after = lint(mended.keputusan, as_of=day)
        assert len([one for one in after if one.code == code]) < len([one for one in before if one.code == code])
        kinds = {(one.code, one.location) for one in before}
        assert [one for one in after if one.severity is Severity.ERROR and (one.code, one.location) not in kinds] == []
