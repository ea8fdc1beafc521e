"""Regulations revoked on the decree's date, and decrees that cite themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.support.example import example_decree
from tolok.core.lint import Finding, Severity, lint

PP_58 = "Peraturan Pemerintah Nomor 58 Tahun 2005 tentang Pengelolaan Keuangan Daerah"
PERMENDAGRI_13 = "Permendagri No. 13/2006 sebagaimana diubah terakhir dengan Permendagri Nomor 21 Tahun 2011"


def found(name: str, as_of: date | None = None, **decree: Any) -> list[Finding]:
    return [finding for finding in lint(example_decree(decree), as_of=as_of) if finding.name == name]


def test_regulation_is_judged_on_the_date_of_the_decree() -> None:
    assert len(found("regulation-revoked", tanggal="2020-01-01", mengingat=[PP_58])) == 1
    assert found("regulation-revoked", tanggal="2018-01-01", mengingat=[PP_58]) == []


def test_decree_without_date_is_judged_as_of_the_given_day_only() -> None:
    assert len(found("regulation-revoked", as_of=date(2024, 1, 1), mengingat=[PP_58])) == 1
    assert found("regulation-revoked", mengingat=[PP_58]) == []


def test_own_date_goes_before_the_given_day() -> None:
    assert found("regulation-revoked", as_of=date(2024, 1, 1), tanggal="2018-01-01", mengingat=[PP_58]) == []


def test_item_with_its_amendments_yields_one_finding_that_names_the_successor_and_the_doubt() -> None:
    hits = found("regulation-revoked", tanggal="2023-04-04", mengingat=["UU tentang sesuatu", PERMENDAGRI_13])
    assert [hit.location.nomor for hit in hits] == [2]
    assert "Permendagri 77/2020" in hits[0].message
    assert "periksa di JDIH" in hits[0].message


def test_revoked_regulation_in_menimbang_is_a_warning() -> None:
    hits = found("regulation-revoked", tanggal="2023-04-04", menimbang=[f"bahwa untuk melaksanakan {PP_58}"])
    assert [hit.severity for hit in hits] == [Severity.WARNING]


@pytest.mark.parametrize(
    "text",
    [
        f"bahwa dengan dicabutnya {PP_58}",
        "bahwa untuk melaksanakan Peraturan Bupati Nomor 58 Tahun 2005",
        "bahwa untuk melaksanakan Peraturan Daerah Kabupaten Contoh Nomor 13 Tahun 2006",
    ],
)
def test_revocation_and_local_instruments_stay_silent(text: str) -> None:
    assert found("regulation-revoked", tanggal="2023-04-04", menimbang=[text]) == []


def self_citations(nomor: str, cited: str, **more: Any) -> list[Finding]:
    return found("self-citation", instansi="Kecamatan Sukamulya", nomor=nomor, mengingat=[cited], **more)


@pytest.mark.parametrize(
    ("nomor", "cited"),
    [
        ("020 TAHUN 2023", "Keputusan Camat Sukamulya Nomor 20 Tahun 2023 tentang Renstra"),
        ("NOMOR 5 TAHUN 2022", "Keputusan Camat Nomor: 5 Tahun 2022"),
        ("188/12/SKM/2021", "Surat Keputusan Camat Suka Mulya No. 188/12/SKM/2021 tentang Renja"),
        ("065/3/2020", "Keputusan Kepala Kecamatan Sukamulya Nomor 065/3/2020"),
    ],
)
def test_own_number_among_the_bases_is_found(nomor: str, cited: str) -> None:
    assert len(self_citations(nomor, cited)) == 1


@pytest.mark.parametrize(
    ("nomor", "cited"),
    [
        ("020 TAHUN 2023", "Keputusan Camat Sukamulya Nomor 21 Tahun 2023"),
        ("020 TAHUN 2023", "Keputusan Camat Sukamulya Nomor 20 Tahun 2022"),
        ("020 TAHUN 2023", "Peraturan Bupati Nomor 20 Tahun 2023"),
        ("020 TAHUN 2023", "Keputusan Bupati Nomor 20 Tahun 2023"),
        ("020 TAHUN 2023", "Keputusan Camat Kandis Nomor 20 Tahun 2023"),
    ],
)
def test_other_number_year_kind_or_issuer_stays_silent(nomor: str, cited: str) -> None:
    assert self_citations(nomor, cited) == []


def test_number_without_year_is_completed_from_the_date() -> None:
    assert len(self_citations("12", "Keputusan Camat Nomor 12 Tahun 2023", tanggal="2023-02-01")) == 1


def test_number_of_the_annex_is_also_the_decrees_own() -> None:
    cited = "Keputusan Camat Sukamulya Nomor 050/7/2023"
    assert len(self_citations("7 TAHUN 2023", cited, lampiran=["050/7/2023"])) == 1


def test_decree_without_number_cites_nobody() -> None:
    assert found("self-citation", mengingat=["Keputusan Camat Nomor 3 Tahun 2020"]) == []
