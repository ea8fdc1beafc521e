"""A decree of the camat signed by somebody below, not for the camat."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.posts import head_of_office, read_post

_TEMPLATE = (
    "ditandatangani «{jabatan}», padahal yang berwenang menetapkan {kepala}, sehingga keabsahannya dapat dipersoalkan; "
    "periksa kewenangannya"
)
_FOR_ANOTHER = re.compile(r"^\s*(?:a\.?\s?n\.?|u\.?\s?b\.?|atas\s+nama)\b", re.IGNORECASE)
_BELOW = ("sekretaris", "seksi", "subbagian", "pelaksana")


def check(context: Context) -> Iterator[Hit]:
    signer = context.keputusan.penanda_tangan
    title = (signer and signer.jabatan) or ""
    head = head_of_office(context.keputusan)
    post = read_post(title)
    if not head or not context.has_head or _FOR_ANOTHER.match(title) or post is None:
        return
    if post.kind in _BELOW and not re.search(r"(?i)\bsekretaris\s+daerah\b", title):
        yield Hit(Location(kolom="penanda_tangan"), _TEMPLATE, {"jabatan": title, "kepala": head}, title)


RULE = Rule(
    "DOK130", "signer-title-mismatch", "Penanda tangan bukan pimpinan", Severity.WARNING, check, basis=("uu-30-2014",)
)
