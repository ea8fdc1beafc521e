"""One small office year, written once as files that tests may spoil."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tolok.archive.writing import archive_files
from tolok.core.measurement.office_year import OfficeYear
from tolok.sample import sample_year


@pytest.fixture(scope="session")
def small_year() -> OfficeYear:
    """The sample with a few rows of each register."""
    year = sample_year()
    seen: dict[str, int] = {}
    kept = []
    for entry in year.entries:
        seen[entry.register] = seen.get(entry.register, 0) + 1
        if seen[entry.register] <= 12:
            kept.append(entry)
    return replace(year, entries=tuple(kept))


@pytest.fixture
def files(small_year: OfficeYear) -> dict[str, bytes]:
    return dict(archive_files(small_year))
