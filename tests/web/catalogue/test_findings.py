"""Findings of a decree: the page, setting aside and undoing, accepting a mend, the report, the files."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.web import client_for, make_user
from tests.web.catalogue.decrees import FORMULA, TEXT, published, uploaded
from tolok.core.lint import find_rule
from tolok.web.apps.accounts.models import User
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.catalogue import actions, finding_queries, queries
from tolok.web.apps.catalogue.models import Edit, FindingSetAside, Reading
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
SAME = "Jumlah layanan selesai / Jumlah layanan selesai x 100%"
MISSPELLED = "Prosentase layanan yang selesai tepat waktu"
LAMPIRAN = "LAMPIRAN KEPUTUSAN CAMAT RAWA UJI\nNOMOR : 6 TAHUN 2025\nTANGGAL : 2 Januari 2025"
WHY = "Nilainya memang selalu penuh; dibahas dengan Bagian Organisasi."


@pytest.fixture
def planner() -> User:
    return make_user(Role.PLANNER)


@pytest.fixture
def reading(planner: User) -> Reading:
    """A decree whose first formula is a fault, and whose first indikator is misspelled, which a mend puts right."""
    content = TEXT.format(formula=SAME).replace("Persentase layanan", "Prosentase layanan").encode()
    return actions.upload_decree(office=planner.office, name="iku.txt", content=content, by=planner)[0]


def address(reading: Reading, *parts: object) -> str:
    return "/".join(["", "keputusan", str(reading.pk), "temuan", *map(str, parts), ""])


def found_with(reading: Reading, code: str) -> finding_queries.Found:
    examined = finding_queries.examine(reading, queries.current_data(reading), reading.read_at.date())
    return next(one for one in (*examined.found, *examined.aside) if one.finding.code == code)


def named(found: finding_queries.Found) -> dict[str, str]:
    return {"kode": found.finding.code, "jejak": found.fingerprint}


def mend_form(found: finding_queries.Found) -> dict[str, str]:
    return {**named(found), "tanda": found.mend_mark, "nomor": "1"}


def page_of(user: User, reading: Reading, query: str = "") -> str:
    response = client_for(user).get(address(reading) + query)
    assert response.status_code == 200
    return response.content.decode()


def acts() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").exclude(act="catalogue.upload").values_list("act", flat=True))


def test_page_groups_by_jabatan_and_says_where_what_and_why(planner: User, reading: Reading) -> None:
    page = page_of(planner, reading)
    assert f"/keputusan/{reading.pk}/?tampil=0&amp;pilih=jabatan/0/baris/0/formula" in page
    assert 'hx-get="/keputusan/aturan/FRM020/"' in page
    title = find_rule("FRM020").rule.title
    assert f'Mengapa? FRM020<span class="rule-title">: {title}</span>' in page
    assert "menurut hukum per 2 Januari 2025" in page
    groups = [part.split(" <span")[0].strip() for part in page.split('<section class="finding-group">\n  <h2>')[1:]]
    assert groups == sorted(groups, key=lambda name: name != "Seluruh keputusan")
    assert len(groups) == len(set(groups))


def test_message_stands_without_the_place_and_code_that_are_beside_it(planner: User, reading: Reading) -> None:
    finding = found_with(reading, "FRM020").finding
    page = page_of(planner, reading, "?aturan=FRM020")
    assert finding.message not in page
    assert "<strong>Baris 1, kolom formula</strong>" in page


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("?aturan=FRM020", "Mengapa? FRM020", "Mengapa? IND160"),
        ("?tingkat=info", "Mengapa? IND160", "Mengapa? FRM020"),
        ("?jabatan=0&tingkat=error", "Mengapa? FRM020", "Mengapa? IND160"),
        ("?jabatan=99", "Tidak ada temuan seperti itu", "Mengapa? FRM020"),
        ("?aturan=<script>", "Tidak ada temuan seperti itu", "<script>"),
    ],
)
def test_page_is_narrowed_by_level_jabatan_and_rule(
    query: str, shown: str, hidden: str, planner: User, reading: Reading
) -> None:
    page = page_of(planner, reading, query).partition('<footer class="foot"')[0].partition("</header>")[2]
    assert shown in page
    assert hidden not in page


def test_clean_decree_says_what_was_run(planner: User) -> None:
    content = files("tolok.sample").joinpath("keputusan", "iku_bersih.txt").read_bytes()
    one = actions.upload_decree(office=planner.office, name="iku.txt", content=content, by=planner)[0]
    state = finding_queries.examine(one, queries.current_data(one), one.read_at.date())
    page = page_of(planner, one)
    assert ("Bersih" in page) == (not state.found)
    assert "aturan dijalankan pada bacaan yang belum terbit" in page


def test_rule_opens_within_the_page_and_as_a_page_with_the_certainty_of_its_basis(planner: User) -> None:
    client = client_for(planner)
    part = client.get("/keputusan/aturan/FRM010/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    for title in ("Apa yang diperiksa", "Mengapa", "Contoh salah", "Contoh benar", "Cara memperbaiki", "Dasar hukum"):
        assert f"<h2>{title}</h2>" in part
    assert "PermenPAN PER/20/M.PAN/11/2008" in part
    whole = client.get("/keputusan/aturan/FRM010/").content.decode()
    assert "<html" in whole
    assert part.strip() in whole


def test_setting_aside_needs_a_reason_and_tells_who_and_when(planner: User, reading: Reading) -> None:
    client, found = client_for(planner), found_with(reading, "FRM020")
    refused = client.post(address(reading, "kesampingkan"), {**named(found), "alasan": "  "})
    assert refused.status_code == 422
    assert "Alasan: belum diisi" in refused.content.decode()
    long = client.post(address(reading, "kesampingkan"), {**named(found), "alasan": "kata " * 101})
    assert long.status_code == 422
    assert "Ringkaslah" in long.content.decode()
    assert "kata kata" in long.content.decode()
    assert not FindingSetAside.objects.exists()
    done = client.post(address(reading, "kesampingkan"), {**named(found), "alasan": WHY, "nomor": "2"})
    assert done.status_code == 302
    assert done["Location"].endswith("/temuan/#t2")
    page = page_of(planner, reading)
    assert WHY in page
    assert "1 dikesampingkan" in page
    assert planner.nama in page.partition(WHY)[2]
    assert acts() == ["catalogue.set_aside"]


def test_finding_set_aside_is_counted_nowhere(planner: User, reading: Reading) -> None:
    client = client_for(planner)
    before = client.get(f"/keputusan/{reading.pk}/terbitkan/").content.decode()
    client.post(address(reading, "kesampingkan"), {**named(found_with(reading, "FRM020")), "alasan": WHY})
    after = client.get(f"/keputusan/{reading.pk}/terbitkan/").content.decode()
    assert "kesalahan" in before
    assert "kesalahan yang akan ikut terbit" not in after
    table = client.get(f"/keputusan/{reading.pk}/tabel/").content.decode()
    assert "kesalahan</a>" not in table


def test_double_click_sets_aside_once(planner: User, reading: Reading) -> None:
    client, form = client_for(planner), {**named(found_with(reading, "FRM020")), "alasan": WHY}
    for _ in range(2):
        assert client.post(address(reading, "kesampingkan"), form).status_code == 302
    assert FindingSetAside.objects.count() == 1
    assert acts() == ["catalogue.set_aside"]


def test_taking_back_counts_the_finding_again_and_keeps_what_was_said(planner: User, reading: Reading) -> None:
    client = client_for(planner)
    client.post(address(reading, "kesampingkan"), {**named(found_with(reading, "FRM020")), "alasan": WHY})
    one = FindingSetAside.objects.get()
    for _ in range(2):
        assert client.post(address(reading, "kesampingkan", one.pk, "tarik")).status_code == 302
    assert WHY not in page_of(planner, reading)
    one.refresh_from_db()
    assert (one.reason, one.withdrawn_by) == (WHY, planner)
    assert acts() == ["catalogue.set_aside", "catalogue.take_back"]
    again = client.post(address(reading, "kesampingkan"), {**named(found_with(reading, "FRM020")), "alasan": WHY})
    assert again.status_code == 302
    assert FindingSetAside.objects.count() == 2


def test_words_that_change_bring_the_finding_back_and_tell_so(planner: User, reading: Reading) -> None:
    client = client_for(planner)
    client.post(address(reading, "kesampingkan"), {**named(found_with(reading, "FRM020")), "alasan": WHY})
    path = "jabatan/0/baris/0/formula"
    other = "Jumlah surat selesai / Jumlah surat selesai x 100%"
    actions.change_field(reading=reading, path=path, text=other, shown=SAME.replace("x 100", "× 100"), by=planner)
    page = page_of(planner, reading)
    assert "Mengapa? FRM020" in page
    assert "1 pengesampingan tidak berlaku lagi" in page


def test_finding_that_is_gone_is_not_set_aside(planner: User, reading: Reading) -> None:
    response = client_for(planner).post(
        address(reading, "kesampingkan"), {"kode": "FRM020", "jejak": "0" * 16, "alasan": WHY}, follow=True
    )
    assert "Temuan itu tidak ada lagi" in response.content.decode()
    assert not FindingSetAside.objects.exists()


def test_mend_shows_before_and_after_and_becomes_an_edit_that_is_undone_like_any(
    planner: User, reading: Reading
) -> None:
    client, found = client_for(planner), found_with(reading, "IND160")
    page = page_of(planner, reading)
    assert "dihapus: </span>Prosentase</del>" in page
    assert "ditambah: </span>Persentase</ins>" in page
    assert client.post(address(reading, "perbaiki"), mend_form(found)).status_code == 302
    edit = Edit.objects.get()
    assert (edit.act, edit.path, edit.made_by) == ("SET", "jabatan/0/baris/0/indikator", planner)
    assert (edit.before, edit.after) == (MISSPELLED, MISSPELLED.replace("Prosentase", "Persentase"))
    assert queries.current_data(reading)["jabatan"][0]["baris"][0]["indikator"] == edit.after
    assert reading.data["jabatan"][0]["baris"][0]["indikator"] == MISSPELLED
    assert "Mengapa? IND160" not in page_of(planner, reading)
    event = AuditEvent.objects.get(act="catalogue.mend")
    assert event.detail["perbaikan"][0]["sesudah"] == edit.after
    assert client.post(f"/keputusan/{reading.pk}/suntingan/{edit.pk}/batal/").status_code == 302
    assert "Mengapa? IND160" in page_of(planner, reading)


def test_double_click_mends_once(planner: User, reading: Reading) -> None:
    client, form = client_for(planner), mend_form(found_with(reading, "IND160"))
    for _ in range(2):
        assert client.post(address(reading, "perbaiki"), form).status_code == 302
    assert Edit.objects.count() == 1
    assert acts() == ["catalogue.mend"]


def test_mend_that_the_person_did_not_see_is_not_written(planner: User, reading: Reading) -> None:
    form = mend_form(found_with(reading, "IND160")) | {"tanda": "lain"}
    response = client_for(planner).post(address(reading, "perbaiki"), form, follow=True)
    assert "belum ditulis" in response.content.decode()
    assert not Edit.objects.exists()


def test_finding_without_a_certain_mend_offers_none(planner: User, reading: Reading) -> None:
    page = page_of(planner, reading, "?aturan=FRM020")
    assert "Terima perbaikan" not in page
    response = client_for(planner).post(
        address(reading, "perbaiki"), mend_form(found_with(reading, "FRM020")), follow=True
    )
    assert "belum ditulis" in response.content.decode()
    assert not Edit.objects.exists()


def test_published_version_keeps_its_findings_while_mends_go_to_the_next(planner: User, reading: Reading) -> None:
    actions.publish(reading=reading, token=reading.revision, first_year=2025, last_year=None, by=planner)
    client = client_for(planner)
    assert "versi 1, terbit" in page_of(planner, reading)
    client.post(address(reading, "perbaiki"), mend_form(found_with(reading, "IND160")))
    version_page = page_of(planner, reading)
    assert "Mengapa? IND160" in version_page
    assert "tidak ada lagi dalam bacaan" in version_page
    assert "Terima perbaikan" not in version_page
    assert "Mengapa? IND160" not in page_of(planner, reading, "?keadaan=bacaan")
    reading.refresh_from_db()
    actions.publish(reading=reading, token=reading.revision, first_year=2025, last_year=None, by=planner)
    assert "Mengapa? IND160" not in page_of(planner, reading)


@pytest.mark.parametrize(("form", "opening"), [("pdf", b"%PDF-"), ("docx", b"PK\x03\x04")])
def test_report_is_downloaded_and_noted(form: str, opening: bytes, planner: User, reading: Reading) -> None:
    client = client_for(planner)
    client.post(address(reading, "kesampingkan"), {**named(found_with(reading, "FRM020")), "alasan": WHY})
    response = client.post(address(reading, "laporan", form))
    assert response.content.startswith(opening)
    assert response["Content-Disposition"] == f'attachment; filename="temuan-{reading.pk}.{form}"'
    event = AuditEvent.objects.get(act="catalogue.report")
    assert event.detail["ukuran"] == len(response.content)
    if form == "docx":
        tables = docx.Document(io.BytesIO(response.content)).tables
        cells = [cell.text for table in tables for row in table.rows for cell in row.cells]
        assert any(WHY in text and planner.nama in text for text in cells)
        assert reading.file.sha256 in cells
        assert "bacaan yang belum terbit" in cells


def test_report_of_another_form_or_by_get_is_refused(planner: User, reading: Reading) -> None:
    client = client_for(planner)
    assert client.post(address(reading, "laporan", "odt")).status_code == 404
    assert client.get(address(reading, "laporan", "pdf")).status_code == 405


def test_findings_as_json_sarif_and_table_tell_what_was_set_aside(planner: User, reading: Reading) -> None:
    client = client_for(planner)
    client.post(address(reading, "kesampingkan"), {**named(found_with(reading, "FRM020")), "alasan": "=1+1"})
    data = json.loads(client.get(address(reading, "unduh", "json")).content)
    assert "FRM020" not in {one["kode"] for one in data["temuan"]}
    assert [one["alasan"] for one in data["dikesampingkan"]] == ["=1+1"]
    sarif = json.loads(client.get(address(reading, "unduh", "sarif")).content)
    suppressed = [one for one in sarif["runs"][0]["results"] if one.get("suppressions")]
    assert [one["ruleId"] for one in suppressed] == ["FRM020"]
    assert client.get(address(reading, "unduh", "xml")).status_code == 404
    text = client.get(address(reading) + "?format=csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";" if ";" in text.splitlines()[0] else ","))
    aside = next(row for row in rows if row["Kode"] == "FRM020")
    assert aside["Dikesampingkan karena"] == "'=1+1"
    assert aside["Oleh"] == planner.nama


@pytest.mark.parametrize("role", [Role.CAMAT, Role.SECTION])
def test_who_may_not_edit_sees_the_findings_and_no_buttons(role: Role, planner: User, reading: Reading) -> None:
    reader = make_user(role, office=planner.office)
    page = page_of(reader, reading)
    assert "Mengapa? FRM020" in page
    assert "Kesampingkan" not in page
    assert "Terima perbaikan" not in page
    client, found = client_for(reader), found_with(reading, "IND160")
    for path, form in (
        ("kesampingkan", {**named(found), "alasan": WHY}),
        ("perbaiki", mend_form(found)),
        ("kesampingkan/1/tarik", {}),
    ):
        assert client.post(address(reading, path), form).status_code == 403
    assert client.post(address(reading, "laporan", "pdf")).status_code == 200


def test_other_offices_findings_do_not_exist(planner: User, reading: Reading) -> None:
    client_for(planner).post(address(reading, "kesampingkan"), {**named(found_with(reading, "FRM020")), "alasan": WHY})
    one = FindingSetAside.objects.get()
    stranger = client_for(make_user(Role.ADMIN))
    assert stranger.get(address(reading)).status_code == 404
    assert stranger.get(address(reading, "unduh", "json")).status_code == 404
    for path in ("kesampingkan", f"kesampingkan/{one.pk}/tarik", "perbaiki", "laporan/pdf"):
        assert stranger.post(address(reading, path)).status_code == 404
    own = uploaded(planner.office, planner, formula=FORMULA)
    assert client_for(planner).post(address(own, "kesampingkan", one.pk, "tarik")).status_code == 404


def test_writing_needs_the_token_of_the_form(planner: User, reading: Reading) -> None:
    client = client_for(planner, enforce_csrf_checks=True)
    form = {**named(found_with(reading, "FRM020")), "alasan": WHY}
    for path in ("kesampingkan", "perbaiki", "laporan/pdf"):
        assert client.post(address(reading, path), form).status_code == 403
    assert client.get(address(reading, "kesampingkan")).status_code == 405
    assert not FindingSetAside.objects.exists()


def test_queries_do_not_grow_with_the_findings(planner: User) -> None:
    client = client_for(planner)

    def queries_of(reading: Reading) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address(reading)).status_code == 200
        return len(seen)

    few = uploaded(planner.office, planner)
    row = "9\tMeningkatnya mutu\tProsentase layanan ke-{0}\tJumlah surat {0} / Jumlah surat {0} x 100%\t\t\n"
    content = (TEXT.format(formula=SAME) + "".join(row.format(number) for number in range(150))).encode()
    many = actions.upload_decree(office=planner.office, name="banyak.txt", content=content, by=planner)[0]
    assert len(queries.current_data(many)["jabatan"][0]["baris"]) == 152
    client.get(address(few))
    assert queries_of(many) <= queries_of(few) <= 14


def test_published_sample_opens_without_a_second_examination(planner: User) -> None:
    version = published(planner.office, planner)
    page = page_of(planner, version.reading)
    assert "Versi terbit" not in page
    assert "versi 1, terbit" in page


def test_many_findings_come_in_pages_and_a_row_is_found_on_its_own(planner: User) -> None:
    row = "9\tMeningkatnya mutu\tPersentase layanan ke-{0}\tJumlah surat {0} / Jumlah surat {0} x 100%\t\t\n"
    content = (TEXT.format(formula=SAME) + "".join(row.format(number) for number in range(70))).encode()
    many = actions.upload_decree(office=planner.office, name="banyak.txt", content=content, by=planner)[0]
    first = page_of(planner, many, "?aturan=FRM020")
    assert first.count('<li class="finding"') == 50
    assert 'id="jabatan0baris70"' not in first
    second = page_of(planner, many, "?aturan=FRM020&baris=jabatan0baris70")
    assert 'id="jabatan0baris70"' in second
    assert 'id="t51"' in second
    assert "71 kesalahan" in second


def test_number_of_an_annex_is_mended_like_any_field(planner: User) -> None:
    content = TEXT.format(formula=FORMULA).replace("LAMPIRAN KEPUTUSAN CAMAT RAWA UJI", LAMPIRAN).encode()
    reading = actions.upload_decree(office=planner.office, name="iku.txt", content=content, by=planner)[0]
    client, found = client_for(planner), found_with(reading, "DOK030")
    assert "Terima perbaikan" in page_of(planner, reading, "?aturan=DOK030")
    assert client.post(address(reading, "perbaiki"), mend_form(found)).status_code == 302
    edit = Edit.objects.get()
    assert (edit.path, edit.after) == ("lampiran", [{"nomor": "5 TAHUN 2025", "tanggal": "2025-01-02"}])
    assert "DOK030" not in page_of(planner, reading)
    review = client.get(f"/keputusan/{reading.pk}/?tampil=kepala&pilih=lampiran").content.decode()
    assert "5 TAHUN 2025 | 2025-01-02" in review
    assert "Satu per baris: nomor | tanggal (2025-01-31)." in review


@pytest.mark.parametrize("reason", ["\u202eterbalik", "satu\u0007dua", "satu\r\ndua"])
def test_reason_is_kept_on_one_line_without_signs_that_are_not_for_the_eye(
    planner: User, reading: Reading, reason: str
) -> None:
    form = {**named(found_with(reading, "FRM020")), "alasan": reason}
    assert client_for(planner).post(address(reading, "kesampingkan"), form).status_code == 302
    assert FindingSetAside.objects.get().reason in ("terbalik", "satu dua")


def test_reason_of_signs_that_nobody_sees_counts_as_none(planner: User, reading: Reading) -> None:
    form = {**named(found_with(reading, "FRM020")), "alasan": "\u202e\u202c"}
    response = client_for(planner).post(address(reading, "kesampingkan"), form)
    assert response.status_code == 422
    assert "Alasan: belum diisi" in response.content.decode()


def test_rule_page_shows_examples_without_data_language_and_leads_to_its_setting(planner: User) -> None:
    page = client_for(planner).get("/keputusan/aturan/FRM020/").content.decode()
    assert "<blockquote>" in page
    assert "<pre>" not in page
    assert "/keputusan/setelan-pemeriksaan/?aturan=FRM020#ubah" in page
    settings = client_for(planner).get("/keputusan/setelan-pemeriksaan/?aturan=FRM020").content.decode()
    assert '<option value="FRM020" selected>' in settings
    assert (
        "setelan-pemeriksaan/?aturan"
        not in client_for(make_user(Role.CAMAT, office=planner.office))
        .get("/keputusan/aturan/FRM020/")
        .content.decode()
    )
