"""An IKU of the earlier decree that nothing in the later one continues."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.finding import Severity
from tolok.core.lint.office import Office
from tolok.core.lint.rule import Hit, OfficeRule

_TEMPLATE = (
    "IKU «{indikator}» dari keputusan lama hilang tanpa pengganti, sehingga seri datanya terputus; lanjutkan, atau "
    "sebutkan alasannya"
)


def check(office: Office) -> Iterator[tuple[str, Hit]]:
    for step in office.steps:
        if not step.rows.is_related:
            continue
        severity = Severity.WARNING if step.is_within_plan else Severity.INFO
        for row in step.rows.dropped:
            indikator = row.baris.indikator
            yield step.newer.name, Hit(Location(), _TEMPLATE, {"indikator": indikator}, indikator, severity)


RULE = OfficeRule(
    "KTR080",
    "indicator-vanished",
    "IKU hilang tanpa pengganti",
    Severity.WARNING,
    check,
    basis=("permenpanrb-88-2021",),
)
