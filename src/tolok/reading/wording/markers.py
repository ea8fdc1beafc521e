"""List marks: "a.", "2)", "(3)", "-": found in order, so that a stray letter or number does not start a list."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, reduce

from tolok.core.kernel.text import squeeze

BULLETS = "-–—•▪●○◦‣➢✓*\uf0b7\uf0a7\uf0fc"
_BULLET = re.compile(rf"(?:(?<=\s)|^)[{re.escape(BULLETS)}]+\s*(?=[^\s{re.escape(BULLETS)}])")
_TAG = re.compile(r"<\s*(/?)\s*([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
_DOUBLED = 4  # letters that both halves of a doubled word share at least
_BREAKS = ("br", "p", "div", "tr")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
# Bullet before the mark, as page readers print lists: "- a. ", " - (1) ", "- 1.Jabatan"; the dot may be lost.
LINE_MARK = re.compile(
    # no capital: "H. Ahmad" is a name, and "A. Yani" a street; "a.n." and "u.b." stand before a title
    rf"^\s*(?:[{re.escape(BULLETS)}]\s*)?(?:\((?P<in>\d{{1,2}}|[a-zA-Z]|[ivx]{{1,5}})\)"
    rf"|(?P<mark>\d{{1,2}}|[a-z]|[ivx]{{1,5}})[.)](?!\d|[nb]\.))\s*"
    rf"|^\s*[{re.escape(BULLETS)}]\s*(?P<bare>[a-z])\s+(?=[a-zA-Z])|^\s*[{re.escape(BULLETS)}]+\s*"
)


@lru_cache(maxsize=1024)  # a cell is looked at by many readers
def without_markup(cell: str) -> str:
    """The words of a cell: HTML tags gone, line ends of the page kept as newlines, LaTeX left alone."""
    if not ("<" in cell or "&" in cell or "\n" in cell):
        return squeeze(cell)

    def replaced(match: re.Match[str]) -> str:
        tag = match.group(2).lower()
        if tag == "li":
            return "\n" if match.group(1) else "\n- "
        return "\n" if tag in _BREAKS or tag in ("ul", "ol") else ""

    text = _TAG.sub(replaced, cell)
    for name, sign in (("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(name, sign)
    return "\n".join(part for part in (squeeze(line) for line in text.split("\n")) if part)


def plain(cell: str) -> str:
    """The words of a cell on one line."""
    text = without_markup(cell)
    return text if "\n" not in text else squeeze(reduce(join_wrapped, text.split("\n")))


def join_wrapped(above: str, below: str) -> str:
    """Two lines of one text as one.

    A hyphen at the end of a line stays where the word is doubled ("lembaga-" + "lembaga", "perundang-" + "undangan":
    reduplication is written with a hyphen) and where a capital or digit follows; otherwise it only broke the word.
    """
    if not above or not below:
        return above or below
    if len(above) > 1 and above.endswith("/") and not above[-2].isspace() and below[0].isalnum():
        return above + below
    if not (len(above) > 1 and above.endswith("-") and above[-2].isalpha()):
        return f"{above} {below}"
    stem, first = above.split()[-1][:-1].split("-")[-1].casefold(), re.sub(r"\W+$", "", below.split()[0])
    if not first[:1].islower() or _is_doubled(stem, first):
        return above + below
    return above[:-1] + below


def _is_doubled(stem: str, first: str) -> bool:
    if len(stem) < _DOUBLED or len(first) < _DOUBLED:
        return stem == first
    return first[:_DOUBLED] in stem or stem[-_DOUBLED:] in first


def strip_mark(text: str) -> str:
    """`text` without the list mark it begins with."""
    return text[len(match.group(0)) :].strip() if (match := LINE_MARK.match(text)) else text.strip()


def marked_items(text: str) -> list[str] | None:
    """The items of a list that begins at the start of `text`; None when no list (of two or more) begins there."""
    flat = squeeze(text)
    for scheme in _SCHEMES:
        if (items := _in_order(flat, scheme)) is not None:
            return items
    if _BULLET.match(flat):
        items = [part.strip() for part in _BULLET.split(flat) if part.strip()]
        return items if len(items) > 1 else None
    return None


def inner_items(text: str) -> tuple[str, list[str]] | None:
    """(the words before, the items) where a list of two or more begins later in `text`."""
    flat = squeeze(text)
    for scheme in _SCHEMES:
        start = re.search(rf"(?<=\s){_mark(scheme(0))}(?=\S)", flat)
        if start and (items := _in_order(flat[start.start() :], scheme)) is not None:
            return flat[: start.start()].strip(), items
    return None


def _letter(place: int) -> str | None:
    return chr(ord("a") + place) if place < 26 else None


def _digit(place: int) -> str | None:
    return str(place + 1) if place < 99 else None


def _roman(place: int) -> str | None:
    return _ROMAN[place] if place < len(_ROMAN) else None


_SCHEMES: tuple[Callable[[int], str | None], ...] = (_letter, _digit, _roman)


def _mark(name: str | None) -> str:
    return rf"(?:[{re.escape(BULLETS)}]\s*)?(?:\({name}\)|{name}[.)])(?!\d)\s*"


def _in_order(text: str, scheme: Callable[[int], str | None]) -> list[str] | None:
    match = re.match(_mark(scheme(0)), text, re.I)
    if not match:
        return None
    items, place, start = [], 1, match.end()
    while (name := scheme(place)) and (found := re.compile(rf"(?<=\s){_mark(name)}(?=\S)", re.I).search(text, start)):
        items.append(text[start : found.start()].strip())
        place, start = place + 1, found.end()
    items.append(text[start:].strip())
    return items if len(items) > 1 else None
