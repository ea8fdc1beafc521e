"""An IKU that is new and has no figure of the years before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.lint.context import Row, is_blank
from tolok.core.lint.finding import Severity
from tolok.core.lint.office import Office
from tolok.core.lint.rule import Hit, OfficeRule

_TEMPLATE = (
    "IKU «{indikator}» baru dan tanpa data awal, sehingga targetnya tidak dapat dinilai; cantumkan realisasi tahun "
    "sebelumnya"
)
_EARLIER_FIGURE = re.compile(
    r"base ?line|(?:data|kondisi|capaian|nilai) (?:awal|dasar)|realisasi|tahun (?:dasar|awal)", re.I
)


def check(office: Office) -> Iterator[tuple[str, Hit]]:
    for step in office.steps:
        if not step.rows.is_related:
            continue
        for row in step.rows.added:
            if not _has_earlier_figure(row):
                indikator = row.baris.indikator
                yield step.newer.name, Hit(row.at("indikator"), _TEMPLATE, {"indikator": indikator}, indikator)


def _has_earlier_figure(row: Row) -> bool:
    return any(_EARLIER_FIGURE.search(name) and not is_blank(text) for name, text in row.baris.kolom_lain.items())


RULE = OfficeRule(
    "KTR100",
    "new-without-baseline",
    "IKU baru tanpa data awal",
    Severity.INFO,
    check,
    basis=("permenpanrb-88-2021",),
)
