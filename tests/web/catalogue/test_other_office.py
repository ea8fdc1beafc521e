"""A decree of another office: noticed, told, and published only on a person's word."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.support.web import client_for, make_user
from tests.web.catalogue.decrees import uploaded
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.catalogue import actions, queries
from tolok.web.apps.catalogue.models import Version
from tolok.web.apps.catalogue.other_office import is_other_office
from tolok.web.permissions import Role

WARNING = "Keputusan kantor lain?"


@pytest.mark.parametrize(
    ("instansi", "own", "is_other"),
    [
        ("Kecamatan Karang Penang", "Kecamatan Karangpenang", False),
        ("KANTOR CAMAT KARANGPENANG KABUPATEN CONTOH", "Kecamatan Karang Penang", False),
        ("Pemerintah Kabupaten Contoh Kecamatan Karang Penang", "Kecamatan Karangpenang", False),
        ("Kecamatan Jejankit", "Kecamatan Jejangkit", False),  # a slip of the pen
        ("Karangpenang", "Kecamatan Karangpenang", False),
        ("Kecamatan Karangpandan", "Kecamatan Karangpenang", True),
        ("Kecamatan Ilir Barat II", "Kecamatan Ilir Barat I", True),
        ("Kecamatan Ilir Barat I", "Kecamatan Ilir Barat I", False),
        ("Kecamatan Pontianak Timur", "Kecamatan Pontianak Kota", True),
        ("Kecamatan Pontianak Kota Kota Pontianak", "Kecamatan Pontianak Kota", False),
        ("Dinas Pendidikan", "Kecamatan Karangpenang", True),
        (None, "Kecamatan Karangpenang", False),
        ("Kecamatan", "Kecamatan Karangpenang", False),
        ("…", "Kecamatan Karangpenang", False),
    ],
)
def test_office_named_in_the_decree_is_held_against_ones_own(instansi: str | None, own: str, is_other: bool) -> None:
    office = SimpleNamespace(nama=own, kabupaten="Kabupaten Contoh")
    assert is_other_office({"instansi": instansi, "kabupaten": None}, office) is is_other


@pytest.mark.parametrize(
    ("kabupaten", "is_other"), [("Contoh", False), ("KAB. CONTOH", False), ("Kabupaten Jember", True), (None, False)]
)
def test_namesake_in_another_kabupaten_is_another_office(kabupaten: str | None, is_other: bool) -> None:
    office = SimpleNamespace(nama="Kecamatan Rawa Uji", kabupaten="Kabupaten Contoh")
    assert is_other_office({"instansi": "Kecamatan Rawa Uji", "kabupaten": kabupaten}, office) is is_other


@pytest.mark.django_db
def test_review_and_publish_pages_warn_and_the_own_decree_does_not() -> None:
    user = make_user(Role.PLANNER)
    client = client_for(user)
    other, own = uploaded(user.office, user, kecamatan="BUKIT JAUH"), uploaded(user.office, user)
    for page in ("", "terbitkan/"):
        text = client.get(f"/keputusan/{other.pk}/{page}").content.decode()
        assert WARNING in text
        assert "«Kecamatan Bukit Jauh" in text
        assert WARNING not in client.get(f"/keputusan/{own.pk}/{page}").content.decode()


@pytest.mark.django_db
def test_publishing_it_needs_a_persons_word_which_the_audit_keeps() -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user, kecamatan="BUKIT JAUH")
    client = client_for(user)
    form = {"token": reading.revision, "first_year": 2025, "aware": "on"}
    refused = client.post(f"/keputusan/{reading.pk}/terbitkan/", form)
    assert refused.status_code == 422
    assert "Keputusan ini menyebut kantor lain" in refused.content.decode()
    assert not Version.objects.exists()
    assert client.post(f"/keputusan/{reading.pk}/terbitkan/", {**form, "meant": "on"}).status_code == 302
    assert AuditEvent.objects.get(act="catalogue.publish").detail["instansi_lain"] == "Kecamatan Bukit Jauh"


@pytest.mark.django_db
def test_action_refuses_it_too_and_stores_nothing() -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user, kecamatan="BUKIT JAUH")
    with pytest.raises(actions.OtherOfficeError):
        actions.publish(reading=reading, token=reading.revision, first_year=2025, last_year=None, by=user)
    assert not Version.objects.exists()
    reading.refresh_from_db()
    assert reading.revision == 0


@pytest.mark.django_db
def test_misread_name_put_right_takes_the_warning_away() -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user, kecamatan="BUKIT JAUH")
    shown = reading.data["instansi"]
    actions.change_field(reading=reading, path="instansi", text="Kecamatan Rawa Uji", shown=shown, by=user)
    assert not is_other_office(queries.current_data(reading), user.office)
    assert WARNING not in client_for(user).get(f"/keputusan/{reading.pk}/terbitkan/").content.decode()
