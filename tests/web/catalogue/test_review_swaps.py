"""What the review answers to htmx: the field, the next one, the counter; and the same refusals as for a page."""

from __future__ import annotations

import pytest

from tests.support.web import client_for, make_user
from tests.web.catalogue.decrees import uploaded
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.catalogue import actions, editing, queries
from tolok.web.apps.catalogue.models import Edit, Reading
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
PATH = "jabatan/0/baris/0/sasaran"


def waiting(reading: Reading) -> list[str]:
    return [field.path for field in editing.fields_to_check(queries.current_data(reading))]


def test_confirmation_answers_with_the_field_the_next_one_and_the_counter_only() -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user)
    first, second, *others = waiting(reading)
    form = {"path": first, "tampak": [first, second]}
    response = client_for(user).post(f"/keputusan/{reading.pk}/konfirmasi/", form, headers=HTMX)
    page = response.content.decode()
    assert response.status_code == 200
    assert "<html" not in page
    assert page.count('tabindex="-1"') == 2
    assert f'id="{second.replace("/", "")}" tabindex="-1" hx-swap-oob="true"' in page
    assert f"{1 + len(others)} isian belum dikonfirmasi</span>" in page


def test_next_field_is_the_one_shown_after_it_and_wraps_around() -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user)
    first, second, third, *_ = waiting(reading)
    form = {"path": third, "tampak": [first, second, third]}
    page = client_for(user).post(f"/keputusan/{reading.pk}/konfirmasi/", form, headers=HTMX).content.decode()
    assert f'<li class="is-chosen" id="{first.replace("/", "")}"' in page


def test_nothing_left_to_check_loads_the_page_that_says_so() -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user)
    *others, last = waiting(reading)
    for path in others:
        actions.confirm(reading=reading, path=path, by=user)
    response = client_for(user).post(f"/keputusan/{reading.pk}/konfirmasi/", {"path": last}, headers=HTMX)
    assert response.status_code == 204
    assert response["HX-Redirect"] == f"/keputusan/{reading.pk}/"


def test_confirming_twice_is_one_edit_and_one_event() -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user)
    for _ in range(2):
        actions.confirm(reading=reading, path=PATH, by=user)
    assert Edit.objects.count() == 1
    assert AuditEvent.objects.filter(act="catalogue.confirm").count() == 1


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_confirming_what_somebody_else_changed_meanwhile_is_refused(headers: dict[str, str]) -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user)
    shown = editing.show_field(editing.field_value(reading.data, PATH))
    actions.change_field(reading=reading, path=PATH, text="Dari rekan", shown=shown, by=user)
    form = {"path": PATH, "shown": shown, "text": shown}
    response = client_for(user).post(f"/keputusan/{reading.pk}/konfirmasi/", form, headers=headers)
    assert response.status_code == 409
    assert "konfirmasi Anda belum dicatat" in response.content.decode()
    assert not Edit.objects.filter(act=Edit.Act.CONFIRM).exists()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_confirming_with_changed_text_does_not_drop_what_was_typed(headers: dict[str, str]) -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user)
    shown = editing.show_field(editing.field_value(reading.data, PATH))
    form = {"path": PATH, "shown": shown, "text": "Ketikan saya"}
    response = client_for(user).post(f"/keputusan/{reading.pk}/konfirmasi/", form, headers=headers)
    assert response.status_code == 422
    assert "Ketikan saya" in response.content.decode()
    assert not Edit.objects.exists()


def test_empty_indicator_is_refused_in_place() -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user)
    path = "jabatan/0/baris/0/indikator"
    form = {"path": path, "text": "", "shown": reading.data["jabatan"][0]["baris"][0]["indikator"]}
    response = client_for(user).post(f"/keputusan/{reading.pk}/ubah/", form, headers=HTMX)
    assert response.status_code == 422
    assert "tidak boleh kosong" in response.content.decode()
    assert "<html" not in response.content.decode()


def test_head_field_that_changes_loads_the_page_for_it_stands_in_other_places_too() -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user)
    form = {"path": "judul", "text": "Judul lain", "shown": reading.data["judul"]}
    response = client_for(user).post(f"/keputusan/{reading.pk}/ubah/", form, headers=HTMX)
    assert (response.status_code, response["HX-Redirect"]) == (204, f"/keputusan/{reading.pk}/")


@pytest.mark.parametrize("path", ["jabatan/0", "jabatan/0/baris/9/sasaran", "", "x/baris/y"])
def test_htmx_with_a_path_that_is_no_field_never_breaks(path: str) -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user)
    client = client_for(user)
    for page in ("ubah/", "konfirmasi/"):
        form = {"path": path, "text": "x", "shown": "y"}
        response = client.post(f"/keputusan/{reading.pk}/{page}", form, headers=HTMX)
        assert response.status_code in (302, 404, 422)
    assert client.get(f"/keputusan/{reading.pk}/", {"pilih": path}, headers=HTMX).status_code in (200, 404)


def test_undo_from_the_review_leads_back_to_the_field() -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user)
    edit = actions.confirm(reading=reading, path=PATH, by=user)
    response = client_for(user).post(f"/keputusan/{reading.pk}/suntingan/{edit.pk}/batal/", {"dari": "periksa"})
    assert response.url.startswith(f"/keputusan/{reading.pk}/?pilih=")
    assert PATH in waiting(reading)


def test_undo_of_another_offices_edit_is_not_found_for_htmx_too() -> None:
    owner = make_user(Role.PLANNER)
    reading = uploaded(owner.office, owner)
    edit = actions.confirm(reading=reading, path=PATH, by=owner)
    client = client_for(make_user(Role.PLANNER))
    assert client.post(f"/keputusan/{reading.pk}/suntingan/{edit.pk}/batal/", headers=HTMX).status_code == 404
    assert client.get(f"/keputusan/{reading.pk}/", {"pilih": PATH}, headers=HTMX).status_code == 404


def test_camat_chooses_a_field_but_gets_no_form() -> None:
    user = make_user(Role.CAMAT)
    reading = uploaded(user.office, user)
    page = client_for(user).get(f"/keputusan/{reading.pk}/", {"pilih": PATH}, headers=HTMX).content.decode()
    assert 'class="is-chosen"' in page
    assert "<button" not in page
