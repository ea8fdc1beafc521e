"""The sheet Keputusan -> the head of a decree in the exchange form."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from tolok.core.catalogue.workbook import cells
from tolok.core.catalogue.workbook import columns as form
from tolok.core.catalogue.workbook.table import Problems, Record
from tolok.core.kernel.text import squeeze

_ONCE = {part.name.lower(): part for part in form.HEAD_PARTS}
_LISTS = {name.lower(): key for name, key in form.LIST_PARTS.items()}
_COMPOSITES = {part.name.lower(): part for part in form.COMPOSITE_PARTS}


def read_head(records: Iterable[Record], problems: Problems) -> dict[str, Any]:
    """The head, without `jabatan`."""
    once: dict[str, Any] = {}
    lists: dict[str, list[Any]] = {key: [] for key in (*_LISTS.values(), *(part.key for part in form.COMPOSITE_PARTS))}
    for record in records:
        name = squeeze(str(record.cells.get(form.PART_COLUMN) or "")).lower()
        if name in _ONCE:
            _read_once(record, name, once)
        elif name in _LISTS:
            _refuse_others(record, {form.TEXT_COLUMN})
            lists[_LISTS[name]].append(_item(record))
        elif name in _COMPOSITES:
            part = _COMPOSITES[name]
            _refuse_others(record, set(part.fields))
            item = {column.key: record.value(column, at) for at, column in part.fields.items()}
            lists[part.key].append({key: list(v) if isinstance(v, tuple) else v for key, v in item.items()})
        else:
            near = get_close_matches(name, [one.lower() for one in form.PART_NAMES], 1)
            hint = f"Mungkin «{near[0]}»?" if near else f"Yang dikenal: {', '.join(form.PART_NAMES)}"
            record.complain(form.PART_COLUMN, f"bagian «{name}» tidak dikenal. {hint}")
    if once.get("jenis") is None and not problems.found:
        problems.add(f"lembar «{form.KEPUTUSAN}»", "bagian «Jenis» kosong; diharapkan IKU atau IKI")
    return {**_whole(once, problems), **lists, "asal": {}, "versi_skema": 1}


def _read_once(record: Record, name: str, once: dict[str, Any]) -> None:
    part = _ONCE[name]
    if part.key in once:
        record.complain(form.PART_COLUMN, f"bagian «{part.name}» sudah ada di atas; hapus salah satunya")
    _refuse_others(record, {form.TEXT_COLUMN})
    once[part.key] = record.value(part, form.TEXT_COLUMN)


def _item(record: Record) -> str:
    try:
        text = cells.read_text(record.cells.get(form.TEXT_COLUMN))
    except cells.CellError as problem:
        record.complain(form.TEXT_COLUMN, str(problem))
        return ""
    if text is None:
        record.complain(form.TEXT_COLUMN, "kosong; isi, atau hapus barisnya")
    return text or ""


def _refuse_others(record: Record, used: set[str]) -> None:
    for heading in (form.LABEL_COLUMN, form.TEXT_COLUMN, form.DETAIL_COLUMN):
        if heading not in used and str(record.cells.get(heading) or "").strip():
            part = record.cells.get(form.PART_COLUMN)
            record.complain(heading, f"tidak dipakai untuk bagian «{part}»; pindahkan isinya")


def _whole(once: dict[str, Any], problems: Problems) -> dict[str, Any]:
    """The parts that stand once, with periode and penanda_tangan put together."""
    data = {key: once.get(key) for key in (part.key for part in form.HEAD_PARTS) if "." not in key}
    data["judul"] = data["judul"] or ""
    periode = {key: once.get(f"periode.{key}") for key in ("dari", "sampai")}
    if (periode["dari"] is None) != (periode["sampai"] is None):
        problems.add(
            f"lembar «{form.KEPUTUSAN}»", "periode: diharapkan «Periode dari» dan «Periode sampai» keduanya terisi"
        )
    data["periode"] = None if periode["dari"] is None else periode
    signer = {key: once.get(f"penanda_tangan.{key}") for key in ("nama", "nip", "pangkat", "jabatan", "elektronik")}
    is_signed = any(value is not None for value in signer.values())
    data["penanda_tangan"] = {**signer, "elektronik": signer["elektronik"] or False} if is_signed else None
    return data
