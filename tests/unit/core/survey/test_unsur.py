"""What is asked on which day, and which column asks it."""

from __future__ import annotations

from datetime import date

import pytest

from tolok.core.survey import HeadingError, unsur_of_headings, unsur_on

NOW = unsur_on(date(2026, 1, 1))
QUESTIONNAIRE = [
    "Tanggal",
    "Jenis Kelamin",
    "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
    "Kemudahan prosedur pelayanan di unit ini",
    "Kecepatan waktu dalam memberikan pelayanan",
    "Kewajaran biaya/tarif dalam pelayanan",
    "Kesesuaian produk pelayanan dengan standar pelayanan",
    "Kompetensi/kemampuan petugas dalam pelayanan",
    "Perilaku petugas terkait kesopanan dan keramahan",
    "Kualitas sarana dan prasarana",
    "Penanganan pengaduan pengguna layanan",
    "Saran",
]


def test_unsur_are_those_of_the_day() -> None:
    assert [len(unsur_on(date(year, 6, 1))) for year in (2005, 2015, 2018)] == [14, 9, 9]
    assert [unsur.kode for unsur in NOW] == [f"U{place}" for place in range(1, 10)]
    assert unsur_on(date(2015, 6, 1))[7].nama == "Maklumat Pelayanan"
    assert NOW[3].jawaban == ("sangat mahal", "cukup mahal", "murah", "gratis")


def test_no_survey_before_the_first_regulation() -> None:
    with pytest.raises(LookupError, match="2004-02-23"):
        unsur_on(date(2004, 2, 23))


def test_columns_are_known_by_their_words_not_their_place() -> None:
    found = unsur_of_headings(QUESTIONNAIRE, NOW)
    assert list(found.values()) == ["U1", "U2", "U3", "U4", "U5", "U6", "U7", "U9", "U8"]
    assert found["Kualitas sarana dan prasarana"] == "U9"


@pytest.mark.parametrize("heading", ["U8", "9", "Pertanyaan 8", "P09"])
def test_bare_number_of_the_two_swapped_unsur_is_refused(heading: str) -> None:
    with pytest.raises(HeadingError, match="terbalik"):
        unsur_of_headings([heading], NOW)


def test_other_bare_numbers_and_numbered_words_are_taken() -> None:
    found = unsur_of_headings(["U1", "3", "U9 Pengaduan", "17"], NOW)
    assert dict(found) == {"U1": "U1", "3": "U3", "U9 Pengaduan": "U8"}


def test_official_names_are_known_in_every_set_of_nine() -> None:
    for asked in (NOW, unsur_on(date(2015, 6, 1))):
        found = unsur_of_headings([unsur.nama for unsur in asked], asked)
        assert list(found.values()) == [unsur.kode for unsur in asked]


def test_two_unsur_in_a_column_and_one_unsur_in_two_columns_are_refused() -> None:
    with pytest.raises(HeadingError, match="U4 dan U7"):
        unsur_of_headings(["Biaya dan perilaku"], NOW)
    with pytest.raises(HeadingError, match="sudah ada"):
        unsur_of_headings(["Biaya", "Tarif (biaya)"], NOW)
