"""Structure edits of a reading: rows split, joined, added and dropped, text moved to another column. Plain data.

The path of an edit is the place at its time. SPLIT, JOIN and DROP name a row ("jabatan/0/baris/2"), ADD the place that
the new row takes, MOVE a field; ADD and DROP may name a jabatan ("jabatan/3") too. `after` holds the rest::

    SPLIT   {"at": {"indikator": 34, "formula": 0}, "keep": ["sasaran"], "row": 3}   where each column is cut
    MOVE    {"to": "formula", "start": 0, "end": 12}
    ADD     {"nama": "Camat"} for a jabatan, else None

What a cut or a joint made is confirmed by nobody yet, for a person should look at it.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Any

from tolok.core.catalogue.keputusan import Baris
from tolok.web.apps.catalogue.field_kinds import EXTRA, ROW_FIELDS
from tolok.web.apps.catalogue.field_text import field_value, formula_data, show_field, to_data_of_row

STRUCTURE = frozenset({"SPLIT", "JOIN", "ADD", "DROP", "MOVE"})
"""Acts after which a path may mean another field than before."""
ROW_KEYS = tuple(kind.key for kind in ROW_FIELDS)
_FORMS = {kind.key: kind.form for kind in ROW_FIELDS}
_NULLABLE = frozenset(kind.key for kind in ROW_FIELDS if kind.is_nullable)
_PLACE = re.compile(rf"jabatan/(\d+)(?:/baris/(\d+))?(?:/({EXTRA}/.+|[a-z_]+))?", re.DOTALL)


def place_of(path: str) -> tuple[int | None, int | None, str]:
    """(jabatan, row, field) of a path, None where it has none: "jabatan/0/baris/2" -> (0, 2, "")."""
    found = _PLACE.fullmatch(path)
    if found is None:
        return None, None, path
    return int(found[1]), int(found[2]) if found[2] else None, found[3] or ""


def row_path(jabatan: int, row: int, key: str = "") -> str:
    return f"jabatan/{jabatan}/baris/{row}" + (f"/{key}" if key else "")


def apply_structure(data: dict[str, Any], act: str, path: str, after: Any) -> None:
    """Changes `data` by one structure edit. Raises KeyError for a place that it does not have."""
    jabatan, row, key = place_of(path)
    if jabatan is None:
        raise KeyError(path)
    if row is None:
        _change_jabatan(data["jabatan"], act, jabatan, after)
        return
    rows = field_value(data, f"jabatan/{jabatan}")["baris"]
    if act == "ADD":
        rows.insert(row, blank_row())
        return
    if row >= len(rows) or (act == "JOIN" and row + 1 >= len(rows)):
        raise KeyError(path)
    if act == "DROP":
        del rows[row]
    elif act == "JOIN":
        rows[row] = joined_row(rows[row], rows.pop(row + 1))
    elif act == "SPLIT":
        rows.insert(after["row"], _cut_off(rows[row], after["at"], after["keep"]))
    else:
        _move(rows[row], key, after["to"], after["start"], after["end"])


def _change_jabatan(all_jabatan: list[dict[str, Any]], act: str, number: int, after: Any) -> None:
    if act == "ADD":
        blank: dict[str, Any] = {"jenis_jabatan": "jabatan", "eselon": None, "tugas": [], "fungsi": [], "baris": []}
        all_jabatan.insert(number, {"nama": after["nama"], **blank})
    elif number < len(all_jabatan):
        del all_jabatan[number]
    else:
        raise KeyError(f"jabatan/{number}")


def blank_row() -> dict[str, Any]:
    """The exchange form of a row that holds nothing."""
    return to_data_of_row(Baris())


def _cut_off(row: dict[str, Any], at: Mapping[str, int], keep: list[str]) -> dict[str, Any]:
    """The new row: the rest of each column that is cut, taken from `row`, and a copy of the columns to keep."""
    new = blank_row()
    texts = {key: show_field(row[key]) for key in at}
    for key in (key for key in ROW_KEYS if key in at or key in keep):
        if origin := row["asal"].get(key):
            new["asal"][key] = copy.deepcopy(origin)
        if key in at:
            for owner in (row, new):
                _unconfirm(owner, key)
        else:
            new[key] = copy.deepcopy(row[key])
    for key, text in texts.items():
        _put_text(row, key, text[: at[key]])
        _put_text(new, key, text[at[key] :])
    for owner in (row, new):
        _read_formula_anew(owner, texts)
    return new


def joined_row(upper: dict[str, Any], lower: dict[str, Any]) -> dict[str, Any]:
    """One row of two: equal texts stand once, other texts one after the other, lists merged."""
    joined = copy.deepcopy(upper)
    for key in ROW_KEYS:
        one, other = show_field(upper[key]), show_field(lower[key])
        if other and one != other:
            _put_text(joined, key, _joined_text(key, one, other))
            _join_origin(joined, key, lower["asal"].get(key), is_alone=not one)
    for key, text in lower[EXTRA].items():
        here = joined[EXTRA].get(key, "")
        joined[EXTRA][key] = here if here == text else f"{here} {text}".strip()
        _join_origin(joined, f"{EXTRA}/{key}", lower["asal"].get(f"{EXTRA}/{key}"), is_alone=not here)
    joined["nomor"] = upper["nomor"] or lower["nomor"]
    _read_formula_anew(joined, [key for key in ROW_KEYS if show_field(joined[key]) != show_field(upper[key])])
    return joined


def _joined_text(key: str, one: str, other: str) -> str:
    if _FORMS[key] != "list":
        return f"{one} {other}".strip()
    return "\n".join(dict.fromkeys(item for item in (*one.splitlines(), *other.splitlines()) if item))


def _move(row: dict[str, Any], key: str, to: str, start: int, end: int) -> None:
    if key == to or key not in _FORMS or to not in _FORMS:
        raise KeyError(f"{key} -> {to}")
    text, there = show_field(row[key]), show_field(row[to])
    part = text[start:end]
    origin = row["asal"].get(key)
    left, right = text[:start], text[end:]
    gap = "\n" if left.endswith("\n") or right.startswith("\n") else " "
    _put_text(row, key, f"{left}{gap}{right}")
    _put_text(row, to, _joined_text(to, there, part))
    _join_origin(row, to, origin, is_alone=not there)
    if show_field(row[key]):
        _unconfirm(row, key)
    else:
        row["asal"].pop(key, None)
    _read_formula_anew(row, (key, to))
    _unconfirm(row, to)


def _put_text(row: dict[str, Any], key: str, text: str) -> None:
    """Puts a text into a column as it is typed there; a formula waits for `_read_formula_anew`."""
    if _FORMS[key] == "list":
        row[key] = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    elif _FORMS[key] == "formula":
        row[key] = {**row[key], "teks": " ".join(text.split())}
    else:
        row[key] = " ".join(text.split()) or (None if key in _NULLABLE else "")


def _read_formula_anew(row: dict[str, Any], changed: Any) -> None:
    """A formula is read with the words of its indicator, so either may change what it says."""
    if "formula" in changed:
        row["formula"] = formula_data(row["formula"]["teks"], row["indikator"])


def _join_origin(row: dict[str, Any], key: str, other: dict[str, Any] | None, *, is_alone: bool) -> None:
    """The origin of a text to which another was joined: the box about both where they stand on one page."""
    here = row["asal"].get(key)
    if other is None or here is None or is_alone:
        if other is not None and (here is None or is_alone):
            row["asal"][key] = copy.deepcopy(other)
        elif here is not None:
            _unconfirm(row, key)
        return
    if here.get("kotak") and other.get("kotak") and here["halaman"] == other["halaman"]:
        one, two = here["kotak"], other["kotak"]
        here["kotak"] = [*map(min, one[:2], two[:2]), *map(max, one[2:], two[2:])]
    here["keyakinan"] = min(here["keyakinan"], other["keyakinan"])
    here["perbaikan"] = list(dict.fromkeys((*here["perbaikan"], *other["perbaikan"])))
    here["dikonfirmasi"] = None


def _unconfirm(row: dict[str, Any], key: str) -> None:
    if origin := row["asal"].get(key):
        origin["dikonfirmasi"] = None


def follow(path: str, act: str, edit_path: str, after: Any) -> str | None:
    """Where the field at `path` stands after a structure edit; None when it is gone."""
    jabatan, row, key = place_of(path)
    there, at, _ = place_of(edit_path)
    if jabatan is None or there is None or act == "MOVE":
        return path
    if at is None:
        moved = _shifted(jabatan, act, there)
        return None if moved is None else re.sub(r"^jabatan/\d+", f"jabatan/{moved}", path)
    if row is None or jabatan != there:
        return path
    if act == "SPLIT":
        act, at = "ADD", after["row"]
    moved = row - (row > at) if act == "JOIN" else _shifted(row, act, at)
    return None if moved is None else row_path(jabatan, moved, key)


def _shifted(number: int, act: str, at: int) -> int | None:
    if act == "ADD":
        return number + (number >= at)
    return None if number == at else number - (number > at)


def hinders(later_act: str, later_path: str, act: str, path: str) -> bool:
    """Whether the edit of `act` at `path` cannot be undone while the later one stands: it would mean another field."""
    if act not in STRUCTURE and later_act not in STRUCTURE:
        return False
    jabatan, row, _ = place_of(path)
    there, at, _ = place_of(later_path)
    if jabatan is None or there is None:
        return False
    if (act in STRUCTURE and row is None) or (later_act in STRUCTURE and at is None):
        return True
    if jabatan != there or at is None or row is None:
        return False
    if later_act in STRUCTURE:
        return True
    return at == row if act == "MOVE" else at >= row
