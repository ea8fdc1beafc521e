"""Fields of a reading that a person may put right: where they stand, what is typed into them. Plain data, no database.

A path is keys and 0-based places of the exchange form joined by "/": "nomor", "jabatan/0/nama",
"jabatan/0/baris/2/formula". A formula is edited as a whole: whoever corrects its text gets it read anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
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
    """One field as the review page shows it: `line` (1-based) of a text source, or `box` on `halaman`, in points.

    One that was not read (`is_placed` false), or read as blank on a page, borrows the place of its row (`is_near`):
    that is where it would stand.
    """

    path: str
    kind: FieldKind
    place: str
    value: Any
    keyakinan: float
    line: int | None
    halaman: int | None
    box: tuple[float, float, float, float] | None
    is_placed: bool
    is_near: bool
    perbaikan: tuple[str, ...]
    dikonfirmasi: dict[str, str] | None

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


def is_field(path: str) -> bool:
    """Whether a person may edit what is at `path`."""
    try:
        field_kind(path)
    except KeyError:
        return False
    return True


def is_row_field(path: str) -> bool:
    """Whether `path` is a field of a row, not of the head or of a jabatan."""
    return is_field(path) and _ROW.fullmatch(path) is not None


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
        return formula_data(text, indikator)
    plain = squeeze(text)
    if kind.form == "date" and plain:
        try:
            date.fromisoformat(plain)
        except ValueError:
            raise EditError(f"{kind.label}: «{plain}» bukan tanggal. Tulislah sebagai 2025-01-31.") from None
    if not plain and kind.key not in NULLABLE and kind.key not in ("sasaran", "judul"):
        raise EditError(f"{kind.label}: tidak boleh kosong. Tulislah isinya seperti dalam keputusan.")
    return plain or (None if kind.key in NULLABLE else "")


def formula_data(text: str, indikator: str) -> dict[str, Any]:
    formula: FormulaText = read_formula(squeeze(text), indikator).text
    row = to_data_of_row(Baris(formula=formula))
    return dict(row["formula"])


def to_data_of_row(baris: Baris) -> dict[str, Any]:
    """The exchange form of one row."""
    from tolok.core.catalogue import Jabatan, Keputusan

    data = to_data(Keputusan(jabatan=(Jabatan("", baris=(baris,)),)))
    row: dict[str, Any] = data["jabatan"][0]["baris"][0]
    return row


def new_origin() -> dict[str, Any]:
    """The origin of a field that a person filled."""
    return {"halaman": None, "baris": None, "keyakinan": 1.0, "perbaikan": [], "dikonfirmasi": None}


def all_fields(data: dict[str, Any]) -> list[FieldView]:
    """Every editable field in the order of the decree, head first."""
    fields = [_view(data, kind, kind.key, "Kepala keputusan", None) for kind in HEAD_FIELDS]
    for j, jabatan in enumerate(data["jabatan"]):
        base = f"jabatan/{j}"
        nama = jabatan["nama"] or f"Jabatan ke-{j + 1}"
        fields += [_view(jabatan, kind, f"{base}/{kind.key}", nama, None) for kind in JABATAN_FIELDS]
        for b, row in enumerate(jabatan["baris"]):
            place, near = f"{nama} · {row_label(jabatan, b)}", _place_of_row(row)
            fields += [_view(row, kind, f"{base}/baris/{b}/{kind.key}", place, near) for kind in ROW_FIELDS]
    return fields


def row_label(jabatan: dict[str, Any], row: int) -> str:
    """What a row is called: where it stands, and the number printed for it where that is another."""
    nomor = jabatan["baris"][row]["nomor"]
    return f"baris {row + 1}" + (f" (nomor {nomor})" if nomor and nomor != str(row + 1) else "")


def fields_to_check(data: dict[str, Any]) -> list[FieldView]:
    """Fields that were read and that nobody confirmed yet, the least certain first, then in the order of the decree."""
    waiting = [field for field in all_fields(data) if field.is_placed and not field.dikonfirmasi]
    return sorted(waiting, key=lambda field: (field.keyakinan, not field.perbaikan))


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


def _view(owner: dict[str, Any], kind: FieldKind, path: str, place: str, near: dict[str, Any] | None) -> FieldView:
    origin = (owner.get("asal") or {}).get(kind.key) or {}
    is_placed = bool(origin.get("baris") or origin.get("kotak") or origin.get("halaman"))
    near = near or {}
    is_near = bool(near) and not origin.get("kotak") and (not is_placed or "kotak" in near)
    at = near if is_near else origin
    box = at.get("kotak")
    return FieldView(
        path=path,
        kind=kind,
        place=place,
        value=owner[kind.key],
        keyakinan=float(origin.get("keyakinan", 1.0)),
        line=at.get("baris"),
        halaman=at.get("halaman"),
        box=tuple(box) if box else None,
        is_placed=is_placed,
        is_near=is_near,
        perbaikan=tuple(origin.get("perbaikan", ())),
        dikonfirmasi=origin.get("dikonfirmasi"),
    )
