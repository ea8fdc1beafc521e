"""The editor of a row's formula: looked at, saved as a person's decision, measured by it, taken back."""

from __future__ import annotations

import pytest

from tests.support.web import client_for, make_office, make_user
from tests.web.catalogue.decrees import published
from tolok.core.formula.nodes import Count, Ratio
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.catalogue import formula_actions, queries
from tolok.web.apps.catalogue.models import FormulaDecision
from tolok.web.apps.measurement.queries import measured_year
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
PAGE = "/indikator/IKU/1/1/formula/"
TYPED = "jumlah(layanan, status = Selesai, tepat waktu) / jumlah(layanan) x 100%"
TIDY = "jumlah(layanan, status = Selesai, selesai &lt;= batas) / jumlah(layanan) × 100%"


def planner_with_decree():
    user = make_user(Role.PLANNER)
    return user, published(user.office, user)


def test_page_shows_the_decrees_sentence_and_the_formula_that_was_read() -> None:
    user, _ = planner_with_decree()
    page = client_for(user).get(PAGE).content.decode()
    assert '<blockquote class="sentence">Jumlah layanan yang selesai tepat waktu' in page
    assert "«Jumlah layanan yang selesai tepat waktu» / «Jumlah seluruh permohonan layanan» × 100%" in page


def test_formula_looked_at_is_explained_and_not_kept() -> None:
    user, _ = planner_with_decree()
    response = client_for(user).post(PAGE, {"formula": TYPED, "act": "periksa"})
    page = response.content.decode()
    assert response.status_code == 200
    assert "jumlah permohonan pada Register Layanan Administrasi (" in page
    assert "<dd>persen</dd>" in page
    assert TIDY in page
    assert not FormulaDecision.objects.exists()


def test_saved_formula_is_kept_with_its_author_audited_and_measured() -> None:
    user, version = planner_with_decree()
    response = client_for(user).post(PAGE, {"formula": TYPED, "act": "simpan"}, follow=True)
    assert "Formula disimpan" in response.content.decode()
    assert "ditulis dalam notasi" in response.content.decode()
    decision = FormulaDecision.objects.get()
    assert (decision.place, decision.made_by, decision.withdrawn_at) == ("1/1", user, None)
    event = AuditEvent.objects.get(act="catalogue.write_formula", username=user.username)
    assert event.detail["sesudah"] == TIDY.replace("&lt;", "<")
    measured = measured_year(user.office, 2025).measurement("IKU/1/1", 1)
    assert measured is not None
    assert isinstance(measured.indikator.node, Ratio)
    assert isinstance(measured.indikator.node.numerator, Count)
    assert "Register Layanan Administrasi" in str(measured.realisasi)  # it waits for statements, not for a binding
    assert queries.rows_of_version(version)[0].phrases == ()


def test_trace_of_a_written_formula_shows_its_terms() -> None:
    user, _ = planner_with_decree()
    client = client_for(user)
    client.post(PAGE, {"formula": TYPED, "act": "simpan"})
    page = client.get("/asal-angka/IKU/1/1/?tahun=2025&triwulan=1").content.decode()
    assert "seperti tertulis dalam notasi formula" in page


def test_pages_of_a_written_formula_say_who_wrote_it_and_ask_for_no_binding() -> None:
    user, version = planner_with_decree()
    client = client_for(user)
    card = client.post(PAGE, {"formula": TYPED, "act": "simpan"}, follow=True).content.decode()
    assert "tidak ada frasa yang perlu dihubungkan" in card
    assert "diberikan pihak lain; isilah" not in card
    trace = client.get("/asal-angka/IKU/1/1/?tahun=2025").content.decode()
    assert f"<code>{TIDY}</code>" in trace
    assert f"oleh {user}" in trace
    assert "tidak memuat hitungan" not in trace
    assert "✓ ditulis dalam notasi" in client.get(f"/keputusan/versi/{version.pk}/").content.decode()


def test_blank_formula_is_told_what_to_do_and_not_kept() -> None:
    user, _ = planner_with_decree()
    response = client_for(user).post(PAGE, {"formula": "  ", "act": "simpan"})
    assert response.status_code == 422
    assert "Formula masih kosong" in response.content.decode()
    assert not FormulaDecision.objects.exists()


def test_formula_saved_twice_is_one_decision() -> None:
    user, _ = planner_with_decree()
    client = client_for(user)
    for _ in range(2):
        client.post(PAGE, {"formula": TYPED, "act": "simpan"})
    assert FormulaDecision.objects.count() == 1
    assert AuditEvent.objects.filter(act="catalogue.write_formula").count() == 1


def test_formula_as_it_was_read_is_no_decision() -> None:
    user, version = planner_with_decree()
    row = queries.rows_of_version(version)[0]
    assert row.node is not None
    assert formula_actions.write_formula(row=row, node=row.node, by=user) is None
    assert not FormulaDecision.objects.exists()


def test_changed_formula_withdraws_the_former_and_keeps_it() -> None:
    user, _ = planner_with_decree()
    client = client_for(user)
    client.post(PAGE, {"formula": TYPED, "act": "simpan"})
    client.post(PAGE, {"formula": "jumlah(layanan)", "act": "simpan"})
    newest, former = FormulaDecision.objects.all()
    assert (newest.withdrawn_at, former.withdrawn_by) == (None, user)
    assert TIDY in client.get(PAGE).content.decode()


def test_withdrawn_formula_gives_way_to_the_one_that_was_read() -> None:
    user, version = planner_with_decree()
    client = client_for(user)
    before = queries.rows_of_version(version)[0].node
    client.post(PAGE, {"formula": TYPED, "act": "simpan"})
    decision = FormulaDecision.objects.get()
    for said in ("formula yang dibaca dari keputusan", "sudah dicabut sebelumnya"):
        response = client.post(f"/formula/{decision.pk}/cabut/", follow=True)
        assert said in response.content.decode()
    assert queries.rows_of_version(version)[0].node == before
    assert AuditEvent.objects.filter(act="catalogue.withdraw_formula").count() == 1


def test_formula_of_a_sentence_that_changed_no_longer_holds() -> None:
    user, version = planner_with_decree()
    client_for(user).post(PAGE, {"formula": TYPED, "act": "simpan"})
    FormulaDecision.objects.update(sentence="kalimat yang dahulu")
    assert queries.rows_of_version(version)[0].phrases
    assert "formula itu tidak lagi berlaku" in client_for(user).get(PAGE).content.decode()


def test_fault_is_shown_at_its_column_with_the_nearest_word_and_nothing_is_kept() -> None:
    user, _ = planner_with_decree()
    response = client_for(user).post(PAGE, {"formula": "jumlah(layanann) / 2", "act": "simpan"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "jumlah(layanann) / 2\n       ^</pre>" in page
    assert "kolom 8: register «layanann» tidak dikenal; maksudnya «layanan»?" in page
    assert 'aria-invalid="true" data-at="7"' in page
    assert not FormulaDecision.objects.exists()


def test_fault_far_to_the_right_is_shown_with_what_stands_about_it() -> None:
    user, _ = planner_with_decree()
    typed = "«" + "a" * 200 + "» / jumlah(suratt) × 100%"
    page = client_for(user).post(PAGE, {"formula": typed, "act": "periksa"}).content.decode()
    excerpt, caret = page.split('aria-hidden="true">')[-1].split("</pre>")[0].split("\n")
    assert excerpt[caret.index("^") :].startswith("suratt)")
    assert len(excerpt) < 60


def test_problem_of_units_is_told_before_saving() -> None:
    user, _ = planner_with_decree()
    typed = "total(aset.nilai) / jumlah(pegawai) × 100%"
    page = client_for(user).post(PAGE, {"formula": typed, "act": "periksa"}).content.decode()
    assert "rupiah per pegawai, bukan persen" in page


def test_somebody_elses_formula_is_not_overwritten_unseen() -> None:
    user, _ = planner_with_decree()
    client = client_for(user)
    seen = client.get(PAGE).context["seen"]
    client.post(PAGE, {"formula": "jumlah(surat)", "act": "simpan"})
    response = client.post(PAGE, {"formula": TYPED, "act": "simpan", "seen": seen})
    assert response.status_code == 409
    assert "baru saja disimpan orang lain" in response.content.decode()
    assert FormulaDecision.objects.count() == 1


def test_row_whose_value_is_given_stays_given_whatever_its_formula() -> None:
    user, version = planner_with_decree()
    client = client_for(user)
    client.post("/indikator/IKU/1/1/nilai-diberikan/")
    assert "diberikan pihak lain, jadi formulanya belum dihitung" in client.get(PAGE).content.decode()
    client.post(PAGE, {"formula": TYPED, "act": "simpan"})
    assert queries.given_decision(queries.rows_of_version(version)[0]) is not None
    assert not queries.rows_of_version(version)[0].phrases


def test_completion_offers_what_may_come_next() -> None:
    user, _ = planner_with_decree()
    client = client_for(user)
    answer = client.post(PAGE + "lengkapi/", {"formula": "jumlah(layanan, jenis = kar)", "at": "27"}).content.decode()
    assert 'data-text="&quot;Kartu Keluarga (KK)&quot;" data-start="24" data-end="27"' in answer
    for strange in ("", "-1", "x", "99999999", "²"):
        assert client.post(PAGE + "lengkapi/", {"formula": "jum", "at": strange}).status_code == 200


def test_htmx_is_answered_with_the_preview_alone() -> None:
    user, _ = planner_with_decree()
    answer = client_for(user).post(PAGE, {"formula": TYPED}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in answer
    assert "Register Layanan Administrasi" in answer


@pytest.mark.parametrize("role", [Role.CAMAT, Role.SECTION])
def test_only_those_who_plan_may_edit(role: Role) -> None:
    user, _ = planner_with_decree()
    client = client_for(make_user(role, office=user.office))
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"formula": TYPED, "act": "simpan"}).status_code == 403


def test_formula_of_another_office_is_not_found() -> None:
    user, _ = planner_with_decree()
    client_for(user).post(PAGE, {"formula": TYPED, "act": "simpan"})
    decision = FormulaDecision.objects.get()
    stranger = client_for(make_user(Role.PLANNER, office=make_office()))
    for address in (PAGE, PAGE + "lengkapi/", f"/formula/{decision.pk}/cabut/"):
        assert stranger.post(address, {"formula": TYPED, "act": "simpan"}).status_code == 404
    decision.refresh_from_db()
    assert decision.withdrawn_at is None
