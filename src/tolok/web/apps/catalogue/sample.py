"""The sample decrees: read from their clean texts, confirmed, published, and bound as the sample's plan says.

One finding is set aside with the reason that an office would give, so that the pages show how it looks.
"""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from tolok.core.formula.nodes import Score
from tolok.core.measurement.indikator import Indikator
from tolok.core.measurement.office_year import OfficeYear
from tolok.sample import sample_decree
from tolok.web.apps.catalogue import actions, finding_actions, finding_queries, queries
from tolok.web.apps.catalogue.models import Reading

_ANSWERED = {
    "IND120": "Indikator ini ditetapkan RPJMD kabupaten untuk semua kecamatan. Yang dikerjakan kantor sendiri, "
    "patroli dan penanganan pengaduan, diukur pada baris 8 dan pada IKI Kasi Ketenteraman dan Ketertiban Umum.",
}
"""Code of a finding in the IKU decree -> why the office leaves it."""


def load(*, office: Any, office_year: OfficeYear, by: Any) -> None:
    """Uploads and publishes both decrees, answers a finding, and confirms the binding of every phrase."""
    for jenis in ("iku", "iki"):
        content = sample_decree(f"{jenis}_bersih").encode()
        reading, _ = actions.upload_decree(office=office, name=f"{jenis}_bersih.txt", content=content, by=by)
        actions.confirm(reading=reading, path="", by=by)
        reading.refresh_from_db()
        actions.publish(reading=reading, token=reading.revision, first_year=office_year.year, last_year=None, by=by)
        _answer_findings(reading, by)
        for indikator in office_year.indikator:
            if indikator.jenis == jenis.upper():
                _bind(reading, indikator, by)


def _answer_findings(reading: Reading, by: Any) -> None:
    examination = finding_queries.examine(reading, queries.current_data(reading), timezone.localdate())
    for found in examination.found:
        if reason := _ANSWERED.get(found.finding.code):
            finding_actions.set_aside(reading=reading, found=found, reason=reason, by=by)


def _bind(reading: Reading, indikator: Indikator, by: Any) -> None:
    place = indikator.key.partition("/")[2]
    for phrase, binding in indikator.bindings.items():
        actions.bind(
            reading=reading,
            place=place,
            phrase=phrase,
            register=binding.register,
            offer=binding.offer,
            score=binding.score,
            by=by,
        )
    row = next(row for row in queries.rows_of_version(reading.versions.get()) if row.place == place)
    if isinstance(indikator.node, Score) and row.node != indikator.node:
        actions.bind_given(reading=reading, place=place, by=by)
