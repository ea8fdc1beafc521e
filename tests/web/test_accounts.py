"""Sign-in with lock-out, passwords, and the users of an office."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.support.web import PASSWORD, client_for, make_office, make_user
from tolok.web.apps.accounts import actions, sign_in
from tolok.web.apps.accounts.models import FailedLogin, User
from tolok.web.apps.accounts.passwords import draw_password
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
LOGIN = "/masuk/"


def sign(client: Client, username: str, password: str, **extra: str):
    return client.post(LOGIN, {"username": username, "password": password, **extra})


def wait_out_the_lock() -> None:
    FailedLogin.objects.update(last_failed_at=timezone.now() - sign_in.LOCKED_FOR - timedelta(seconds=1))


def test_right_password_signs_in_whatever_the_case_of_the_name() -> None:
    user = make_user(Role.PLANNER, username="sri.rencana")
    client = Client()
    response = sign(client, " Sri.Rencana ", PASSWORD)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert AuditEvent.objects.get(act="accounts.sign_in").username == "sri.rencana"


def test_wrong_password_is_told_and_recorded_without_saying_which_was_wrong() -> None:
    user = make_user(Role.PLANNER)
    known, unknown = (sign(Client(), name, "salah").content.decode() for name in (user.username, "tidak-ada"))
    for page in (known, unknown):
        assert "tidak cocok" in page
    assert AuditEvent.objects.filter(act="accounts.sign_in_failed", office_code=user.office.code).count() == 1


def test_fifth_wrong_password_locks_even_the_right_one_for_fifteen_minutes() -> None:
    user = make_user(Role.CAMAT)
    client = Client()
    for _ in range(5):
        assert sign(client, user.username, "salah").status_code == 200
    locked = sign(client, user.username, PASSWORD)
    assert locked.status_code == 429
    assert "dikunci sampai pukul" in locked.content.decode()
    assert AuditEvent.objects.filter(act="accounts.locked_out", target=user.username).exists()
    wait_out_the_lock()
    assert sign(client, user.username, PASSWORD).status_code == 302


def test_lock_holds_for_one_address_and_one_name_only() -> None:
    user, other = make_user(Role.CAMAT), make_user(Role.ADMIN)
    for _ in range(5):
        sign(Client(REMOTE_ADDR="10.0.0.9"), user.username, "salah")
    assert sign(Client(REMOTE_ADDR="10.0.0.9"), user.username, PASSWORD).status_code == 429
    assert sign(Client(REMOTE_ADDR="10.0.0.8"), user.username, PASSWORD).status_code == 302
    assert sign(Client(REMOTE_ADDR="10.0.0.9"), other.username, PASSWORD).status_code == 302


def test_right_password_in_time_begins_the_count_anew() -> None:
    user = make_user(Role.CAMAT)
    for _ in range(4):
        sign(Client(), user.username, "salah")
    sign(Client(), user.username, PASSWORD)
    assert sign(Client(), user.username, "salah").status_code == 200
    assert sign(Client(), user.username, PASSWORD).status_code == 302


def test_sign_in_leads_back_only_to_an_address_of_this_site() -> None:
    user = make_user(Role.CAMAT)
    assert sign(Client(), user.username, PASSWORD, next="/kantor/desa/")["Location"] == "/kantor/desa/"
    assert sign(Client(), user.username, PASSWORD, next="https://jahat.example/")["Location"] == "/"
    assert sign(Client(), user.username, PASSWORD, next="//jahat.example/")["Location"] == "/"


def test_signing_out_needs_a_post_and_ends_the_session() -> None:
    client = client_for(make_user(Role.CAMAT))
    assert client.get(reverse("accounts:logout")).status_code == 405
    client.post(reverse("accounts:logout"))
    assert "_auth_user_id" not in client.session
    assert AuditEvent.objects.filter(act="accounts.sign_out").exists()


def test_new_user_gets_a_drawn_password_and_must_change_it_first() -> None:
    admin = make_user(Role.ADMIN)
    values = {"username": "Budi.Seksi", "nama": "Budi", "role": "PLANNER", "jabatan": ""}
    page = client_for(admin).post(reverse("accounts:user_create"), values)
    user = User.objects.get(username="budi.seksi")
    assert user.office == admin.office
    password = page.context["password"]
    assert password in page.content.decode()
    client = Client()
    sign(client, "budi.seksi", password)
    for address in ("/", "/kantor/", "/pengguna/"):
        assert client.get(address)["Location"] == "/kata-sandi/"
    changed = client.post("/kata-sandi/", {"new_password1": "sawah-hijau-88", "new_password2": "sawah-hijau-88"})
    assert changed["Location"] == "/"
    assert client.get("/kantor/").status_code == 200
    user.refresh_from_db()
    assert user.check_password("sawah-hijau-88")


def test_password_is_nowhere_in_the_audit_trail() -> None:
    admin = make_user(Role.ADMIN)
    _, password = actions.create_user(by=admin, office=admin.office, username="x", nama="X", role=Role.CAMAT)
    assert not any(password in str(event.detail) + event.target for event in AuditEvent.objects.all())


@pytest.mark.parametrize("weak", ["12345678901", "pendek", "password123"])
def test_weak_password_is_refused_with_a_reason(weak: str) -> None:
    client = client_for(make_user(Role.CAMAT))
    page = client.post("/kata-sandi/", {"new_password1": weak, "new_password2": weak})
    assert page.status_code == 200
    assert page.context["form"].errors["new_password2"]


def test_section_user_without_jabatan_is_refused() -> None:
    values = {"username": "tanpa", "nama": "T", "role": "SECTION", "jabatan": ""}
    page = client_for(make_user(Role.ADMIN)).post(reverse("accounts:user_create"), values)
    assert "harus mempunyai jabatan" in page.content.decode()
    assert not User.objects.filter(username="tanpa").exists()


@pytest.mark.parametrize("username", ["dua kata", "ségar"])
def test_user_name_that_is_hard_to_type_is_refused(username: str) -> None:
    values = {"username": username, "nama": "T", "role": "CAMAT", "jabatan": ""}
    page = client_for(make_user(Role.ADMIN)).post(reverse("accounts:user_create"), values)
    assert "hanya boleh memuat" in page.content.decode()


def test_taken_user_name_is_refused() -> None:
    admin = make_user(Role.ADMIN, username="budi")
    values = {"username": "BUDI", "nama": "T", "role": "CAMAT", "jabatan": ""}
    assert "sudah dipakai" in client_for(admin).post(reverse("accounts:user_create"), values).content.decode()


def test_deactivated_user_is_out_at_once_and_cannot_come_back() -> None:
    admin = make_user(Role.ADMIN)
    user = make_user(Role.CAMAT, office=admin.office)
    theirs = client_for(user)
    assert theirs.get("/kantor/").status_code == 200
    client_for(admin).post(reverse("accounts:user_set_active", args=[user.pk]), {"is_active": "0"})
    assert theirs.get("/kantor/").status_code == 302
    assert "tidak cocok" in sign(Client(), user.username, PASSWORD).content.decode()


def test_last_admin_can_neither_be_switched_off_nor_demoted() -> None:
    admin = make_user(Role.ADMIN)
    make_user(Role.ADMIN)  # of another office, who does not count
    client = client_for(admin)
    client.post(reverse("accounts:user_set_active", args=[admin.pk]), {"is_active": "0"})
    values = {"nama": admin.nama, "role": "CAMAT", "jabatan": ""}
    page = client.post(reverse("accounts:user_change", args=[admin.pk]), values)
    assert "satu-satunya admin" in page.content.decode()
    admin.refresh_from_db()
    assert (admin.is_active, admin.role) == (True, Role.ADMIN)


def test_new_password_by_the_admin_ends_lock_and_sessions() -> None:
    admin = make_user(Role.ADMIN)
    user = make_user(Role.CAMAT, office=admin.office)
    theirs = client_for(user)
    for _ in range(5):
        sign(Client(), user.username, "salah")
    page = client_for(admin).post(reverse("accounts:user_reset_password", args=[user.pk]))
    assert theirs.get("/kantor/").status_code == 302
    assert sign(Client(), user.username, page.context["password"]).status_code == 302


@pytest.mark.parametrize("name", ["user_change", "user_reset_password", "user_set_active"])
def test_another_offices_user_does_not_exist(name: str) -> None:
    stranger = make_user(Role.CAMAT, office=make_office())
    client = client_for(make_user(Role.ADMIN))
    assert client.post(reverse(f"accounts:{name}", args=[stranger.pk])).status_code == 404


def test_user_list_holds_the_own_office_only_and_downloads() -> None:
    admin = make_user(Role.ADMIN, nama="Ani Admin")
    make_user(Role.CAMAT, nama="Orang Lain")
    client = client_for(admin)
    csv = client.get(reverse("accounts:user_list"), {"format": "csv"}).content.decode("utf-8-sig")
    assert csv.splitlines()[0] == "Nama,Nama pengguna,Peran,Jabatan,Aktif,Terakhir masuk"
    assert "Ani Admin" in csv
    assert "Orang Lain" not in csv
    assert client.get(reverse("accounts:user_list"), {"format": "xlsx"}).content[:2] == b"PK"


def test_drawn_passwords_are_long_and_differ() -> None:
    drawn = {draw_password() for _ in range(200)}
    assert len(drawn) == 200
    assert min(map(len, drawn)) >= 20


def test_session_that_ended_before_a_button_was_pressed_leads_back_to_its_page() -> None:
    make_user(Role.PLANNER)
    client = Client(headers={"referer": "http://testserver/keputusan/3/temuan/?page=2"})
    response = client.post("/keputusan/3/temuan/kesampingkan/", {"alasan": "x"})
    assert response["Location"] == "/masuk/?next=/keputusan/3/temuan/%3Fpage%3D2"
    assert "belum disimpan" in client.get(response["Location"]).content.decode()
    elsewhere = Client(headers={"referer": "https://jahat.example/x"}).post("/keputusan/3/temuan/kesampingkan/")
    assert elsewhere["Location"] == "/masuk/?next=/"
