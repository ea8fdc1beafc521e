"""Plan, table, dashboard and the chain behind a number."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from tests.support.web import client_for, make_user
from tests.web.catalogue.decrees import published
from tolok.core.kernel.period import Month
from tolok.core.kernel.value import Missing, NotComputable, Number
from tolok.core.registers import get_register
from tolok.web.apps.accounts.models import User
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.catalogue.models import BindingDecision
from tolok.web.apps.measurement import queries
from tolok.web.apps.measurement.models import GivenScore, Plan, QuarterTarget
from tolok.web.apps.offices.models import Office
from tolok.web.apps.registers import actions as registers
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 5)
PLAN = {"rule": "naik", "aggregation": "jumlah", "seen": ""}


def stated(office: Office, user: User, slug: str, months: range, word: str = "lengkap") -> None:
    for month in months:
        registers.state_month(
            office=office, register=get_register(slug), month=Month(2025, month), state=word, today=TODAY, by=user
        )


def service(office: Office, user: User, day: date, completed: date | None) -> None:
    values = {
        "kind": "ktp",
        "pemohon": "Siti",
        "submitted": day,
        "due": date(day.year, day.month, day.day + 3),
        "completed": completed,
        "status": "selesai" if completed else "diproses",
    }
    registers.add_entry(office=office, register=get_register("layanan"), values=values, by=user)


@pytest.fixture
def user() -> User:
    """A planner whose decree is in force and bound."""
    someone = make_user(Role.PLANNER)
    published(someone.office, someone)
    return someone


def realisasi(user: User, key: str, quarter: int):
    found = queries.measured_year(user.office, 2025).measurement(key, quarter)
    assert found is not None
    return found.realisasi


def test_number_missing_and_not_computable_stay_apart(user: User) -> None:
    assert isinstance(realisasi(user, "IKU/1/1", 1), Missing)
    stated(user.office, user, "layanan", range(1, 4), "nihil")
    assert isinstance(realisasi(user, "IKU/1/1", 1), NotComputable)
    service(user.office, user, date(2025, 4, 1), date(2025, 4, 2))
    service(user.office, user, date(2025, 4, 1), None)
    stated(user.office, user, "layanan", range(4, 7))
    assert realisasi(user, "IKU/1/1", 2) == Number(Decimal(50))


def test_stated_month_without_rows_is_zero_not_missing(user: User) -> None:
    stated(user.office, user, "surat", range(1, 4), "nihil")
    assert realisasi(user, "IKU/1/2", 1) == Number(Decimal(0))


def test_cache_notices_every_change(user: User) -> None:
    first = queries.measured_year(user.office, 2025)
    assert queries.measured_year(user.office, 2025) is first
    service(user.office, user, date(2025, 1, 2), None)
    second = queries.measured_year(user.office, 2025)
    assert second is not first
    stated(user.office, user, "layanan", range(1, 2))
    assert queries.measured_year(user.office, 2025) is not second


def test_plan_reads_targets_as_offices_write_them(user: User) -> None:
    form = {**PLAN, "target_1": "82,5", "target_4": "80-90%"}
    response = client_for(user).post("/rencana/IKU/1/1/?tahun=2025", form)
    assert response.status_code == 302
    found = {t.quarter: (t.lo, t.hi, t.text) for t in QuarterTarget.objects.all()}
    assert found == {1: (Decimal("82.5"), Decimal("82.5"), "82,5"), 4: (Decimal(80), Decimal(90), "80-90%")}
    assert AuditEvent.objects.get(act="measurement.set_plan").detail["target"]["4"] == "80-90%"


def test_target_in_words_is_refused_at_its_field(user: User) -> None:
    response = client_for(user).post("/rencana/IKU/1/1/?tahun=2025", {**PLAN, "target_1": "sebaiknya semua"})
    assert response.status_code == 422
    assert response.context["form"].errors["target_1"]
    assert not Plan.objects.exists()


def test_plan_saved_by_somebody_else_meanwhile_is_not_overwritten(user: User) -> None:
    client = client_for(user)
    client.post("/rencana/IKU/1/1/?tahun=2025", {**PLAN, "target_4": "90"})
    second = client.post("/rencana/IKU/1/1/?tahun=2025", {**PLAN, "target_4": "10"})
    assert second.status_code == 422
    assert "baru saja disimpan orang lain" in second.content.decode()
    assert QuarterTarget.objects.get().text == "90"


def test_average_of_quarters_is_not_offered_for_a_ratio(user: User) -> None:
    response = client_for(user).post("/rencana/IKU/1/1/?tahun=2025", {**PLAN, "aggregation": "rata-rata"})
    assert response.status_code == 422


def test_given_score_needs_its_evidence_and_becomes_the_realisasi(user: User) -> None:
    client = client_for(user)
    client.post("/indikator/IKU/1/1/nilai-diberikan/?tahun=2025")
    form = {**PLAN, "aggregation": "posisi akhir", "score_2": "85,62"}
    refused = client.post("/rencana/IKU/1/1/?tahun=2025", form)
    assert refused.status_code == 422
    assert "Bukti: belum diisi" in refused.content.decode()
    client.post("/rencana/IKU/1/1/?tahun=2025", {**form, "evidence_2": "LHE 12/2025"})
    assert GivenScore.objects.get().given_by == user
    assert realisasi(user, "IKU/1/1", 2) == Number(Decimal("85.62"))
    assert isinstance(realisasi(user, "IKU/1/1", 1), Missing)


def three_states(user: User) -> None:
    """Row 1 not computable in quarter I, row 2 a number without target."""
    stated(user.office, user, "layanan", range(1, 4), "nihil")
    stated(user.office, user, "surat", range(1, 4), "nihil")


def test_table_shows_three_states_by_word_and_no_praise_for_a_gap(user: User) -> None:
    three_states(user)
    page = client_for(user).get("/pengukuran/?tahun=2025&triwulan=1").content.decode()
    assert "badge-not-computable" in page
    assert "tidak dapat dihitung" in page
    assert "belum ditetapkan" in page
    assert "badge-good" not in page
    page = client_for(user).get("/pengukuran/?tahun=2025&triwulan=2").content.decode()
    assert "belum diisi" in page


def test_files_leave_gaps_empty_and_name_them(user: User) -> None:
    three_states(user)
    client = client_for(user)
    text = client.get("/pengukuran/?tahun=2025&triwulan=1&format=csv").content.decode("utf-8-sig")
    first, second = csv.DictReader(io.StringIO(text))
    assert (first["Realisasi"], first["Keadaan realisasi"]) == ("", "tidak dapat dihitung")
    assert (second["Realisasi"], second["Keadaan realisasi"]) == ("0.00", "angka")
    assert second["Kategori"] == ""
    book = openpyxl.load_workbook(io.BytesIO(client.get("/pengukuran/?tahun=2025&triwulan=2&format=xlsx").content))
    rows = list(book.active.iter_rows(values_only=True))
    at = rows[0].index("Realisasi")
    assert rows[1][at] is None
    assert rows[1][at + 1] == "belum diisi"


def test_table_filters_by_jabatan(user: User) -> None:
    client = client_for(user)
    assert len(client.get("/pengukuran/?tahun=2025&jabatan=Kecamatan+Rawa+Uji").context["rows"]) == 2
    assert client.get("/pengukuran/?tahun=2025&jabatan=Tidak+Ada").context["rows"] == []


def test_dashboard_names_what_is_lacking_by_register_and_month(user: User) -> None:
    stated(user.office, user, "layanan", range(1, 13), "nihil")
    response = client_for(user).get("/dasbor/?tahun=2025&triwulan=1")
    lacks = response.context["lacks"]
    assert [(lack.slug, lack.month.month) for lack in lacks] == [("surat", 1), ("surat", 2), ("surat", 3)]
    assert "/register/pernyataan/surat/2025/1/" in response.content.decode()


def test_dashboard_without_decree_says_what_to_do_next() -> None:
    page = client_for(make_user(Role.CAMAT)).get("/dasbor/").content.decode()
    assert "Belum ada keputusan yang diterbitkan" in page
    assert "/keputusan/" in page


def test_trace_leads_from_the_report_to_rows_sentence_line_and_decree(user: User) -> None:
    service(user.office, user, date(2025, 1, 6), date(2025, 1, 7))
    stated(user.office, user, "layanan", range(1, 4))
    response = client_for(user).get("/asal-angka/IKU/1/1/?tahun=2025&triwulan=1&suku=2&bulan=1")
    page = response.content.decode()
    assert [entry.lain["pemohon"] for entry, _ in response.context["entries"]] == ["Siti"]
    for words in ("100%", "Kalimat dalam keputusan", "Register Layanan Administrasi", "NOMOR", "baris "):
        assert words.lower() in page.lower()
    assert "5 TAHUN 2025" in page


def test_trace_of_an_unbound_formula_says_what_is_lacking() -> None:
    someone = make_user(Role.PLANNER)
    published(someone.office, someone, bound=False)
    page = client_for(someone).get("/asal-angka/IKU/1/1/?tahun=2025").content.decode()
    assert "belum dihubungkan" in page


def test_penjelasan_is_kept_and_printed_in_the_table(user: User) -> None:
    stated(user.office, user, "surat", range(1, 13), "nihil")
    client = client_for(user)
    client.post("/rencana/IKU/1/2/?tahun=2025", {**PLAN, "target_4": "10"})
    client.post("/penjelasan/IKU/1/2/?tahun=2025", {"penjelasan": "Surat kini lewat aplikasi."})
    assert "Surat kini lewat aplikasi." in client.get("/pengukuran/?tahun=2025&triwulan=4").content.decode()
    assert AuditEvent.objects.filter(act="measurement.set_penjelasan").count() == 1


def test_plan_list_exports(user: User) -> None:
    client = client_for(user)
    client.post("/rencana/IKU/1/1/?tahun=2025", {**PLAN, "target_4": "95"})
    assert "95" in client.get("/rencana/?tahun=2025").content.decode()
    assert b"95" in client.get("/rencana/?tahun=2025&format=csv").content


@pytest.mark.parametrize("role", [Role.SECTION, Role.CAMAT])
def test_section_and_camat_may_not_set_targets(role: Role) -> None:
    assert client_for(make_user(role)).post("/rencana/IKU/1/1/", PLAN).status_code == 403


def test_other_offices_see_nothing_of_it(user: User) -> None:
    stranger = client_for(make_user(Role.PLANNER))
    for page in ("/rencana/IKU/1/1/", "/asal-angka/IKU/1/1/", "/penjelasan/IKU/1/1/"):
        assert stranger.get(f"{page}?tahun=2025").status_code == 404
    assert stranger.get("/pengukuran/?tahun=2025").context["rows"] == []


def test_page_follows_every_kind_of_change_at_once(user: User) -> None:
    """The numbers are kept in memory: entry, void, statement, target, penjelasan and binding each show on the next."""
    client = client_for(user)
    where = "/pengukuran/?tahun=2025&triwulan=1"

    def shown() -> tuple[str, str, str]:
        row = next(row for row in client.get(where).context["rows"] if row.indikator.key == "IKU/1/2")
        return row.realisasi or "belum", row.capaian or "tanpa", row.keterangan

    assert shown()[0] == "belum"
    stated(user.office, user, "surat", range(1, 4))
    assert shown()[0] == "0"
    surat = get_register("surat")
    values = {
        "kind": "masuk",
        "nomor": "1",
        "submitted": date(2025, 2, 3),
        **{c.name: "x" for c in surat.columns if c.required and c.name not in ("kind", "submitted", "nomor")},
    }
    entry, _ = registers.add_entry(office=user.office, register=surat, values=values, by=user, restate=True)
    assert shown()[0] == "1"
    client.post("/rencana/IKU/1/2/?tahun=2025", {**PLAN, "target_1": "2"})
    assert shown()[1] == "50%"
    client.post("/penjelasan/IKU/1/2/?tahun=2025", {"penjelasan": "Surat beralih ke aplikasi."})
    assert shown()[2] == "Surat beralih ke aplikasi."
    registers.void_entry(entry=entry, register=surat, reason="keliru", by=user)
    assert shown()[:2] == ("0", "0%")
    decision = BindingDecision.objects.get(office=user.office, phrase="Jumlah surat masuk")
    client.post(f"/hubungan/{decision.pk}/cabut/")
    assert shown()[0] == "belum"


def test_zero_is_a_number_in_every_file_and_a_gap_is_none(user: User) -> None:
    stated(user.office, user, "surat", range(1, 4), "nihil")
    client = client_for(user)
    client.post("/rencana/IKU/1/2/?tahun=2025", {**PLAN, "target_1": "2"})
    where = "/pengukuran/?tahun=2025&triwulan=1&format="
    zero = next(
        line
        for line in csv.DictReader(io.StringIO(client.get(where + "csv").content.decode("utf-8-sig")))
        if line["Kode"] == "IKU/1/2"
    )
    assert (Decimal(zero["Realisasi"]), zero["Keadaan realisasi"]) == (0, "angka")
    assert Decimal(zero["Capaian (%)"]) == 0
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(where + "xlsx").content)).active
    rows = {row[0]: row for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert rows["IKU/1/2"][6] == 0
    assert rows["IKU/1/1"][6] is None


def test_average_asked_by_hand_is_refused_with_the_reason(user: User) -> None:
    response = client_for(user).post("/rencana/IKU/1/1/?tahun=2025", {**PLAN, "aggregation": "rata-rata"})
    assert "tidak dirata-ratakan" in response.content.decode()


def test_change_of_a_target_keeps_what_stood_before_in_the_audit_trail(user: User) -> None:
    client = client_for(user)
    for number in ("90", "95"):
        seen = client.get("/rencana/IKU/1/1/?tahun=2025").context["form"]["seen"].value()
        client.post("/rencana/IKU/1/1/?tahun=2025", {**PLAN, "target_4": number, "seen": seen})
    last = AuditEvent.objects.filter(act="measurement.set_plan").first()
    assert last is not None
    assert (last.detail["sebelum"]["target"], last.detail["target"]) == ({"4": "90"}, {"4": "95"})


def test_plan_sent_twice_by_a_double_click_is_saved_once_without_a_quarrel(user: User) -> None:
    client = client_for(user)
    for _ in range(2):
        answer = client.post("/rencana/IKU/1/1/?tahun=2025", {**PLAN, "target_4": "90"})
        assert answer.status_code == 302
    assert AuditEvent.objects.filter(act="measurement.set_plan").count() == 1
