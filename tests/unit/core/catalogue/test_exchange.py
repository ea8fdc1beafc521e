"""The exchange form: nothing lost on the way out and back, nothing odd let in, and the schema says the same."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from tests.support.decree_strategies import decrees
from tolok.core.catalogue import (
    Asal,
    Baris,
    Confirmation,
    Diktum,
    ExchangeError,
    FormulaText,
    Jabatan,
    Keputusan,
    Lampiran,
    PenandaTangan,
    Periode,
    Tujuan,
    from_data,
    json_schema,
    to_data,
)

repeatable = settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
VALIDATOR = jsonschema.Draft202012Validator(json_schema(), format_checker=jsonschema.FormatChecker())


@repeatable
@given(decree=decrees)
def test_decree_survives_json_whole(decree: Keputusan) -> None:
    assert from_data(json.loads(json.dumps(to_data(decree)))) == decree


@repeatable
@given(decree=decrees)
def test_every_decree_obeys_the_published_schema(decree: Keputusan) -> None:
    VALIDATOR.validate(to_data(decree))


def sample() -> dict[str, Any]:
    """A small decree with something in every kind of place."""
    row = Baris(
        nomor="1",
        sasaran="Tertibnya surat",
        indikator="Persentase surat yang dibalas",
        formula=FormulaText(teks="a / b × 100", jenis="ratio", pembilang="a", penyebut="b", pengali=Decimal(100)),
        kolom_lain={"Ket.": "-"},
        asal={"sasaran": Asal(halaman=1, baris=3, dikonfirmasi=Confirmation("Sari", "2026-01-02T03:04:05"))},
    )
    return to_data(
        Keputusan(
            tanggal=date(2026, 1, 2),
            periode=Periode(2025, 2029),
            lampiran=(Lampiran("1", None),),
            penanda_tangan=PenandaTangan("Sari"),
            diktum=(Diktum("KESATU"),),
            tujuan=(Tujuan("Tertib"),),
            jabatan=(Jabatan("Camat", baris=(row,), asal={"nama": Asal(halaman=2, kotak=(1, 2, 3, 4))}),),
            asal={"nomor": Asal(baris=1)},
        )
    )


def every_object(data: Any, path: str = "") -> list[tuple[str, dict[str, Any]]]:
    found: list[tuple[str, dict[str, Any]]] = []
    if isinstance(data, dict):
        found.append((path, data))
        for key, item in data.items():
            found += every_object(item, f"{path}.{key}")
    elif isinstance(data, list):
        for number, item in enumerate(data):
            found += every_object(item, f"{path}[{number}]")
    return found


def test_keys_stand_in_the_published_order_and_none_is_left_out() -> None:
    assert list(to_data(Keputusan())) == [
        "versi_skema", "jenis", "judul", "nomor", "tanggal", "tempat", "instansi", "kabupaten", "periode", "lampiran",
        "penanda_tangan", "menimbang", "mengingat", "memperhatikan", "menetapkan", "diktum", "tembusan", "tujuan",
        "jabatan", "sesudah_tanda_tangan", "asal",
    ]  # fmt: skip


LATER = ("asal", "memperhatikan", "menetapkan", "sesudah_tanda_tangan")


def test_file_written_before_the_later_keys_is_still_read() -> None:
    data = sample()
    for owner, key in (*((data, key) for key in LATER), (data["jabatan"][0], "asal")):
        del owner[key]
    VALIDATOR.validate(data)
    found = from_data(data)
    assert found.memperhatikan == found.sesudah_tanda_tangan == ()
    assert found.menetapkan is None
    assert found.asal == found.jabatan[0].asal == {}
    assert found.jabatan[0].nama == "Camat"


def test_each_key_taken_away_or_added_anywhere_is_refused_by_code_and_schema() -> None:
    later = {"": set(LATER), ".jabatan[0]": {"asal"}}
    free = (".kolom_lain", ".asal")  # maps: their keys are the decree's own
    for place, (path, found) in enumerate(every_object(sample())):
        if path.endswith(free):
            continue
        for key in (*(key for key in found if key not in later.get(path, ())), None):
            broken = copy.deepcopy(sample())
            target = every_object(broken)[place][1]
            if key is None:
                target["entah"] = 1
            else:
                del target[key]
            with pytest.raises(ExchangeError):
                from_data(broken)
            assert not VALIDATOR.is_valid(broken), (path, key)


def at_row(data: dict[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = data["jabatan"][0]["baris"][0]
    return row


def set_to(*path: str | int, to: Any) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        target: Any = data
        for key in path[:-1]:
            target = at_row(target) if key == "row" else target[key]
        target[path[-1]] = to

    return change


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (set_to("versi_skema", to=2), "versi_skema"),
        (set_to("jenis", to="IKX"), "jenis"),
        (set_to("judul", to=None), "judul"),
        (set_to("nomor", to=12), "nomor"),
        (set_to("tanggal", to="2 Januari 2026"), "tanggal"),
        (set_to("tanggal", to="20260102"), "tanggal"),
        (set_to("tanggal", to="2026-02-30"), "tanggal"),
        (set_to("periode", "dari", to="2025"), "periode.dari"),
        (set_to("periode", "dari", to=True), "periode.dari"),
        (set_to("menimbang", to="bahwa"), "menimbang"),
        (set_to("penanda_tangan", "elektronik", to=1), "penanda_tangan.elektronik"),
        (set_to("jabatan", to={}), "jabatan"),
        (set_to("row", "formula", "jenis", to="rasio"), "jabatan[0].baris[0].formula.jenis"),
        (set_to("row", "formula", "arah", to="datar"), "formula.arah"),
        (set_to("row", "formula", "pengali", to=[100]), "formula.pengali"),
        (set_to("row", "kolom_lain", "Ket.", to=3), "kolom_lain"),
        (set_to("row", "asal", "sasaran", "keyakinan", to=1.5), "asal.sasaran.keyakinan"),
        (set_to("row", "asal", "sasaran", "halaman", to=0), "asal.sasaran.halaman"),
        (set_to("row", "asal", "sasaran", "baris", to=0), "asal.sasaran.baris"),
        (set_to("row", "asal", "sasaran", "kotak", to=[1, 2, 3, 4]), "asal.sasaran"),
        (set_to("row", "asal", to={"sasaran": None}), "asal.sasaran"),
        (set_to("asal", to=None), "asal"),
        (set_to("asal", "nomor", "baris", to=0), "asal.nomor.baris"),
        (set_to("jabatan", 0, "asal", "nama", "keyakinan", to=2), "jabatan[0].asal.nama.keyakinan"),
    ],
)
def test_wrong_value_is_refused_with_its_place_by_code_and_schema(
    change: Callable[[dict[str, Any]], None], place: str
) -> None:
    data = sample()
    change(data)
    with pytest.raises(ExchangeError) as caught:
        from_data(data)
    assert place in str(caught.value).split(": ")[0]
    assert not VALIDATOR.is_valid(data)


@pytest.mark.parametrize(
    "change",
    [
        set_to("row", "formula", "pengali", to=float("nan")),
        set_to("row", "asal", "sasaran", "keyakinan", to=float("nan")),
        set_to("row", "asal", "sasaran", "keyakinan", to=10**400),
        set_to("row", "kolom_lain", to={1: "x"}),
        set_to("tanggal", to=datetime(2026, 1, 2, 3, 4)),
    ],
)
def test_value_only_python_can_hold_is_refused_without_a_traceback(change: Callable[[dict[str, Any]], None]) -> None:
    data = sample()
    change(data)
    with pytest.raises(ExchangeError):
        from_data(data)


def test_keys_of_mixed_types_are_refused_by_name() -> None:
    with pytest.raises(ExchangeError, match="kunci tidak dikenal: 1, entah"):
        from_data(sample() | {1: "x", "entah": "y"})


@pytest.mark.parametrize("data", [None, [], "x", 3])
def test_what_is_no_object_is_refused_at_the_root(data: Any) -> None:
    with pytest.raises(ExchangeError, match="akar"):
        from_data(data)


def test_bare_yaml_date_is_taken() -> None:
    assert from_data(sample() | {"tanggal": date(2026, 5, 6)}).tanggal == date(2026, 5, 6)
