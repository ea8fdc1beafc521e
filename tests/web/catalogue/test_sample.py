"""The sample's decrees in the web: sound, and with an answered finding to look at."""

from __future__ import annotations

import pytest

from tests.support.web import make_office, make_user
from tolok.sample import kantor, sample_year
from tolok.web.apps.catalogue import finding_queries, queries, sample
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db


def test_sample_decrees_are_sound_bound_and_one_finding_is_set_aside_with_a_reason() -> None:
    office = make_office(nama=kantor.OFFICE.nama)
    office.kabupaten = kantor.OFFICE.kabupaten
    office.save()
    admin = make_user(Role.ADMIN, office=office)
    sample.load(office=office, office_year=sample_year(), by=admin)
    versions = queries.versions_of_year(office, 2025)
    assert [queries.unbound_count(version) for version in versions] == [0, 0]
    today = versions[0].published_at.date()
    for one in finding_queries.examine_office(office, versions, today):
        assert (one.between.found, one.between.aside) == ((), ())
    iku = next(version for version in versions if version.jenis == "IKU")
    examined = finding_queries.examine(iku.reading, iku.data, today)
    assert [one.finding.code for one in examined.found] == ["DOK210"]
    (answered,) = examined.aside
    assert answered.finding.code == "IND120"
    assert answered.set_aside is not None
    assert "RPJMD" in answered.set_aside.reason
