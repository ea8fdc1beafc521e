"""Titles of regulations held against the official ones."""

from __future__ import annotations

import pytest

from tolok.core.regulation import Likeness, differing_words, likeness_to, titled
from tolok.core.regulation.load import all_regulations
from tolok.core.regulation.titles import likeness

GUIDE = "Pedoman Umum Penetapan Indikator Kinerja Utama di Lingkungan Instansi Pemerintah"


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("Pemerintahan Daerah", "Pemerintahan Daerah"),
        ("pembentukan peraturan perundangundangan", "Pembentukan Peraturan Perundang-undangan"),
        ("Pedoman Umum Penetapan Indikator Kinerja Utama", GUIDE),
        ("Pedoman Umum Penetapan Indikator Kinerja Utama (IKU) di lingkungan instansi pemerintah", GUIDE),
        ("Pedoman Umum Penetapan IKU di Lingkungan Instansi Pemerintah", GUIDE),
        ("Pedoman Umum Penetapan Indikator Kineria Utama", GUIDE),
        ("Sistem Akuntabilitas Kinerja Instansi Pemerintah", "Sistem Akuntabilitas Kinerja Instansi Pemerintah"),
        ("SAKIP", "Sistem Akuntabilitas Kinerja Instansi Pemerintah"),
        ("", "Kecamatan"),
    ],
)
def test_title_shortened_abbreviated_or_misread_is_the_same(written: str, official: str) -> None:
    assert likeness(written, official) is Likeness.SAME


@pytest.mark.parametrize(
    ("written", "official", "found"),
    [
        ("Pemerintah Daerah", "Pemerintahan Daerah", Likeness.NEAR),
        ("Pedoman Penyusunan Indikator Kinerja Utama di Lingkungan Instansi Pemerintah", GUIDE, Likeness.NEAR),
        ("Kecamatan", "Pemerintahan Daerah", Likeness.OTHER),
        ("Pengelolaan Aset Desa", "Kecamatan", Likeness.OTHER),
        ("Rencana Tahun 2021", "Rencana Tahun 2022", Likeness.NEAR),
    ],
)
def test_other_words_make_another_title(written: str, official: str, found: Likeness) -> None:
    assert likeness(written, official) is found


def test_other_wording_in_use_is_not_held_against_a_decree() -> None:
    clean = all_regulations()["uu-28-1999"]
    for word in ("Penyelenggara", "Penyelenggaraan"):
        written = f"{word} Negara yang Bersih dan Bebas dari Korupsi, Kolusi dan Nepotisme"
        assert likeness_to(written, clean) is Likeness.SAME


def test_title_tells_the_regulations_that_bear_it() -> None:
    assert {one.id for one in titled("Kecamatan")} == {"pp-17-2018", "pp-19-2008"}
    assert {one.id for one in titled("Penjenjangan Kinerja Instansi Pemerintah")} == {"permenpanrb-89-2021"}
    assert list(titled("Pengelolaan Pasar")) == []
    assert list(titled("")) == []


def test_differing_words_are_those_that_one_title_puts_for_anothers() -> None:
    assert differing_words("Pedoman Penetapan IKU", "Pedoman Penyusunan IKU") == ("penetapan", "penyusunan")
    assert differing_words("Pedoman IKU", "Pedoman Umum IKU") == ("", "")
    assert differing_words("Pemerintah Daerah", "Pemerintahan Daerah") == ("", "")


def test_every_official_title_tells_its_own_regulation() -> None:
    for regulation in all_regulations().values():
        assert regulation in list(titled(regulation.judul))
