"""Findings as a page shows them: grouped by jabatan, narrowed, each with its place, its mend and its number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tolok.core.catalogue.comparison import Piece, word_difference
from tolok.core.lint import Severity, find_rule
from tolok.core.lint.engine import place_words
from tolok.core.regulation import Regulation, all_regulations
from tolok.web.apps.catalogue import queries
from tolok.web.apps.catalogue.editing import field_kind
from tolok.web.apps.catalogue.finding_queries import Examination, Found, field_mends
from tolok.web.apps.catalogue.structure import place_of
from tolok.web.apps.catalogue.words import SEVERITY_WORDS

WHOLE = "Seluruh keputusan"


@dataclass(frozen=True, slots=True)
class ShownMend:
    """One change that a mend makes: the field, and its words with what goes and what comes."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding. `number` is its place on the page; `now` the same finding in the reading as it stands, None where
    it was mended there; `path` the field that it points at, "" for none, in the part `view` of the review."""

    number: int
    found: Found
    now: Found | None
    path: str
    view: str
    anchor: str
    mends: tuple[ShownMend, ...]

    @property
    def tone(self) -> str:
        return SEVERITY_WORDS[self.found.finding.severity][0]

    @property
    def word(self) -> str:
        return SEVERITY_WORDS[self.found.finding.severity][1]

    @property
    def place(self) -> str:
        return place_words(self.found.finding.location)

    @property
    def words(self) -> str:
        """The message without its place and its code, which stand beside it."""
        finding = self.found.finding
        text = finding.message.removeprefix(f"{self.place}: ").removesuffix(f" ({finding.code})")
        return text[:1].upper() + text[1:]

    @property
    def title(self) -> str:
        """What its rule is called."""
        found = find_rule(self.found.finding.code)
        return found.rule.title if found else ""


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one jabatan, or of the decree as a whole."""

    nama: str
    counts: tuple[tuple[str, str, int], ...]
    lines: tuple[FindingLine, ...]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a person wants to see: a level, a jabatan (its number, or "kepala"), a rule; "" for all."""

    tingkat: str = ""
    jabatan: str = ""
    aturan: str = ""

    @classmethod
    def of(cls, arguments: Mapping[str, str]) -> Narrowing:
        return cls(*(arguments.get(key, "") for key in ("tingkat", "jabatan", "aturan")))

    def __bool__(self) -> bool:
        return bool(self.tingkat or self.jabatan or self.aturan)

    def lets(self, found: Found, data: Mapping[str, Any]) -> bool:
        finding = found.finding
        if self.tingkat not in ("", finding.severity.value) or self.aturan not in ("", finding.code):
            return False
        return self.jabatan in ("", jabatan_key(found, data))


def jabatan_key(found: Found, data: Mapping[str, Any]) -> str:
    """The number of the finding's jabatan, "kepala" for the decree as a whole."""
    nama = found.finding.location.jabatan
    numbers = (str(number) for number, one in enumerate(data["jabatan"]) if one["nama"] == nama)
    return next(numbers, "kepala") if nama else "kepala"


def in_order(founds: Iterable[Found], data: Mapping[str, Any]) -> list[Found]:
    """As the page shows them: the decree as a whole, then jabatan by jabatan, each as it was found."""
    keys = {nama: number for number, nama in reversed(list(enumerate(one["nama"] for one in data["jabatan"])))}
    return sorted(founds, key=lambda found: keys.get(found.finding.location.jabatan or "", -1))


def row_mark(found: Found, data: Mapping[str, Any]) -> str:
    """The id that links from elsewhere use for the row of a finding."""
    return queries.path_of_finding(dict(data), found.finding).rpartition("/")[0].replace("/", "")


def lines_of(shown: Examination, founds: Iterable[Found], now: Examination, *, first: int = 1) -> list[FindingLine]:
    """`founds` of the examination `shown`, numbered from `first`; `now` is the reading as it stands."""
    lines: list[FindingLine] = []
    rows: set[str] = set()
    for number, found in enumerate(founds, first):
        path = queries.path_of_finding(shown.data, found.finding)
        row = row_mark(found, shown.data)
        current = found if shown is now else now.find(found.finding.code, found.fingerprint)
        mends = () if current is None or current.set_aside else _shown_mends(now, current)
        anchor = "" if row in rows else row
        lines.append(FindingLine(number, found, current, path, view_of_path(path), anchor, mends))
        rows.add(row)
    return lines


def view_of_path(path: str) -> str:
    """The part of the review where a field stands."""
    jabatan = place_of(path)[0]
    return "kepala" if jabatan is None else str(jabatan)


def _shown_mends(now: Examination, found: Found) -> tuple[ShownMend, ...]:
    return tuple(
        ShownMend(field_kind(one.path).label, word_difference(before, after))
        for one in field_mends(now.data, now.keputusan, found.finding)
        for before, after in one.shown()
    )


def groups_of(lines: Iterable[FindingLine], founds: Iterable[Found]) -> list[Group]:
    """The lines by jabatan, in their order; `founds` are all of every page, which the counts are of."""
    by_name: dict[str, list[FindingLine]] = {}
    for line in lines:
        by_name.setdefault(_owner(line.found), []).append(line)
    every: dict[str, list[Found]] = {}
    for found in founds:
        every.setdefault(_owner(found), []).append(found)
    return [Group(nama, counts_of(every[nama]), tuple(own)) for nama, own in by_name.items()]


def _owner(found: Found) -> str:
    return found.finding.location.jabatan or WHOLE


def counts_of(founds: Iterable[Found]) -> tuple[tuple[str, str, int], ...]:
    """(tone, word, how many) of each level that occurs."""
    levels = [found.finding.severity for found in founds]
    return tuple((*SEVERITY_WORDS[one], levels.count(one)) for one in queries.SEVERITY_ORDER if one in levels)


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen to narrow a page: (value, label, how many)."""

    tingkat: tuple[tuple[str, str, int], ...]
    jabatan: tuple[tuple[str, str, int], ...]
    aturan: tuple[tuple[str, str, int], ...]


def options_of(examination: Examination) -> Options:
    """Only what occurs, each with its number of open findings."""
    founds = examination.found
    keys = [jabatan_key(found, examination.data) for found in founds]
    codes = [found.finding.code for found in founds]
    names = {str(number): one["nama"] for number, one in enumerate(examination.data["jabatan"])}
    order = ["kepala", *names]
    return Options(
        tuple((s.value, SEVERITY_WORDS[s][1], n) for s in Severity if (n := examination.counts[s])),
        tuple((key, names.get(key, WHOLE), keys.count(key)) for key in order if key in keys),
        tuple((code, f"{code} {_title(code)}", codes.count(code)) for code in sorted(set(codes))),
    )


def _title(code: str) -> str:
    found = find_rule(code)
    return found.rule.title if found else ""


def basis_of(code: str) -> list[tuple[Regulation, str]]:
    """The regulations a rule rests on, each with what a reader should do where it is from memory."""
    found = find_rule(code)
    known = all_regulations()
    return [(known[one], known[one].certainty_note()) for one in (found.rule.basis if found else ())]
