"""Deeds of people on kept values: closing a period, accepting what came late, repairing. And, for other apps, what
follows an entry or a statement (`keeping.py`)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from tolok.core.kernel.period import Month
from tolok.web.apps.audit import actions as audit
from tolok.web.apps.terms import queries
from tolok.web.apps.terms.keeping import Triple, add_to_areas
from tolok.web.apps.terms.keeping import apply_desa as apply_desa
from tolok.web.apps.terms.keeping import apply_rows as apply_rows
from tolok.web.apps.terms.keeping import apply_statement as apply_statement
from tolok.web.apps.terms.keeping import keep as keep
from tolok.web.apps.terms.keeping import lock as lock
from tolok.web.apps.terms.keeping import values_of as values_of
from tolok.web.apps.terms.models import Area, LateChange
from tolok.web.apps.terms.row_changes import RowChange as RowChange
from tolok.web.apps.terms.row_changes import month_number

ACTS = {
    "terms.close": "menutup periode",
    "terms.accept_late": "memasukkan perubahan terlambat",
    "terms.repair": "memperbaiki nilai tersimpan",
}


class ClosingError(ValueError):
    """The period cannot be closed so; the message is Indonesian."""


@transaction.atomic
def close_period(*, office: Any, through: Month | None, today: date, by: Any) -> bool:
    """The numbers up to `through` were reported: later changes of stated months are kept apart. None: none were.

    Raises ClosingError for a month that has not ended. False when it was so already.
    """
    if through is not None and through.last_day >= today:
        raise ClosingError(
            f"{through} belum berakhir, sehingga angkanya belum dapat dilaporkan. Pilih bulan yang sudah lewat."
        )
    area = lock(office)
    number = None if through is None else month_number(through)
    if area.closed_through == number:
        return False
    before = None if area.closed_through is None else str(queries.closed_through(office))
    Area.objects.filter(code=office.code).update(closed_through=number, version=F("version") + 1)
    detail = {"sebelum": before, "sesudah": None if through is None else str(through)}
    audit.record(by=by, office=office, act="terms.close", target=str(through or "dibuka kembali"), detail=detail)
    return True


@transaction.atomic
def accept_late(*, office: Any, seen: int, by: Any) -> int:
    """Adds the late changes up to number `seen` to the values; how many. The reported numbers differ from then on."""
    lock(office)
    pending = list(queries.late_changes(office).filter(pk__lte=seen).select_related(None))
    sums: dict[tuple[int, int], Triple] = {}
    for one in pending:
        before = sums.get((one.term_id, one.month), (0, 0, 0))
        sums[one.term_id, one.month] = (before[0] + one.amount, before[1] + one.gaps, 0)
    if not pending:
        return 0
    add_to_areas(queries.area_codes(office.code), sums)
    LateChange.objects.filter(pk__in=[one.pk for one in pending]).update(accepted_by=by, accepted_at=timezone.now())
    Area.objects.filter(code=office.code).update(version=F("version") + 1)
    detail = {"perubahan": len(pending), "baris": sorted({one.entry_id for one in pending if one.entry_id})}
    audit.record(by=by, office=office, act="terms.accept_late", target="perubahan terlambat", detail=detail)
    return len(pending)
