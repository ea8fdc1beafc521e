"""Two decrees of the office side by side: what was added, dropped and worded anew."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.core.catalogue.comparison import compare, told
from tolok.web.apps.catalogue import comparison_table as shown
from tolok.web.apps.catalogue.comparison_queries import Comparable, comparables_of, previous_of
from tolok.web.requests import OfficeRequest
from tolok.web.tables import export


@require_safe
def comparison(request: OfficeRequest) -> HttpResponse:
    """`baru` against `lama`; without them the newest against the one before it of the same jenis."""
    choices = comparables_of(request.office)
    new = _chosen(request, choices, "baru") or next((one for one in choices if previous_of(one, choices)), None)
    old = _chosen(request, choices, "lama") or (previous_of(new, choices) if new else None)
    context: dict[str, object] = {"choices": choices, "old": old, "new": new}
    if old is not None and new is not None:
        found = compare(old.keputusan(), new.keputusan())
        if file := export(request, f"perbandingan-{old.key}-{new.key}", shown.HEADER, shown.export_rows(found)):
            return file
        context |= {
            "found": found,
            "summary": told.tell_summary(found),
            "counts": shown.shown_counts(found),
            "head": shown.shown_head(found),
            "jabatan_list": shown.shown_jabatan(found),
            "is_mixed": old.jenis != new.jenis,
        }
    return render(request, "catalogue/comparison.html", context)


def _chosen(request: OfficeRequest, choices: Sequence[Comparable], name: str) -> Comparable | None:
    """The side that the address names. Raises Http404 for one that this office does not have."""
    key = request.GET.get(name, "")
    if not key:
        return None
    found = next((one for one in choices if one.key == key), None)
    if found is None:
        raise Http404(f"expected a reading (b3) or version (v5) of the office, got: {key}")
    return found
