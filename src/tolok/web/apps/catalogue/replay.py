"""The sum of a reading and its edits. Plain data, no database."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tolok.web.apps.catalogue.field_kinds import field_kind, owner_of
from tolok.web.apps.catalogue.field_text import field_value
from tolok.web.apps.catalogue.structure import STRUCTURE, apply_structure, follow, place_of, row_path


@dataclass(frozen=True, slots=True)
class EditFact:
    """What summing needs of an edit."""

    act: str
    path: str
    after: Any
    by_name: str
    at_text: str


def summed(data: dict[str, Any], edits: Iterable[EditFact]) -> dict[str, Any]:
    """A new exchange form: `data` with every edit that was not undone, in order.

    A field that a person changed is confirmed by that person.
    """
    result = copy.deepcopy(data)
    for edit in edits:
        if edit.act in STRUCTURE:
            apply_structure(result, edit.act, edit.path, edit.after)
            continue
        if edit.act == "SET":
            _put(result, edit.path, edit.after)
        for origin in _origins(result, edit.path):
            origin["dikonfirmasi"] = {"oleh": edit.by_name, "pada": edit.at_text}
    return result


def changed_paths(edits: Iterable[EditFact]) -> set[str]:
    """Where the fields now stand that a person wrote anew, cut, joined or moved."""
    changed: set[str] = set()
    for edit in edits:
        if edit.act in STRUCTURE:
            moved = (follow(path, edit.act, edit.path, edit.after) for path in changed)
            changed = {path for path in moved if path is not None} | _touched(edit)
        elif edit.act == "SET":
            changed.add(edit.path)
    return changed


def _touched(edit: EditFact) -> set[str]:
    jabatan, row, key = place_of(edit.path)
    if jabatan is None or row is None:
        return set()
    if edit.act == "SPLIT":
        return {row_path(jabatan, one, cut) for one in (row, edit.after["row"]) for cut in edit.after["at"]}
    if edit.act == "MOVE":
        return {row_path(jabatan, row, one) for one in (key, edit.after["to"])}
    return {row_path(jabatan, row, "indikator")} if edit.act == "JOIN" else set()


def _put(data: dict[str, Any], path: str, value: Any) -> None:
    base, key = owner_of(path)
    owner = field_value(data, base.rstrip("/")) if base else data
    asal = owner.setdefault("asal", {})  # readings made before places were kept lack it
    if field_kind(path).is_parted:
        asal |= _placed_items(asal, key, owner.get(key, []), value)
        for spare in range(len(value), len(owner.get(key, []))):
            asal.pop(f"{key}/{spare}", None)
    else:
        asal.setdefault(key, _new_origin())
    part, _, within = key.partition("/")
    if part == "penanda_tangan" and owner[part] is None:
        owner[part] = dict.fromkeys(("nama", "nip", "pangkat", "jabatan")) | {"elektronik": False}
    if within:
        owner[part][within] = copy.deepcopy(value)
    else:
        owner[key] = copy.deepcopy(value)


def _new_origin() -> dict[str, Any]:
    """The origin of what a person filled in: no place, and nothing that was mended."""
    return {"halaman": None, "baris": None, "keyakinan": 1.0, "perbaikan": [], "dikonfirmasi": None}


def _placed_items(asal: dict[str, Any], key: str, before: list[Any], after: list[Any]) -> dict[str, Any]:
    """The origins of the items of a list that a person wrote anew: an item keeps its own; one that was reworded has
    that of the item which stood there, one that is new has none."""
    free = list(range(len(before)))
    origins: dict[str, Any] = {}
    for order, item in enumerate(after):
        same = next((old for old in free if before[old] == item), None)
        if same is not None:
            free.remove(same)
            origins[f"{key}/{order}"] = asal.get(f"{key}/{same}", _new_origin())
    for order in range(len(after)):
        if f"{key}/{order}" not in origins:
            own = order in free and len(before) == len(after)
            origins[f"{key}/{order}"] = asal.get(f"{key}/{order}", _new_origin()) if own else _new_origin()
    return origins


def _origins(data: dict[str, Any], path: str) -> Iterator[dict[str, Any]]:
    """The origins of all fields at or below `path` ("" is the whole decree)."""
    for base, owner in _owners(data):
        for key, origin in (owner.get("asal") or {}).items():
            here = f"{base}{key}"
            if not path or here == path or here.startswith(path + "/"):
                yield origin


def _owners(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Whatever keeps origins of its fields: the head, every jabatan, every row; with the start of their paths."""
    yield "", data
    for j, jabatan in enumerate(data["jabatan"]):
        yield f"jabatan/{j}/", jabatan
        for b, row in enumerate(jabatan["baris"]):
            yield f"jabatan/{j}/baris/{b}/", row
