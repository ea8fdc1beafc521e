"""The sample's year: invented, reproducible, and full of what real offices leave behind."""

from __future__ import annotations

import gzip
import hashlib
import itertools
from collections import Counter
from datetime import date, timedelta
from importlib.resources import files

from tolok.core.kernel.nip import Nip
from tolok.core.kernel.text import fold
from tolok.core.kernel.wilayah import WilayahCode
from tolok.core.measurement.office_year import OfficeYear
from tolok.core.registers import all_registers
from tolok.core.registers.entry import StatementState
from tolok.core.registers.validation import check_entry
from tolok.core.wilayah import kecamatan_list
from tolok.sample import sample_year
from tolok.sample.kantor import DESA, OFFICE, PEGAWAI
from tolok.sample.workdays import is_workday, workdays

YEAR = sample_year()
ROWS_OF_2025 = "f21a8b8cf2c6a786"


def _hash(year: OfficeYear) -> str:
    return hashlib.sha256("\n".join(repr(entry) for entry in year.entries).encode()).hexdigest()


def test_the_same_seed_gives_the_same_rows_and_another_seed_others() -> None:
    assert _hash(sample_year()) == _hash(YEAR)
    assert _hash(sample_year(7)) != _hash(YEAR)


def test_the_rows_of_the_default_seed_are_the_same_on_every_machine() -> None:
    assert _hash(YEAR).startswith(ROWS_OF_2025)


def test_no_name_or_code_of_the_sample_stands_in_the_official_list() -> None:
    official = {fold(kecamatan.nama) for kecamatan in kecamatan_list()}
    official |= {fold(kecamatan.kabupaten) for kecamatan in kecamatan_list()}
    official |= {fold(kecamatan.provinsi) for kecamatan in kecamatan_list()}
    assert fold(OFFICE.nama.removeprefix("Kecamatan ")) not in official
    assert fold(OFFICE.kabupaten) not in official
    assert fold(OFFICE.provinsi) not in official
    assert OFFICE.code not in {kecamatan.code for kecamatan in kecamatan_list()}


def test_no_desa_of_the_sample_stands_in_the_official_list() -> None:
    text = gzip.decompress(files("tolok.core.wilayah").joinpath("desa.csv.gz").read_bytes()).decode()
    official = {fold(line.partition(",")[2]) for line in text.splitlines()}
    assert len(official) > 10_000
    assert not {fold(name) for name in DESA.values()} & official


def test_the_twelve_desa_lie_in_the_kecamatan() -> None:
    assert len(DESA) == 12
    assert {str(WilayahCode(code).parent) for code in DESA} == {OFFICE.code}


def test_every_row_passes_the_check_that_a_typed_row_passes() -> None:
    villages = set(DESA.values())
    for entry in YEAR.entries:
        typed = ("kind", "village", "submitted", "due", "completed", "status", "quantity")
        values = {name: getattr(entry, name) for name in typed if getattr(entry, name) is not None} | dict(entry.lain)
        assert check_entry(all_registers()[entry.register], values, villages) == [], entry


def test_every_date_is_a_working_day_and_no_work_is_done_after_the_year() -> None:
    for entry in YEAR.entries:
        for day in (entry.submitted, entry.due, entry.completed):
            assert day is None or day.weekday() < 5, entry
        if entry.register not in ("aset", "desa", "pegawai") and entry.completed:
            assert entry.completed <= date(2025, 12, 31)
            assert is_workday(entry.completed), entry


def test_ids_are_unique() -> None:
    assert max(Counter(entry.id for entry in YEAR.entries).values()) == 1


def test_the_year_has_gaps_late_rows_and_unfinished_ones() -> None:
    services = [entry for entry in YEAR.entries if entry.register == "layanan"]
    assert any(entry.due is None for entry in services)
    assert any(entry.completed is None for entry in services)
    assert any(entry.due and entry.completed and entry.completed > entry.due for entry in services)
    assert not any(entry.kind == "dispensasi_nikah" for entry in services)


def test_lebaran_is_quiet() -> None:
    by_month = Counter(
        entry.submitted.month for entry in YEAR.entries if entry.register == "layanan" and entry.submitted
    )
    assert by_month[3] < 0.8 * by_month[2]
    assert not [day for day in workdays() if date(2025, 3, 28) <= day <= date(2025, 4, 7)]


def test_one_month_is_not_stated_although_it_has_rows_and_one_is_nihil_and_has_none() -> None:
    states = {(s.register, s.month.month): s.state for s in YEAR.statements}
    (unstated,) = [key for key, state in states.items() if state is StatementState.BELUM]
    (nihil,) = [key for key, state in states.items() if state is StatementState.NIHIL]
    assert unstated == ("kehadiran", 11)
    assert nihil == ("dokumen", 8)
    assert len(states) == 6 * 12
    rows = Counter((e.register, (e.due if e.register == "dokumen" else e.submitted).month) for e in YEAR.entries)
    assert 0 < rows[unstated] < rows["kehadiran", 10] / 2
    assert rows[nihil] == 0


def test_an_asset_that_changes_its_condition_closes_one_row_and_opens_another_on_the_same_day() -> None:
    assets = [entry for entry in YEAR.entries if entry.register == "aset"]
    changed = [
        (old, new)
        for old, new in itertools.pairwise(assets)
        if old.completed == new.submitted and old.lain["nama_barang"] == new.lain["nama_barang"]
    ]
    assert changed
    assert all(old.status != new.status for old, new in changed)


def test_one_civil_servant_retires_and_one_arrives_and_a_deputy_acts() -> None:
    assert [pegawai.nama for pegawai in PEGAWAI if pegawai.sampai] == ["Suradi Wanengpati"]
    assert [pegawai.nama for pegawai in PEGAWAI if pegawai.sejak.year == 2025] == ["Fajar Mahendra Putra"]
    (acting,) = [pejabat for pejabat in YEAR.pejabat if pejabat.is_plt]
    retired = next(pejabat for pejabat in YEAR.pejabat if pejabat.sampai)
    assert acting.jabatan == retired.jabatan
    assert acting.sejak is not None
    assert retired.sampai is not None
    last_day = date.fromisoformat(retired.sampai)
    assert date.fromisoformat(acting.sejak) == last_day + timedelta(days=1), "one holder a day: `sampai` is inclusive"


def test_every_nip_is_well_formed() -> None:
    assert all(Nip(pegawai.nip) for pegawai in PEGAWAI)


def test_aliases_lead_to_jabatan_of_the_decrees() -> None:
    known = {jabatan.nama for keputusan in YEAR.keputusan for jabatan in keputusan.jabatan}
    assert {jabatan for _, jabatan in YEAR.aliases} <= known
    assert ("Kasubag PKA", "Kepala Subbagian Perencanaan, Keuangan dan Aset") in YEAR.aliases
