"""The fields of a reading as a person looks at them: where they stand, how sure they are, who confirmed them.

Plain data, no database. What a field is says `field_kinds`, how its text becomes its value `field_text`; users of both
come here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tolok.web.apps.catalogue.field_kinds import (
    HEAD_FIELDS,
    JABATAN_FIELDS,
    LABELS,
    LONGEST_PATH,
    ROW_FIELDS,
    ROW_NUMBER,
    FieldKind,
    field_kind,
    is_field,
    is_row_field,
    is_told_elsewhere,
    owner_of,
    row_kinds,
)
from tolok.web.apps.catalogue.field_text import EditError, field_value, is_same_text, show_at, show_field, typed_value

__all__ = [
    "LABELS", "ROW_FIELDS", "EditError", "FieldKind", "FieldView", "all_fields", "field_kind", "field_value",
    "fields_to_check", "is_field", "is_row_field", "is_same_text", "is_told_elsewhere", "owner_of", "row_fields",
    "row_label", "row_view", "show_at", "show_field", "typed_value",
]  # fmt: skip

Box = tuple[float, float, float, float]
_SURE, _DOUBTFUL = 0.9, 0.7
_NOT_FOR_IDS = re.compile(r"[^A-Za-z0-9_]")


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field as the review page shows it: `line` (1-based) of a text source, or `box` on `halaman`, in points.

    One that was not read (`is_placed` false), or read as blank on a page, borrows the place of its row (`is_near`):
    that is where it would stand. Of a field of several items the least certain that waits is the one pointed at;
    `others` are the boxes of the rest on its page.
    """

    path: str
    kind: FieldKind
    place: str
    value: Any
    keyakinan: float
    line: int | None
    halaman: int | None
    box: Box | None
    is_placed: bool
    is_near: bool
    perbaikan: tuple[str, ...]
    dikonfirmasi: dict[str, str] | None
    others: tuple[Box, ...] = ()

    @property
    def id(self) -> str:
        """Its name in the page; the page's scripts make the same of a path."""
        return _NOT_FOR_IDS.sub(lambda sign: "" if sign[0] == "/" else f"-{ord(sign[0]):x}", self.path)

    @property
    def shown(self) -> str:
        return show_field(self.value)

    @property
    def percent(self) -> int:
        return round(self.keyakinan * 100)

    @property
    def confirmed_at(self) -> datetime | None:
        return datetime.fromisoformat(self.dikonfirmasi["pada"]) if self.dikonfirmasi else None

    @property
    def level(self) -> str:
        """`high`, `middle` or `low`: the css word beside the percentage, which is what carries the meaning."""
        return "high" if self.keyakinan >= _SURE else "middle" if self.keyakinan >= _DOUBTFUL else "low"


def all_fields(data: dict[str, Any]) -> list[FieldView]:
    """Every editable field in the order of the decree, head first."""
    fields = [_view(data, kind, "", "Kepala keputusan") for kind in HEAD_FIELDS]
    for j, jabatan in enumerate(data["jabatan"]):
        base = f"jabatan/{j}/"
        fields += [_view(jabatan, kind, base, _name(jabatan, j)) for kind in JABATAN_FIELDS]
        for b in range(len(jabatan["baris"])):
            fields += row_fields(data, j, b)
    return fields


def row_fields(data: dict[str, Any], jabatan: int, row: int) -> list[FieldView]:
    """The fields of one row. Raises IndexError."""
    owner = data["jabatan"][jabatan]
    one = owner["baris"][row]
    place, near = f"{_name(owner, jabatan)} · {row_label(owner, row)}", _place_of_row(one)
    base = f"jabatan/{jabatan}/baris/{row}/"
    kinds = [kind for kind in row_kinds(one) if len(base) + len(kind.key) <= LONGEST_PATH]
    return [_view(one, kind, base, place, near) for kind in kinds]


def row_view(data: dict[str, Any], jabatan: int, row: int) -> FieldView:
    """A row as if it were one field: the place of all its fields together. Raises IndexError."""
    fields = row_fields(data, jabatan, row)
    near = _place_of_row(data["jabatan"][jabatan]["baris"][row])
    return FieldView(
        path=f"jabatan/{jabatan}/baris/{row}",
        kind=FieldKind("baris", "Seluruh baris"),
        place=fields[0].place,
        value="",
        keyakinan=min(field.keyakinan for field in fields),
        line=near.get("baris"),
        halaman=near.get("halaman"),
        box=tuple(near["kotak"]) if near.get("kotak") else None,
        is_placed=True,
        is_near=False,
        perbaikan=(),
        dikonfirmasi=None,
    )


def _name(jabatan: dict[str, Any], number: int) -> str:
    return jabatan["nama"] or f"Jabatan ke-{number + 1}"


def row_label(jabatan: dict[str, Any], row: int) -> str:
    """What a row is called: where it stands, and the number printed for it where that is another."""
    nomor = jabatan["baris"][row]["nomor"]
    return f"baris {row + 1}" + (f" (nomor {nomor})" if nomor and nomor != str(row + 1) else "")


def fields_to_check(data: dict[str, Any]) -> list[FieldView]:
    """Fields that were read and that nobody confirmed yet, the least certain first, then in the order of the decree."""
    waiting = [
        field for field in all_fields(data) if field.is_placed and not field.dikonfirmasi and not _is_spanned(field)
    ]
    return sorted(waiting, key=lambda field: (field.keyakinan, not field.perbaikan))


def _is_spanned(field: FieldView) -> bool:
    """Whether it is the blank number of a row that shares the number of the row above: nothing to compare."""
    return field.kind == ROW_NUMBER and not field.value


def _place_of_row(row: dict[str, Any]) -> dict[str, Any]:
    """The place of a row: the box about all its fields on the page of the first, or the line of the first. A sasaran
    may span many rows on paper, so it counts only where nothing else does."""
    keys = [kind.key for kind in ROW_FIELDS if kind.key in row["asal"] and kind.key != "sasaran"]
    origins = [row["asal"][key] for key in (keys or ["sasaran"]) if key in row["asal"]]
    placed = [origin for origin in origins if origin.get("baris") or origin.get("kotak")]
    if not placed:
        return {}
    first = placed[0]
    boxes = [one["kotak"] for one in placed if one.get("kotak") and one["halaman"] == first["halaman"]]
    if not boxes:
        return {"halaman": first["halaman"], "baris": first.get("baris")}
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return {"halaman": first["halaman"], "kotak": [min(x0), min(top), max(x1), max(bottom)]}


def _view(
    owner: dict[str, Any], kind: FieldKind, base: str, place: str, near: Mapping[str, Any] | None = None
) -> FieldView:
    value = field_value(owner, kind.key)
    origins = _origins(owner, kind, value)
    waiting = [one for one in origins if not one.get("dikonfirmasi")]
    origin = min(waiting or origins, key=lambda one: float(one.get("keyakinan", 1.0)), default={})
    is_placed = bool(origin.get("baris") or origin.get("kotak") or origin.get("halaman"))
    is_near = bool(near) and not origin.get("kotak") and (not is_placed or "kotak" in (near or {}))
    at = (near or {}) if is_near else origin
    box = at.get("kotak")
    return FieldView(
        path=f"{base}{kind.key}",
        kind=kind,
        place=place,
        value=value,
        keyakinan=float(origin.get("keyakinan", 1.0)),
        line=at.get("baris"),
        halaman=at.get("halaman"),
        box=tuple(box) if box else None,
        is_placed=is_placed,
        is_near=is_near,
        perbaikan=tuple(dict.fromkeys(mend for one in origins for mend in one.get("perbaikan", ()))),
        dikonfirmasi=None if waiting else origin.get("dikonfirmasi"),
        others=tuple(
            tuple(one["kotak"])
            for one in origins
            if one is not origin and one.get("kotak") and one["halaman"] == at.get("halaman")
        ),
    )


def _origins(owner: dict[str, Any], kind: FieldKind, value: Any) -> list[dict[str, Any]]:
    """The origin of a field, or of each of its items; none in a reading made before they were kept."""
    asal = owner.get("asal") or {}
    keys = [f"{kind.key}/{item}" for item in range(len(value))] if kind.is_parted else [kind.key]
    return [asal[key] for key in keys if key in asal]
