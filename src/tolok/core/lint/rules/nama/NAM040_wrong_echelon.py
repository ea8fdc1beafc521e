"""The eselon printed for a post of a kecamatan is not the one the law gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.posts import kind_of_office, read_post
from tolok.core.regulation import parameter_on, parameters_named

_TEMPLATE = (
    "tertulis eselon «{eselon}» untuk {jabatan}, padahal menurut {dasar} jabatan itu eselon {benar}, "
    "sehingga kedudukannya keliru; perbaiki eselonnya"
)
_ESELON = re.compile(r"\b(I{1,3}|IV|V)\b\s*[./ ]?\s*([a-e])?\b", re.IGNORECASE)
_KECAMATAN = ("kecamatan", "distrik", "kapanewon", "kemantren")


def check(context: Context) -> Iterator[Hit]:
    found = _table(context.day)
    if found is None or kind_of_office(context.keputusan) not in _KECAMATAN:
        return
    source, table = found
    for jabatan in context.keputusan.jabatan:
        post = read_post(jabatan.nama)
        printed = _ESELON.search(jabatan.eselon or "")
        right = table.get(post.kind) if post and not post.is_outside else None
        if not (post and printed and right):
            continue
        level, letter = right.split(".")
        if printed[1].upper() != level or (printed[2] or letter).lower() != letter:
            values = {"eselon": jabatan.eselon or "", "jabatan": jabatan.nama, "dasar": source, "benar": right}
            severity = None if printed[1].upper() != level else Severity.WARNING
            yield Hit(Location(jabatan.nama, kolom="eselon"), _TEMPLATE, values, jabatan.eselon or "", severity)


def _table(day: date | None) -> tuple[str, dict[str, str]] | None:
    """The eselon of each kind of post on `day`, with the regulation; the latest where the decree has no day."""
    known = parameters_named("eselon_kecamatan")
    found = parameter_on("eselon_kecamatan", day) if day else known[-1] if known else None
    return (found[0].singkatan, found[1].nilai) if found else None


RULE = Rule(
    "NAM040", "wrong-echelon", "Eselon tidak sesuai jabatan", Severity.ERROR, check, basis=("pp-41-2007", "pp-18-2016")
)
