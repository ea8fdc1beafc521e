"""An office's settings of the linter: rules off and levels, with a reason; as the file tolok.toml out and in."""

from __future__ import annotations

import tomllib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.support.web import client_for, make_user
from tests.web.catalogue.decrees import uploaded
from tests.web.catalogue.test_findings import SAME, address, found_with, named
from tolok.core.lint import lint, read_selection, sort_findings
from tolok.web.apps.accounts.models import User
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.catalogue import queries
from tolok.web.apps.catalogue.models import FindingSetAside, RuleChoice
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
PAGE = "/keputusan/setelan-pemeriksaan/"
WHY = 'Dipakai perbup kabupaten: "baku"\\.'


@pytest.fixture
def planner() -> User:
    return make_user(Role.PLANNER)


def choose(client: Client, code: str = "FRM020", level: str = "off", reason: str = WHY) -> int:
    return client.post(PAGE, {"aturan": code, "tingkat": level, "alasan": reason}).status_code


def send(client: Client, text: str | bytes, reason: str = "Setelan kabupaten") -> tuple[int, str]:
    content = text if isinstance(text, bytes) else text.encode()
    form = {"berkas": SimpleUploadedFile("tolok.toml", content), "alasan": reason}
    response = client.post(f"{PAGE}berkas/", form, follow=True)
    return response.status_code, response.content.decode()


def test_rule_that_is_off_finds_nothing_and_the_page_says_who_why(planner: User) -> None:
    client, reading = client_for(planner), uploaded(planner.office, planner, formula=SAME)
    assert "Mengapa? FRM020" in client.get(address(reading)).content.decode()
    assert choose(client) == 302
    page = client.get(address(reading)).content.decode()
    assert "Mengapa? FRM020" not in page
    assert "1 aturan disetel kantor" in page
    settings = client.get(PAGE).content.decode()
    assert "tidak dijalankan" in settings
    assert "Dipakai perbup kabupaten" in settings
    assert AuditEvent.objects.get(act="catalogue.choose_rule").detail["tingkat"] == "tidak dijalankan"


def test_level_weighs_in_the_page_and_at_publication(planner: User) -> None:
    client, reading = client_for(planner), uploaded(planner.office, planner, formula=SAME)
    choose(client, level="info")
    assert found_with(reading, "FRM020").finding.severity.value == "info"
    assert "kesalahan yang akan ikut terbit" not in client.get(f"/keputusan/{reading.pk}/terbitkan/").content.decode()


def test_report_tells_what_the_office_changed(planner: User) -> None:
    client, reading = client_for(planner), uploaded(planner.office, planner)
    choose(client, "NAM010")
    assert client.post(address(reading, "laporan", "docx")).status_code == 200


@pytest.mark.parametrize(
    ("code", "level", "reason", "words"),
    [
        ("FRM020", "off", " ", "Alasan: belum diisi"),
        ("FRM020", "off", "x" * 501, "Ringkaslah"),
        ("", "off", WHY, "Aturan: belum dipilih"),
        ("XYZ999", "off", WHY, "XYZ999"),
        ("FRM020", "berat", WHY, "berat"),
    ],
)
def test_choice_that_is_not_whole_is_refused(code: str, level: str, reason: str, words: str, planner: User) -> None:
    response = client_for(planner).post(PAGE, {"aturan": code, "tingkat": level, "alasan": reason})
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not RuleChoice.objects.exists()


def test_double_click_chooses_once_and_another_choice_takes_its_place(planner: User) -> None:
    client = client_for(planner)
    choose(client)
    choose(client)
    assert RuleChoice.objects.count() == 1
    choose(client, level="info")
    assert list(RuleChoice.objects.filter(withdrawn_at=None).values_list("level", flat=True)) == ["info"]
    assert AuditEvent.objects.filter(act="catalogue.choose_rule").count() == 2


def test_withdrawn_choice_is_as_it_came_and_stays_in_the_list(planner: User) -> None:
    client = client_for(planner)
    choose(client)
    one = RuleChoice.objects.get()
    for _ in range(2):
        assert client.post(f"{PAGE}{one.pk}/kembalikan/").status_code == 302
    page = client.get(PAGE).content.decode()
    assert "Belum ada yang diubah" in page
    assert "Setelan yang sudah tidak berlaku" in page
    assert AuditEvent.objects.filter(act="catalogue.withdraw_choice").count() == 1


def test_file_says_the_same_to_the_command_line(planner: User) -> None:
    client, reading = client_for(planner), uploaded(planner.office, planner, formula=SAME)
    client.post(address(reading, "kesampingkan"), {**named(found_with(reading, "FRM020")), "alasan": WHY})
    choose(client, "IND010")
    choose(client, "SMB010", "error")
    response = client.get(f"{PAGE}tolok.toml")
    text = response.content.decode()
    assert tomllib.loads(text)["lint"] == {"abaikan": ["IND010"], "tingkat": {"SMB010": "kesalahan"}}
    selection = read_selection(text)
    keputusan = queries.current_keputusan(reading)
    found = sort_findings(keputusan, lint(keputusan, selection=selection), selection.set_asides)
    assert [(finding.code, said.reason, said.by) for finding, said in found.set_aside] == [
        ("FRM020", WHY, planner.nama)
    ]
    assert selection.set_asides[0].nomor == "5 TAHUN 2025"


def test_file_of_one_office_is_taken_by_another_with_its_set_asides(planner: User) -> None:
    client, reading = client_for(planner), uploaded(planner.office, planner, formula=SAME)
    client.post(address(reading, "kesampingkan"), {**named(found_with(reading, "FRM020")), "alasan": WHY})
    choose(client, "IND010")
    text = client.get(f"{PAGE}tolok.toml").content.decode()
    other = make_user(Role.ADMIN)
    own = uploaded(other.office, other, formula=SAME)
    status, page = send(client_for(other), text)
    assert status == 200
    assert "1 aturan berubah" in page
    assert "1 pengesampingan ditambahkan." in page
    assert list(RuleChoice.objects.filter(office=other.office).values_list("code", "level", "made_by")) == [
        ("IND010", "off", other.pk)
    ]
    one = FindingSetAside.objects.get(reading=own)
    assert (one.reason, one.said_by, one.made_by) == (WHY, planner.nama, other)
    again = send(client_for(other), text)[1]
    assert "0 aturan berubah" in again
    assert FindingSetAside.objects.filter(reading=own).count() == 1


def test_file_takes_the_place_of_all_choices_and_tells_what_answers_nothing(planner: User) -> None:
    client = client_for(planner)
    choose(client, "IND010")
    text = (
        '[lint]\npilih = ["FRM"]\n\n[lint.tingkat]\nFRM020 = "catatan"\n\n[[kesampingkan]]\nkode = "FRM020"\n'
        'jejak = "00"\nalasan = "lama"\noleh = "Sri"\ntanggal = 2026-01-31\n'
    )
    page = send(client, text)[1]
    assert "1 tidak menemukan temuannya" in page
    levels = dict(RuleChoice.objects.filter(withdrawn_at=None).values_list("code", "level"))
    assert levels["FRM020"] == "info"
    assert levels["IND010"] == "off"
    assert "FRM010" not in levels
    assert AuditEvent.objects.filter(act="catalogue.import_settings").count() == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[lint]\nabai = 1\n", "kunci «abai» tidak dikenal"),
        (b"[lint]\nabaikan = ['XYZ999']\n", "aturan «XYZ999» tidak dikenal"),
        (b"\xff\xfe\x00", "bukan teks UTF-8"),
        (b"bukan toml", "bukan TOML yang benar"),
        (b"", "kosong (0 byte)"),
        (b"#" * 300_000, "jadi bukan setelan"),
    ],
)
def test_file_that_says_nothing_known_changes_nothing(content: bytes, words: str, planner: User) -> None:
    client = client_for(planner)
    choose(client)
    status, page = send(client, content)
    assert status == 422
    assert words in page
    assert RuleChoice.objects.filter(withdrawn_at=None).count() == 1


@pytest.mark.parametrize("role", [Role.CAMAT, Role.SECTION])
def test_who_may_not_edit_reads_the_settings_only(role: Role, planner: User) -> None:
    choose(client_for(planner))
    one = RuleChoice.objects.get()
    client = client_for(make_user(role, office=planner.office))
    page = client.get(PAGE).content.decode()
    assert "Dipakai perbup kabupaten" in page
    assert "Simpan setelan" not in page
    choose(client, "IND010")
    assert client.post(f"{PAGE}{one.pk}/kembalikan/").status_code == 403
    assert send(client, "")[0] == 403
    assert RuleChoice.objects.filter(withdrawn_at=None).count() == 1
    assert client.get(f"{PAGE}tolok.toml").status_code == 200


def test_other_offices_choice_does_not_exist(planner: User) -> None:
    choose(client_for(planner))
    stranger = client_for(make_user(Role.ADMIN))
    assert stranger.post(f"{PAGE}{RuleChoice.objects.get().pk}/kembalikan/").status_code == 404
    assert "Dipakai perbup" not in stranger.get(PAGE).content.decode()
    assert "FRM020" not in stranger.get(f"{PAGE}tolok.toml").content.decode()
