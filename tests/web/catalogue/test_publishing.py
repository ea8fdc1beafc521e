"""Findings, publication, versions and their files."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest
import yaml

from tests.support.web import client_for, make_user
from tests.web.catalogue.decrees import published, uploaded
from tolok.core.catalogue import from_data
from tolok.web.apps.catalogue import actions, queries
from tolok.web.apps.catalogue.models import Version
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
SAME = "Jumlah layanan selesai / Jumlah layanan selesai x 100%"


def test_findings_name_the_fault_and_link_to_its_page() -> None:
    user = make_user(Role.CAMAT)
    reading = uploaded(user.office, user, formula=SAME)
    client = client_for(user)
    page = client.get(f"/keputusan/{reading.pk}/temuan/").content.decode()
    assert "/keputusan/aturan/FRM020/" in page
    assert "kesalahan" in page
    rule = client.get("/keputusan/aturan/FRM020/")
    assert rule.status_code == 200
    assert "<h2>" in rule.content.decode()
    assert client.get("/keputusan/aturan/XYZ999/").status_code == 404


def test_publishing_with_errors_asks_for_consent() -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user, formula=SAME)
    client = client_for(user)
    form = {"token": reading.revision, "first_year": 2025}
    assert client.post(f"/keputusan/{reading.pk}/terbitkan/", form).status_code == 422
    assert not Version.objects.exists()
    assert client.post(f"/keputusan/{reading.pk}/terbitkan/", {**form, "aware": "on"}).status_code == 302
    assert Version.objects.get().number == 1


def test_publishing_twice_with_one_page_is_refused_and_loses_nothing() -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user)
    client = client_for(user)
    form = {"token": reading.revision, "first_year": 2025, "aware": "on"}
    assert client.post(f"/keputusan/{reading.pk}/terbitkan/", form).status_code == 302
    second = client.post(f"/keputusan/{reading.pk}/terbitkan/", form)
    assert second.status_code == 409
    assert "Belum ada yang diterbitkan" in second.content.decode()
    assert Version.objects.count() == 1


def test_edit_between_looking_and_publishing_is_noticed() -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user)
    token = reading.revision
    actions.change_field(reading=reading, path="judul", text="Lain", shown=reading.data["judul"], by=user)
    form = {"token": token, "first_year": 2025, "aware": "on"}
    assert client_for(user).post(f"/keputusan/{reading.pk}/terbitkan/", form).status_code == 409
    assert not Version.objects.exists()
    assert queries.current_data(reading)["judul"] == "Lain"


def test_later_edit_does_not_change_a_published_version() -> None:
    user = make_user(Role.PLANNER)
    version = published(user.office, user)
    reading = version.reading
    actions.change_field(reading=reading, path="judul", text="Lain", shown=reading.data["judul"], by=user)
    version.refresh_from_db()
    assert version.data["judul"] != "Lain"


def test_year_before_the_first_has_no_version_in_force() -> None:
    user = make_user(Role.PLANNER)
    version = published(user.office, user)
    assert queries.version_in_force(user.office, "IKU", 2025) == version
    assert queries.version_in_force(user.office, "IKU", 2024) is None
    assert queries.version_in_force(user.office, "IKI", 2025) is None


def test_catalogue_downloads_as_json_yaml_and_xlsx() -> None:
    user = make_user(Role.SECTION)
    version = published(user.office, user)
    client = client_for(user)
    address = f"/keputusan/versi/{version.pk}/unduh"
    as_json = json.loads(client.get(f"{address}/json/").content)
    assert from_data(as_json) == queries.keputusan_of(version)
    assert yaml.safe_load(client.get(f"{address}/yaml/").content) == as_json
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{address}/xlsx/").content))
    words = [cell.value for row in book["Indikator"].iter_rows() for cell in row]
    assert "Jumlah surat masuk" in words
    assert client.get(f"{address}/exe/").status_code == 404


def test_last_year_before_first_year_is_refused() -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user)
    form = {"token": reading.revision, "first_year": 2025, "last_year": 2024, "aware": "on"}
    response = client_for(user).post(f"/keputusan/{reading.pk}/terbitkan/", form)
    assert response.status_code == 422
    assert "mendahului tahun mulai 2025" in response.content.decode()


@pytest.mark.parametrize("role", [Role.SECTION, Role.CAMAT])
def test_section_and_camat_may_not_publish(role: Role) -> None:
    user = make_user(role)
    reading = uploaded(user.office, user)
    form = {"token": reading.revision, "first_year": 2025}
    assert client_for(user).post(f"/keputusan/{reading.pk}/terbitkan/", form).status_code == 403


def test_version_of_another_office_is_not_found() -> None:
    owner = make_user(Role.PLANNER)
    version = published(owner.office, owner)
    client = client_for(make_user(Role.PLANNER))
    assert client.get(f"/keputusan/versi/{version.pk}/").status_code == 404
    assert client.get(f"/keputusan/versi/{version.pk}/unduh/json/").status_code == 404
