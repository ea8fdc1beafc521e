"""Damage to what people write: lines of text, tables in markdown and HTML, CSV, JSON and YAML."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Sequence
from random import Random
from typing import Any

import yaml

from tests.property.reading_fuzz import hostile
from tests.property.reading_fuzz.raw import torn

_ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-32", "utf-7", "cp932")
_SIGNS = (
    "\t",
    "|",
    ",",
    ";",
    '"',
    "'",
    "\r",
    "\n",
    "\v",
    "\f",
    "\x85",
    "\u2028",
    "<td>",
    "</tr>",
    "<table>",
    "</table>",
    "<tr>",
    '<td rowspan="999999999">',
    '<td colspan="-5">',
    '<td rowspan="²">',
    "<th",
    "&#x110000;",
    "&#0;",
    "&lt",
    "<!--",
    "-->",
    "```",
    "|---|",
    "**",
    "#",
    ">",
    "- ",
    "  ",
    "\x00",
    "\x1b[2J",
)


def torn_text(random: Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """Lines moved, signs and words put in, tables of other files; in an encoding that may not be the right one."""
    if random.random() < 0.15:
        return torn(random, content, others)
    lines = content.decode().split("\n")
    for _ in range(random.choice((1, 2, 4, 12))):
        at = random.randrange(len(lines))
        random.choice(_LINE_DEEDS)(random, lines, at, others)
        lines = lines or [""]
    return "\n".join(lines).encode(random.choice(_ENCODINGS), "replace")


def _drop(random: Random, lines: list[str], at: int, others: Sequence[bytes]) -> None:
    del lines[at : at + random.choice((1, 1, 5))]


def _repeat(random: Random, lines: list[str], at: int, others: Sequence[bytes]) -> None:
    lines[at:at] = lines[at : at + random.choice((1, 3))] * random.choice((1, 2, 100))


def _move(random: Random, lines: list[str], at: int, others: Sequence[bytes]) -> None:
    lines.insert(random.randint(0, len(lines)), lines.pop(at))


def _put_in(random: Random, lines: list[str], at: int, others: Sequence[bytes]) -> None:
    place = random.randint(0, len(lines[at]))
    put = random.choice(_SIGNS) * random.choice((1, 1, 1, 3, 300)) if random.random() < 0.6 else hostile.word(random)
    lines[at] = lines[at][:place] + put + lines[at][place:]


def _cut_line(random: Random, lines: list[str], at: int, others: Sequence[bytes]) -> None:
    lines[at] = lines[at][: random.randint(0, len(lines[at]))]


def _other_number(random: Random, lines: list[str], at: int, others: Sequence[bytes]) -> None:
    lines[at] = re.sub(r"\d+", lambda _: hostile.number(random), lines[at], count=1)


def _of_another(random: Random, lines: list[str], at: int, others: Sequence[bytes]) -> None:
    other = random.choice(others).decode().split("\n")
    start = random.randrange(len(other))
    lines[at:at] = other[start : start + random.choice((1, 4, 20))]


def _join(random: Random, lines: list[str], at: int, others: Sequence[bytes]) -> None:
    lines[at : at + 2] = [random.choice(("", " ", "\t")).join(lines[at : at + 2])]


_LINE_DEEDS = (_drop, _repeat, _move, _put_in, _put_in, _put_in, _cut_line, _other_number, _of_another, _join)


def torn_exchange(random: Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """JSON or YAML with values of another kind, keys dropped and renamed, branches moved; or torn as text."""
    if random.random() < 0.3:
        return torn_text(random, content, others)
    is_json = content.startswith(b"{")
    data = copy.deepcopy(_loaded(content))
    for _ in range(random.choice((1, 1, 2, 4))):
        _change(random, data)
    if is_json:
        return json.dumps(data, ensure_ascii=random.random() < 0.5).encode("utf-8", "surrogatepass")
    return yaml.safe_dump(data, allow_unicode=random.random() < 0.5, sort_keys=False).encode("utf-8", "replace")


_LOADED: dict[bytes, Any] = {}


def _loaded(content: bytes) -> Any:
    if content not in _LOADED:
        _LOADED[content] = json.loads(content) if content.startswith(b"{") else yaml.safe_load(content)
    return _LOADED[content]


def _branches(data: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) below `data`."""
    found: list[tuple[Any, Any]] = []
    waiting = [data]
    while waiting:
        one = waiting.pop()
        keys = list(one) if isinstance(one, dict) else range(len(one)) if isinstance(one, list) else ()
        for key in keys:
            found.append((one, key))
            waiting.append(one[key])
    return found


def _change(random: Random, data: Any) -> None:
    branches = _branches(data)
    if not branches:
        return
    (holder, key), (source, other) = random.choice(branches), random.choice(branches)
    fate = random.random()
    if fate < 0.15:
        del holder[key]
    elif fate < 0.25 and isinstance(holder, dict):
        holder[random.choice(("", "lain", str(other), "versi_skema"))] = holder.pop(key)
    elif fate < 0.4:
        holder[key] = copy.deepcopy(source[other])
    elif fate < 0.5 and isinstance(holder, list):
        holder.insert(0, copy.deepcopy(holder[key]))
    elif fate < 0.55:
        for _ in range(random.choice((1, 60, 150))):
            holder[key] = [holder[key]] if random.random() < 0.5 else {"a": holder[key]}
    else:
        holder[key] = copy.deepcopy(random.choice(_VALUES)) if random.random() < 0.6 else hostile.word(random)


_VALUES: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1.5,
    10**30,
    10**300,
    float("nan"),
    float("inf"),
    "",
    [],
    {},
    [None],
    [[]],
    {"": None},
    "2024-02-30",
    "2024-01-02T03:04:05Z",
    "0000-00-00",
    "\ud800",
    "\x00",
    "a\nb",
    "IKU",
    "IKI",
    "x" * 30_000,
    ["x"] * 300,
    3,
    12,
)
