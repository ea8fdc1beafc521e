"""Structure edits as plain data: what each does to the rows and to the places, and that undoing brings all back."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.catalogue.decrees import decree
from tolok.core.catalogue import from_data, to_data
from tolok.reading import read_decree
from tolok.web.apps.catalogue.replay import EditFact, changed_paths, summed
from tolok.web.apps.catalogue.structure import ROW_KEYS, apply_structure, hinders, place_of, row_path

DATA = to_data(read_decree(decree(), "iku.txt").keputusan)
ROW = "jabatan/0/baris/0"


def fact(act: str, path: str, after: Any = None) -> EditFact:
    return EditFact(act, path, after, "Ani", "2025-01-02T10:00+07:00")


def rows_after(*edits: EditFact, data: dict[str, Any] = DATA) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = summed(data, edits)["jabatan"][0]["baris"]
    return rows


def placed(box: list[float], page: int = 1, sure: float = 0.9) -> dict[str, Any]:
    return {"halaman": page, "kotak": box, "keyakinan": sure, "perbaikan": [], "dikonfirmasi": None}


def test_split_row_parts_the_text_and_keeps_what_was_asked() -> None:
    cut = {"at": {"indikator": len("Persentase layanan"), "formula": 0}, "keep": ["sasaran", "sumber_data"], "row": 1}
    upper, new, last = rows_after(fact("SPLIT", ROW, cut))
    assert (upper["indikator"], new["indikator"]) == ("Persentase layanan", "yang selesai tepat waktu")
    assert (upper["formula"]["jenis"], new["formula"]["jenis"]) == ("missing", "ratio")
    assert new["sasaran"] == upper["sasaran"] == "Meningkatnya mutu pelayanan"
    assert (new["sumber_data"], new["penanggung_jawab"]) == (["Register layanan"], [])
    assert new["asal"]["indikator"]["baris"] == upper["asal"]["indikator"]["baris"]
    assert last == DATA["jabatan"][0]["baris"][1]


def test_split_halves_wait_for_a_person_again() -> None:
    confirmed = fact("CONFIRM", f"{ROW}/indikator")
    cut = fact("SPLIT", ROW, {"at": {"indikator": 10}, "keep": [], "row": 1})
    upper, new, _ = rows_after(confirmed, cut)
    assert upper["asal"]["indikator"]["dikonfirmasi"] is None
    assert new["asal"]["indikator"]["dikonfirmasi"] is None


def test_joined_rows_say_equal_texts_once_and_unite_their_boxes() -> None:
    data = copy.deepcopy(DATA)
    upper, lower = data["jabatan"][0]["baris"]
    lower["sasaran"] = upper["sasaran"]
    lower["penanggung_jawab"] = ["Kasi Pelayanan", "Kasubbag Umum"]
    upper["asal"]["indikator"] = placed([10, 20, 50, 40])
    lower["asal"]["indikator"] = placed([12, 40, 60, 55], sure=0.5)
    (joined,) = rows_after(fact("JOIN", ROW), data=data)
    assert joined["sasaran"] == upper["sasaran"]
    assert joined["indikator"] == "Persentase layanan yang selesai tepat waktu Jumlah surat masuk"
    assert joined["penanggung_jawab"] == ["Kasi Pelayanan", "Kasubbag Umum"]
    assert joined["asal"]["indikator"]["kotak"] == [10, 20, 60, 55]
    assert joined["asal"]["indikator"]["keyakinan"] == 0.5


def test_boxes_on_two_pages_are_not_united() -> None:
    data = copy.deepcopy(DATA)
    upper, lower = data["jabatan"][0]["baris"]
    upper["asal"]["indikator"], lower["asal"]["indikator"] = placed([1, 2, 3, 4]), placed([1, 2, 9, 9], page=2)
    (joined,) = rows_after(fact("JOIN", ROW), data=data)
    assert joined["asal"]["indikator"]["kotak"] == [1, 2, 3, 4]


def test_whole_text_moves_to_the_end_of_another_column_with_its_place() -> None:
    edit = fact("MOVE", f"{ROW}/sumber_data", {"to": "penanggung_jawab", "start": 0, "end": len("Register layanan")})
    row = rows_after(edit)[0]
    assert row["sumber_data"] == []
    assert "sumber_data" not in row["asal"]
    assert row["penanggung_jawab"] == ["Kasi Pelayanan", "Register layanan"]


def test_part_of_a_text_moves_and_the_formula_is_read_anew() -> None:
    text = DATA["jabatan"][0]["baris"][1]["formula"]["teks"]
    path = row_path(0, 1, "formula")
    row = rows_after(fact("MOVE", path, {"to": "definisi_operasional", "start": 0, "end": len(text)}))[1]
    assert (row["definisi_operasional"], row["formula"]["jenis"]) == (text, "missing")


def test_word_inside_a_list_item_moves_without_breaking_the_item() -> None:
    data = copy.deepcopy(DATA)
    data["jabatan"][0]["baris"][0]["sumber_data"] = ["Register layanan umum", "Agenda"]
    path = row_path(0, 0, "sumber_data")
    row = rows_after(fact("MOVE", path, {"to": "satuan", "start": 9, "end": 16}), data=data)[0]
    assert row["sumber_data"] == ["Register umum", "Agenda"]


def test_changed_marks_follow_their_rows() -> None:
    edits = [
        fact("SET", row_path(0, 1, "sasaran"), "baru"),
        fact("ADD", ROW),
        fact("SPLIT", row_path(0, 2), {"at": {"indikator": 3}, "keep": [], "row": 3}),
        fact("DROP", ROW),
    ]
    assert changed_paths(edits) == {row_path(0, 1, "sasaran"), row_path(0, 1, "indikator"), row_path(0, 2, "indikator")}


def test_jabatan_is_added_at_the_end_and_dropped_with_its_rows() -> None:
    added = summed(DATA, [fact("ADD", "jabatan/1", {"nama": "Camat"}), fact("ADD", "jabatan/1/baris/0")])
    assert added["jabatan"][1]["nama"] == "Camat"
    assert len(added["jabatan"][1]["baris"]) == 1
    from_data(added)
    assert summed(added, [fact("DROP", "jabatan/0")])["jabatan"] == added["jabatan"][1:]


@st.composite
def edit_lists(draw: st.DrawFn) -> list[EditFact]:
    """Edits that a person could make one after the other on DATA, field edits between them."""
    data, edits = copy.deepcopy(DATA), []
    for _ in range(draw(st.integers(1, 8))):
        edit = draw(possible_edit(data))
        data = summed(data, [edit])
        edits.append(edit)
    return edits


@st.composite
def possible_edit(draw: st.DrawFn, data: dict[str, Any]) -> EditFact:
    rows = data["jabatan"][0]["baris"]
    if not rows:
        return fact("ADD", ROW)
    row = draw(st.integers(0, len(rows) - 1))
    acts = ["SPLIT", "ADD", "DROP", "MOVE", "SET", "CONFIRM"] + ["JOIN"] * (row + 1 < len(rows))
    act = draw(st.sampled_from(acts))
    key = draw(st.sampled_from(ROW_KEYS))
    if act == "ADD":
        return fact(act, row_path(0, draw(st.integers(0, len(rows)))))
    if act == "SPLIT":
        cut = {"at": {key: draw(st.integers(0, 60))}, "keep": draw(st.lists(st.sampled_from(ROW_KEYS), unique=True))}
        cut["keep"] = [one for one in cut["keep"] if one != key]
        return fact(act, row_path(0, row), {**cut, "row": draw(st.integers(row + 1, len(rows)))})
    if act == "MOVE":
        to = draw(st.sampled_from([one for one in ROW_KEYS if one != key]))
        start = draw(st.integers(0, 40))
        return fact(act, row_path(0, row, key), {"to": to, "start": start, "end": start + draw(st.integers(0, 40))})
    if act == "SET":
        return fact(act, row_path(0, row, "sasaran"), draw(st.text(max_size=20)))
    return fact(act, row_path(0, row))


@given(edit_lists())
@settings(max_examples=60, deadline=None)
def test_any_edits_give_a_decree_and_undone_last_first_the_original(edits: list[EditFact]) -> None:
    original = json.dumps(DATA)
    standing = list(edits)
    states = [summed(DATA, standing[:count]) for count in range(len(standing) + 1)]
    for state in states:
        from_data(state)
    while standing:
        standing.pop()
        assert summed(DATA, standing) == states[len(standing)]
    assert json.dumps(summed(DATA, [])) == original == json.dumps(DATA)


@given(edit_lists(), st.data())
@settings(max_examples=60, deadline=None)
def test_what_nothing_hinders_may_be_undone_in_any_order_without_touching_other_rows(
    edits: list[EditFact], data: st.DataObject
) -> None:
    """Every path of the edits that stay still names a place, and the decree is sound."""
    standing = list(edits)
    while standing:
        free = [
            number
            for number, one in enumerate(standing)
            if not any(hinders(later.act, later.path, one.act, one.path) for later in standing[number + 1 :])
        ]
        assert free[-1] == len(standing) - 1
        del standing[data.draw(st.sampled_from(free))]
        from_data(summed(DATA, standing))


def test_place_of_a_path_and_of_what_is_none() -> None:
    assert place_of("jabatan/0/baris/2/formula") == (0, 2, "formula")
    assert place_of("jabatan/3") == (3, None, "")
    assert place_of("judul") == (None, None, "judul")


def test_no_text_is_lost_by_splitting_and_joining() -> None:
    for key in ("indikator", "formula", "sumber_data"):
        cut = {"at": {key: 12}, "keep": [], "row": 1}
        data = copy.deepcopy(DATA)
        for act, after in (("SPLIT", cut), ("JOIN", None)):
            apply_structure(data, act, ROW, after)
        words = "".join(str(data["jabatan"][0]["baris"][0]["indikator"]).split())
        assert words == "".join(DATA["jabatan"][0]["baris"][0]["indikator"].split())
