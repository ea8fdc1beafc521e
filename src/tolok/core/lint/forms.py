"""Findings as data: the published JSON form and SARIF 2.1.0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from tolok.core.catalogue.keputusan import Keputusan
from tolok.core.lint.finding import Finding, Severity
from tolok.core.lint.mend import Mend, origin_at
from tolok.core.lint.page_examples import readable
from tolok.core.lint.registry import RuleFile, rule_files
from tolok.core.lint.set_aside import SetAside, Sorted, fingerprints, tell_lapsed

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "tolok/v1"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


@dataclass(frozen=True, slots=True)
class Examined:
    """One decree with what was found in it. `lines` are those of its file, where an editor counts the same."""

    name: str
    keputusan: Keputusan
    found: Sorted
    lines: tuple[str, ...] = ()


def findings_data(examined: Sequence[Examined], *, is_named: bool) -> dict[str, Any]:
    """The published JSON form: found, set aside, no longer set aside; `is_named`: names open `lokasi`."""
    names = {one.name: one.name if is_named else None for one in examined}
    return {
        "temuan": [finding_data(f, names[one.name], m) for one in examined for f, m in _marked(one, one.found.active)],
        "dikesampingkan": [
            finding_data(finding, names[one.name], aside.fingerprint) | _aside_data(aside)
            for one in examined
            for finding, aside in one.found.set_aside
        ],
        "gugur": [{"kode": a.code, "pesan": tell_lapsed(a)} | _aside_data(a) for a in all_lapsed(examined)],
    }


def all_lapsed(examined: Sequence[Examined]) -> tuple[SetAside, ...]:
    """What set nothing aside in any of the decrees that it was meant for."""
    used = {aside for one in examined for _, aside in one.found.set_aside}
    lapsed = dict.fromkeys(aside for one in examined for aside in one.found.lapsed)
    return tuple(aside for aside in lapsed if aside not in used)


def finding_data(finding: Finding, file_name: str | None = None, fingerprint: str | None = None) -> dict[str, Any]:
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
        "jejak": fingerprint,
        "perbaikan": [mend_data(mend) for mend in finding.mends],
    }


def mend_data(mend: Mend) -> dict[str, str]:
    """One mend: the path of the field in the exchange form, its words before and after."""
    return {"isian": mend.path, "sebelum": mend.before, "sesudah": mend.after}


def sarif_data(examined: Sequence[Examined], *, version: str, is_complete: bool = True) -> dict[str, Any]:
    """A SARIF 2.1.0 log; `is_complete`: no file failed to be read. Findings set aside stand in it as suppressed."""
    rules = rule_files()
    places = {item.rule.code: place for place, item in enumerate(rules)}
    driver = {"name": "tolok", "version": version, "language": "id", "rules": [_sarif_rule(item) for item in rules]}
    results = []
    for one in examined:
        has_asides = bool(one.found.set_aside)
        for finding, mark in _marked(one, one.found.active):
            result = _sarif_result(one, finding, mark, places[finding.code])
            results.append(result | ({"suppressions": []} if has_asides else {}))
        for finding, aside in one.found.set_aside:
            result = _sarif_result(one, finding, aside.fingerprint, places[finding.code])
            results.append(result | {"suppressions": [_suppression(aside)]})
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": is_complete}],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _marked(one: Examined, findings: Sequence[Finding]) -> list[tuple[Finding, str]]:
    return list(zip(findings, fingerprints(one.keputusan, findings), strict=True))


def _aside_data(aside: SetAside) -> dict[str, str]:
    return {"alasan": aside.reason, "oleh": aside.by, "tanggal": aside.on.isoformat()}


def _sarif_rule(item: RuleFile) -> dict[str, Any]:
    page = readable(item.page())
    return {
        "id": item.rule.code,
        "name": item.rule.name,
        "shortDescription": {"text": item.rule.title},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[item.rule.severity]},
    }


def _sarif_result(one: Examined, finding: Finding, mark: str, rule_index: int) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(one.name)}}
    if finding.location.line:
        physical["region"] = {"startLine": finding.location.line}
    location = {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": str(finding.location)}]}
    result = {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [location],
        "partialFingerprints": {FINGERPRINT: mark},
        "properties": {"bukti": finding.evidence, "perbaikan": [mend_data(mend) for mend in finding.mends]},
    }
    fix = _sarif_fix(one, finding)
    return result | ({"fixes": [fix]} if fix else {})


def _suppression(aside: SetAside) -> dict[str, Any]:
    """A finding set aside, as SARIF says it: outside the file, accepted, with who and when beside the reason."""
    return {"kind": "external", "status": "accepted", "justification": aside.reason, "properties": _aside_data(aside)}


def _sarif_fix(one: Examined, finding: Finding) -> dict[str, Any] | None:
    """The mends of a finding as changes of the file; None where its words do not stand whole in a line of it.

    Of a document, or a cell over several lines, the catalogue alone can be mended (`properties.perbaikan`).
    """
    replacements = [_replacement(one, mend) for mend in finding.mends]
    if not replacements or None in replacements:
        return None
    change = {"artifactLocation": {"uri": quote(one.name)}, "replacements": replacements}
    return {"description": {"text": "; ".join(f"«{m.before}» menjadi «{m.after}»" for m in finding.mends)},
            "artifactChanges": [change]}  # fmt: skip


def _replacement(one: Examined, mend: Mend) -> dict[str, Any] | None:
    origin = origin_at(one.keputusan, mend.path)
    line = origin.baris if origin else None
    if not line or not mend.before or line > len(one.lines) or one.lines[line - 1].count(mend.before) != 1:
        return None
    start = one.lines[line - 1].index(mend.before) + 1
    region = {"startLine": line, "startColumn": start, "endLine": line, "endColumn": start + len(mend.before)}
    return {"deletedRegion": region, "insertedContent": {"text": mend.after}}
