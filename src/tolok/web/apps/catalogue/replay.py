"""The sum of a reading and its edits. Plain data, no database."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tolok.web.apps.catalogue.editing import field_value, new_origin
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
    above, _, key = path.rpartition("/")
    owner = field_value(data, above) if above else data
    owner[key] = copy.deepcopy(value)
    if "asal" in owner:
        owner["asal"].setdefault(key, new_origin())


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
