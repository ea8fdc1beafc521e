"""The card of an indicator: its sentence, its drawing, and the binding that a person decides."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.web import client_for, make_user
from tests.web.catalogue.decrees import published
from tolok.core.formula.nodes import Score
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.catalogue import actions, queries
from tolok.web.apps.catalogue.holders import holders_of
from tolok.web.apps.catalogue.models import BindingDecision
from tolok.web.apps.offices.models import JabatanAlias, Pejabat
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
CARD = "/indikator/IKU/1/1/"
PHRASE = "Jumlah seluruh permohonan layanan"


def test_card_shows_sentence_drawing_and_proposals() -> None:
    user = make_user(Role.PLANNER)
    published(user.office, user, bound=False)
    page = client_for(user).get(CARD).content.decode()
    assert 'class="fraction-top"' in page
    assert "kalimat dalam keputusan" in page
    assert 'value="layanan:semua_masuk"' in page
    assert "kecocokan 100%" in page


def test_confirmed_binding_keeps_who_and_score_and_is_audited() -> None:
    user = make_user(Role.PLANNER)
    published(user.office, user, bound=False)
    client_for(user).post(CARD + "hubungkan/", {"phrase": PHRASE, "chosen": "layanan:semua_masuk"})
    decision = BindingDecision.objects.get()
    assert (decision.phrase, decision.offer, decision.made_by) == (PHRASE, "semua_masuk", user)
    assert decision.score == 1
    assert AuditEvent.objects.filter(act="catalogue.bind", username=user.username).count() == 1


def test_binding_sent_twice_is_one_decision() -> None:
    user = make_user(Role.PLANNER)
    published(user.office, user, bound=False)
    client = client_for(user)
    for _ in range(2):
        client.post(CARD + "hubungkan/", {"phrase": PHRASE, "chosen": "layanan:semua_masuk"})
    assert BindingDecision.objects.count() == 1


def test_changed_binding_withdraws_the_former_and_keeps_it_in_the_history() -> None:
    user = make_user(Role.PLANNER)
    version = published(user.office, user)
    client = client_for(user)
    client.post(CARD + "hubungkan/", {"phrase": PHRASE, "chosen": "", "other": "layanan:semua_selesai"})
    holding = queries.bindings_of(version.reading)["1/1"][PHRASE]
    assert holding.offer == "semua_selesai"
    former = BindingDecision.objects.get(offer="semua_masuk")
    assert former.withdrawn_by == user
    assert "dicabut" in client.get(CARD).content.decode()


def test_withdrawn_binding_leaves_the_phrase_unbound() -> None:
    user = make_user(Role.PLANNER)
    version = published(user.office, user)
    decision = BindingDecision.objects.get(offer="semua_masuk")
    client_for(user).post(f"/hubungan/{decision.pk}/cabut/")
    assert PHRASE not in queries.bindings_of(version.reading)["1/1"]
    assert queries.unbound_count(version) == 1


def test_given_value_takes_the_place_of_the_formula_until_withdrawn() -> None:
    user = make_user(Role.PLANNER)
    version = published(user.office, user)
    client_for(user).post(CARD + "nilai-diberikan/")
    row = queries.rows_of_version(version)[0]
    assert isinstance(row.node, Score)
    given = queries.given_decision(row)
    assert given is not None
    actions.withdraw_binding(decision=BindingDecision.objects.get(pk=given.pk), by=user)
    assert queries.rows_of_version(version)[0].phrases == (
        "Jumlah layanan yang selesai tepat waktu",
        PHRASE,
    )


@pytest.mark.parametrize(
    "form",
    [
        {"phrase": "bukan suku formula", "chosen": "layanan:semua_masuk"},
        {"phrase": PHRASE, "chosen": "layanan:tidak_ada"},
        {"phrase": PHRASE, "chosen": "bukan:apa"},
    ],
)
def test_binding_of_what_does_not_exist_is_not_found(form: dict[str, str]) -> None:
    user = make_user(Role.PLANNER)
    published(user.office, user, bound=False)
    assert client_for(user).post(CARD + "hubungkan/", form).status_code == 404
    assert not BindingDecision.objects.exists()


def test_binding_without_a_choice_says_so() -> None:
    user = make_user(Role.PLANNER)
    published(user.office, user, bound=False)
    response = client_for(user).post(CARD + "hubungkan/", {"phrase": PHRASE, "chosen": ""}, follow=True)
    assert "hitungan belum dipilih" in response.content.decode()


def test_card_of_a_row_that_does_not_exist_is_not_found() -> None:
    user = make_user(Role.CAMAT)
    published(user.office, user)
    client = client_for(user)
    for address in ("/indikator/IKU/9/9/", "/indikator/IKI/1/1/", "/indikator/APA/1/1/", CARD + "?tahun=2001"):
        assert client.get(address).status_code == 404


def test_binding_of_another_office_is_not_found() -> None:
    owner = make_user(Role.PLANNER)
    published(owner.office, owner)
    decision = BindingDecision.objects.first()
    assert decision is not None
    assert client_for(make_user(Role.PLANNER)).post(f"/hubungan/{decision.pk}/cabut/").status_code == 404
    assert client_for(make_user(Role.PLANNER)).get(CARD).status_code == 404


def test_responsible_name_leads_over_its_alias_to_the_acting_holder() -> None:
    office = make_user(Role.CAMAT).office
    JabatanAlias.objects.create(office=office, alias="Kasi Pelayanan", jabatan="Kepala Seksi Pelayanan Umum")
    Pejabat.objects.create(office=office, jabatan="Kepala Seksi Pelayanan Umum", nama="Ani", sampai=date(2025, 3, 31))
    Pejabat.objects.create(
        office=office, jabatan="Kepala Seksi Pelayanan Umum", nama="Budi", is_plt=True, sejak=date(2025, 4, 1)
    )
    (before,) = holders_of(office, ("KASI PELAYANAN",), date(2025, 2, 1))
    (after,) = holders_of(office, ("KASI PELAYANAN",), date(2025, 5, 1))
    assert (before.nama, before.is_plt) == ("Ani", False)
    assert (after.nama, after.is_plt, after.jabatan) == ("Budi", True, "Kepala Seksi Pelayanan Umum")


@pytest.mark.parametrize("year", ["²", "abc", "99999999999", ""])
def test_year_written_by_hand_in_the_address_shows_the_usual_card(year: str) -> None:
    user = make_user(Role.PLANNER)
    published(user.office, user, bound=False)
    assert client_for(user).get(CARD, {"tahun": year}).status_code == 200
