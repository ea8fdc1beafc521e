"""The examples of rule pages as officials read them: what the decree says, and what is found there.

The same blocks of data are the tests of the rules; only their look differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import yaml

from tolok.core.kernel.location import Location
from tolok.core.lint.engine import place_words
from tolok.core.lint.finding import LEVEL_WORDS, Severity

_BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_BLANK = "(kosong)"
_NUMBERED = frozenset({"menimbang", "mengingat", "memperhatikan", "tugas", "fungsi", "tujuan", "lampiran"})
_APART = frozenset({"baris", "jabatan", "temuan", "keputusan", "nama"})


def readable(page: str) -> str:
    """A rule's page (Markdown) with its blocks of data as quoted lists."""
    return _BLOCK.sub(lambda block: _quoted(_example(yaml.safe_load(block[1]))), page)


def plain(page: str) -> str:
    """A readable page for the terminal, where bold words would only show their marks."""
    return readable(page).replace("**", "")


def _quoted(lines: Iterable[str]) -> str:
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _example(data: Mapping[str, Any]) -> Iterator[str]:
    for name, decree in data.get("keputusan", {"": data}).items():
        if name:
            yield from (f"**{name}**", "")
        yield from _decree(decree)
    yield _outcome(data["temuan"])


def _decree(data: Mapping[str, Any]) -> Iterator[str]:
    if facts := list(_facts(data)):
        yield from (*facts, "")
    for one in data.get("jabatan", ()):
        yield from (f"**Jabatan: {one['nama'] or _BLANK}**", "")
        if facts := [*_facts(one), *_rows(one.get("baris", ()))]:
            yield from (*facts, "")
    if rows := list(_rows(data.get("baris", ()))):
        yield from (*rows, "")


def _rows(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for number, row in enumerate(rows, 1):
        first, *others = _facts(row)
        yield f"- Baris {number}. {first.removeprefix('- ')}"
        yield from (f"  {line}" for line in others)


def _facts(data: Mapping[str, Any]) -> Iterator[str]:
    for key, value in data.items():
        if key in _APART:
            continue
        if key == "diktum":
            yield from (f"- Diktum {one['label']}: {one.get('isi') or _BLANK}" for one in value)
        elif key in _NUMBERED and len(value) > 1:
            yield from (f"- {_label(key)} {number}: {_text(one)}" for number, one in enumerate(value, 1))
        elif key == "kolom_lain":
            yield from (f"- {name}: {_text(one)}" for name, one in value.items())
        else:
            yield f"- {_label(key)}: {_formula(value) if key == 'formula' else _text(value, key)}"


def _label(key: str) -> str:
    return {"nip": "NIP", "as_of": "Diperiksa pada"}.get(key, key.replace("_", " ").capitalize())


def _text(value: Any, key: str = "") -> str:
    if isinstance(value, Mapping):
        parts = (f"{name.replace('_', ' ').replace('nip', 'NIP')} {_text(one)}" for name, one in value.items())
        return ", ".join(parts)
    if key == "periode":
        return "-".join(map(str, dict.fromkeys(value)))
    if isinstance(value, list):
        return "; ".join(map(_text, value)) or _BLANK
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    return str(value) if value not in (None, "") else _BLANK


def _formula(parts: Any) -> str:
    """The formula as a decree would print it; its parts where they are not what the text says."""
    if not parts:
        return _BLANK
    above, below, factor = parts.get("pembilang"), parts.get("penyebut"), parts.get("pengali")
    tail = " × 100%" if factor == 100 else f" × {factor}" if factor else ""
    return str(parts.get("teks") or (f"{above} / {below}{tail}" if below else above) or _BLANK)


def _outcome(findings: Iterable[Mapping[str, Any]]) -> str:
    told = "; ".join(map(_finding, findings))
    return f"**Ditemukan:** {told}." if told else "**Tidak ada temuan.**"


def _finding(one: Mapping[str, Any]) -> str:
    at = Location(baris=one.get("baris"), kolom=one.get("kolom"), nomor=one.get("nomor"))
    place = place_words(at)
    parts = [f"jabatan {one['jabatan']}" if one.get("jabatan") else "", place[:1].lower() + place[1:]]
    told = ", ".join(part for part in parts if part and not (part == "keputusan ini" and parts[0]))
    notes = [LEVEL_WORDS[Severity(one["tingkat"])]] if "tingkat" in one else []
    notes += ["dengan usul perbaikan"] if one.get("perbaikan") else []
    where = f"dalam {one['naskah']}, {told}" if "naskah" in one else told
    return f"{where} ({', '.join(notes)})" if notes else where
