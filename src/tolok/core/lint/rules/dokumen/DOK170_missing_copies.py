"""A decree without copies: those who evaluate it do not get it."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "tidak ada tembusan, padahal Inspektorat, Bappeda dan Bagian Organisasi lazim menerimanya untuk evaluasi; "
    "tambahkan bila perlu"
)


def check(context: Context) -> Iterator[Hit]:
    decree = context.keputusan
    if decree.diktum and decree.penanda_tangan and not decree.tembusan:
        yield Hit(Location(kolom="tembusan"), _TEMPLATE)


RULE = Rule("DOK170", "missing-copies", "Tembusan tidak ada", Severity.INFO, check, basis=("permendagri-1-2023",))
