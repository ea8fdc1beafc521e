"""Findings as data: the published JSON form and SARIF 2.1.0."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from tolok.core.lint.finding import Finding, Severity
from tolok.core.lint.registry import RuleFile, rule_files

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def finding_data(finding: Finding, file_name: str | None = None) -> dict[str, Any]:
    """One finding in the published JSON form. `file_name`, where several files were examined, opens `lokasi`."""
    place = str(finding.location)
    return {
        "kode": finding.code,
        "nama": finding.name,
        "tingkat": finding.severity.value,
        "jabatan": finding.location.jabatan,
        "baris": finding.location.baris,
        "kolom": finding.location.kolom,
        "lokasi": f"{file_name}: {place}" if file_name else place,
        "pesan": finding.message,
        "bukti": finding.evidence,
    }


def sarif_data(found: Sequence[tuple[str, Finding]], *, version: str, is_complete: bool = True) -> dict[str, Any]:
    """A SARIF 2.1.0 log of findings with the names of their files; `is_complete`: no file failed to be read."""
    rules = rule_files()
    places = {item.rule.code: place for place, item in enumerate(rules)}
    driver = {"name": "tolok", "version": version, "language": "id", "rules": [_sarif_rule(item) for item in rules]}
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": is_complete}],
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(name, finding, places[finding.code]) for name, finding in found],
    }
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _sarif_rule(item: RuleFile) -> dict[str, Any]:
    page = item.page()
    return {
        "id": item.rule.code,
        "name": item.rule.name,
        "shortDescription": {"text": item.rule.title},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[item.rule.severity]},
    }


def _sarif_result(file_name: str, finding: Finding, rule_index: int) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(file_name)}}
    if finding.location.line:
        physical["region"] = {"startLine": finding.location.line}
    location = {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": str(finding.location)}]}
    return {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [location],
        "properties": {"bukti": finding.evidence},
    }
