"""A word for what the law has abolished or renamed by the decree's date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tolok.core.lint.context import LEGAL_PARTS, Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.regulation import Certainty, Parameter, Regulation, parameters_named

_TEMPLATE = "memakai «{istilah}», padahal {sebab} sejak {tahun} ({dasar}); ganti atau hapus{catatan}"
_PERMIT = re.compile(r"(?i)\b(?:i[zj]in|per[ij]+[zj]inan|perizinan|rekomendasi|siup|situ|imb|tdp|retribusi)\b")


@dataclass(frozen=True, slots=True)
class Term:
    """A word fallen out of use: `is_service` where the thing itself is gone, else only its name has changed.

    `words` are its spellings, running words in small letters: a decree without any is not searched for the pattern.
    """

    words: tuple[str, ...]
    pattern: re.Pattern[str]
    successors: re.Pattern[str] | None
    is_service: bool
    why: str
    source: Regulation
    parameter: Parameter


def check(context: Context) -> Iterator[Hit]:
    if context.day is None:
        return
    passages = [p for p in context.passages if p.location.kolom not in LEGAL_PARTS]  # there they are words of titles
    whole = " ".join(" ".join(passage.text for passage in passages).split())
    small = whole.lower()
    terms = [t for t in _terms_on(context.day) if any(w in (whole if w.isupper() else small) for w in t.words)]
    told: set[tuple[str, str]] = set()
    for passage in passages if terms else ():
        found = []
        for term in terms:
            word = _named(term, passage.text)
            key = (term.why, (passage.location.jabatan or "") if term.is_service else "")
            if word and key not in told:
                told.add(key)
                found.append((term, word))
        if found:
            severity = Severity.WARNING if any(term.is_service for term, _ in found) else Severity.INFO
            yield Hit(passage.location, _TEMPLATE, _values(found), passage.text, severity)


def _named(term: Term, text: str) -> str:
    """The word as it stands in `text`; "" where it is not there or its successor stands with it."""
    match = term.pattern.search(text)
    if match is None or (term.successors and _is_paired(term, match, text)):
        return ""
    if match[0].replace(".", "") == "HO" and not _PERMIT.search(text):
        return ""  # the letters alone say nothing
    return match[0]


def _is_paired(term: Term, match: re.Match[str], text: str) -> bool:
    """ "PBG (dahulu IMB)": a service beside what took its place; a name in brackets or behind a stroke."""
    assert term.successors is not None
    if term.is_service:
        return bool(term.successors.search(text))
    around = text[max(0, match.start() - 40) : match.end() + 40]
    return bool(term.successors.search(around)) and bool(re.search(r"[/(]", around))


def _values(found: list[tuple[Term, str]]) -> dict[str, str]:
    first = found[0][0]
    unsure = any(term.parameter.kepastian in (Certainty.MEMORY, Certainty.UNSURE) for term, _ in found)
    return {
        "istilah": ", ".join(word for _, word in found),
        "sebab": first.why if len(found) == 1 else "sudah tidak berlaku",
        "tahun": str(first.parameter.berlaku_dari.year),
        "dasar": ", ".join(dict.fromkeys(term.source.singkatan for term, _ in found)),
        "catatan": "; periksa di JDIH" if unsure else "",
    }


@lru_cache(maxsize=64)
def _terms_on(day: date) -> tuple[Term, ...]:
    """The terms out of use on `day`."""
    return tuple(
        Term(
            tuple(word if word.isupper() else word.lower() for word in item["istilah"]),
            _pattern(item["istilah"]),
            _pattern(item["pengganti"]) if item["pengganti"] else None,
            item["jenis"] == "layanan",
            item["sebab"],
            source,
            parameter,
        )
        for source, parameter in parameters_named("istilah_usang")
        if parameter.is_set_on(day)
        for item in parameter.nilai
    )


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Short forms in capitals as they are; running words in any case, any white space between them."""
    spelled = [
        re.escape(word) if word.isupper() else "(?i:" + r"\s+".join(map(re.escape, word.split())) + ")"
        for word in sorted(words, key=len, reverse=True)
    ]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(spelled)})(?!\w)")


RULE = Rule(
    "DHK070",
    "outdated-term",
    "Istilah yang sudah tidak berlaku",
    Severity.WARNING,
    check,
    basis=("permendagri-19-2017", "pp-16-2021", "permenpanrb-53-2014"),
)
