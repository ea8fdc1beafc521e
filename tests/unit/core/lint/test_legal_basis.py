"""Legal bases: revoked, miscited, amended, missing and misplaced; what is certain is mended."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.example import example_decree
from tolok.core.catalogue import Keputusan
from tolok.core.lint import Finding, Severity, lint
from tolok.core.lint.engine import MESSAGE_LIMIT
from tolok.core.lint.mend import apply_mends
from tolok.core.regulation import Certainty, all_regulations, write_citation

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


def test_revocation_marked_unsure_is_a_warning_that_asks_to_check() -> None:
    unsure = [
        one for one in all_regulations().values() if one.dicabut_oleh and one.kepastian_status is Certainty.UNSURE
    ]
    assert unsure
    for one in unsure:
        (hit,) = found("regulation-revoked", tanggal="2026-06-01", mengingat=[write_citation(one)])
        assert hit.severity is Severity.WARNING
        assert "periksa di JDIH" in hit.message


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


LISTS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("legal_bases.yaml").read_text("utf-8"))


def listed_decree(drawn: dict[str, Any]) -> Keputusan:
    parts = {key: tuple(drawn.get(key, ())) for key in ("menimbang", "mengingat", "memperhatikan")}
    head = {key: drawn.get(key) for key in ("tanggal", "instansi", "kabupaten")}
    return Keputusan(jenis=drawn.get("jenis", "IKU"), **head, **parts)


def place_of(finding: Finding) -> str:
    at = finding.location
    return f"{finding.code} {'m' if at.kolom == 'menimbang' else ''}{at.nomor or 0}"


@pytest.mark.parametrize("drawn", LISTS, ids=[drawn["tentang"] for drawn in LISTS])
def test_list_judged_by_hand_yields_just_those_findings(drawn: dict[str, Any]) -> None:
    hits = [finding for finding in lint(listed_decree(drawn)) if finding.code.startswith("DHK")]
    assert sorted(map(place_of, hits)) == sorted(drawn["temuan"])
    assert all(len(finding.message) <= MESSAGE_LIMIT for finding in hits)


def mended(decree: Keputusan, finding: Finding) -> Keputusan:
    result = apply_mends(decree, finding.mends)
    assert not result.refused
    return result.keputusan


MENDABLE = [
    ("Peraturan Presiden Nomor 29 Tahun 2015 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah", "Tahun 2014"),
    ("Perpres 29/2015 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah", "29/2014"),
    (
        "Peraturan Pemerintah Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah",
        "Peraturan Presiden Nomor 29 Tahun 2014 tentang",
    ),
    (
        "Peraturan Menteri Negara Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2015 tentang "
        "Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas Laporan Kinerja",
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014 tentang",
    ),
    (
        "Permen PAN dan RB Nomor 9 Tahun 2007 tentang Pedoman Umum Penetapan Indikator Kinerja Utama",
        "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/09/M.PAN/5/2007 tentang",
    ),
    (
        "Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional (Lembaran Negara Republik "
        "Indonesia Tahun 2005 Nomor 66, Tambahan Lembaran Negara Republik Indonesia Nomor 4412)",
        "Tahun 2004 Nomor 104, Tambahan Lembaran Negara Republik Indonesia Nomor 4421)",
    ),
    ("PP 58 Tahun 2005 Pengelolaan Keuangan Daerah", "Tahun 2005 tentang Pengelolaan"),
]


@pytest.mark.parametrize(("item", "words"), MENDABLE)
def test_mend_ends_its_finding_and_brings_no_other(item: str, words: str) -> None:
    decree = example_decree({"tanggal": "2018-10-01", "mengingat": ["Undang-Undang Nomor 25 Tahun 2009", item]})
    before = [finding for finding in lint(decree) if finding.code.startswith("DHK")]
    (finding,) = (one for one in before if one.mends)
    after = mended(decree, finding)
    assert words in after.mengingat[1]
    remaining = {one.code for one in lint(after) if one.code.startswith("DHK")}
    assert finding.code not in remaining
    assert remaining <= {one.code for one in before}


def test_fact_known_from_memory_is_told_but_never_mended() -> None:
    item = "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik (LN 2008 Nomor 16, TLN Nomor 4846)"
    (hit,) = found("gazette-number-wrong", tanggal="2018-10-01", mengingat=[item])
    assert hit.mends == ()
    assert "periksa di JDIH" in hit.message


def test_unsure_repeal_of_a_fact_marked_unsure_is_at_most_a_warning() -> None:
    unsure = {r.id for r in all_regulations().values() if r.kepastian is Certainty.UNSURE}
    for key in sorted(unsure):
        known = all_regulations()[key]
        wrong = f"Tahun {known.tahun - 1} t"
        item = f"{write_citation(known)} tentang {known.judul}".replace(f"Tahun {known.tahun} t", wrong)
        for finding in lint(example_decree({"tanggal": "2026-06-01", "mengingat": [item]})):
            assert finding.code != "DHK030" or finding.severity is not Severity.ERROR


@pytest.mark.parametrize("name", ["core-regulation-missing", "regulation-order", "amendment-outdated"])
def test_tables_without_legal_bases_are_left_alone(name: str) -> None:
    row = {"indikator": "Jumlah laporan", "formula": {"pembilang": "Jumlah laporan"}}
    assert found(name, tanggal="2024-01-02", instansi="Kecamatan Sukamulya", baris=[row]) == []


def test_term_is_judged_on_the_day_and_told_once_for_a_jabatan() -> None:
    posts = [{"nama": name, "tugas": ["mengurus IMB", "memeriksa IMB"]} for name in ("Seksi Satu", "Seksi Dua")]
    hits = found("outdated-term", tanggal="2022-01-03", jabatan=posts)
    assert [hit.location.jabatan for hit in hits] == ["Seksi Satu", "Seksi Dua"]
    assert found("outdated-term", tanggal="2020-01-03", jabatan=posts) == []
