""" "Kepala Kecamatan" and the like: the law calls the head of the office Camat, of a kelurahan Lurah."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.mend import Mend
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "tertulis «{gelar}» di {jumlah} tempat, padahal jabatan itu bernama {benar}, sehingga keputusan menyebut pejabat "
    "yang tidak ada; ganti dengan {benar}"
)
_TITLE = re.compile(r"\b(?:kepala\s+(?:kantor\s+)?(?:camat|kecamatan)|(?P<lurah>kepala\s+kelurahan))\b", re.IGNORECASE)
# Behind it the words are no title: "kepala kecamatan" of a list of heads, "kepala kelurahan/desa" in general.
_GENERAL = re.compile(r"\s*(?:/|atau\b|dan\s+(?:kepala|lurah|camat)\b)", re.IGNORECASE)


def check(context: Context) -> Iterator[Hit]:
    found = [(path, text) for path, text in _texts(context) if _first(text)]
    if not found:
        return
    path, text = found[0]
    match = _first(text)
    assert match is not None
    kolom, _, rest = path.partition("/")
    place = rest.split("/")[0]
    at = Location(kolom=kolom, nomor=int(place) + 1 if place.isdecimal() else None)
    values = {"gelar": match[0], "jumlah": str(len(found)), "benar": _right(match, capital=False)}
    mends = tuple(Mend(path, text, _TITLE.sub(lambda one: _right(one), text)) for path, text in found)
    yield Hit(at, _TEMPLATE, values, " | ".join(text for _, text in found), mends=mends)


def _texts(context: Context) -> Iterator[tuple[str, str]]:
    """The texts of the head with their paths: what the office says of itself."""
    decree = context.keputusan
    yield "judul", decree.judul
    yield "menetapkan", decree.menetapkan or ""
    for kolom in ("menimbang", "memperhatikan"):
        yield from ((f"{kolom}/{n}", text) for n, text in enumerate(getattr(decree, kolom)))
    for place, diktum in enumerate(decree.diktum):
        yield f"diktum/{place}/isi", diktum.isi
        yield from ((f"diktum/{place}/butir/{n}", text) for n, text in enumerate(diktum.butir))
    yield "penanda_tangan/jabatan", (decree.penanda_tangan and decree.penanda_tangan.jabatan) or ""


def _first(text: str) -> re.Match[str] | None:
    return next((one for one in _TITLE.finditer(text) if not _GENERAL.match(text, one.end())), None)


def _right(match: re.Match[str], *, capital: bool = True) -> str:
    word = "Lurah" if match["lurah"] else "Camat"
    return word.upper() if capital and match[0].isupper() else word


RULE = Rule(
    "NAM050", "wrong-office-title", "Sebutan pejabat tidak dikenal", Severity.WARNING, check, basis=("uu-23-2014",)
)
