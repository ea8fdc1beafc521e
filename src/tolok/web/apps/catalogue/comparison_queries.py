"""What of an office can be compared: every reading as it stands now, and every published version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from tolok.core.catalogue import Keputusan
from tolok.web.apps.catalogue import queries
from tolok.web.apps.catalogue.models import Reading, Version


@dataclass(frozen=True, slots=True)
class Comparable:
    """One side of a comparison. `key` names it in the address: "b3" a reading, "v5" a version."""

    key: str
    label: str
    jenis: str
    moment: datetime
    source: Reading | Version

    @property
    def is_version(self) -> bool:
        return isinstance(self.source, Version)

    def keputusan(self) -> Keputusan:
        if isinstance(self.source, Version):
            return queries.keputusan_of(self.source)
        return queries.current_keputusan(self.source)


def comparables_of(office: Any) -> list[Comparable]:
    """All of an office, the newest first."""
    readings = Reading.objects.filter(office=office).select_related("file").defer("file__content", "lines")
    versions = Version.objects.filter(office=office).select_related("reading__file")
    versions = versions.defer("reading__file__content", "reading__lines", "reading__data")
    found = [_of_reading(reading) for reading in readings] + [_of_version(version) for version in versions]
    return sorted(found, key=lambda one: (one.moment, one.key), reverse=True)


def previous_of(one: Comparable, others: Sequence[Comparable]) -> Comparable | None:
    """What a decree is held against unless somebody chose: the last of its jenis before it, published ones first."""
    like = [other for other in others if other.jenis == one.jenis and other.key != one.key]
    before = [other for other in like if other.moment < one.moment]
    return min(before or like, key=lambda other: not other.is_version, default=None)


def _of_reading(reading: Reading) -> Comparable:
    day = timezone.localtime(reading.read_at)
    label = f"{_name(reading.data, reading)} · bacaan, dibaca {day:%d-%m-%Y %H.%M}"
    return Comparable(f"b{reading.pk}", label, reading.data["jenis"], reading.read_at, reading)


def _of_version(version: Version) -> Comparable:
    day = timezone.localtime(version.published_at)
    label = f"{_name(version.data, version.reading)} · versi {version.number}, terbit {day:%d-%m-%Y %H.%M}"
    return Comparable(f"v{version.pk}", label, version.jenis, version.published_at, version)


def _name(data: dict[str, Any], reading: Reading) -> str:
    number = f" Nomor {data['nomor']}" if data["nomor"] else ""
    return f"{data['jenis']}{number} («{reading.file.name}»)"
