"""An answer written as text: the slug of an offer, or conditions put together, and another date that decides the month.

    ktp_selesai                                   an offer
    ktp_selesai;tanggal=selesai                   the same, by the day of completion
    jenis=ktp,kia;waktu=tepat;status=selesai      conditions that no offer has
    jenis=musrenbang;ukuran=desa_berbeda          each desa of those rows once in the year

Keys and words are the official's. One term has one spelling, so that two bindings are the same when their texts are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from tolok.core.registers.term import Condition, IsFilled, IsLate, IsOneOf, IsOnTime, IsWithinDays

LONGEST = 300
"""Characters of a spelled answer at most; a longer one is no count that a person could check."""
MOST_DAYS = 3660

DATES = {"masuk": "submitted", "batas": "due", "selesai": "completed"}
"""The word for each date column."""
_DATE_WORDS = {column: word for word, column in DATES.items()}
_LISTS = {"jenis": "kind", "status": "status", "desa": "village"}
_FILLED = {**DATES, "jumlah": "quantity"}
_FILLED_WORDS = {column: word for word, column in _FILLED.items()}
_DISTINCT = {f"{word}_berbeda": column for word, column in _LISTS.items()}
_DISTINCT_WORDS = {column: word for word, column in _DISTINCT.items()}
_PUNCTUAL: dict[str, Condition] = {"tepat": IsOnTime(), "lewat": IsLate()}
_ORDER = ("jenis", "status", "desa", "terisi", "waktu", "hari", "ukuran", "tanggal")
_V = TypeVar("_V")
_SLUG = re.compile(r"[a-z0-9_]+")


@dataclass(frozen=True, slots=True)
class Spelled:
    """What an answer's text says. `base` is an offer's slug or "", `date_base` None for the usual one."""

    base: str
    conditions: tuple[Condition, ...]
    date_base: str | None
    measure: str
    column: str | None = None


def read_spelled(text: str) -> Spelled:
    """Reads the text of an answer. Raises ValueError (developer's words) for anything but the one spelling."""
    if len(text) > LONGEST:
        raise ValueError(f"expected at most {LONGEST} characters, got: {len(text)}")
    base, pairs = _parted(text)
    conditions = tuple(one for key, value in pairs.items() for one in _conditions(key, value))
    date_base = _word(DATES, pairs["tanggal"]) if "tanggal" in pairs else None
    read = Spelled(base, conditions, date_base, *_measure(pairs.get("ukuran")))
    if base and (conditions or read.measure != "rows"):
        raise ValueError(f"expected an offer with a date alone, got: {text!r}")
    if (spelling := spell(base, conditions, date_base, read.measure, read.column)) != text:
        raise ValueError(f"expected the spelling {spelling!r}, got: {text!r}")
    return read


def spell(
    base: str,
    conditions: Iterable[Condition] = (),
    date_base: str | None = None,
    measure: str = "rows",
    column: str | None = None,
) -> str:
    """The one text of an offer (`base`) or of conditions, with the date that decides the month."""
    pairs: dict[str, str] = {}
    for condition in conditions:
        key, value = _pair(condition)
        pairs[key] = f"{pairs[key]},{value}" if key == "terisi" and key in pairs else value
    if measure == "quantity":
        pairs["ukuran"] = "jumlah"
    if column is not None:
        pairs["ukuran"] = _DISTINCT_WORDS[column]
    if date_base is not None:
        pairs["tanggal"] = _DATE_WORDS[date_base]
    return ";".join([*([base] if base else []), *(f"{key}={pairs[key]}" for key in _ORDER if key in pairs)])


def _parted(text: str) -> tuple[str, dict[str, str]]:
    first, *rest = text.split(";")
    base, parts = ("", [first, *rest]) if "=" in first else (first, rest)
    if base and not _SLUG.fullmatch(base):
        raise ValueError(f"expected the slug of an offer, got: {base!r}")
    pairs: dict[str, str] = {}
    for part in parts:
        key, equals, value = part.partition("=")
        if not equals or not value or key not in _ORDER or key in pairs:
            raise ValueError(f"expected each of {_ORDER} at most once with a value, got: {part!r}")
        pairs[key] = value
    return base, pairs


def _measure(word: str | None) -> tuple[str, str | None]:
    if word is None:
        return "rows", None
    return ("quantity", None) if word == "jumlah" else ("distinct", _word(_DISTINCT, word))


def _conditions(key: str, value: str) -> Iterator[Condition]:
    if key in _LISTS:
        yield IsOneOf(_LISTS[key], tuple(value.split(",")))
    elif key == "terisi":
        yield from (IsFilled(_word(_FILLED, word)) for word in value.split(","))
    elif key == "waktu":
        yield _word(_PUNCTUAL, value)
    elif key == "hari":
        if not value.isdecimal() or not 0 <= int(value) <= MOST_DAYS:
            raise ValueError(f"expected days 0 to {MOST_DAYS}, got: {value!r}")
        yield IsWithinDays(int(value))


def _pair(condition: Condition) -> tuple[str, str]:
    match condition:
        case IsOneOf(column, values):
            word = next(key for key, name in _LISTS.items() if name == column)
            return word, ",".join(sorted(set(values)))
        case IsFilled(column):
            return "terisi", _FILLED_WORDS[column]
        case IsOnTime():
            return "waktu", "tepat"
        case IsLate():
            return "waktu", "lewat"
        case IsWithinDays(days):
            return "hari", str(days)


def _word(known: Mapping[str, _V], word: str) -> _V:
    if word not in known:
        raise ValueError(f"expected one of {sorted(known)}, got: {word!r}")
    return known[word]
