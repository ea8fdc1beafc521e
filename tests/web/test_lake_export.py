"""What this installation gives to a lake: everything that counts, nothing of a person, and only what changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from tests.support.web import make_office, make_user
from tolok.core.kernel.period import Month, Period
from tolok.core.kernel.value import Number
from tolok.core.measurement.measure import measure_with, terms_of
from tolok.core.registers import all_registers, get_register
from tolok.core.wilayah.areas import Level
from tolok.engines.duckdb import DuckDbEngine
from tolok.lake import Lake, open_lake
from tolok.lake.catalogues import read_catalogues, read_scores, read_targets
from tolok.lake.layout import ENTRIES, STATEMENTS, Part
from tolok.lake.rollup import nation_of
from tolok.web.apps.accounts.models import User
from tolok.web.apps.measurement.queries import build_office_year
from tolok.web.apps.offices.models import Desa, Office
from tolok.web.apps.registers import actions
from tolok.web.apps.registers import queries as registers
from tolok.web.apps.registers.models import Entry
from tolok.web.demo import load_sample
from tolok.web.lake_export import Exported, export_lake
from tolok.web.permissions import Role

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
LAYANAN = "layanan"


def export(folder: Path) -> Exported:
    return export_lake(folder, at=AT)


def add(office: Office, day: date, kind: str = "ktp") -> Entry:
    values = {"kind": kind, "pemohon": "Siti Rahasia", "submitted": day, "status": "diproses"}
    return actions.add_entry(office=office, register=get_register(LAYANAN), values=values, by=planner(office))[0]


def planner(office: Office) -> User:
    return User.objects.filter(office=office).first() or make_user(Role.PLANNER, office=office)


def rows(lake: Lake, year: int, month: int) -> list[dict[str, object]]:
    return lake.read(Part(ENTRIES, year, month)).to_pylist()


def all_texts(lake: Lake) -> set[str]:
    """Every text that stands anywhere in the lake."""
    found: set[str] = set()
    for part in lake.manifest.files:
        table = lake.read(part)
        for column in table.columns:
            if column.type == pa.string():
                found |= set(column.unique().to_pylist()) - {None}
    return found


def test_the_sample_measures_the_same_over_the_lake_and_over_the_database(tmp_path: Path) -> None:
    load_sample()
    office = Office.objects.get()
    year = build_office_year(office, 2025)
    exported = export(tmp_path)
    lake = open_lake(tmp_path)
    assert exported.offices == 1
    entries = pa.concat_tables([lake.read(part) for part in lake.manifest.files if part.table == ENTRIES])
    assert exported.rows == entries.num_rows == len(registers.core_entries(office, 2025))
    assert entries["office"].unique().to_pylist() == [office.code]

    catalogues = read_catalogues(lake, 2025)
    indikator = catalogues.indikator[catalogues.catalogue_of[office.code]]
    assert [one.key for one in indikator] == [one.key for one in year.indikator]
    terms, months = terms_of(year.indikator), Period.of_year(2025).months()
    assert terms_of(indikator) == terms
    over_lake = DuckDbEngine.over_parquet(f"{tmp_path}/entries/*/*/*.parquet")
    over_rows = DuckDbEngine(year.entries)
    assert over_lake.term_values(terms, [office.code], months) == over_rows.term_values(terms, [office.code], months)

    rows = {row.own.key: row for row in nation_of(lake, over_lake, 2025, 4).rows([Level.KECAMATAN]) if row.own}
    expected = {one.indikator.key: one for one in measure_with(over_rows, year, 4)}
    assert rows.keys() == expected.keys()
    for key, one in expected.items():
        assert (rows[key].target, rows[key].capaian.kategori) == (one.target, one.kategori)
        assert type(rows[key].area.value) is type(one.realisasi)
        assert rows[key].capaian.capaian == one.capaian or not isinstance(one.capaian, Number)

    targets = read_targets(lake, 2025, 4)
    assert targets == {(office.code, i.key): i.targets[4] for i in year.indikator if 4 in i.targets}
    assert read_scores(lake, 2025) == {(office.code, i.key): dict(i.scores) for i in year.indikator if i.scores}


def test_no_name_of_a_person_and_no_free_text_is_in_the_lake(tmp_path: Path) -> None:
    load_sample()
    office = Office.objects.get()
    export(tmp_path)
    texts = all_texts(open_lake(tmp_path))
    year = build_office_year(office, 2025)
    names, jabatan = {holder.nama for holder in year.pejabat}, {indikator.jabatan for indikator in year.indikator}
    choices = {c.value for register in all_registers().values() for column in register.columns for c in column.choices}
    kept_back = {
        value
        for lain in Entry.objects.values_list("lain", flat=True)
        for value in lain.values()
        if isinstance(value, str) and not value.isdecimal() and value not in choices
    }
    assert len(names) > 5
    assert len(kept_back) > 1000
    assert texts & (names | kept_back) <= jabatan  # which position answers for an indicator is no secret
    assert not any(name in text for name in names for text in texts)


def test_months_that_did_not_change_are_kept_and_a_new_row_rewrites_its_own(tmp_path: Path) -> None:
    office = make_office()
    add(office, date(2025, 3, 3))
    add(office, date(2025, 4, 4))
    assert export(tmp_path).kept == 0
    march, april = open_lake(tmp_path).entry_files()
    add(office, date(2025, 4, 5))
    assert export(tmp_path).kept == 1
    now_march, now_april = open_lake(tmp_path).entry_files()
    assert march == now_march
    assert april != now_april
    assert len(rows(open_lake(tmp_path), 2025, 4)) == 2
    assert export(tmp_path).kept == 2


def test_a_voided_row_leaves_the_lake_and_its_month_with_it(tmp_path: Path) -> None:
    office = make_office()
    add(office, date(2025, 3, 3))
    gone = add(office, date(2025, 4, 4))
    export(tmp_path)
    actions.void_entry(entry=gone, register=get_register(LAYANAN), reason="salah catat", by=planner(office))
    exported = export(tmp_path)
    assert exported.kept == 1
    assert [part for part in exported.manifest.files if part.table == ENTRIES] == [Part(ENTRIES, 2025, 3)]


def test_a_row_moved_to_another_month_rewrites_both(tmp_path: Path) -> None:
    office = make_office()
    add(office, date(2025, 3, 3))
    moved = add(office, date(2025, 3, 4))
    add(office, date(2025, 4, 4))
    export(tmp_path)
    Entry.objects.filter(pk=moved.pk).update(submitted=date(2025, 4, 1), updated_at=AT)
    assert export(tmp_path).kept == 0
    assert [len(rows(open_lake(tmp_path), 2025, month)) for month in (3, 4)] == [1, 2]


def test_rows_of_several_offices_and_their_desa_lie_by_office(tmp_path: Path) -> None:
    later, earlier = make_office(code="35.09.09"), make_office(code="35.09.02")
    for office in (later, earlier):
        Desa.objects.create(office=office, nama="Sukarame", code=f"{office.code}.2001", sejak=date(2025, 3, 1))
        add(office, date(2025, 3, 3))
    export(tmp_path)
    assert [(row["office"], row["register"]) for row in rows(open_lake(tmp_path), 2025, 3)] == [
        ("35.09.02", "desa"), ("35.09.02", "layanan"), ("35.09.09", "desa"), ("35.09.09", "layanan"),
    ]  # fmt: skip
    assert {row["id"] for row in rows(open_lake(tmp_path), 2025, 3)} == {
        *(str(pk) for pk in Entry.objects.values_list("pk", flat=True)),
        *(f"desa-{pk}" for pk in Desa.objects.values_list("pk", flat=True)),
    }


def test_statements_go_as_they_were_stated(tmp_path: Path) -> None:
    office = make_office()
    by, today = planner(office), date(2025, 4, 1)
    actions.state_month(
        office=office,
        register=get_register(LAYANAN),
        month=Month(2025, 2),
        state="nihil",
        today=today,
        by=by,
    )
    export(tmp_path)
    assert open_lake(tmp_path).read(Part(STATEMENTS, 2025, 2)).to_pylist() == [
        {"office": office.code, "register": LAYANAN, "state": "nihil"}
    ]


def test_an_export_that_is_cancelled_leaves_no_half_lake_and_goes_on_next_time(tmp_path: Path) -> None:
    office = make_office()
    for month in (1, 2, 3):
        add(office, date(2025, month, 3))

    def stop(done: int, total: int) -> None:
        assert total == 3
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_lake(tmp_path, at=AT, progress=stop)
    assert not (tmp_path / "manifest.json").exists()
    assert export(tmp_path).kept == 2
    assert json.loads((tmp_path / "manifest.json").read_text())["version"] == 1


def test_an_installation_without_offices_gives_an_empty_lake(tmp_path: Path) -> None:
    assert export(tmp_path).rows == 0
    assert open_lake(tmp_path).entry_files() == []


def test_the_verb_exports_a_data_folder_and_refuses_a_lake_of_others(tmp_path: Path) -> None:
    dropped = ("TOLOK_DATA", "TOLOK_SECRET_KEY", "TOLOK_DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    environment = {name: value for name, value in os.environ.items() if name not in dropped}

    def export_to(lake: Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tolok", "lake", "export", "--lake", lake, "--data", tmp_path / "data"]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)

    done = export_to(tmp_path / "lake")
    assert (done.returncode, done.stderr) == (0, "")
    assert "0 kantor, 0 baris register" in done.stdout
    make_office()
    export(tmp_path / "mine")
    refused = export_to(tmp_path / "mine")
    assert refused.returncode == 2
    assert "bukan dari sini" in refused.stderr
