"""Another kecamatan, kabupaten or kota stands where the office's own name belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.lint.context import Context, Passage
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.place_names import (
    Mention,
    bare_name,
    commonest_kecamatan,
    kabupaten_mentions,
    kabupaten_of,
    kecamatan_mentions,
    lower_words,
)

_TEMPLATE = (
    "tertulis «{nama}», padahal keputusan ini milik {sendiri}, sehingga mengikat kantor yang salah; ganti namanya"
)
# Titles of laws that made or changed areas name several, rightly; so do texts on borders and co-operation.
_OF_AREAS = re.compile(
    r"pembentukan|pemekaran|penggabungan|penghapusan|penataan\s+(?:wilayah|daerah|kecamatan)", re.IGNORECASE
)
_NEIGHBOURS = re.compile(r"(?:batas\w*|kerja\s?sama|antara|pindah\w*|asal|berasal)\W+(?:\w+\W+){0,6}$", re.IGNORECASE)


def check(context: Context) -> Iterator[Hit]:
    texts = [passage.text for passage in context.passages]
    own = own_kecamatan(context, texts)
    kabupaten = own_kabupaten(context, own)
    lower = lower_words(texts)
    for passage in context.passages:
        if _OF_AREAS.search(passage.text) and passage.location.kolom in ("menimbang", "mengingat"):
            continue
        found = [*_foreign_kecamatan(passage, own, lower), *_foreign_kabupaten(passage, kabupaten, lower)]
        if found:
            names = " dan ".join(dict.fromkeys(mention.words for mention in sorted(found, key=lambda m: m.start)))
            values = {"nama": names, "sendiri": context.keputusan.instansi or "kecamatan lain"}
            yield Hit(passage.location, _TEMPLATE, values, passage.text)


def own_kecamatan(context: Context, texts: list[str]) -> str:
    """The joined name of the decree's kecamatan; "" where the office is none, or is not known."""
    instansi = context.keputusan.instansi
    if instansi is None:
        return commonest_kecamatan(texts)
    return bare_name(instansi) if re.search(r"(?i)\b(?:kecamatan|camat)\b", instansi) else ""


def own_kabupaten(context: Context, kecamatan: str) -> str:
    """The joined name of the kabupaten or kota: from the head, or from the list where only one has the kecamatan."""
    if context.keputusan.kabupaten:
        return bare_name(context.keputusan.kabupaten)
    possible = kabupaten_of(kecamatan)
    return next(iter(possible)) if len(possible) == 1 else ""


def _foreign_kecamatan(passage: Passage, own: str, lower: frozenset[str]) -> Iterator[Mention]:
    if not own or passage.location.kolom == "tembusan":  # copies go to neighbours
        return
    for mention in kecamatan_mentions(passage.text, own, lower):
        if not _NEIGHBOURS.search(passage.text[: mention.start]):
            yield mention


def _foreign_kabupaten(passage: Passage, own: str, lower: frozenset[str]) -> Iterator[Mention]:
    if not own:
        return
    for mention in kabupaten_mentions(passage.text, own, lower):
        if not _NEIGHBOURS.search(passage.text[: mention.start]):
            yield mention


RULE = Rule("NAM010", "other-agency-name", "Nama kecamatan atau kabupaten lain", Severity.ERROR, check)
