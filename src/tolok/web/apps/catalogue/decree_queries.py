"""The list of an office's decrees: which are searched for, and what is told of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from tolok.web.apps.catalogue import queries
from tolok.web.apps.catalogue.editing import fields_to_check
from tolok.web.apps.catalogue.models import Reading, Version


@dataclass(frozen=True, slots=True)
class DecreeLine:
    """One reading in the list of decrees: `latest` is its last published version, `waiting` fields nobody confirmed."""

    reading: Reading
    data: dict[str, Any]
    waiting: int
    row_count: int
    latest: Version | None
    is_in_force: bool
    unbound: int


def readings_of(office: Any, words: str = "") -> QuerySet[Reading]:
    """The readings of an office whose file, title, number and jenis hold all `words`, the newest first.

    Without the bytes of their files and the lines of their sources: a list needs neither.
    """
    found = Reading.objects.filter(office=office)
    for word in words.split():
        in_data = Q(data__judul__icontains=word) | Q(data__nomor__icontains=word) | Q(data__jenis__iexact=word)
        found = found.filter(in_data | Q(file__name__icontains=word))
    found = found.select_related("file", "file__uploaded_by").defer("file__content", "lines")
    return found.prefetch_related("versions")


def decree_lines(office: Any, readings: Iterable[Reading]) -> list[DecreeLine]:
    in_force = {version.pk for version in queries.versions_of_year(office, office.current_year)}
    return [_decree_line(reading, in_force) for reading in readings]


def _decree_line(reading: Reading, in_force: set[int]) -> DecreeLine:
    data = queries.current_data(reading)
    latest = max(reading.versions.all(), key=lambda version: version.number, default=None)
    return DecreeLine(
        reading=reading,
        data=data,
        waiting=len(fields_to_check(data)),
        row_count=sum(len(jabatan["baris"]) for jabatan in data["jabatan"]),
        latest=latest,
        is_in_force=latest is not None and latest.pk in in_force,
        unbound=queries.unbound_count(latest) if latest else 0,
    )
