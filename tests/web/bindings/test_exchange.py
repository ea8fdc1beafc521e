"""Bindings handed on and taken over: downloaded, uploaded, looked at, taken only by a person's word."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.support.web import client_for, make_user
from tests.web.catalogue.decrees import published
from tolok.core.registers.binding.exchange import MAX_BYTES, read_exchange
from tolok.web.apps.accounts.models import User
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.bindings import queries
from tolok.web.apps.bindings.models import ExchangeFile, LearnedBinding
from tolok.web.apps.catalogue.models import BindingDecision
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
PAGE = "/ikatan/pertukaran/"
TEXT = """tolok: ikatan
versi_skema: 1
kantor: "35.09.12"
ikatan:
- {frasa: Jumlah surat masuk, register: surat, jawaban: masuk_seluruh, diterima: 4}
- {frasa: Jumlah seluruh permohonan layanan, register: layanan, jawaban: semua_selesai, diterima: 2, ditolak: 1}
- {frasa: Jumlah berkas <b>terlayani</b>, register: layanan, jawaban: perizinan_masuk, diterima: 12}
- {frasa: Jumlah hal lain, register: layanan, jawaban: tidak_ada, diterima: 1}
"""


def uploaded(user: User, content: bytes = TEXT.encode(), name: str = "lain.yaml") -> str:
    answer = client_for(user).post(PAGE + "unggah/", {"berkas": SimpleUploadedFile(name, content)}, follow=True)
    return answer.content.decode()


def test_download_holds_the_accepted_bindings_and_no_person() -> None:
    user = make_user(Role.PLANNER, nama="Ratna Dewi")
    published(user.office, user)
    answer = client_for(user).post(PAGE + "unduh/")
    assert "attachment" in answer.headers["Content-Disposition"]
    read = read_exchange(answer.content)
    assert {one.jawaban for one in read.bindings} == {"semua_tepat_waktu", "semua_masuk", "masuk_seluruh"}
    assert read.kantor == ""
    assert "Ratna" not in answer.content.decode()
    assert user.office.code not in answer.content.decode()
    assert AuditEvent.objects.filter(act="bindings.download").count() == 1


def test_code_of_the_office_stands_in_the_file_only_when_asked_for() -> None:
    user = make_user(Role.PLANNER)
    published(user.office, user)
    answer = client_for(user).post(PAGE + "unduh/", {"kode": "1"})
    assert read_exchange(answer.content).kantor == user.office.code


def test_uploaded_file_is_sorted_and_nothing_is_taken_yet() -> None:
    user = make_user(Role.PLANNER)
    published(user.office, user)
    page = uploaded(user)
    assert "Baru (1)" in page
    assert "Berbeda (1)" in page
    assert "Sepakat (1)" in page
    assert "Disisihkan (1)" in page
    assert "di sini:" in page
    assert "<b>terlayani</b>" not in page
    assert not LearnedBinding.objects.exists()
    assert BindingDecision.objects.count() == 3


def test_taken_entry_is_evidence_and_binds_nothing() -> None:
    user = make_user(Role.PLANNER)
    published(user.office, user)
    uploaded(user)
    file = ExchangeFile.objects.get()
    client = client_for(user)
    client.post(f"{PAGE}berkas/{file.pk}/ambil/", {"ambil": ["2", "99", "x"]})
    learned = LearnedBinding.objects.get()
    assert (learned.jawaban, learned.diterima, learned.made_by) == ("perizinan_masuk", 12, user)
    assert BindingDecision.objects.count() == 3
    (uses,) = [one for key, one in queries.experience(user.office).items() if "terlayani" in key]
    assert uses[0].accepted == 12
    client.post(f"{PAGE}berkas/{file.pk}/ambil/", {"ambil": ["1"]})
    assert LearnedBinding.objects.count() == 1


def test_all_that_is_new_is_taken_with_one_button() -> None:
    user = make_user(Role.PLANNER)
    published(user.office, user)
    uploaded(user)
    file = ExchangeFile.objects.get()
    client_for(user).post(f"{PAGE}berkas/{file.pk}/ambil/", {"semua_baru": "1"})
    assert [one.jawaban for one in LearnedBinding.objects.all()] == ["perizinan_masuk"]


def test_nothing_ticked_takes_nothing_and_leaves_the_file_open() -> None:
    user = make_user(Role.PLANNER)
    uploaded(user)
    file = ExchangeFile.objects.get()
    client_for(user).post(f"{PAGE}berkas/{file.pk}/ambil/", {})
    file.refresh_from_db()
    assert file.closed_at is None
    client_for(user).post(f"{PAGE}berkas/{file.pk}/tutup/")
    file.refresh_from_db()
    assert file.closed_by == user
    assert not LearnedBinding.objects.exists()


def test_learned_entry_is_thrown_out_again() -> None:
    user = make_user(Role.PLANNER)
    uploaded(user)
    client = client_for(user)
    client.post(f"{PAGE}berkas/{ExchangeFile.objects.get().pk}/ambil/", {"semua_baru": "1"})
    learned = LearnedBinding.objects.first()
    assert learned is not None
    client.post(f"{PAGE}dipelajari/{learned.pk}/buang/")
    learned.refresh_from_db()
    assert learned.withdrawn_by == user
    assert learned not in queries.learned_bindings(user.office)


def test_same_file_waits_once() -> None:
    user = make_user(Role.PLANNER)
    uploaded(user)
    uploaded(user, name="salinan.yaml")
    assert ExchangeFile.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"halo", "bukan berkas ikatan"),
        (b"\xff\xfe", "UTF-8"),
        (b"a: [", "tidak terbaca"),
        (b"x" * (MAX_BYTES + 1), "MB"),
    ],
)
def test_file_that_does_not_fit_is_refused_in_indonesian(content: bytes, told: str) -> None:
    user = make_user(Role.PLANNER)
    assert told in uploaded(user, content)
    assert not ExchangeFile.objects.exists()


def test_upload_without_a_file_tells_what_to_do() -> None:
    user = make_user(Role.PLANNER)
    answer = client_for(user).post(PAGE + "unggah/", follow=True)
    assert "belum dipilih" in answer.content.decode()


def test_another_offices_file_and_entries_do_not_exist() -> None:
    user, other = make_user(Role.PLANNER), make_user(Role.PLANNER)
    uploaded(user)
    file = ExchangeFile.objects.get()
    stranger = client_for(other)
    assert stranger.get(f"{PAGE}berkas/{file.pk}/").status_code == 404
    for act in ("ambil", "tutup"):
        assert stranger.post(f"{PAGE}berkas/{file.pk}/{act}/", {"semua_baru": "1"}).status_code == 404
    client_for(user).post(f"{PAGE}berkas/{file.pk}/ambil/", {"semua_baru": "1"})
    learned = LearnedBinding.objects.first()
    assert learned is not None
    assert stranger.post(f"{PAGE}dipelajari/{learned.pk}/buang/").status_code == 404
    assert queries.experience(other.office) == {}
