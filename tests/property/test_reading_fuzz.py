"""Broken files of every format end in a reading or in words for an official, within bounds, and leave nothing behind.

Ordinary runs read a hundred of each, `make test-deep` ten thousand: on two cores some minutes for each format (of
pictures one in 250 is read letter by letter, which alone takes a second or two; the others are decoded).
"""

from __future__ import annotations

import pytest

from tests.property.reading_fuzz.kinds import KINDS, made
from tests.property.reading_fuzz.watch import fuzzed

DEEP = 10_000
_LEAST_READ = 0.03
_LEAST_REFUSED = 0.05


@pytest.mark.parametrize("count", [100, pytest.param(DEEP, marks=pytest.mark.deep)])
@pytest.mark.parametrize("kind", list(KINDS))
def test_broken_file_ends_in_a_reading_or_a_refusal_and_leaves_nothing(kind: str, count: int) -> None:
    report = fuzzed(kind, count)
    if count == DEEP:
        print(f"\n{report}")
    assert not report.faults, "\n".join([str(report), *report.faults])
    assert report.outcomes["read"] + report.outcomes["refused"] == count
    # else the damage is not what it should be: all of it fatal, or none
    assert report.outcomes["read"] > _LEAST_READ * count
    assert report.outcomes["refused"] > _LEAST_REFUSED * count


@pytest.mark.parametrize("kind", list(KINDS))
def test_damage_is_the_same_every_time(kind: str) -> None:
    assert [made(kind, number) for number in range(8)] == [made(kind, number) for number in range(8)]
    assert len({made(kind, number) for number in range(20)}) > 12
