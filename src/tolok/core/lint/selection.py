"""Which rules an office wants, at which level, and what it set aside: the file `tolok.toml`.

[lint]
pilih = ["FRM", "missing-source"]       # only these; without it all rules. A code, a name, or a group
abaikan = ["IND030", "nama"]            # never these

[lint.tingkat]
FRM040 = "kesalahan"                    # kesalahan, peringatan or catatan (also error, warning, info)

[[kesampingkan]]
kode = "FRM040"
jejak = "0f3a..."                       # as printed by tolok lint
alasan = "Target memang ditulis 0 sampai 1"
oleh = "Siti Aminah"
tanggal = 2026-01-31
tempat = "Kasi Pelayanan, baris 3"      # optional, for the reader
keputusan = "188/12/2026"               # optional: for the decree of this number only
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from tolok.core.lint.codes import find_retired, tell_retired
from tolok.core.lint.finding import Severity
from tolok.core.lint.registry import RuleFile, find_rule, rule_files, rules_of_group, similar_rules
from tolok.core.lint.set_aside import SetAside, SetAsideError

FILE_NAME = "tolok.toml"
LEVELS: Mapping[str, Severity] = MappingProxyType(
    {
        "kesalahan": Severity.ERROR,
        "peringatan": Severity.WARNING,
        "catatan": Severity.INFO,
        **{severity.value: severity for severity in Severity},
    }
)
_TOP = ("lint", "kesampingkan")
_LINT = ("pilih", "abaikan", "tingkat")
_NEEDED = ("kode", "jejak", "alasan", "oleh", "tanggal")
_ENTRY = (*_NEEDED, "tempat", "keputusan")


class SelectionError(ValueError):
    """Settings that say nothing tolok knows; the message is Indonesian: where, why, what to do."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules run and how their findings weigh; all rules at their own levels where nothing is said.

    `only` is None for all rules. `levels` weigh whatever level a rule gave. Codes throughout.
    """

    only: frozenset[str] | None = None
    never: frozenset[str] = frozenset()
    levels: Mapping[str, Severity] = field(default_factory=dict)
    set_asides: tuple[SetAside, ...] = ()

    def is_on(self, code: str) -> bool:
        """Whether the rule `code` runs."""
        return code not in self.never and (self.only is None or code in self.only)

    def narrowed(
        self, select: Iterable[str] = (), ignore: Iterable[str] = (), *, source: str = "--select"
    ) -> Selection:
        """The same with `select` in place of its own choice, where given, and `ignore` too. Raises SelectionError."""
        only, never = codes_of(select, source), codes_of(ignore, source)
        return replace(self, only=only or self.only, never=self.never | never)


EVERYTHING = Selection()


def _toml_place(told: str) -> str:
    """The place within the library's English message; "" where it names none."""
    found = re.search(r"line (\d+), column (\d+)", told)
    return f"baris {found[1]}, kolom {found[2]} " if found else ""


def read_selection(text: str, source: str = FILE_NAME) -> Selection:
    """The settings in the text of a `tolok.toml`; `source` is its name in messages. Raises SelectionError."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise SelectionError(
            f"{source}: {_toml_place(str(problem))}tidak dapat dibaca: tulisannya bukan TOML yang benar; perbaiki, "
            "atau unduh ulang berkas setelannya."
        ) from None
    _refuse_unknown(data, _TOP, source)
    settings = _table(data.get("lint", {}), f"{source}: lint")
    _refuse_unknown(settings, _LINT, f"{source}: lint")
    chosen = codes_of(_texts(settings.get("pilih", []), f"{source}: lint.pilih"), f"{source}: lint.pilih")
    never = codes_of(_texts(settings.get("abaikan", []), f"{source}: lint.abaikan"), f"{source}: lint.abaikan")
    levels = _levels(_table(settings.get("tingkat", {}), f"{source}: lint.tingkat"), f"{source}: lint.tingkat")
    entries = data.get("kesampingkan", [])
    if not isinstance(entries, list):
        raise SelectionError(f"{source}: kesampingkan bukan daftar; tulislah tiap catatan di bawah [[kesampingkan]].")
    asides = tuple(_set_aside(item, f"{source}: kesampingkan ke-{n}") for n, item in enumerate(entries, 1))
    return Selection(chosen if "pilih" in settings else None, never, levels, asides)


def codes_of(keys: Iterable[str], source: str) -> frozenset[str]:
    """The codes of rules named by code, by name, or by group (its letters or its folder). Raises SelectionError."""
    return frozenset(item.rule.code for key in keys for item in _rules_of(key, source))


def _rules_of(key: str, source: str) -> tuple[RuleFile, ...]:
    if found := find_rule(key):
        return (found,)
    if of_group := rules_of_group(key):
        return of_group
    if retired := find_retired(key):
        raise SelectionError(
            f"{source}: {tell_retired(retired)}; hapus «{key}» atau ganti dengan aturan yang masih ada."
        )
    groups = sorted({i.group for i in rule_files()} | {i.rule.code[:3] for i in rule_files()})
    near = [f"{i.rule.code} ({i.rule.name})" for i in similar_rules(key, 1)] or _near(key, groups)
    advice = f"mungkin maksudnya {near[0]}" if near else "daftar aturan: tolok explain"
    raise SelectionError(f"{source}: aturan «{key}» tidak dikenal, sehingga tidak dapat dipilih; {advice}.")


def _levels(data: Mapping[str, Any], source: str) -> dict[str, Severity]:
    found: dict[str, Severity] = {}
    for key, value in sorted(data.items(), key=lambda pair: find_rule(pair[0]) is not None):  # one rule over its group
        if not isinstance(value, str) or value.lower() not in LEVELS:
            near = _near(str(value), LEVELS) or ["kesalahan, peringatan, atau catatan"]
            raise SelectionError(f"{source}.{key}: tingkat «{value}» tidak dikenal; tulislah {near[0]}.")
        found |= dict.fromkeys((item.rule.code for item in _rules_of(key, source)), LEVELS[value.lower()])
    return found


def _set_aside(data: Any, source: str) -> SetAside:
    entry = _table(data, source)
    _refuse_unknown(entry, _ENTRY, source)
    if lacking := [key for key in _NEEDED if key not in entry]:
        raise SelectionError(f"{source}: {', '.join(lacking)} tidak ada, sehingga catatannya tidak lengkap; tambahkan.")
    day = entry["tanggal"]
    if not isinstance(day, date) or isinstance(day, datetime):
        raise SelectionError(
            f"{source}: tanggal «{day}» bukan tanggal; tulislah tanpa tanda kutip, misalnya 2026-01-31."
        )
    texts = {key: _text(entry[key], f"{source}: {key}") for key in entry if key != "tanggal"}
    code = _code_of(texts["kode"], f"{source}: kode")
    try:
        return SetAside(
            code, texts["jejak"], texts["alasan"], texts["oleh"], day, texts.get("tempat", ""), texts.get("keputusan")
        )
    except SetAsideError as problem:
        raise SelectionError(f"{source}: {problem}") from None


def _code_of(key: str, source: str) -> str:
    found = _rules_of(key, source)
    if find_rule(key) is None:
        raise SelectionError(f"{source}: «{key}» adalah kelompok {len(found)} aturan; sebutkan satu kode aturan.")
    return found[0].rule.code


def _refuse_unknown(data: Mapping[str, Any], known: Iterable[str], source: str) -> None:
    known = tuple(known)
    for key in data:
        if key not in known:
            near = _near(key, known)
            advice = f"mungkin maksudnya «{near[0]}»" if near else f"yang dikenal: {', '.join(known)}"
            raise SelectionError(f"{source}: kunci «{key}» tidak dikenal, sehingga tidak berlaku; {advice}.")


def _near(word: str, known: Iterable[str]) -> list[str]:
    return difflib.get_close_matches(word.lower(), [*known], n=1, cutoff=0.5)


def _table(value: Any, source: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise SelectionError(f"{source}: «{value}» bukan tabel; tulislah sebagai kunci = nilai di bawah judulnya.")
    return value


def _texts(value: Any, source: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SelectionError(f'{source}: «{value}» bukan daftar teks; tulislah misalnya ["FRM040", "nama"].')
    return value


def _text(value: Any, source: str) -> str:
    if not isinstance(value, str):
        raise SelectionError(f"{source}: «{value}» bukan teks; apitlah dengan tanda kutip.")
    return value
