"""Which kabupaten, provinsi and nation an office's numbers go up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tolok.core.kernel.wilayah import WilayahCode

LEVELS = ("kecamatan", "kabupaten", "provinsi", "nasional")


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas of each level, in the order of their codes: `codes[level]`, the offices themselves first.

    `of_office[level]` is the place of each office's area in `codes[level]`; it never falls from office to office.
    """

    codes: tuple[tuple[str, ...], ...]
    of_office: tuple[NDArray[np.intp], ...]

    def __post_init__(self) -> None:
        for of_office in self.of_office:
            if (np.diff(of_office) < 0).any():
                raise ValueError("expected offices in the order of their area codes")


def areas_of(offices: Sequence[str]) -> Areas:
    """The four levels of kecamatan given by their codes ("35.09.01"), sorted. Raises ValueError for other codes."""
    if list(offices) != sorted(set(offices)):
        raise ValueError("expected the codes of offices sorted, each once")
    if wrong := [code for code in offices if WilayahCode(code).level != 3]:
        raise ValueError(f"expected codes of kecamatan, got: {wrong[:3]}")
    named = [list(offices), [code[:5] for code in offices], [code[:2] for code in offices], [""] * len(offices)]
    found = [np.unique(np.array(names), return_inverse=True) for names in named]
    return Areas(tuple(tuple(map(str, codes)) for codes, _ in found), tuple(place for _, place in found))
