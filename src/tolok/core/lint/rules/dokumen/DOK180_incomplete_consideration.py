"""The closing consideration is absent, or does not say what the decree is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_NO_SUBJECT = (
    "pertimbangan penutup «{isi}» tidak menyebut tentang apa keputusan itu, padahal begitu bentuk bakunya; "
    "tambahkan «tentang ...»"
)
_NO_CLOSING = (
    "tidak ada pertimbangan penutup «bahwa berdasarkan pertimbangan sebagaimana dimaksud ...», padahal begitu bentuk "
    "bakunya; tambahkan bila perlu"
)
_CLOSING = re.compile(r"\bberdasarkan\s+(?:hal|pertimbangan)|\bsebagaimana\s+(?:di\s?maksud|tersebut)", re.IGNORECASE)
_DECREE = re.compile(r"\bkeputusan\b(?!.*\btentang\b)", re.IGNORECASE | re.DOTALL)


def check(context: Context) -> Iterator[Hit]:
    menimbang = context.keputusan.menimbang
    if len(menimbang) < 2:
        return
    last, at = menimbang[-1], Location(kolom="menimbang", nomor=len(menimbang))
    if not _CLOSING.search(last):
        yield Hit(at, _NO_CLOSING, evidence=last)
    elif _DECREE.search(last):
        yield Hit(at, _NO_SUBJECT, {"isi": last}, last)


RULE = Rule(
    "DOK180", "incomplete-consideration", "Pertimbangan penutup tidak lengkap", Severity.INFO, check,
    basis=("permendagri-1-2023",),
)  # fmt: skip
