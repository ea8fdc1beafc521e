"""Headers, errors, the way in, downloads that spreadsheets may open, and the pieces of a page."""

from __future__ import annotations

import io
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

from tests.support.web import client_for, make_office, make_user
from tolok.core.kernel.value import Missing, NotComputable, Number
from tolok.web.data_folder import prepare_data_folder, stored_secret_key
from tolok.web.database import database_setting
from tolok.web.permissions import Role
from tolok.web.tables import csv_response, xlsx_response


@pytest.mark.django_db
def test_pages_forbid_foreign_and_inline_scripts_and_frames() -> None:
    make_office()
    headers = Client().get("/masuk/").headers
    policy = headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_pages_have_no_inline_script_style_or_handler() -> None:
    client = client_for(make_user(Role.ADMIN))
    for name in ("offices:detail", "offices:pejabat_create", "accounts:user_list", "audit:event_list", "help"):
        page = client.get(reverse(name)).content.decode()
        assert "<style" not in page
        assert ' style="' not in page
        assert " onclick" not in page
        assert page.count("<script") == page.count("<script src=")
        assert page.count("<h1") == 1


@pytest.mark.django_db
def test_signed_in_pages_are_not_kept_by_the_browser() -> None:
    assert "no-store" in client_for(make_user(Role.ADMIN)).get("/kantor/").headers["Cache-Control"]


@pytest.mark.django_db
def test_unknown_address_is_told_in_indonesian_with_what_to_do() -> None:
    response = Client().get("/tidak-ada/")
    assert response.status_code == 404
    assert "Periksa alamatnya" in response.content.decode()


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_in_indonesian() -> None:
    make_office()
    response = Client(enforce_csrf_checks=True).post("/masuk/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert "kedaluwarsa" in response.content.decode()


@pytest.mark.django_db
def test_a_broken_page_is_told_without_its_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError("rahasia dapur")

    client = client_for(make_user(Role.ADMIN), raise_request_exception=False)
    monkeypatch.setattr("tolok.web.apps.offices.queries.desa_list", broken)
    monkeypatch.setattr("tolok.web.apps.audit.queries.events_of", broken)
    response = client.get("/audit/")
    assert response.status_code == 500
    assert "tidak disimpan" in response.content.decode()
    assert "rahasia" not in response.content.decode()


@pytest.mark.django_db
def test_too_large_a_file_is_told_before_it_is_read() -> None:
    make_office()
    response = Client().post("/masuk/", b"x", content_type="text/plain", headers={"Content-Length": str(100 * 1024**2)})
    assert response.status_code == 413
    assert "100 MB" in response.content.decode()


@pytest.mark.django_db
def test_health_answers_while_the_database_does() -> None:
    assert Client().get("/sehat/").content == b"baik\n"


@pytest.mark.django_db
def test_session_is_renewed_by_work_but_not_written_at_every_page(django_assert_num_queries) -> None:
    client = client_for(make_user(Role.CAMAT))
    client.get("/bantuan/")
    awake = client.session["awake"]
    client.get("/bantuan/")
    assert client.session["awake"] == awake


DANGEROUS = ("=1+1", "+62812", "-5 orang", "@cmd", "\tx", "\rx")


def test_csv_never_begins_a_text_cell_with_a_formula_sign() -> None:
    body = csv_response("t", ["=judul"], [[text] for text in DANGEROUS]).content.decode("utf-8-sig")
    for text in ("=judul", *DANGEROUS):
        assert f"'{text}" in body


def test_csv_has_no_formula_where_another_separator_would_begin_a_cell() -> None:
    cells = ["a;=1+1", "a\n+1", "\uff1d1+1", "Rapat; hadir 5-6 orang", "x=1"]
    lines = csv_response("t", ["x"], [[cell] for cell in cells]).content.decode("utf-8-sig")
    for text in ("a;'=1+1", "a\n'+1", "'\uff1d1+1", "Rapat; hadir 5-6 orang", "x=1"):
        assert text in lines


def test_xlsx_says_where_a_text_was_cut_and_writes_days_that_excel_does_not_know_as_text() -> None:
    rows = [["x" * 40_000, date(1, 1, 1), date(1900, 3, 1)]]
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_response("t", ["a", "b", "c"], rows).content)).active
    assert len(sheet["A2"].value) == 32_767
    assert sheet["A2"].value.endswith("lengkapnya di CSV)")
    assert (sheet["B2"].value, sheet["C2"].data_type) == ("0001-01-01", "d")


def test_csv_keeps_numbers_dates_and_gaps_as_they_are() -> None:
    row = [-5, Decimal("12.50"), date(2025, 1, 2), datetime(2025, 1, 1, 17, 30, tzinfo=UTC), None, True, 'a,"b"']
    body = csv_response("t", ["x"], [row]).content.decode("utf-8-sig")
    assert body.splitlines()[1] == '-5,12.50,2025-01-02,2025-01-02 00:30:00,,ya,"a,""b"""'


def test_xlsx_writes_formulas_as_text_and_numbers_as_numbers() -> None:
    rows = [[*DANGEROUS[:4]], [Decimal("12.5"), 7, date(2025, 1, 2), "https://x.example"]]
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_response("a/b", ["=1", "b", "c", "d"], rows).content)).active
    assert [cell.data_type for cell in sheet[1]] == ["s"] * 4
    assert [cell.data_type for cell in sheet[2]] == ["s"] * 4
    assert [cell.data_type for cell in sheet[3]] == ["n", "n", "d", "s"]
    assert sheet["D3"].hyperlink is None


def test_secret_key_is_drawn_once_and_private(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert stored_secret_key(folder) == ""
    prepare_data_folder(folder)
    key = stored_secret_key(folder)
    prepare_data_folder(folder)
    assert stored_secret_key(folder) == key
    assert len(key) >= 50
    assert (folder / "kunci-rahasia").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_database_url_with_password_and_with_socket() -> None:
    full = database_setting("postgresql://ani:r%40hasia@db.example:5433/tolok?sslmode=require", Path("/x"))
    assert (full["USER"], full["PASSWORD"], full["HOST"], full["PORT"]) == ("ani", "r@hasia", "db.example", "5433")
    assert full["OPTIONS"] == {"sslmode": "require"}
    socket = database_setting("postgresql://ani@/tolok?host=/run/pg", Path("/x"))
    assert (socket["HOST"], socket["NAME"], socket["PASSWORD"]) == ("/run/pg", "tolok", "")
    assert database_setting(None, Path("/x"))["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    with pytest.raises(ValueError, match="mysql"):
        database_setting("mysql://x/y", Path("/x"))


def test_postgresql_without_its_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(ValueError, match="psycopg tidak terpasang"):
        database_setting("postgresql://ani@db/tolok", Path("/x"))


def test_the_three_values_look_apart() -> None:
    shown = {
        value: Template("{% value_state value %}").render(Context({"value": value}))
        for value in (Number(Decimal(0)), Missing("Maret belum"), NotComputable("penyebut nol"))
    }
    number, missing, not_computable = shown.values()
    assert number == ""
    assert "belum diisi" in missing
    assert "Maret belum" in missing
    assert "tidak dapat dihitung" in not_computable


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [(Decimal("1234567.895"), 2, "1.234.567,90"), (Decimal("0.5"), 0, "1"), (-1234, 0, "-1.234"), (None, 2, "")],
)
def test_numbers_are_written_as_officials_do(number: object, places: int, text: str) -> None:
    assert Template("{{ n|angka:p }}").render(Context({"n": number, "p": places})) == text


@pytest.mark.django_db
def test_static_address_changes_with_the_content() -> None:
    make_office()
    page = Client().get("/masuk/").content.decode()
    assert 'href="/statis/tolok/tolok.css?v=' in page
