"""What only several decrees of an office together show: the page, and setting such a finding aside."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.web import client_for, make_user
from tests.web.catalogue.decrees import TEXT
from tolok.web.apps.accounts.models import User
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.catalogue import actions, finding_queries
from tolok.web.apps.catalogue.models import FindingSetAside, Version
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
PAGE = "/keputusan/temuan/"
IKU = "Jumlah layanan yang selesai tepat waktu / Jumlah seluruh layanan x 100%"
IKI = "Jumlah layanan yang selesai tepat waktu / Jumlah layanan yang lengkap syaratnya x 100%"
WHY = "Penyebutnya disepakati berbeda sampai akhir tahun."


@pytest.fixture
def planner() -> User:
    return make_user(Role.PLANNER)


def publish(user: User, name: str, text: str) -> Version:
    reading = actions.upload_decree(office=user.office, name=name, content=text.encode(), by=user)[0]
    return actions.publish(reading=reading, token=reading.revision, first_year=2025, last_year=None, by=user)


def both(user: User) -> tuple[Version, Version]:
    """An IKU and an IKI that give one indikator two formulas."""
    iki = TEXT.format(formula=IKI).replace("UTAMA", "INDIVIDU").replace("Utama", "Individu")
    iki = iki.replace("utama", "individu").replace("NOMOR 5", "NOMOR 6")
    iki = iki.replace("\nNO\t", "\nJABATAN : KEPALA SEKSI PELAYANAN\n\nNO\t")
    return publish(user, "iku.txt", TEXT.format(formula=IKU)), publish(user, "iki.txt", iki)


def two_formulas(user: User, versions: tuple[Version, ...]) -> tuple[Version, finding_queries.Found]:
    today = versions[0].published_at.date()
    for one in finding_queries.examine_office(user.office, versions, today):
        for found in one.between.found:
            if found.finding.code == "KTR030":
                return one.version, found
    pytest.fail("expected a finding KTR030 over both decrees, got none")


def test_office_without_decrees_says_what_to_do(planner: User) -> None:
    page = client_for(planner).get(PAGE).content.decode()
    assert "Belum ada yang disandingkan" in page


def test_two_decrees_are_held_against_each_other(planner: User) -> None:
    versions = both(planner)
    assert [version.jenis for version in versions] == ["IKU", "IKI"]
    version, _ = two_formulas(planner, versions)
    page = client_for(planner).get(PAGE).content.decode()
    assert "Mengapa? KTR030" in page
    assert f'id="k{version.pk}"' in page
    assert f"/keputusan/{version.reading_id}/?tampil=" in page
    assert all(f"/keputusan/versi/{one.pk}/" in page for one in versions)
    assert "Belum ada" in client_for(planner).get(f"{PAGE}?tahun=2019").content.decode()
    assert client_for(planner).get(f"{PAGE}?tahun=abc").status_code == 200


def test_finding_between_decrees_is_set_aside_once_and_taken_back(planner: User) -> None:
    version, found = two_formulas(planner, both(planner))
    client, address = client_for(planner), f"{PAGE}{version.pk}/kesampingkan/"
    form = {"kode": "KTR030", "jejak": found.fingerprint, "tahun": "2025"}
    refused = client.post(address, form)
    assert refused.status_code == 422
    assert "Alasan: belum diisi" in refused.content.decode()
    for _ in range(2):
        assert client.post(address, {**form, "alasan": WHY})["Location"] == f"{PAGE}?tahun=2025"
    one = FindingSetAside.objects.get()
    assert WHY in client.get(PAGE).content.decode()
    assert "tidak berlaku lagi" not in client.get(f"/keputusan/{version.reading_id}/temuan/").content.decode()
    back = client.post(f"/keputusan/{version.reading_id}/temuan/kesampingkan/{one.pk}/tarik/", {"tahun": "2025"})
    assert back["Location"] == f"{PAGE}?tahun=2025"
    assert WHY not in client.get(PAGE).content.decode()
    acts = AuditEvent.objects.filter(act__in=("catalogue.set_aside", "catalogue.take_back"))
    assert acts.count() == 2


def test_finding_that_is_none_and_another_offices_decree_are_refused(planner: User) -> None:
    version, found = two_formulas(planner, both(planner))
    address = f"{PAGE}{version.pk}/kesampingkan/"
    wrong = client_for(planner).post(address, {"kode": "KTR030", "jejak": "0", "alasan": WHY}, follow=True)
    assert "Temuan itu tidak ada lagi" in wrong.content.decode()
    form = {"kode": "KTR030", "jejak": found.fingerprint, "alasan": WHY}
    stranger = make_user(Role.ADMIN)
    assert client_for(stranger).post(address, form).status_code == 404
    assert "KTR030" not in client_for(stranger).get(PAGE).content.decode()
    assert client_for(make_user(Role.CAMAT, office=planner.office)).post(address, form).status_code == 403
    assert client_for(planner).get(address).status_code == 405
    assert not FindingSetAside.objects.exists()


def test_queries_of_the_page_are_few(planner: User) -> None:
    both(planner)
    client = client_for(planner)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as seen:
        client.get(PAGE)
    assert len(seen) <= 16
