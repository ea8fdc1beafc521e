"""Units: what they are, and what an indicator's own wording declares before any formula is looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by name: persen, jumlah, rupiah, waktu, indeks, nilai, rasio, "per 1.000", a rate ("rupiah per orang"),
    or bilangan for a bare number.

    `noun` is what a jumlah counts ("desa") or a waktu is measured in ("hari"), where a word for it is printed.
    """

    name: str
    noun: str | None = None

    @property
    def shown(self) -> str:
        """The unit in a sentence: "hari", "rupiah", "jumlah desa"."""
        if self.name == "waktu":
            return self.noun or "waktu"
        return f"jumlah {self.noun}" if self.name == "jumlah" and self.noun else self.name


# Spellings as offices write them: "prosentase" and
# "presentase" are the common misspellings of "persentase".
_DECLARED: tuple[tuple[str, str], ...] = (
    (r"(rata[\s-]*rata\s+)?(p[eo]?r[eo]?sentase|persen|%|prosen|tingkat persentase)", "persen"),
    (
        r"(nilai|angka|skor|rata[\s-]*rata|nilai rata[\s-]*rata)?\s*(indeks|index|ikm|ipm|idm|ipkd|"
        r"iku indeks)",
        "indeks",
    ),
    (r"(rata[\s-]*rata\s+)?(nilai|skor|score|predikat|opini|peringkat)", "nilai"),
    (r"(rasio|ratio|perbandingan)", "rasio"),
    (r"(jumlah|jml|jlh|total|banyak(nya)?|Σ)", "jumlah"),
)
_LEAD = re.compile(r"^[\s\d.)(*•-]*(?=\D)")


def declared_unit(indikator: str) -> str | None:
    """The unit the wording of an indicator declares by its first words: persen, jumlah, indeks, nilai, rasio.

    None where it declares none ("Terlaksananya ...", "Tingkat ..."): the unit is then what the formula yields.
    """
    words = _LEAD.sub("", " ".join(indikator.split())).lower()
    for pattern, unit in _DECLARED:
        if re.match(rf"(?:{pattern})(?![a-z])", words):
            return unit
    return None


def unit_of_multiplier(multiplier: Decimal) -> str:
    """The unit of a ratio times `multiplier`: persen, per mil, or "per 100.000"."""
    if multiplier == 100:
        return "persen"
    if multiplier == 1:
        return "rasio"
    return "per " + f"{multiplier.normalize():,f}".replace(",", ".")
