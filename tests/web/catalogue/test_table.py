"""The table of a decree beside its source, and the words in which kinds of formulas are told."""

from __future__ import annotations

import io

import openpyxl
import pytest

from tests.support.web import client_for, make_user
from tests.web.catalogue.decrees import published, uploaded
from tolok.core.catalogue.keputusan import FORMULA_KINDS
from tolok.web.apps.catalogue import actions
from tolok.web.apps.catalogue.table import tables_of
from tolok.web.apps.catalogue.templatetags.catalogue_words import formula_terms
from tolok.web.apps.catalogue.words import JENIS_WORDS
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
SAME = "Jumlah layanan selesai / Jumlah layanan selesai x 100%"


def test_every_kind_of_formula_has_its_indonesian_word() -> None:
    assert set(JENIS_WORDS) == set(FORMULA_KINDS)
    assert not set(JENIS_WORDS.values()) & set(FORMULA_KINDS)


def test_terms_of_a_difference_are_not_called_a_fraction() -> None:
    formula = {"jenis": "difference", "pembilang": "A", "penyebut": "B"}
    assert formula_terms(formula) == "yang dikurangi «A», pengurang «B»"
    assert formula_terms({"jenis": "narrative", "pembilang": None, "penyebut": None}) == ""


def test_review_card_and_version_tell_the_kind_in_indonesian() -> None:
    user = make_user(Role.PLANNER)
    version = published(user.office, user)
    client = client_for(user)
    path = "jabatan/0/baris/0/formula"
    for address in (
        f"/keputusan/{version.reading.pk}/?tampil=0&pilih={path}",
        f"/keputusan/versi/{version.pk}/",
        "/indikator/IKU/1/1/",
        f"/keputusan/{version.reading.pk}/tabel/",
    ):
        page = client.get(address).content.decode()
        assert ">rasio<" in page, address
        assert ">ratio<" not in page, address


def test_table_links_each_row_to_its_fields_its_line_and_its_findings() -> None:
    user = make_user(Role.CAMAT)
    reading = uploaded(user.office, user, formula=SAME)
    page = client_for(user).get(f"/keputusan/{reading.pk}/tabel/").content.decode()
    line = reading.data["jabatan"][0]["baris"][0]["asal"]["indikator"]["baris"]
    assert f"/keputusan/{reading.pk}/?tampil=0&amp;pilih=jabatan/0/baris/0/indikator#jabatan0baris0indikator" in page
    assert f"/keputusan/{reading.pk}/sumber/?baris={line}#L{line}" in page
    assert f"/keputusan/{reading.pk}/temuan/?keadaan=bacaan&amp;baris=jabatan0baris0#jabatan0baris0" in page
    assert 'id="jabatan0baris0"' in client_for(user).get(f"/keputusan/{reading.pk}/temuan/").content.decode()


def test_spanning_sasaran_stands_once_and_marks_say_what_was_mended_and_changed() -> None:
    user = make_user(Role.PLANNER)
    reading = uploaded(user.office, user)
    first, second = reading.data["jabatan"][0]["baris"]
    second["sasaran"] = first["sasaran"]
    second["kolom_lain"] = {"Target": "90"}
    first["asal"]["formula"]["perbaikan"] = ["pecahan disatukan"]
    reading.save()
    shown = first["indikator"]
    actions.change_field(reading=reading, path="jabatan/0/baris/0/indikator", text="Lain", shown=shown, by=user)
    page = client_for(user).get(f"/keputusan/{reading.pk}/tabel/").content.decode()
    assert page.count(first["sasaran"]) == 1
    assert '<th scope="rowgroup" rowspan="2">' in page
    assert "pecahan disatukan" in page
    assert "disunting" in page
    assert '<th scope="col">Target</th>' in page
    assert "Definisi operasional" not in page


def test_blank_sasaran_are_not_one_group() -> None:
    user = make_user(Role.PLANNER)
    data = uploaded(user.office, user).data
    for row in data["jabatan"][0]["baris"]:
        row["sasaran"] = ""
    (table,) = tables_of(data, [], set())
    assert [len(group) for group in table.groups] == [1, 1]


def test_table_downloads_with_the_sasaran_in_every_row() -> None:
    user = make_user(Role.SECTION)
    reading = uploaded(user.office, user)
    client = client_for(user)
    text = client.get(f"/keputusan/{reading.pk}/tabel/?format=csv").content.decode("utf-8-sig")
    assert "Jenis formula" in text
    assert "rasio" in text
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"/keputusan/{reading.pk}/tabel/?format=xlsx").content)).active
    rows = list(sheet.iter_rows(values_only=True))
    header = rows[0]
    assert [row[header.index("Sasaran")] for row in rows[1:]] == [
        "Meningkatnya mutu pelayanan",
        "Meningkatnya tertib arsip",
    ]
    assert rows[1][header.index("Penyebut")] == "Jumlah seluruh permohonan layanan"
    assert client.get(f"/keputusan/{reading.pk}/tabel/?format=pdf").status_code == 404
