"""The LKjIP page, the PDF and the archive."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.support.web import client_for, make_user
from tests.web.catalogue.decrees import published
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db


def test_page_says_what_is_lacking_and_where() -> None:
    user = make_user(Role.CAMAT)
    published(user.office, user, bound=False)
    page = client_for(user).get("/laporan/?tahun=2025").content.decode()
    assert "3 frasa formula belum dihubungkan ke register" in page
    assert "2 indikator belum mempunyai target" in page
    assert "Unduh LKjIP (PDF)" in page


def test_pdf_is_made_and_leaves_an_event() -> None:
    user = make_user(Role.PLANNER)
    published(user.office, user)
    response = client_for(user).post("/laporan/lkjip/", {"tahun": "2025", "triwulan": "4"})
    assert response.content.startswith(b"%PDF")
    assert response["Content-Type"] == "application/pdf"
    event = AuditEvent.objects.get(act="reporting.lkjip")
    assert event.detail["ukuran"] == len(response.content)


def test_pdf_without_decree_is_refused_with_the_reason() -> None:
    response = client_for(make_user(Role.CAMAT)).post("/laporan/lkjip/", {"tahun": "2025"}, follow=True)
    assert "belum ada keputusan yang diterbitkan" in response.content.decode()
    assert not AuditEvent.objects.filter(act="reporting.lkjip").exists()


def test_archive_is_a_zip_with_the_decree() -> None:
    user = make_user(Role.ADMIN)
    published(user.office, user)
    response = client_for(user).post("/laporan/arsip/", {"tahun": "2025"})
    names = zipfile.ZipFile(io.BytesIO(response.content)).namelist()
    assert any(name.endswith("kantor.yaml") for name in names)
    assert any("keputusan/" in name for name in names)
    assert AuditEvent.objects.filter(act="reporting.archive").count() == 1


def test_downloads_are_not_made_by_get() -> None:
    client = client_for(make_user(Role.ADMIN))
    assert client.get("/laporan/lkjip/").status_code == 405
    assert client.get("/laporan/arsip/").status_code == 405


def test_section_sees_the_page_but_downloads_nothing() -> None:
    client = client_for(make_user(Role.SECTION))
    assert client.get("/laporan/").status_code == 200
    assert client.post("/laporan/lkjip/").status_code == 403
    assert client.post("/laporan/arsip/").status_code == 403
