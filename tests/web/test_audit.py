"""The audit trail: appended to, searched, downloaded; never changed."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.support.web import client_for, make_office, make_user
from tolok.web.apps.audit import actions, queries
from tolok.web.apps.audit.models import AppendOnlyError, AuditEvent
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
PAGE = "/audit/"


def test_event_keeps_its_words_when_what_it_names_changes() -> None:
    user = make_user(Role.PLANNER, nama="Sri Lama")
    event = actions.record(by=user, office=user.office, act="x.y", target="sesuatu", detail={"a": 1})
    user.nama = "Sri Baru"
    user.save()
    event.refresh_from_db()
    assert (event.nama, event.office_nama, event.role) == ("Sri Lama", user.office.nama, "PLANNER")


def test_event_can_be_neither_changed_nor_deleted() -> None:
    event = actions.record(by=None, office=None, act="x.y", target="")
    event.target = "lain"
    for attempt in (
        event.save,
        event.delete,
        AuditEvent.objects.all().delete,
        lambda: AuditEvent.objects.update(target="lain"),
        lambda: AuditEvent.objects.bulk_update([event], ["target"]),
        lambda: AuditEvent.objects.filter(pk=event.pk).update(target="lain"),
    ):
        with pytest.raises(AppendOnlyError):
            attempt()
    assert AuditEvent.objects.get().target == ""


def test_page_shows_the_own_office_only_and_finds_by_every_word() -> None:
    user = make_user(Role.CAMAT)
    actions.record(by=user, office=user.office, act="offices.add_desa", target="Desa Sukarame Utara")
    actions.record(by=user, office=user.office, act="offices.add_desa", target="Desa Sukasepi")
    actions.record(by=user, office=make_office(), act="offices.add_desa", target="Desa Sukarame Asing")
    client = client_for(user)
    page = client.get(PAGE, {"words": "utara sukarame"}).content.decode()
    assert "Sukarame Utara" in page
    assert "menambah desa/kelurahan" in page
    for hidden in ("Sukasepi", "Asing"):
        assert hidden not in page


def test_days_are_the_offices_own_days_not_greenwichs() -> None:
    user = make_user(Role.CAMAT)
    with patch("django.utils.timezone.now", return_value=datetime(2025, 3, 31, 20, 0, tzinfo=UTC)):
        actions.record(by=user, office=user.office, act="x.y", target="dini hari 1 April")
    client = client_for(user)
    assert "dini hari" in client.get(PAGE, {"first": "2025-04-01", "last": "2025-04-01"}).content.decode()
    assert "dini hari" not in client.get(PAGE, {"first": "2025-03-31", "last": "2025-03-31"}).content.decode()


def test_download_holds_what_the_filter_found_and_no_formula() -> None:
    user = make_user(Role.ADMIN)
    actions.record(by=user, office=user.office, act="x.y", target="=1+1")
    actions.record(by=user, office=user.office, act="x.z", target="lain")
    csv = client_for(user).get(PAGE, {"act": "x.y", "format": "csv"}).content.decode("utf-8-sig")
    assert "'=1+1" in csv
    assert "lain" not in csv
    assert client_for(user).get(PAGE, {"format": "xlsx"}).content.startswith(b"PK")


def test_long_trail_is_paged() -> None:
    user = make_user(Role.ADMIN)
    for number in range(60):
        actions.record(by=user, office=user.office, act="x.y", target=f"nomor-{number:02d}.")
    page = client_for(user).get(PAGE, {"page": 2}).content.decode()
    assert "Halaman 2 dari 2" in page
    assert "nomor-00." in page
    assert "nomor-59." not in page


def test_every_labelled_act_belongs_to_its_app() -> None:
    for act, label in queries.act_labels().items():
        assert act.count(".") == 1
        assert label


def test_every_act_that_is_recorded_has_words_for_officials() -> None:
    apps = Path(__file__).resolve().parents[2] / "src" / "tolok" / "web" / "apps"
    names = "|".join(path.name for path in apps.iterdir() if path.is_dir())
    act = re.compile(rf'"((?:{names})\.[a-z_]+)"')
    recorded = {found for path in apps.glob("*/actions.py") for found in act.findall(path.read_text("utf-8"))}
    assert len(recorded) > 20
    assert sorted(act for act in recorded if queries.act_label(act) == act) == []
