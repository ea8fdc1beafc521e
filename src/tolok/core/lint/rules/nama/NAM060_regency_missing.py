"""A decree that names no kabupaten or kota: several kecamatan may bear the same name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.place_names import joined, kabupaten_names

_TEMPLATE = (
    "kabupaten atau kota tidak disebut, padahal kantor lain dapat bernama sama, sehingga siapa yang terikat tak pasti; "
    "cantumkan kabupaten atau kotanya"
)
_NAMED = re.compile(
    r"\b(?:kabupaten|kab\.|kota|bupati|wali\s?kota)\s+(?:administrasi\s+)?((?:[A-Z][\w'’-]*\s*){1,3})", re.IGNORECASE
)


def check(context: Context) -> Iterator[Hit]:
    decree = context.keputusan
    if decree.kabupaten or not (decree.jabatan or decree.diktum) or any(map(_names_one, _texts(context))):
        return
    yield Hit(Location(kolom="kabupaten"), _TEMPLATE, evidence=decree.instansi or "")


def _texts(context: Context) -> Iterator[str]:
    """Where the decree says whose it is: its head, and the names of its jabatan."""
    decree = context.keputusan
    signer = decree.penanda_tangan
    yield from (decree.judul, decree.menetapkan or "", (signer and signer.jabatan) or "")
    yield from (*decree.menimbang, *(diktum.isi for diktum in decree.diktum))
    yield from (text for text in decree.mengingat if not _forms_several(text))
    yield from (text for jabatan in decree.jabatan for text in (jabatan.nama, *jabatan.tugas))


def _forms_several(text: str) -> bool:
    """Whether a law forms several areas: then it does not tell which of them is the office's."""
    return "pembentukan" in text.lower() and len(_NAMED.findall(text)) > 1


def _names_one(text: str) -> bool:
    for match in _NAMED.finditer(text):
        said = match[1].split()
        if said[0][0].isupper() and any(joined(" ".join(said[:size])) in kabupaten_names() for size in (1, 2, 3)):
            return True
        if said[0][0].isupper() and not match[0].isupper() and match[0].lower().startswith(("kab", "kota", "bupati")):
            return True
    return False


RULE = Rule("NAM060", "regency-missing", "Kabupaten atau kota tidak disebut", Severity.WARNING, check)
