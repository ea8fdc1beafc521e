"""Reads the lists of this folder once a process; refuses unknown keys, missing reasons, and slugs no register has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tolok.core.kernel.text import fold

VERSION = 1
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class LexiconError(ValueError):
    """A list does not fit; the message names file, place, what was expected and what was got."""


@dataclass(frozen=True, slots=True)
class SenseWords:
    """What is said by the words of `pattern`: the name of a Sense."""

    name: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class OtherMatter:
    """A matter that no register holds: its words, the companions that take it back, and why nothing is proposed."""

    pattern: re.Pattern[str]
    unless: frozenset[str]
    reason: str


@dataclass(frozen=True, slots=True)
class KindWords:
    """The nouns of one kind of a register."""

    register: str
    kind: str
    nouns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusWords:
    """The words that name one status of a register."""

    register: str
    status: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every list, as binding uses it."""

    senses: tuple[SenseWords, ...]
    acts: re.Pattern[str]
    near_senses: Mapping[frozenset[str], float]
    synonyms: Mapping[str, str]
    long_names: tuple[tuple[re.Pattern[str], str], ...]
    stop_words: frozenset[str]
    light_words: frozenset[str]
    related: Mapping[frozenset[str], float]
    kinds: tuple[KindWords, ...]
    companions: Mapping[str, frozenset[str]]
    once_per: Mapping[tuple[str, str], frozenset[str]]
    statuses: tuple[StatusWords, ...]
    other_matters: tuple[OtherMatter, ...]
    completion: re.Pattern[str]
    within_days: re.Pattern[str]
    number_words: tuple[str, ...]


@cache
def lexicon() -> Lexicon:
    """The lists of this folder. Raises LexiconError."""
    return read_lexicon(
        {f.name: f.read_text("utf-8") for f in files(__package__).iterdir() if f.name.endswith(".yaml")}
    )


def read_lexicon(texts: Mapping[str, str]) -> Lexicon:
    """The lexicon from the texts of its files, by file name. Raises LexiconError."""
    known = {"makna.yaml", "sinonim.yaml", "kata_henti.yaml", "kata_berkerabat.yaml", "jenis.yaml", "di_luar.yaml",
             "tanggal.yaml"}  # fmt: skip
    if set(texts) != known:
        raise LexiconError(f"expected the files {sorted(known)}, got: {sorted(texts)}")
    makna = _file(texts, "makna.yaml", ("makna", "dekat", "perbuatan"))
    sinonim = _file(texts, "sinonim.yaml", ("sinonim", "nama_panjang"))
    henti = _file(texts, "kata_henti.yaml", ("daftar", "ringan"))
    kerabat = _file(texts, "kata_berkerabat.yaml", ("kerabat",))
    jenis = _file(texts, "jenis.yaml", ("register", "status"))
    tanggal = _file(texts, "tanggal.yaml", ("selesai", "batas_hari", "bilangan"))
    luar = _file(texts, "di_luar.yaml", ("pokok",))
    by_register = {
        slug: _keys(f"jenis.yaml {slug}", one, ("umum", "jenis"), ("satu_per",))
        for slug, one in jenis["register"].items()
    }
    long_names = _keys("sinonim.yaml nama_panjang", sinonim["nama_panjang"], ("alasan", "daftar"))["daftar"]
    return Lexicon(
        senses=tuple(_senses(makna["makna"])),
        acts=_pattern("makna.yaml perbuatan", _keys("perbuatan", makna["perbuatan"], ("alasan", "pola"))["pola"]),
        near_senses=_pairs("makna.yaml dekat", makna["dekat"], "makna"),
        synonyms=_synonyms(sinonim["sinonim"]),
        long_names=tuple((_pattern(f"nama_panjang {name}", found), name) for name, found in long_names.items()),
        stop_words=frozenset(word for one in henti["daftar"].values() for word in _words("daftar", one)),
        light_words=frozenset(_words("ringan", henti["ringan"])),
        related=_pairs("kata_berkerabat.yaml", kerabat["kerabat"], "kata"),
        kinds=tuple(
            KindWords(slug, kind, tuple(nouns))
            for slug, one in by_register.items()
            for kind, nouns in one["jenis"].items()
        ),
        companions={slug: frozenset(one["umum"].split()) for slug, one in by_register.items()},
        once_per={
            (slug, unit): frozenset(found)
            for slug, one in by_register.items()
            for unit, found in one.get("satu_per", {}).items()
        },
        statuses=tuple(_statuses(jenis["status"])),
        other_matters=tuple(_matters(luar["pokok"])),
        completion=_pattern("tanggal.yaml selesai", _keys("selesai", tanggal["selesai"], ("alasan", "pola"))["pola"]),
        within_days=_within_days(tanggal),
        number_words=tuple(_words("bilangan", tanggal["bilangan"])),
    )


def check_slugs(read: Lexicon, kinds: Mapping[str, frozenset[str]], statuses: Mapping[str, frozenset[str]]) -> None:
    """Every kind and status that the lists name is declared by its register. Raises LexiconError."""
    named = [(one.register, one.kind, kinds) for one in read.kinds]
    named += [(one.register, one.status, statuses) for one in read.statuses]
    named += [(slug, kind, kinds) for (slug, _), found in read.once_per.items() for kind in found]
    for slug, value, declared in named:
        if value not in declared.get(slug, frozenset()):
            raise LexiconError(f"jenis.yaml: expected a value that register {slug} declares, got: {value!r}")


def _file(texts: Mapping[str, str], name: str, keys: tuple[str, ...]) -> dict[str, Any]:
    try:
        data = yaml.load(texts[name], Loader=_LOADER)  # noqa: S506 (a safe loader)
    except yaml.YAMLError as problem:
        raise LexiconError(f"{name}: {problem}") from None
    found = _keys(name, data, ("versi", "alasan", *keys))
    if found["versi"] != VERSION:
        raise LexiconError(f"{name}: expected versi {VERSION}, got: {found['versi']!r}")
    return found


def _keys(place: str, data: Any, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise LexiconError(f"{place}: expected keys {required}, got: {data!r}")
    if wrong := (set(required) - set(data)) | (set(data) - {*required, *optional}):
        raise LexiconError(
            f"{place}: expected keys {required}, got: {sorted(map(str, data))}; see {sorted(map(str, wrong))}"
        )
    if any(data[key] in (None, "", [], {}) for key in required):
        raise LexiconError(f"{place}: expected every key filled, got: {data!r}")
    return data


def _pattern(place: str, pieces: Any) -> re.Pattern[str]:
    """One pattern of whole words from its pieces; `^` and `$` stand for the ends of the phrase."""
    if not isinstance(pieces, list) or not all(isinstance(piece, str) for piece in pieces):
        raise LexiconError(f"{place}: expected a list of words, got: {pieces!r}")
    try:
        return re.compile(rf"\b(?:{'|'.join(pieces)})\b")
    except re.error as problem:
        raise LexiconError(f"{place}: {problem}") from None


def _senses(items: Any) -> Iterator[SenseWords]:
    for item in items:
        one = _keys("makna.yaml", item, ("nama", "alasan", "pola"))
        yield SenseWords(one["nama"], _pattern(f"makna.yaml {one['nama']}", one["pola"]))


def _pairs(place: str, items: Any, key: str) -> dict[frozenset[str], float]:
    found = {}
    for item in items:
        one = _keys(place, item, (key, "nilai", "alasan"))
        pair = frozenset(one[key])
        if len(pair) != 2 or not 0 < one["nilai"] <= 1:
            raise LexiconError(f"{place}: expected two of {key} and nilai 0..1, got: {one!r}")
        found[pair] = float(one["nilai"])
    return found


def _synonyms(data: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, item in data.items():
        for variant in _keys(f"sinonim.yaml {name}", item, ("ragam", "alasan"))["ragam"].split():
            if found.setdefault(variant, name) != name:
                raise LexiconError(
                    f"sinonim.yaml: expected {variant!r} once, got it for {found[variant]!r} and {name!r}"
                )
    return found


def _words(place: str, data: Any) -> list[str]:
    return str(_keys(f"kata_henti.yaml {place}", data, ("alasan", "kata"))["kata"]).split()


def _statuses(data: Any) -> Iterator[StatusWords]:
    for slug, found in _keys("jenis.yaml status", data, ("alasan", "register"))["register"].items():
        for status, pieces in found.items():
            yield StatusWords(slug, status, _pattern(f"jenis.yaml status {slug}", pieces))


def _matters(items: Any) -> Iterator[OtherMatter]:
    for item in items:
        one = _keys("di_luar.yaml", item, ("nama", "alasan", "pola"), ("kecuali",))
        unless = frozenset(fold(word) for word in one.get("kecuali", ()))
        yield OtherMatter(_pattern(f"di_luar.yaml {one['nama']}", one["pola"]), unless, one["alasan"])


def _within_days(tanggal: Mapping[str, Any]) -> re.Pattern[str]:
    """ "paling lama 5 (lima) hari kerja": groups `digits` or `word`, and `working` for days of work."""
    before = _keys("tanggal.yaml batas_hari", tanggal["batas_hari"], ("alasan", "pola"))["pola"]
    numbers = "|".join(_words("bilangan", tanggal["bilangan"]))
    digits = rf"(?P<digits>\d{{1,4}})(?: (?:{numbers}))?"
    return re.compile(rf"\b(?:{'|'.join(before)}) (?:{digits}|(?P<word>{numbers})) hari(?P<working> kerja)?\b")
