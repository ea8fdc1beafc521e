"""Fields of a reading that a person may put right, and the sum of a reading and its edits. Plain data, no database.

A path is keys and 0-based places of the exchange form joined by "/": "nomor", "jabatan/0/nama",
"jabatan/0/baris/2/formula". A formula is edited as a whole: whoever corrects its text gets it read anew.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from tolok.core.catalogue import to_data
from tolok.core.catalogue.keputusan import Baris, FormulaText
from tolok.core.formula.reader import read_formula
from tolok.core.kernel.text import squeeze


class EditError(ValueError):
    """The text cannot become the field's value; the message is Indonesian."""


@dataclass(frozen=True, slots=True)
class FieldKind:
    """How one kind of field is shown and typed: `line`, `text`, `list` (one item a line), `date` or `formula`."""

    key: str
    label: str
    form: str = "line"


HEAD_FIELDS: tuple[FieldKind, ...] = (
    FieldKind("judul", "Judul"),
    FieldKind("nomor", "Nomor keputusan"),
    FieldKind("tanggal", "Tanggal penetapan", "date"),
    FieldKind("tempat", "Tempat penetapan"),
    FieldKind("instansi", "Instansi"),
    FieldKind("kabupaten", "Kabupaten/kota"),
)
JABATAN_FIELDS: tuple[FieldKind, ...] = (FieldKind("nama", "Nama jabatan"), FieldKind("eselon", "Eselon"))
ROW_FIELDS: tuple[FieldKind, ...] = (
    FieldKind("sasaran", "Sasaran", "text"),
    FieldKind("indikator", "Indikator", "text"),
    FieldKind("definisi_operasional", "Definisi operasional", "text"),
    FieldKind("formula", "Formula", "formula"),
    FieldKind("satuan", "Satuan"),
    FieldKind("penanggung_jawab", "Penanggung jawab", "list"),
    FieldKind("sumber_data", "Sumber data", "list"),
)
LABELS = {kind.key: kind.label for kind in (*HEAD_FIELDS, *JABATAN_FIELDS, *ROW_FIELDS)}
NULLABLE = frozenset(
    {"nomor", "tanggal", "tempat", "instansi", "kabupaten", "eselon", "definisi_operasional", "satuan"}
)
_ROW = re.compile(r"jabatan/(\d+)/baris/(\d+)/([a-z_]+)")
_JABATAN = re.compile(r"jabatan/(\d+)/([a-z_]+)")


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field as the review page shows it; `line` is the 1-based line of a text source."""

    path: str
    kind: FieldKind
    place: str
    value: Any
    keyakinan: float
    line: int | None
    halaman: int | None
    perbaikan: tuple[str, ...]
    dikonfirmasi: dict[str, str] | None

    @property
    def shown(self) -> str:
        return show_field(self.value)

    @property
    def percent(self) -> int:
        return round(self.keyakinan * 100)

    @property
    def level(self) -> str:
        """`high`, `middle` or `low`: the css word beside the percentage, which is what carries the meaning."""
        return "high" if self.keyakinan >= 0.9 else "middle" if self.keyakinan >= 0.7 else "low"


def field_kind(path: str) -> FieldKind:
    """The kind of field at `path`. Raises KeyError when no person may edit it."""
    if row := _ROW.fullmatch(path):
        kinds, key = ROW_FIELDS, row[3]
    elif jabatan := _JABATAN.fullmatch(path):
        kinds, key = JABATAN_FIELDS, jabatan[2]
    else:
        kinds, key = HEAD_FIELDS, path
    for kind in kinds:
        if kind.key == key:
            return kind
    raise KeyError(path)


def is_row_field(path: str) -> bool:
    """Whether `path` is a field of a row, not of the head or of a jabatan."""
    row = _ROW.fullmatch(path)
    return row is not None and row[3] in {kind.key for kind in ROW_FIELDS}


def field_value(data: Any, path: str) -> Any:
    """What stands at `path`. Raises KeyError when the reading has no such place."""
    for step in path.split("/"):
        try:
            data = data[int(step)] if isinstance(data, list) else data[step]
        except (IndexError, ValueError, TypeError):
            raise KeyError(path) from None
    return data


def show_field(value: Any) -> str:
    """A field's value as one text, the form in which it is typed too."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(value)
    if isinstance(value, dict):
        return str(value["teks"])
    return str(value)


def is_same_text(one: str, other: str) -> bool:
    """Whether two texts of a field say the same: browsers send line ends as CR LF."""
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return "\n".join(line.strip() for line in text.replace("\r\n", "\n").strip().splitlines())


def typed_value(data: Any, path: str, text: str) -> Any:
    """The value that `text`, as typed by a person, gives the field at `path`. Raises EditError."""
    kind = field_kind(path)
    if kind.form == "list":
        return [squeeze(line) for line in text.splitlines() if line.strip()]
    if kind.form == "formula":
        indikator = field_value(data, path.rpartition("/")[0] + "/indikator")
        return _formula_data(text, indikator)
    plain = squeeze(text)
    if kind.form == "date" and plain:
        try:
            date.fromisoformat(plain)
        except ValueError:
            raise EditError(f"{kind.label}: «{plain}» bukan tanggal. Tulislah sebagai 2025-01-31.") from None
    if not plain and kind.key not in NULLABLE and kind.key not in ("sasaran", "judul"):
        raise EditError(f"{kind.label}: tidak boleh kosong. Tulislah isinya seperti dalam keputusan.")
    return plain or (None if kind.key in NULLABLE else "")


def _formula_data(text: str, indikator: str) -> dict[str, Any]:
    formula: FormulaText = read_formula(squeeze(text), indikator).text
    row = to_data_of_row(Baris(formula=formula))
    return dict(row["formula"])


def to_data_of_row(baris: Baris) -> dict[str, Any]:
    """The exchange form of one row."""
    from tolok.core.catalogue import Jabatan, Keputusan

    data = to_data(Keputusan(jabatan=(Jabatan("", baris=(baris,)),)))
    row: dict[str, Any] = data["jabatan"][0]["baris"][0]
    return row


def summed(data: dict[str, Any], edits: Iterable[Any]) -> dict[str, Any]:
    """A new exchange form: `data` with every edit that was not undone, in order.

    An edit has `act`, `path`, `after`, `by_name`, `at_text`; a field that a person changed is confirmed by that person.
    """
    result = copy.deepcopy(data)
    for edit in edits:
        confirmation = {"oleh": edit.by_name, "pada": edit.at_text}
        if edit.act == "SET":
            _put(result, edit.path, edit.after)
        for origin in _origins(result, edit.path):
            origin["dikonfirmasi"] = confirmation
    return result


def _put(data: dict[str, Any], path: str, value: Any) -> None:
    above, _, key = path.rpartition("/")
    owner = field_value(data, above) if above else data
    owner[key] = copy.deepcopy(value)
    if _ROW.fullmatch(path):
        owner["asal"].setdefault(key, new_origin())


def new_origin() -> dict[str, Any]:
    return {"halaman": None, "baris": None, "keyakinan": 1.0, "perbaikan": [], "dikonfirmasi": None}


def _origins(data: dict[str, Any], path: str) -> Iterator[dict[str, Any]]:
    """The origins of all fields at or below `path` ("" is the whole decree)."""
    for j, jabatan in enumerate(data["jabatan"]):
        for b, row in enumerate(jabatan["baris"]):
            base = f"jabatan/{j}/baris/{b}"
            for key, origin in row["asal"].items():
                if not path or f"{base}/{key}" == path or f"{base}/{key}".startswith(path + "/"):
                    yield origin


def all_fields(data: dict[str, Any]) -> list[FieldView]:
    """Every editable field in the order of the decree, head first."""
    fields = [_view(data, kind, kind.key, "Kepala keputusan", None) for kind in HEAD_FIELDS]
    for j, jabatan in enumerate(data["jabatan"]):
        fields += [_view(jabatan, kind, f"jabatan/{j}/{kind.key}", jabatan["nama"], None) for kind in JABATAN_FIELDS]
        for b, row in enumerate(jabatan["baris"]):
            place = f"{jabatan['nama']} · baris {row['nomor'] or b + 1}"
            for kind in ROW_FIELDS:
                fields.append(_view(row, kind, f"jabatan/{j}/baris/{b}/{kind.key}", place, row["asal"].get(kind.key)))
    return fields


def fields_to_check(data: dict[str, Any]) -> list[FieldView]:
    """Fields with an origin that nobody confirmed yet, the least certain first, then in the order of the decree."""
    waiting = [field for field in all_fields(data) if _ROW.fullmatch(field.path) and not field.dikonfirmasi]
    waiting = [field for field in waiting if field.line is not None or field.halaman is not None]
    return sorted(waiting, key=lambda field: (field.keyakinan, not field.perbaikan))


def _view(owner: dict[str, Any], kind: FieldKind, path: str, place: str, origin: dict[str, Any] | None) -> FieldView:
    origin = origin or {}
    return FieldView(
        path=path,
        kind=kind,
        place=place,
        value=owner[kind.key],
        keyakinan=float(origin.get("keyakinan", 1.0)),
        line=origin.get("baris"),
        halaman=origin.get("halaman"),
        perbaikan=tuple(origin.get("perbaikan", ())),
        dikonfirmasi=origin.get("dikonfirmasi"),
    )
