"""Values of fields and the text that stands for them: shown, typed, put with their places."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest

from tests.web.catalogue.decrees import decree
from tolok.core.catalogue import from_data, to_data
from tolok.reading import read_decree
from tolok.web.apps.catalogue import editing
from tolok.web.apps.catalogue.other_reading import other_reading
from tolok.web.apps.catalogue.replay import EditFact, summed

ROW = "jabatan/0/baris/0"


@pytest.fixture
def data() -> dict[str, Any]:
    found = to_data(read_decree(decree(), "iku.txt").keputusan)
    found["jabatan"][0]["baris"][0]["kolom_lain"] = {"Target 2025/2026": "90"}
    return found


def edited(data: dict[str, Any], path: str, text: str) -> dict[str, Any]:
    value = editing.typed_value(data, path, text)
    result = summed(data, [EditFact("SET", path, value, "Perencana", "2025-02-01T08:00+07:00")])
    from_data(result)
    return result


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("periode", "2025 s.d. 2029", {"dari": 2025, "sampai": 2029}),
        ("periode", "2025", {"dari": 2025, "sampai": 2025}),
        ("periode", " ", None),
        ("jenis", "IKI", "IKI"),
        ("mengingat", "satu\n\n dua  kali ", ["satu", "dua kali"]),
        ("penanda_tangan/nip", "123", "123"),
        (f"{ROW}/nomor", "", None),
        (f"{ROW}/kolom_lain/Target 2025/2026", "95", "95"),
        (
            "diktum",
            "KESATU: Menetapkan ini.\r\n\r\nKEDUA : Digunakan untuk:\r\nrencana\r\nlaporan",
            [
                {"label": "KESATU", "isi": "Menetapkan ini.", "butir": []},
                {"label": "KEDUA", "isi": "Digunakan untuk:", "butir": ["rencana", "laporan"]},
            ],
        ),
        ("jabatan/0/tugas", "melayani", ["melayani"]),
        ("jabatan/0/jenis_jabatan", "instansi", "instansi"),
        (
            "lampiran",
            "12/2025 | 2025-01-31\r\n| 2025-02-01\n13/2025",
            [
                {"nomor": "12/2025", "tanggal": "2025-01-31"},
                {"nomor": None, "tanggal": "2025-02-01"},
                {"nomor": "13/2025", "tanggal": None},
            ],
        ),
        ("tujuan", "Warga terlayani | Indeks layanan", [{"tujuan": "Warga terlayani", "indikator": "Indeks layanan"}]),
    ],
)
def test_typed_text_becomes_the_fields_value_and_shows_as_typed(
    data: dict[str, Any], path: str, text: str, value: object
) -> None:
    result = edited(data, path, text)
    assert editing.field_value(result, path) == value
    again = editing.typed_value(result, path, editing.show_field(value))
    assert again == value


@pytest.mark.parametrize(
    ("path", "text", "words"),
    [
        ("periode", "2029-2025", "«2029-2025» bukan tahun"),
        ("periode", "lima tahun", "2025-2029"),
        ("jenis", "IKX", "IKU atau IKI"),
        ("diktum", "Menetapkan tanpa nama", "«Menetapkan tanpa nama» tidak diawali nama diktumnya"),
        ("jabatan/0/nama", "", "tidak boleh kosong"),
        ("jabatan/0/jenis_jabatan", "camat", "jabatan atau instansi"),
        ("lampiran", "12 | 31 Januari 2025", "«31 Januari 2025» bukan tanggal"),
        ("lampiran", "12 | 2025-01-31 | 3", "nomor | tanggal (2025-01-31)"),
        ("tujuan", "| Indeks", "«| Indeks» tidak terbaca"),
    ],
)
def test_text_that_does_not_fit_is_refused_in_words(data: dict[str, Any], path: str, text: str, words: str) -> None:
    with pytest.raises(editing.EditError, match=re.escape(words)):
        editing.typed_value(data, path, text)


def test_every_field_shown_is_one_that_may_be_edited_and_takes_its_own_text(data: dict[str, Any]) -> None:
    for field in editing.all_fields(data):
        assert editing.field_kind(field.path) == field.kind
        if field.shown:
            assert editing.show_at(edited(data, field.path, field.shown), field.path) == field.shown
    assert len({field.id for field in editing.all_fields(data)}) == len(editing.all_fields(data))


def test_signature_and_places_are_made_where_an_old_reading_has_none(data: dict[str, Any]) -> None:
    for owner in (data, data["jabatan"][0]):
        del owner["asal"]
    del data["memperhatikan"]
    data["penanda_tangan"] = None
    assert [field.path for field in editing.fields_to_check(data) if "/baris/" not in field.path] == []
    signed = edited(data, "penanda_tangan/nama", "SITI CONTOH")
    assert signed["penanda_tangan"]["nama"] == "SITI CONTOH"
    assert signed["asal"]["penanda_tangan/nama"]["dikonfirmasi"]["oleh"] == "Perencana"
    noted = edited(data, "memperhatikan", "Surat Bupati")
    assert noted["asal"]["memperhatikan/0"]["dikonfirmasi"] is not None


def placed(halaman: int, keyakinan: float, top: float) -> dict[str, Any]:
    box = [50.0, top, 500.0, top + 20]
    return {"halaman": halaman, "kotak": box, "keyakinan": keyakinan, "perbaikan": [], "dikonfirmasi": None}


def test_list_points_at_its_least_certain_item_and_frames_the_others_of_its_page(data: dict[str, Any]) -> None:
    data["mengingat"] = ["a", "b", "c"]
    data["asal"] |= {
        f"mengingat/{i}": placed(*one) for i, one in enumerate([(1, 0.9, 700), (2, 0.6, 60), (2, 0.8, 90)])
    }
    field = next(one for one in editing.fields_to_check(data) if one.path == "mengingat")
    assert (field.halaman, field.box, field.percent, field.level) == (2, (50, 60, 500, 80), 60, "low")
    assert field.others == ((50, 90, 500, 110),)
    confirmed = summed(data, [EditFact("CONFIRM", "mengingat", None, "Perencana", "2025-02-01T08:00+07:00")])
    assert all(confirmed["asal"][f"mengingat/{i}"]["dikonfirmasi"] for i in range(3))
    assert not [one for one in editing.fields_to_check(confirmed) if one.path == "mengingat"]


def test_items_of_a_list_written_anew_keep_their_own_places(data: dict[str, Any]) -> None:
    data["mengingat"] = ["a", "b", "c"]
    data["asal"] |= {f"mengingat/{i}": placed(1, 0.9, 100 * i) for i in range(3)}
    tops = lambda result: [  # noqa: E731
        (result["asal"][f"mengingat/{i}"].get("kotak") or [0, None])[1] for i in range(len(result["mengingat"]))
    ]
    assert tops(edited(data, "mengingat", "a\nb2\nc")) == [0, 100, 200]
    assert tops(edited(data, "mengingat", "c\na")) == [200, 0]
    assert tops(edited(data, "mengingat", "a\nbaru\nb\nc")) == [0, None, 100, 200]
    assert "mengingat/2" not in edited(data, "mengingat", "c\na")["asal"]


def test_blank_number_of_a_row_below_a_spanned_one_does_not_wait(data: dict[str, Any]) -> None:
    row = copy.deepcopy(data)
    row["jabatan"][0]["baris"][0]["nomor"] = None
    assert f"{ROW}/nomor" in [field.path for field in editing.fields_to_check(data)]
    assert f"{ROW}/nomor" not in [field.path for field in editing.fields_to_check(row)]


def test_column_whose_heading_is_too_long_for_a_path_stays_as_it_was_read(data: dict[str, Any]) -> None:
    data["jabatan"][0]["baris"][0]["kolom_lain"] = {"x" * 300: "isi"}
    assert not [field for field in editing.all_fields(data) if "kolom_lain" in field.path]
    assert not editing.is_field(f"{ROW}/kolom_lain/{'x' * 300}")


@pytest.mark.parametrize(
    ("shown", "said", "text"),
    [
        ("Jumlan surat yang dijawab tepat waktu", "Jumlah surat", "Jumlah surat yang dijawab tepat waktu"),
        ("Kasi Pelayanan\nKasubbag Urnum", "Kasubbag Umum", "Kasi Pelayanan\nKasubbag Umum"),
        ("Jumlan", "Jumlah", "Jumlah"),
        ("", "Jumlah", "Jumlah"),
        ("Register layanan", "12345 67890", None),
        ("Jumlah", "Jumlah", None),
    ],
)
def test_other_readers_words_take_the_place_of_the_words_most_like_them(
    shown: str, said: str, text: str | None
) -> None:
    found = other_reading(shown, ("salah baca dibetulkan", f"pembaca lain membaca «{said}»"))
    assert (found.text if found else None) == text
