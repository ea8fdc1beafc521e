"""The closing consideration refers to letters that are not there, to itself, or leaves one out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_NOT_THERE = (
    "pertimbangan huruf {sendiri} merujuk huruf {salah} yang tidak mendahuluinya, sehingga alasannya tidak ditemukan; "
    "perbaiki hurufnya"
)
_LEFT_OUT = (
    "pertimbangan huruf {sendiri} tidak merujuk huruf {salah}, sehingga alasan itu tidak ikut menjadi dasar; "
    "tambahkan bila memang dimaksud"
)
_JOIN = r"\s*(?:,\s*dan|,|dan|serta)\s*(?:huruf\s+)?"
_LETTERS = re.compile(
    rf"pertimbangan\s+(?:sebagaimana\s+)?(?:di\s?maksud\s+|tersebut\s+)?(?:dalam|pada|di|dalam\s+pada)?\s*huruf\s+"
    rf"(?P<dari>[a-z])\b(?:\s*(?P<sampai>sampai\s+dengan|s\.?\s?d\.?|hingga|-)\s*(?:huruf\s+)?(?P<ke>[a-z])\b|"
    rf"(?P<lain>(?:{_JOIN}[a-z]\b)*))",
    re.IGNORECASE,
)  # fmt: skip


def check(context: Context) -> Iterator[Hit]:
    items = context.keputusan.menimbang
    for place, text in enumerate(items):
        found = _LETTERS.search(text)
        if found is None or len(items) < 2 or place >= 26:
            continue
        named, before = _named(found), {chr(97 + n) for n in range(place)}
        values = {"sendiri": chr(97 + place)}
        at = Location(kolom="menimbang", nomor=place + 1)
        if wrong := sorted(named - before):
            yield Hit(at, _NOT_THERE, values | {"salah": ", ".join(wrong)}, text)
        elif lacking := sorted(before - named):
            yield Hit(at, _LEFT_OUT, values | {"salah": ", ".join(lacking)}, text, Severity.INFO)


def _named(found: re.Match[str]) -> set[str]:
    first = found["dari"].lower()
    if found["ke"]:
        return {chr(n) for n in range(ord(first), ord(found["ke"].lower()) + 1)}
    return {first, *re.findall(r"\b[a-z]\b", (found["lain"] or "").lower())}


RULE = Rule(
    "DOK190", "consideration-reference-mismatch", "Rujukan pertimbangan tidak bertemu", Severity.WARNING, check,
    basis=("uu-12-2011",),
)  # fmt: skip
