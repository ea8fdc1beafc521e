"""A tugas or fungsi that stands twice at one jabatan."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from tolok.core.kernel.location import Location
from tolok.core.kernel.text import words
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TWICE = "«{isi}» sudah ada pada butir {pertama}, sehingga satu pekerjaan terhitung dua kali; hapus salah satu"
_WITHIN = "«{isi}» hampir sama dengan butir {pertama}, sehingga batas keduanya kabur; gabungkan bila maksudnya sama"
_FRAME = 2  # words after the verb that a list repeats while it goes through its objects
_MANY = 5  # objects that such a list has at least
_LONG = 5  # words from which on the end of another item is no chance


def check(context: Context) -> Iterator[Hit]:
    for jabatan in context.keputusan.jabatan:
        found = [
            (kind, kolom, place, first)
            for kolom in ("tugas", "fungsi")
            for kind, place, first in _repeated([words(text) for text in getattr(jabatan, kolom)])
        ]
        if not found:
            continue
        kind, kolom, place, first = min(found, key=lambda one: one[0])
        texts = [getattr(jabatan, column)[at] for _, column, at, _ in found]
        values = {"isi": getattr(jabatan, kolom)[place], "pertama": str(first + 1)}
        at = Location(jabatan.nama, kolom=kolom, nomor=place + 1)
        near = kind == _NEAR
        yield Hit(at, _WITHIN if near else _TWICE, values, " | ".join(texts), Severity.INFO if near else None)


_SAME, _NEAR = 0, 1


def _repeated(items: Sequence[list[str]]) -> Iterator[tuple[int, int, int]]:
    """(kind, place, first place) of each item that an earlier one says already, or that says the rest of another."""
    first: dict[tuple[str, ...], int] = {}
    for place, item in enumerate(items):
        if not item:
            continue
        key = tuple(item)
        if key in first:
            yield _SAME, place, first[key]
        first.setdefault(key, place)
    yield from ((_SAME, place, before) for place, before in _repeated_objects(items) if items[place] != items[before])
    for place, item in enumerate(items):
        if len(item) < _LONG:
            continue
        for start in (1, 2):  # "penyiapan bahan pembinaan X", "pembinaan X"
            whole = tuple(item[start:])
            if len(whole) >= _LONG and whole in first and first[whole] != place:
                yield _NEAR, max(place, first[whole]), min(place, first[whole])


def _repeated_objects(items: Sequence[list[str]]) -> Iterator[tuple[int, int]]:
    """Items that say the same but for their verb, in a list that has one item an object.

    "perumusan kebijakan bidang X, pelaksanaan kebijakan bidang X" is a list of steps and all in order; but where "verb
    program dan pembinaan ..." goes through many objects and one of them comes twice, that one is doubled.
    """
    framed: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        if len(item) > _FRAME + 2:
            framed[tuple(item[1 : 1 + _FRAME])].append(place)
    for places in (places for places in framed.values() if len(places) > _MANY):
        objects = Counter(tuple(items[place][1:]) for place in places)
        doubled = [said for said, count in objects.items() if count > 1]
        if len(objects) >= _MANY and len(doubled) == 1:
            first, *later = [place for place in places if tuple(items[place][1:]) == doubled[0]]
            yield from ((place, first) for place in later)


RULE = Rule("NAM080", "duplicate-function", "Tugas atau fungsi berulang", Severity.WARNING, check)
