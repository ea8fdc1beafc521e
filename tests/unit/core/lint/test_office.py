"""Several decrees of one office: which governs which, which follows which, and what a sound office hears."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.support.example import example_decree
from tolok.core.catalogue import Keputusan
from tolok.core.lint import Selection, Severity, lint_office
from tolok.core.lint.context import Context
from tolok.core.lint.office import Office, is_head


def iku(*indikator: str, **head: Any) -> Keputusan:
    rows = [{"indikator": one} for one in indikator]
    return example_decree({"jenis": "IKU", "jabatan": [{"nama": "Camat", "baris": rows}], **head})


def iki(sheets: dict[str, list[str]], **head: Any) -> Keputusan:
    jabatan = [{"nama": nama, "baris": [{"indikator": one} for one in rows]} for nama, rows in sheets.items()]
    return example_decree({"jenis": "IKI", "jabatan": jabatan, **head})


def office_of(**decrees: Keputusan) -> Office:
    return Office({name: Context(decree) for name, decree in decrees.items()})


def found(**decrees: Keputusan) -> list[tuple[str, str]]:
    return [(one.decree, one.finding.code) for one in lint_office(decrees)]


def test_iki_stand_under_the_iku_decree_in_whose_years_they_fall() -> None:
    office = office_of(
        lama=iku("A", periode=[2019, 2024]),
        baru=iku("A", periode=[2025, 2029]),
        iki24=iki({"Sekretaris": ["B"]}, tanggal="2024-02-01"),
        iki26=iki({"Sekretaris": ["B"]}, tanggal="2026-02-01"),
        iki31=iki({"Sekretaris": ["B"]}, tanggal="2031-02-01"),
    )
    assert [(one.iku.name, [d.name for d in one.below]) for one in office.cascades] == [
        ("lama", ["iki24"]), ("baru", ["iki26"]),
    ]  # fmt: skip


def test_undated_iki_stand_under_the_only_iku_decree() -> None:
    office = office_of(iku=iku("A"), iki=iki({"Sekretaris": ["B"]}))
    assert [one.iku.name for one in office.cascades] == ["iku"]
    assert office_of(a=iku("A"), b=iku("A"), iki=iki({"Sekretaris": ["B"]})).cascades == ()


def test_sheets_of_positions_in_an_iku_decree_are_its_own_iki() -> None:
    sheets = [
        {"nama": "Camat Dau", "baris": [{"indikator": "A"}]},
        {"nama": "Seksi Umum", "baris": [{"indikator": "B"}]},
    ]
    office = office_of(satu=example_decree({"jenis": "IKU", "jabatan": sheets}))
    (cascade,) = office.cascades
    assert [row.baris.indikator for row in cascade.iku.iku] == ["A"]
    assert [row.baris.indikator for _, row in cascade.iki] == ["B"]


def test_iku_decree_without_sheet_of_camat_or_office_is_iku_throughout() -> None:
    decree = example_decree({"jenis": "IKU", "jabatan": [{"nama": "Bidang A", "baris": [{"indikator": "A"}]}]})
    (one,) = office_of(satu=decree).decrees
    assert (len(one.iku), one.iki) == (1, ())


@pytest.mark.parametrize(("nama", "expected"), [("Camat Dau", True), ("CAMAT", True), ("Sekretaris Camat", False)])
def test_sheet_of_the_camat_is_known_by_its_name(nama: str, expected: bool) -> None:
    (jabatan,) = example_decree({"jabatan": [{"nama": nama}]}).jabatan
    assert is_head(jabatan) is expected


def test_decrees_follow_each_other_by_year_whatever_their_order() -> None:
    office = office_of(
        c=iku("A", tanggal="2027-01-04"), a=iku("A", tanggal="2025-01-06"), b=iku("A", tanggal="2026-01-05"), x=iku("A")
    )
    assert [(step.older.name, step.newer.name) for step in office.steps] == [("a", "b"), ("b", "c")]


def sound_office() -> dict[str, Keputusan]:
    """Two years of an office whose IKI carry its IKU; the second year words two indicators better."""
    sheets = {
        "Sekretaris": ["Nilai LKjIP kecamatan", "Persentase surat yang dijawab"],
        "Kasi Pelayanan": ["Jumlah permohonan pelayanan yang selesai", "Indeks kepuasan pemohon"],
        "Kasi Pemerintahan": ["Jumlah desa yang dibina", "Persentase APBDes tepat waktu"],
    }
    rows = ("Indeks Kepuasan Masyarakat", "Nilai SAKIP", "Persentase desa tertib administrasi")
    again = ("Indeks kepuasan masyarakat", "Nilai evaluasi SAKIP", "Persentase desa yang tertib administrasinya")
    return {
        "iku25": iku(*rows, tanggal="2025-01-06", nomor="1/2025", judul="IKU"),
        "iki25": iki(sheets, tanggal="2025-01-20", nomor="2/2025", judul="IKI"),
        "iku26": iku(*again, tanggal="2026-01-05", nomor="1/2026", judul="IKU"),
        "iki26": iki(sheets, tanggal="2026-01-19", nomor="2/2026", judul="IKI"),
    }


def test_sound_office_hears_nothing() -> None:
    assert found(**sound_office()) == []


def test_decrees_of_two_unrelated_tables_are_not_called_changed() -> None:
    one = iku("Persentase desa tertib administrasi", periode=[2025, 2029], tanggal="2025-01-06")
    other = iku("Rasio petugas kebersihan", periode=[2026, 2029], tanggal="2026-01-05")
    assert found(a=one, b=other) == []


def test_finding_names_the_decree_in_which_it_is_mended_and_its_place_there() -> None:
    decrees = sound_office()
    decrees["iku25"] = iku("Persentase konflik yang dimediasi", "Indeks Kepuasan Masyarakat", tanggal="2025-01-06")
    gaps = [one for one in lint_office(decrees) if one.finding.code == "KTR010"]
    assert [(one.decree, one.finding.location.baris) for one in gaps] == [("iku25", 1)]


def test_selection_holds_for_rules_of_the_office_too() -> None:
    decrees = {
        "a": iku("Jumlah konflik", tanggal="2025-01-06"),
        "b": iki({"Sekretaris": ["Jumlah surat"]}, tanggal="2025-02-01"),
    }
    assert {one.finding.code for one in lint_office(decrees)} == {"KTR010", "KTR020"}
    chosen = Selection(never=frozenset({"KTR020"}), levels={"KTR010": Severity.INFO})
    assert [one.finding.severity for one in lint_office(decrees, selection=chosen)] == [Severity.INFO]


def test_one_decree_alone_or_none_says_nothing() -> None:
    assert found() == []
    assert found(a=iku("Jumlah konflik", tanggal="2025-01-06")) == []


@pytest.mark.parametrize("count", [600])
def test_many_rows_reworded_from_year_to_year_do_not_hang(count: int) -> None:
    older = iku(
        *(f"Persentase kegiatan nomor {n} jenis {n % 7} yang selesai" for n in range(count)), tanggal="2025-01-06"
    )
    newer = iku(*(f"Jumlah urusan ke {n} ragam {n % 7} yang tuntas" for n in range(count)), tanggal="2026-01-05")
    below = iki({f"Kasi {n}": [f"Jumlah urusan ke {n}"] for n in range(count)}, tanggal="2026-02-02")
    start = time.process_time()  # whatever else the machine does
    lint_office({"a": older, "b": newer, "c": below})
    assert time.process_time() - start < 10  # a guard against hanging, not a measurement
