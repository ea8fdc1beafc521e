"""A field's value and the text that stands for it: shown, typed, compared. Plain data, no database."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from tolok.core.catalogue import Jabatan, Keputusan, to_data
from tolok.core.catalogue.keputusan import Baris, FormulaText
from tolok.core.formula.reader import read_formula
from tolok.core.kernel.text import squeeze
from tolok.web.apps.catalogue.field_kinds import EXTRA, FieldKind, field_kind, row_kinds

_YEARS = re.compile(r"(\d{4})(?:\s*(?:-|–|—|/|s\.?\s?d\.?|sampai(?: dengan)?)\s*(\d{4}))?", re.IGNORECASE)
_FIRST_YEAR, _LAST_YEAR = 1945, 2200
_LATER: dict[str, Any] = {
    "memperhatikan": [], "menetapkan": None, "sesudah_tanda_tangan": [], "lampiran": [], "tujuan": [],
    "jenis_jabatan": "jabatan",
}  # fmt: skip
"""Keys that readings made before them lack."""
_PAIR_WORDS = {"nomor": "nomor", "tanggal": "tanggal (2025-01-31)", "tujuan": "tujuan", "indikator": "indikatornya"}
_DIKTUM = re.compile(r"([^:]{1,60}):(.*)")
_HOW_DIKTUM = (
    "Tulislah namanya, titik dua, lalu isinya («KESATU: Menetapkan …»); butirnya satu per baris di bawahnya, dan satu "
    "baris kosong sebelum diktum berikutnya."
)


class EditError(ValueError):
    """The text cannot become the field's value; the message is Indonesian."""


def field_value(data: Any, path: str) -> Any:
    """What stands at `path`. Raises KeyError when the reading has no such place."""
    steps = path.split("/")
    if EXTRA in steps:  # the name of a column may hold any sign
        cut = steps.index(EXTRA) + 1
        steps = [*steps[:cut], "/".join(steps[cut:])] if steps[cut:] else steps
    for place, step in enumerate(steps):
        if data is None and steps[0] == "penanda_tangan" and place == 1:
            return None  # a decree without a signature block
        if step in _LATER and isinstance(data, dict) and step not in data:
            return _LATER[step]
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
        is_diktum = any(isinstance(item, dict) and "label" in item for item in value)
        return "\n\n".join(map(_show_diktum, value)) if is_diktum else "\n".join(map(_show_item, value))
    if isinstance(value, dict) and "dari" in value:
        return str(value["dari"]) + (f"-{value['sampai']}" if value["sampai"] != value["dari"] else "")
    if isinstance(value, dict):
        return str(value["teks"])
    return str(value)


def _show_item(item: Any) -> str:
    """An item of a list; of a pair both parts, the second only where it says something."""
    if not isinstance(item, dict):
        return str(item)
    first, second = (value or "" for value in item.values())
    return f"{first} | {second}" if second else str(first)


def _show_diktum(diktum: dict[str, Any]) -> str:
    return "\n".join((f"{diktum['label']}: {diktum['isi']}".rstrip(), *diktum["butir"]))


def show_at(data: Any, path: str) -> str:
    """The text of the field at `path`, or of all fields of the row there. Raises KeyError."""
    value = field_value(data, path)
    if isinstance(value, dict) and "indikator" in value:
        keys = [kind.key for kind in row_kinds(value)]
        return "\n\n".join(show_field(field_value(value, key)) for key in keys)
    return show_field(value)


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
    if kind.form == "pairs":
        return [_typed_pair(kind, line) for line in text.splitlines() if line.strip()]
    if kind.form == "diktum":
        return [_typed_diktum(part) for part in re.split(r"\n\s*\n", _plain(text)) if part]
    plain = squeeze(text)
    if not plain:
        if kind.is_needed:
            raise EditError(f"{kind.label}: tidak boleh kosong. Tulislah isinya seperti dalam keputusan.")
        return None if kind.is_nullable else ""
    return _typed_line(kind, plain)


def _typed_line(kind: FieldKind, plain: str) -> Any:
    if kind.form == "date":
        try:
            return date.fromisoformat(plain).isoformat()
        except ValueError:
            raise EditError(f"{kind.label}: «{plain}» bukan tanggal. Tulislah sebagai 2025-01-31.") from None
    if kind.form == "years":
        return _typed_years(kind, plain)
    if kind.choices and plain not in kind.choices:
        raise EditError(f"{kind.label}: «{plain}» tidak dikenal. Pilihlah {' atau '.join(kind.choices)}.")
    return plain


def _typed_years(kind: FieldKind, plain: str) -> dict[str, int]:
    found = _YEARS.fullmatch(plain)
    first = int(found[1]) if found else 0
    last = int(found[2] or first) if found else 0
    if not _FIRST_YEAR <= first <= last <= _LAST_YEAR:
        raise EditError(
            f"{kind.label}: «{plain}» bukan tahun atau rentang tahun. Tulislah sebagai 2025-2029, atau 2025 untuk satu "
            "tahun."
        )
    return {"dari": first, "sampai": last}


def _typed_diktum(part: str) -> dict[str, Any]:
    first, *butir = part.split("\n")
    found = _DIKTUM.fullmatch(first)
    if found is None or not found[1].strip():
        raise EditError(f"Diktum: «{first}» tidak diawali nama diktumnya. {_HOW_DIKTUM}")
    return {"label": squeeze(found[1]), "isi": squeeze(found[2]), "butir": [squeeze(line) for line in butir]}


def how_pairs(kind: FieldKind) -> str:
    """How the items of a field of pairs are typed."""
    return f"Satu per baris: {' | '.join(_PAIR_WORDS[part] for part in kind.parts)}."


def _typed_pair(kind: FieldKind, line: str) -> dict[str, str | None]:
    first, *rest = (squeeze(part) for part in line.split("|"))
    if len(rest) > 1 or (not first and kind.parts[0] == "tujuan"):
        raise EditError(f"{kind.label}: «{squeeze(line)}» tidak terbaca. {how_pairs(kind)}")
    second = rest[0] if rest else ""
    if second and kind.parts[1] == "tanggal":
        second = _typed_line(FieldKind("tanggal", kind.label, "date"), second)
    return {kind.parts[0]: first or None, kind.parts[1]: second or None}


def formula_data(text: str, indikator: str) -> dict[str, Any]:
    formula: FormulaText = read_formula(squeeze(text), indikator).text
    row = to_data_of_row(Baris(formula=formula))
    return dict(row["formula"])


def to_data_of_row(baris: Baris) -> dict[str, Any]:
    """The exchange form of one row."""
    data = to_data(Keputusan(jabatan=(Jabatan("", baris=(baris,)),)))
    row: dict[str, Any] = data["jabatan"][0]["baris"][0]
    return row
