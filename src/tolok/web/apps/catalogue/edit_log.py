"""One more edit of a reading: the lock, the revision, the row and its audit event. For actions, within transactions."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.utils import timezone

from tolok.web.apps.audit import actions as audit
from tolok.web.apps.catalogue import edit_queries
from tolok.web.apps.catalogue.models import Edit, Reading


class StructureConflictError(Exception):
    """Rows took other places since the page was shown: its places may mean other rows. `what` is the last change."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def check_structure(reading: Reading, seen: str) -> None:
    """Raises StructureConflictError when rows took other places since the page with the mark `seen` was shown."""
    if seen and seen != edit_queries.structure_mark(reading):
        raise StructureConflictError(edit_queries.newest_change_of_structure(reading))


def lock(reading: Reading) -> None:
    """Holds the reading until the transaction ends: who comes second sees what the first did."""
    Reading.objects.select_for_update().only("pk").get(pk=reading.pk)


def raise_revision(reading: Reading) -> None:
    """Whoever looked at the reading before has looked at something else."""
    Reading.objects.filter(pk=reading.pk).update(revision=F("revision") + 1)


def add_edit(reading: Reading, act: str, path: str, before: Any, after: Any, by: Any, label: str) -> Edit:
    """Adds one edit to the list; `label` is what its place is called now."""
    raise_revision(reading)
    return Edit.objects.create(
        reading=reading,
        act=act,
        path=path,
        label=label[: Edit._meta.get_field("label").max_length],
        before=before,
        after=after,
        made_by=by,
        made_at=timezone.now(),
    )


def record(reading: Reading, by: Any, act: str, target: str, detail: dict[str, Any]) -> None:
    """The audit event of an act on a reading."""
    audit.record(by=by, office=reading.office, act=act, target=target, detail={"pembacaan": reading.pk, **detail})
