"""Writing of structure edits: rows split, joined, added, dropped, text moved. Each is one transaction, one audit event.

Every act takes `seen`, the structure_mark of the page it was asked on ("" for a caller without one): paths are places,
and mean other rows when somebody moved rows meanwhile. The same act sent twice is done once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from tolok.core.kernel.text import squeeze
from tolok.web.apps.catalogue import edit_log, edit_queries, queries
from tolok.web.apps.catalogue.field_text import field_value, show_field
from tolok.web.apps.catalogue.models import Edit, Reading
from tolok.web.apps.catalogue.structure import ROW_KEYS, STRUCTURE, place_of, row_path

_AUDIT = {
    Edit.Act.SPLIT: "catalogue.split_row",
    Edit.Act.JOIN: "catalogue.join_rows",
    Edit.Act.ADD: "catalogue.add",
    Edit.Act.DROP: "catalogue.drop",
    Edit.Act.MOVE: "catalogue.move_text",
}
_FIXED = (
    "{what} tidak dapat dilakukan lagi, karena keputusan ini sudah terbit: target, realisasi, dan hubungan register "
    "tercatat pada urutan barisnya, dan akan berpindah ke indikator lain. {instead}"
)


class StructureError(ValueError):
    """The edit cannot be made; the message is Indonesian: why, and what to do."""


@transaction.atomic
def split_row(*, reading: Reading, path: str, at: Mapping[str, int], keep: Collection[str], seen: str, by: Any) -> Edit:
    """Cuts the row at `path` in two: of each column in `at` the text from that position on goes to a new row below,
    which copies the columns in `keep`. After the first publication the new row goes to the end of its table.

    Raises StructureError, StructureConflictError, KeyError.
    """
    if same := _begin(reading, Edit.Act.SPLIT, path, seen, by):
        return same
    data, row = _at(reading, path)
    texts = {key: show_field(row[key]) for key in at}
    cuts = {key: position for key, position in at.items() if texts[key][position:].strip()}
    if not cuts:
        raise StructureError(
            "Belum ada teks yang pindah ke baris baru. Pilih di mana teksnya dipecah, pada sedikitnya satu kolom."
        )
    if all(not text[: cuts.get(key, len(text))].strip() for key, text in _texts(row).items() if text):
        raise StructureError("Semua teks pindah, jadi baris lama menjadi kosong. Sisakan sebagian di baris lama.")
    jabatan, number, _ = place_of(path)
    rows = data["jabatan"][jabatan]["baris"]
    new = len(rows) if edit_queries.has_fixed_rows(reading) else int(number or 0) + 1
    after = {"at": cuts, "keep": [key for key in ROW_KEYS if key in keep and key not in cuts], "row": new}
    return _add(reading, data, Edit.Act.SPLIT, path, row, after, by)


@transaction.atomic
def join_rows(*, reading: Reading, path: str, seen: str, by: Any) -> Edit:
    """Makes one row of the row at `path` and the next. Raises StructureError, StructureConflictError."""
    if same := _begin(reading, Edit.Act.JOIN, path, seen, by):
        return same
    data, row = _at(reading, path)
    _refuse_fixed(
        reading,
        "Menggabung baris",
        "Pindahkan teksnya dengan menyunting isian, atau unggah keputusan yang susunannya benar.",
    )
    jabatan, number, _ = place_of(path)
    if int(number or 0) + 1 >= len(data["jabatan"][jabatan]["baris"]):
        raise StructureError(
            "Ini baris terakhir jabatannya, jadi tidak ada baris berikutnya. Bukalah baris di atasnya, lalu gabungkan."
        )
    return _add(reading, data, Edit.Act.JOIN, path, row, None, by)


@transaction.atomic
def add_row(*, reading: Reading, path: str, seen: str, by: Any) -> Edit:
    """Adds a blank row after the row at `path`, or as the first of a jabatan ("jabatan/2"); after the first publication
    at the end of its table. The edit's path is the new row's place."""
    jabatan, number, _ = place_of(path)
    if jabatan is None:
        raise KeyError(path)
    if same := _begin(reading, Edit.Act.ADD, path, seen, by):
        return same
    data = queries.current_data(reading)
    rows = field_value(data, f"jabatan/{jabatan}/baris")
    if number is not None:
        field_value(data, path)
    at_end = number is None or edit_queries.has_fixed_rows(reading)
    place = row_path(jabatan, len(rows) if at_end else int(number or 0) + 1)
    return _add(reading, data, Edit.Act.ADD, place, None, None, by)


@transaction.atomic
def drop(*, reading: Reading, path: str, seen: str, by: Any) -> Edit:
    """Drops a row or a jabatan with all its rows; what it held stays in the list of edits. Raises StructureError."""
    if same := _begin(reading, Edit.Act.DROP, path, seen, by):
        return same
    data, dropped = _at(reading, path)
    _refuse_fixed(
        reading,
        "Menghapus baris" if "/baris/" in path else "Menghapus jabatan",
        "Perbaiki isinya menjadi baris yang benar, atau unggah keputusan penggantinya.",
    )
    before = dropped if "/baris/" in path else dropped["nama"]
    return _add(reading, data, Edit.Act.DROP, path, before, None, by)


@transaction.atomic
def add_jabatan(*, reading: Reading, nama: str, seen: str, by: Any) -> Edit:
    """Adds a jabatan without rows at the end. Raises StructureError for a blank name."""
    nama = squeeze(nama)
    if not nama:
        raise StructureError("Nama jabatan: belum diisi. Tulislah seperti dalam keputusan.")
    if same := _begin(reading, Edit.Act.ADD, "", seen, by):
        return same
    data = queries.current_data(reading)
    place = f"jabatan/{len(data['jabatan'])}"
    return _add(reading, data, Edit.Act.ADD, place, None, {"nama": nama}, by)


@transaction.atomic
def move_text(*, reading: Reading, path: str, to: str, part: str, start: int | None, seen: str, by: Any) -> Edit:
    """Moves the text of the field at `path`, or the `part` of it that begins at `start`, to the end of column `to` of
    its row. Without `start` the part must stand in the text once. Raises StructureError."""
    jabatan, number, key = place_of(path)
    if jabatan is None or number is None or key not in ROW_KEYS or to not in ROW_KEYS or key == to:
        raise KeyError(f"{path} -> {to}")
    if same := _begin(reading, Edit.Act.MOVE, path, seen, by):
        return same
    data, value = _at(reading, path)
    text = show_field(value)
    first, last = _part(text, part, start)
    if not text[first:last].strip():
        raise StructureError("Kolom ini kosong, jadi tidak ada teks yang dapat dipindahkan.")
    after = {"to": to, "start": first, "end": last}
    return _add(reading, data, Edit.Act.MOVE, path, text[first:last], after, by)


def _part(text: str, part: str, start: int | None) -> tuple[int, int]:
    """Where the part stands in the text: everything when it is blank."""
    part = part.replace("\r\n", "\n").strip()
    if not part:
        return 0, len(text)
    if start is not None and text.startswith(part, start):
        return start, start + len(part)
    times = text.count(part)
    if times != 1:
        raise StructureError(
            f"«{part}» {'tidak ada' if not times else f'ada {times} kali'} dalam isian ini, jadi tidak jelas yang mana "
            "yang dipindahkan. Salinlah bagiannya persis dari isian, dan cukup panjang."
        )
    return text.index(part), text.index(part) + len(part)


def _begin(reading: Reading, act: Edit.Act, path: str, seen: str, by: Any) -> Edit | None:
    """Locks the reading; the edit that this very act made a moment ago, when its button was pressed twice on one page.

    Raises StructureConflictError when somebody else moved rows since the page was shown.
    """
    edit_log.lock(reading)
    made, _, undone = edit_queries.structure_mark(reading).partition(".")
    if seen == f"{int(made) - 1}.{undone}":
        last = reading.edits.filter(act__in=STRUCTURE).order_by("pk").last()
        if last is not None and (last.act, last.made_by) == (act, by) and _is_asked(last, path):
            return last
    edit_log.check_structure(reading, seen)
    return None


def _is_asked(edit: Edit, path: str) -> bool:
    """Whether `path` asks for what the edit did. A new row is asked for by the place of another, a jabatan by none."""
    if edit.act == Edit.Act.ADD:
        return place_of(edit.path)[0] == place_of(path)[0] if path else place_of(edit.path)[1] is None
    return edit.path == path


def _at(reading: Reading, path: str) -> tuple[dict[str, Any], Any]:
    """The data as it stands, and what is at `path`. Raises KeyError."""
    data = queries.current_data(reading)
    return data, field_value(data, path)


def _add(reading: Reading, data: Any, act: Edit.Act, path: str, before: Any, after: Any, by: Any) -> Edit:
    label = edit_queries.label_of(data, path)
    edit = edit_log.add_edit(reading, act, path, before, after, by, label)
    edit_log.record(reading, by, _AUDIT[act], label, {"tempat": path, "suntingan": edit.pk})
    return edit


def _refuse_fixed(reading: Reading, what: str, instead: str) -> None:
    if edit_queries.has_fixed_rows(reading):
        raise StructureError(_FIXED.format(what=what, instead=instead))


def _texts(row: dict[str, Any]) -> dict[str, str]:
    return {key: show_field(row[key]) for key in ROW_KEYS}
