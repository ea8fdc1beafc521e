"""IKU that were changed more than once within one plan."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.finding import Severity
from tolok.core.lint.office import Decree, Office, Step
from tolok.core.lint.rule import Hit, OfficeRule

_TEMPLATE = (
    "IKU diganti {kali} kali dalam {dari}-{sampai}, sehingga kinerjanya tidak terbaca dari tahun ke tahun; pertahankan "
    "IKU selama satu periode Renstra"
)
_OFTEN = 2
_LONGEST_PLAN = 5
"""Years of a Renstra; decrees of single years do not say which plan they lie in."""


def check(office: Office) -> Iterator[tuple[str, Hit]]:
    changes: list[Step] = []
    for step in office.steps:
        if not step.rows.is_related or not (step.rows.dropped or step.rows.added):
            continue
        changes = [one for one in changes if _is_one_plan(one.older, step.newer)] + [step]
        first, last = changes[0].older.years, step.newer.years
        if len(changes) >= _OFTEN and first and last:
            values = {"kali": str(len(changes)), "dari": str(first[0]), "sampai": str(last[0])}
            evidence = "; ".join(row.baris.indikator for one in changes for row in (*one.rows.dropped, *one.rows.added))
            severity = Severity.WARNING if changes[0].older.plan else Severity.INFO
            yield step.newer.name, Hit(Location(), _TEMPLATE, values, evidence, severity)


def _is_one_plan(first: Decree, last: Decree) -> bool:
    """Whether `last` lies in the plan of `first`, or where no plan is named may well do so."""
    if not first.years or not last.years:
        return False
    begin, end = first.plan or (first.years[0], first.years[0] + _LONGEST_PLAN - 1)
    return begin <= last.years[0] <= end


RULE = OfficeRule(
    "KTR110",
    "iku-changed-often",
    "IKU terlalu sering diganti",
    Severity.WARNING,
    check,
    basis=("permenpanrb-88-2021",),
)
