"""Making what leaves the house. Nothing is stored; each download leaves an audit event."""

from __future__ import annotations

import hashlib
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from tolok.archive import write_archive
from tolok.documents.templates.lkjip import lkjip_pdf
from tolok.web.apps.audit import actions as audit
from tolok.web.apps.measurement import queries as measurement

ACTS = {
    "reporting.lkjip": "mengunduh LKjIP",
    "reporting.archive": "mengunduh arsip",
}


@transaction.atomic
def make_lkjip(*, office: Any, year: int, quarter: int, made_on: date, by: Any) -> bytes:
    """The LKjIP draft up to a quarter, as PDF."""
    measured = measurement.measured_year(office, year)
    tables = {number: measured.by_quarter[number] for number in range(1, quarter + 1)}
    content = lkjip_pdf(measured.office_year, tables, made_on=made_on)
    _record(office, by, "reporting.lkjip", f"LKjIP {year} s.d. triwulan {quarter}", content)
    return content


@transaction.atomic
def make_archive(*, office: Any, year: int, by: Any) -> bytes:
    """All of a year as a ZIP that `tolok compute` reads too."""
    office_year = measurement.build_office_year(office, year)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "arsip.zip"
        write_archive(office_year, path)
        content = path.read_bytes()
    _record(office, by, "reporting.archive", f"Arsip {year}", content)
    return content


def _record(office: Any, by: Any, act: str, target: str, content: bytes) -> None:
    detail = {"sha256": hashlib.sha256(content).hexdigest(), "ukuran": len(content)}
    audit.record(by=by, office=office, act=act, target=target, detail=detail)
