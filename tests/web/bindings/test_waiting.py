"""Phrases that wait: gathered where they are alike, bound with one click, taken back with another."""

from __future__ import annotations

import pytest

from tests.support.web import client_for, make_user
from tolok.web.apps.accounts.models import User
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.bindings import queries
from tolok.web.apps.bindings.models import SameBinding
from tolok.web.apps.catalogue import actions as catalogue
from tolok.web.apps.catalogue.models import BindingDecision, Version
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
PAGE = "/ikatan/"
SAME = "/ikatan/sama/"
YEAR = 2025
HEAD = """KEPUTUSAN CAMAT RAWA UJI
NOMOR 6 TAHUN 2025
TENTANG
INDIKATOR KINERJA UTAMA KECAMATAN RAWA UJI

MEMUTUSKAN:

KESATU : Menetapkan Indikator Kinerja Utama.

LAMPIRAN KEPUTUSAN CAMAT RAWA UJI

NO\tSASARAN\tINDIKATOR KINERJA UTAMA\tFORMULA\tPENANGGUNG JAWAB\tSUMBER DATA
"""
ROW = (
    "{n}\tMeningkatnya pelayanan {n}\tPersentase KTP tepat waktu {n}\t"
    "Jumlah KTP yang selesai tepat waktu / Jumlah permohonan KTP x 100%\tKasi Pelayanan\tRegister layanan\n"
)
PHRASE = "Jumlah permohonan KTP"


def in_force(by: User, rows: int = 3, extra: str = "") -> Version:
    """A decree of our own with the same two phrases in every row."""
    content = (HEAD + "".join(ROW.format(n=n) for n in range(1, rows + 1)) + extra).encode()
    reading, _ = catalogue.upload_decree(office=by.office, name=f"iku{rows}.txt", content=content, by=by)
    reading.refresh_from_db()
    return catalogue.publish(
        reading=reading, token=reading.revision, first_year=YEAR, last_year=None, by=by, other_office_meant=True
    )


def form(count: int = 3, answer: str = "ktp_masuk") -> dict[str, str]:
    return {"tahun": str(YEAR), "phrase": PHRASE, "register": "layanan", "answer": answer, "count": str(count)}


def test_phrases_that_are_alike_are_shown_once_with_their_rows_and_reasons() -> None:
    user = make_user(Role.PLANNER)
    in_force(user)
    page = client_for(user).get(PAGE).content.decode()
    assert page.count("Terima semua yang sama: 3 baris") == 2
    assert page.count(f"«{PHRASE}»") == 1
    assert "Tanggal:" in page
    assert "bagian dari penyebut" in page


def test_one_click_binds_every_row_and_each_leaves_its_event() -> None:
    user = make_user(Role.PLANNER)
    in_force(user)
    client_for(user).post(SAME, form())
    found = BindingDecision.objects.filter(phrase=PHRASE, withdrawn_at=None)
    assert {one.place for one in found} == {"1/1", "1/2", "1/3"}
    assert {(one.register, one.offer) for one in found} == {("layanan", "ktp_masuk")}
    assert AuditEvent.objects.filter(act="bindings.bind_same").count() == 1
    assert AuditEvent.objects.filter(act="catalogue.bind").count() == 3
    assert queries.waiting(user.office, YEAR).count == 3


def test_undo_takes_back_all_save_what_was_decided_anew() -> None:
    user = make_user(Role.PLANNER)
    version = in_force(user)
    client = client_for(user)
    client.post(SAME, form())
    client.post("/indikator/IKU/1/1/hubungkan/", {"phrase": PHRASE, "other": "layanan:ktp_kk_masuk"})
    same = SameBinding.objects.get()
    client.post(f"/ikatan/sama/{same.pk}/batal/")
    standing = version.reading.bindings.filter(withdrawn_at=None)
    assert [(one.place, one.offer) for one in standing] == [("1/1", "ktp_kk_masuk")]
    client.post(f"/ikatan/sama/{same.pk}/batal/")
    assert AuditEvent.objects.filter(act="bindings.undo_same").count() == 1


@pytest.mark.parametrize("wrong", [form(count=2), form(answer="kk_masuk"), form(answer="=x"), {"tahun": str(YEAR)}])
def test_click_on_what_is_no_longer_so_binds_nothing_and_says_so(wrong: dict[str, str]) -> None:
    user = make_user(Role.PLANNER)
    in_force(user)
    response = client_for(user).post(SAME, wrong, follow=True)
    assert "sudah berubah sejak halaman dibuka" in response.content.decode()
    assert not BindingDecision.objects.exists()


def test_what_was_decided_once_is_offered_first_for_the_next_rows() -> None:
    user = make_user(Role.PLANNER)
    in_force(user)
    client = client_for(user)
    client.post("/indikator/IKU/1/1/hubungkan/", {"phrase": PHRASE, "other": "layanan:kependudukan_masuk"})
    group = queries.same_group(user.office, YEAR, PHRASE, "layanan", "kependudukan_masuk")
    assert group is not None
    assert len(group.places) == 2
    assert "sudah dipakai kantor ini" in group.proposal.reason


def test_phrase_that_no_register_answers_is_listed_with_the_reason() -> None:
    user = make_user(Role.PLANNER)
    extra = "4\tPuas\tPersentase puas\tJumlah responden puas / Jumlah responden x 100%\tCamat\tSurvei\n"
    in_force(user, extra=extra)
    page = client_for(user).get(PAGE).content.decode()
    assert "Tanpa usulan" in page
    assert "jawaban responden" in page


def test_card_tells_that_the_phrase_waits_elsewhere() -> None:
    user = make_user(Role.PLANNER)
    in_force(user)
    page = client_for(user).get("/indikator/IKU/1/1/").content.decode()
    assert "Menunggu juga pada 2 baris lain" in page


def test_another_offices_click_does_not_exist() -> None:
    user, other = make_user(Role.PLANNER), make_user(Role.PLANNER)
    in_force(user)
    client_for(user).post(SAME, form())
    assert client_for(other).post(f"/ikatan/sama/{SameBinding.objects.get().pk}/batal/").status_code == 404
    assert BindingDecision.objects.filter(withdrawn_at=None).count() == 3


def test_reader_of_the_page_sees_no_buttons() -> None:
    user = make_user(Role.PLANNER)
    in_force(user)
    camat = make_user(Role.CAMAT, office=user.office)
    assert "Terima semua" not in client_for(camat).get(PAGE).content.decode()


def test_year_without_a_decree_tells_what_to_do() -> None:
    page = client_for(make_user(Role.PLANNER)).get(PAGE).content.decode()
    assert "Belum ada frasa" in page
