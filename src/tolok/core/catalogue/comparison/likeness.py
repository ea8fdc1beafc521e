"""How alike two rows are.

The letters that all indicators share ("Persentase ... yang ...", "... tepat waktu") say little, so groups of three
letters are weighed by how few rows have them. In five real decrees two different rows of one jabatan then reach 0.22 in
the middle and 0.65 at the 95th of a hundred (plain edit likeness: 0.55 and 0.82, too near to a true rewording).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from tolok.core.catalogue.keputusan import Baris
from tolok.core.kernel.text import fold

_OF_INDIKATOR, _OF_SASARAN, _OF_FORMULA = 0.7, 0.15, 0.15
"""The indikator decides; sasaran and formula, which neighbours share, help where it was worded anew."""


@dataclass(frozen=True, slots=True)
class RowPrint:
    """What of a row is compared."""

    indikator: str
    sasaran: str
    formula: str
    grams: frozenset[str]
    weight: float

    @property
    def exact(self) -> tuple[str, str, str]:
        return self.indikator, self.sasaran, self.formula


class Likeness:
    """Compares the rows of two decrees; the weights come from all of them."""

    def __init__(self, rows: Iterable[Baris]) -> None:
        folded = [fold(row.indikator) for row in rows]
        counts = Counter(gram for text in folded for gram in _grams(text))
        self._weights = {gram: math.log(1 + len(folded) / count) for gram, count in counts.items()}

    def print_of(self, row: Baris) -> RowPrint:
        indikator = fold(row.indikator)
        grams = _grams(indikator)
        weight = sum(self._weights[gram] for gram in sorted(grams))
        return RowPrint(indikator, fold(row.sasaran), fold(row.formula.teks), grams, weight)

    def score(self, one: RowPrint, other: RowPrint, least: float = 0.0) -> float:
        """0 to 1; 0 where it would be below `least`. Two rows without words are not alike."""
        if one.indikator == other.indikator and one.indikator:
            words = 1.0
        else:
            total = one.weight + other.weight
            shared = sum(self._weights[gram] for gram in one.grams & other.grams)
            words = 2 * shared / total if total else 0.0
        if words * _OF_INDIKATOR + _OF_SASARAN + _OF_FORMULA < least:
            return 0.0
        sasaran = ratio(one.sasaran, other.sasaran) / 100
        formula = ratio(one.formula, other.formula) / 100 if one.formula and other.formula else words
        found = round(words * _OF_INDIKATOR + sasaran * _OF_SASARAN + formula * _OF_FORMULA, 6)
        return found if found >= least else 0.0


def _grams(text: str) -> frozenset[str]:
    return frozenset(word[i : i + 3] for word in (f" {one} " for one in text.split()) for i in range(len(word) - 2))
