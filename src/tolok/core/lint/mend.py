"""A mend: a change of one field of the catalogue that certainly ends a fault. The decree file is never altered.

`apply_mends` puts mends into a decree; `engine.mend_decree` lints, mends and lints again until nothing certain is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, NamedTuple, cast, get_type_hints

from tolok.core.catalogue.keputusan import (
    Asal,
    Baris,
    Diktum,
    FormulaText,
    Jabatan,
    Keputusan,
    Lampiran,
    PenandaTangan,
    Tujuan,
)
from tolok.core.formula.reader import read_formula
from tolok.core.kernel.location import Location
from tolok.core.kernel.text import squeeze

_TEXTS = (str, str | None, date | None, FormulaText)
"""Types of fields that a mend may change."""
_CLOSED = frozenset({"asal", "jenis", "jenis_jabatan", "versi_skema"})


@dataclass(frozen=True, slots=True)
class Mend:
    """`after` in place of `before` in the field at `path` of the exchange form.

    `path` is the one that edits of a reading use: "mengingat/2", "diktum/3/label", "jabatan/0/baris/4/indikator",
    "jabatan/0/baris/4/formula" (its `teks_asli`, from which the rest is read anew). Places are 0-based there. Only
    fields that hold text can be mended, a date as YYYY-MM-DD, items of lists one by one.
    """

    path: str
    before: str
    after: str


class Refused(NamedTuple):
    """A mend that was not applied, and why (Indonesian)."""

    mend: Mend
    why: str


class Mended(NamedTuple):
    """A decree with its mends: `applied` stand in it, each told in the `asal.perbaikan` of its field."""

    keputusan: Keputusan
    applied: tuple[Mend, ...]
    refused: tuple[Refused, ...]


def apply_mends(keputusan: Keputusan, mends: Iterable[Mend], reason: str = "") -> Mended:
    """`keputusan` with every mend whose `before` still stands; `reason` (a code) closes the note in `asal.perbaikan`.

    The first of two mends of one field counts; one that says the same again is applied with it, any other is refused,
    as are fields that are gone or hold no text. A field that a person confirmed is no longer confirmed once mended.
    Never raises for what a mend says.
    """
    applied: dict[str, Mend] = {}
    refused: list[Refused] = []
    for mend in mends:
        earlier = applied.get(mend.path)
        if earlier and squeeze(earlier.after) == squeeze(mend.after):
            continue
        if why := _objection(keputusan, mend, earlier):
            refused.append(Refused(mend, why))
            continue
        keputusan = _mended(keputusan, mend, reason)
        applied[mend.path] = mend
    return Mended(keputusan, tuple(applied.values()), tuple(refused))


def text_at(keputusan: Keputusan, path: str) -> str | None:
    """The text of the field at `path` as a mend speaks of it ("" where it is blank); None where there is none."""
    value: Any = keputusan
    hint: Any = None
    for step in _steps(path):
        try:
            value, hint = _part(value, step)
        except (IndexError, KeyError):
            return None
    return _shown(value) if hint in _TEXTS else None


def origin_at(keputusan: Keputusan, path: str) -> Asal | None:
    """The origin of the field at `path`, or of what holds it; None where none is known."""
    depth = _owner_depth(path)
    owner: Any = keputusan
    try:
        for step in _steps(path)[:depth]:
            owner = _part(owner, step)[0]
    except (IndexError, KeyError):
        return None
    key = "/".join(_steps(path)[depth:])
    return next((owner.asal[part] for part in _parts_of(key) if part in owner.asal), None)


def place_at(keputusan: Keputusan, path: str) -> Location:
    """The place of a mend's path as officials count: from 1, by the name of the jabatan."""
    steps = _steps(path)
    jabatan, baris = None, None
    if steps[0] == "jabatan" and len(steps) > 2:
        number, steps = steps[1], steps[2:]
        owners = keputusan.jabatan
        jabatan = owners[int(number)].nama if number.isdecimal() and int(number) < len(owners) else number
    if steps[0] == "baris" and len(steps) > 2 and steps[1].isdecimal():
        baris, steps = int(steps[1]) + 1, steps[2:]
    nomor = int(steps[1]) + 1 if len(steps) > 1 and steps[1].isdecimal() else None
    return Location(jabatan, baris, steps[1] if steps[0] == "kolom_lain" else steps[0], nomor=nomor)


def _objection(keputusan: Keputusan, mend: Mend, earlier: Mend | None) -> str:
    """Why `mend` cannot be applied; "" where it can."""
    place = place_at(keputusan, mend.path)
    if earlier:
        return f"{place}: sudah diubah oleh perbaikan lain; periksa lagi keputusannya, lalu ulangi"
    now = text_at(keputusan, mend.path)
    if now is None:
        return f"{place}: tidak ada pada keputusan ini, atau bukan teks; perbaiki dengan tangan"
    if squeeze(now) != squeeze(mend.before):
        return f"{place}: isinya kini «{now}», bukan lagi «{mend.before}»; periksa lagi keputusannya, lalu ulangi"
    if not squeeze(mend.after):
        return f"{place}: perbaikan akan mengosongkan «{now}»; perbaiki dengan tangan"
    if _is_dated(mend.path) and not _is_day(mend.after):
        return f"{place}: «{mend.after}» bukan tanggal YYYY-MM-DD; perbaiki dengan tangan"
    return ""


def _mended(keputusan: Keputusan, mend: Mend, reason: str) -> Keputusan:
    """`keputusan` with the text at `mend.path` replaced and the origin of the field saying so."""
    steps = _steps(mend.path)
    depth = _owner_depth(mend.path)
    key = steps[depth:]
    note = f"«{mend.before}» diganti «{mend.after}»" if mend.before else f"diisi «{mend.after}»"
    notes = (f"{note} ({reason})" if reason else note,)
    if key == ["formula"]:
        return cast(Keputusan, _changed(keputusan, steps[:depth], lambda row: _with_formula(row, mend.after, notes)))
    decree = _changed(keputusan, steps, lambda _: _typed(mend.path, mend.after))
    return cast(Keputusan, _changed(decree, steps[:depth], lambda owner: _told(owner, "/".join(key), notes)))


def _owner_depth(path: str) -> int:
    """How many steps lead to what keeps the origin of a field: the head, a jabatan or a row."""
    steps = _steps(path)
    return 4 if "baris" in steps[2:3] else 2 if steps[0] == "jabatan" else 0


def _with_formula(row: Baris, words: str, notes: tuple[str, ...]) -> Baris:
    found = read_formula(words, row.indikator)
    return cast(Baris, _told(replace(row, formula=found.text), "formula", (*notes, *found.perbaikan)))


def _told(owner: Any, key: str, notes: tuple[str, ...]) -> Any:
    """`owner` (head, jabatan or row) whose origin of `key` tells of the mend and is confirmed by nobody."""
    held = next((part for part in _parts_of(key) if part in owner.asal), None) or _own_key(owner, key)
    old: Asal = owner.asal.get(held, Asal())
    new = replace(old, perbaikan=tuple(dict.fromkeys((*old.perbaikan, *notes))), dikonfirmasi=None)
    return replace(owner, asal={**owner.asal, held: new})


def _own_key(owner: Any, key: str) -> str:
    """Where the origin of a field without one is put: rows keep one a column, other lists one an item."""
    steps = key.split("/")
    if isinstance(owner, Baris):
        return key if steps[0] == "kolom_lain" else steps[0]
    return "/".join(steps[:2])


def _parts_of(key: str) -> list[str]:
    """`key`, then what holds it: "diktum/3/label", "diktum/3", "diktum"."""
    steps = key.split("/")
    return ["/".join(steps[:n]) for n in range(len(steps), 0, -1)]


def _changed(owner: Any, steps: Sequence[str], change: Callable[[Any], Any]) -> Any:
    if not steps:
        return change(owner)
    step, rest = steps[0], steps[1:]
    if isinstance(owner, tuple):
        place = int(step)
        return (*owner[:place], _changed(owner[place], rest, change), *owner[place + 1 :])
    if isinstance(owner, dict):
        return {**owner, step: _changed(owner[step], rest, change)}
    return replace(owner, **{step: _changed(getattr(owner, step), rest, change)})


def _part(owner: Any, step: str) -> tuple[Any, Any]:
    """What stands at `step` of `owner`, with its type. Raises KeyError and IndexError."""
    if isinstance(owner, tuple):
        if not step.isdecimal():
            raise KeyError(step)
        return owner[int(step)], type(owner[int(step)])
    if isinstance(owner, dict):
        return owner[step], type(owner[step])
    hints = _hints().get(type(owner), {})
    if step not in hints or step in _CLOSED:
        raise KeyError(step)
    return getattr(owner, step), hints[step]


@cache
def _hints() -> dict[type, dict[str, Any]]:
    owners = (Keputusan, PenandaTangan, Lampiran, Diktum, Tujuan, Jabatan, Baris)
    return {owner: get_type_hints(owner) for owner in owners}


def _steps(path: str) -> list[str]:
    """The steps of a path; the name of a column of one's own (kolom_lain) may hold any sign, also "/"."""
    before, mark, column = path.partition("/kolom_lain/")
    return [*before.split("/"), "kolom_lain", column] if mark else before.split("/")


def _shown(value: Any) -> str | None:
    if isinstance(value, FormulaText):
        return value.teks_asli or value.teks
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else value if isinstance(value, str) else None


def _typed(path: str, words: str) -> Any:
    return date.fromisoformat(words) if _is_dated(path) else squeeze(words)


def _is_dated(path: str) -> bool:
    steps = _steps(path)
    return steps[-1] == "tanggal" and steps[0] in ("tanggal", "lampiran")


def _is_day(words: str) -> bool:
    try:
        return bool(date.fromisoformat(words))
    except ValueError:
        return False
