"""What keeps strangers out: sessions, headers, hosts, tries, private files; and what is noted when somebody tries."""

from __future__ import annotations

import logging

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.web import PASSWORD, client_for, make_office, make_user
from tests.web.test_permissions import URLS, address_of
from tolok.web.apps.accounts.models import FailedLogin
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.offices import setup_code
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
NEW = {"new_password1": "sawah-hijau-88", "new_password2": "sawah-hijau-88"}


def sign_in(username: str, password: str = PASSWORD, **options: object) -> Client:
    client = Client(**options)
    client.post("/masuk/", {"username": username, "password": password})
    return client


def is_in(client: Client) -> bool:
    return client.get("/kantor/").status_code == 200


@pytest.mark.parametrize("name", sorted(URLS))
def test_post_without_the_forms_token_changes_nothing_anywhere(name: str) -> None:
    user = make_user(Role.ADMIN)
    client = client_for(user, enforce_csrf_checks=True, raise_request_exception=False)
    before = AuditEvent.objects.count()
    assert client.post(address_of(name, URLS[name]), {"is_active": "0"}).status_code in (403, 404, 405)
    assert AuditEvent.objects.exclude(act="audit.denied").count() == before


def test_session_from_before_the_sign_in_is_not_the_one_after() -> None:
    user = make_user(Role.CAMAT)
    client = Client()
    client.get("/masuk/")
    session = client.session
    session["ditanam"] = "penyerang"
    session.save()
    planted = session.session_key
    client.cookies["tolok_sesi"] = planted
    client.post("/masuk/", {"username": user.username, "password": PASSWORD})
    assert client.session.session_key != planted
    thief = Client()
    thief.cookies["tolok_sesi"] = planted
    assert not is_in(thief)


def test_password_change_asks_the_old_one_and_ends_all_other_sessions() -> None:
    user = make_user(Role.CAMAT)
    here, elsewhere = sign_in(user.username), sign_in(user.username)
    assert here.post("/kata-sandi/", NEW).context["form"].errors["old_password"]
    assert is_in(elsewhere)
    here.post("/kata-sandi/", {**NEW, "old_password": PASSWORD})
    assert (is_in(here), is_in(elsewhere)) == (True, False)


def test_password_given_by_the_admin_ends_the_users_sessions() -> None:
    admin = make_user(Role.ADMIN)
    user = make_user(Role.CAMAT, office=admin.office)
    theirs = sign_in(user.username)
    client_for(admin).post(reverse("accounts:user_reset_password", args=[user.pk]))
    assert not is_in(theirs)


def test_forwarded_address_of_a_stranger_does_not_escape_the_lock() -> None:
    user = make_user(Role.CAMAT)
    for number in range(5):
        Client(headers={"X-Forwarded-For": f"10.0.0.{number}"}).post(
            "/masuk/", {"username": user.username, "password": "salah"}
        )
    assert not is_in(sign_in(user.username, headers={"X-Forwarded-For": "10.9.9.9"}))


def test_unknown_name_is_locked_like_a_known_one() -> None:
    user = make_user(Role.CAMAT)
    pages = []
    for username in (user.username, "tidak-ada"):
        for _ in range(5):
            Client().post("/masuk/", {"username": username, "password": "salah"})
        answer = Client().post("/masuk/", {"username": username, "password": "salah"})
        pages.append((answer.status_code, str(answer.context["form"].errors)))
    assert pages[0] == pages[1]
    assert pages[0][0] == 429


def test_old_tries_are_forgotten_so_that_random_names_do_not_pile_up() -> None:
    make_office()
    Client().post("/masuk/", {"username": "acak", "password": "x"})
    FailedLogin.objects.update(last_failed_at="2020-01-01T00:00Z")
    Client().post("/masuk/", {"username": "lain", "password": "x"})
    assert list(FailedLogin.objects.values_list("username", flat=True)) == ["lain"]


def test_set_up_code_cannot_be_guessed_at_will() -> None:
    code = setup_code.draw_setup_code()
    for _ in range(5):
        assert Client().post("/siapkan/", {"code": "AAAAA-AAAAA"}).status_code == 200
    locked = Client().post("/siapkan/", {"code": code})
    assert locked.status_code == 429
    assert "terlalu sering salah" in locked.content.decode()
    other_place = Client(REMOTE_ADDR="10.0.0.7").post("/siapkan/", {"code": code})
    assert other_place.status_code == 302


@pytest.mark.parametrize(
    "wanted", ["abc", "//jahat.example", "https://jahat.example/", "/\\jahat.example", "javascript:x"]
)
def test_next_page_is_a_path_of_this_site_or_the_front_page(wanted: str) -> None:
    user = make_user(Role.CAMAT)
    answer = Client().post("/masuk/", {"username": user.username, "password": PASSWORD, "next": wanted})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client_for(user).get("/masuk/", {"next": wanted})["Location"] == "/"


def test_foreign_host_name_is_refused_without_telling_the_inside() -> None:
    logging.disable(logging.CRITICAL)
    try:
        page = Client().get("/masuk/", headers={"host": "jahat.example"})
    finally:
        logging.disable(logging.NOTSET)
    assert page.status_code == 400
    assert "Traceback" not in page.content.decode()


def test_headers_of_a_page() -> None:
    make_office()
    answer = Client().get("/masuk/")
    expected = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    assert {name: answer[name] for name in expected} == expected
    assert "geolocation=()" in answer["Permissions-Policy"]
    cookie = answer.cookies["tolok_csrf"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_refused_attempt_of_somebody_signed_in_is_noted_once() -> None:
    user = make_user(Role.SECTION)
    client_for(user).get("/pengguna/")
    event = AuditEvent.objects.get(act="audit.denied")
    assert (event.username, event.target, event.detail) == (user.username, "/pengguna/", {"cara": "GET"})


def test_pages_and_styles_travel_compressed_and_styles_are_kept_for_good() -> None:
    user = make_user(Role.ADMIN)
    client = client_for(user, headers={"Accept-Encoding": "gzip"})
    page = client.get("/kantor/")
    assert page["Content-Encoding"] == "gzip"
    style = client.get("/statis/tolok/tolok.css")
    assert style["Content-Encoding"] == "gzip"
    assert "immutable" in style["Cache-Control"]
    style.close()
