"""Names of posts and units from any spelling, and which two of them are one."""

from __future__ import annotations

import pytest

from tests.support.example import example_decree
from tolok.core.lint.wording.posts import is_near, is_same, kind_of_office, read_post


@pytest.mark.parametrize(
    ("text", "kind", "is_post"),
    [
        ("KEPALA SUB BAGIAN UMUM DAN KEPEGAWAIAN", "subbagian", True),
        ("Kasubag. Umum", "subbagian", True),
        ("Ka. Subbag Keuangan", "subbagian", True),
        ("Plt. Kasi Trantib", "seksi", True),
        ("Ka. Seksi Pelayanan", "seksi", True),
        ("Subbagian Keuangan", "subbagian", False),
        ("Seksi PMD", "seksi", False),
        ("Sekcam", "sekretaris", True),
        ("Sekretaris Kecamatan Contohsari", "sekretaris", True),
        ("Sekretariat", "sekretaris", False),
        ("CAMAT CONTOHSARI", "camat", True),
        ("Pengadministrasi Umum", "pelaksana", True),
    ],
)
def test_post_and_unit_are_told_apart(text: str, kind: str, is_post: bool) -> None:
    post = read_post(text)
    assert post is not None
    assert (post.kind, post.is_post) == (kind, is_post)


@pytest.mark.parametrize("text", ["Register surat", "Laporan Kasi Trantib", "Kasidah", "Dinas Sosial", "", "Bagianku"])
def test_other_names_are_no_post(text: str) -> None:
    assert read_post(text) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kasi Trantib", "Kepala Seksi Ketenteraman dan Ketertiban Umum"),
        ("Seksi PMD", "Kepala Seksi Pemberdayaan Masyarakat dan Desa Kecamatan Contohsari"),
        ("Kasubag PKA", "Kasubbag Perencanaan, Keuangan dan Aset"),
        ("Kasubbag Umpeg", "KEPALA SUB BAGIAN UMUM DAN KEPEGAWAIAN"),
        ("Kasi Pemerintahan", "Kepala Seksi Tata Pemerintahan"),
        ("Kasi Ekbang", "Kepala Seksi Perekonomian dan Pembangunan"),
        ("Bagian Keuangan", "Kepala Sub Bagian Keuangan"),
        ("Kasi Kesejahtraan Rakyat", "Kasi Kesra"),
    ],
)
def test_short_names_and_initials_mean_the_same_unit(one: str, other: str) -> None:
    first, second = read_post(one), read_post(other)
    assert first
    assert second
    assert is_same(first, second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kasi Trantib", "Kasi Pemerintahan"),
        ("Kasubbag Umum", "Kasubbag Keuangan"),
        ("Kasi Pelayanan Umum", "Kasubbag Umum"),
        ("Kasi PMD", "Kasi Kesejahteraan Sosial"),
    ],
)
def test_other_units_are_told_apart(one: str, other: str) -> None:
    first, second = read_post(one), read_post(other)
    assert first
    assert second
    assert not is_same(first, second)


def test_nearest_unit_shares_half_of_the_words_at_least() -> None:
    known = [post for name in ("Seksi Pemerintahan", "Seksi Pelayanan Umum") if (post := read_post(name))]
    asked = read_post("Seksi Pelayanan dan Informasi")
    assert asked
    assert is_near(asked, known) == known[1]
    stranger = read_post("Seksi Kebersihan dan Pertamanan")
    assert stranger
    assert is_near(stranger, known) is None


@pytest.mark.parametrize(
    ("decree", "kind"),
    [
        ({"instansi": "Kecamatan Contohsari"}, "kecamatan"),
        ({"instansi": "Kantor Kecamatan Contohsari"}, "kecamatan"),
        ({"instansi": "Kelurahan Melati"}, "kelurahan"),
        ({"instansi": "Distrik Sentani"}, "distrik"),
        ({"instansi": "Dinas Sosial"}, ""),
        ({"instansi": "Dinas Pemberdayaan Masyarakat Kecamatan dan Desa"}, ""),
        ({"judul": "INDIKATOR KINERJA UTAMA KECAMATAN CONTOHSARI"}, "kecamatan"),
        ({"penanda_tangan": {"jabatan": "CAMAT CONTOHSARI"}}, "kecamatan"),
        ({}, ""),
    ],
)
def test_kind_of_office_is_what_the_decree_calls_itself(decree: dict[str, object], kind: str) -> None:
    assert kind_of_office(example_decree(decree)) == kind
