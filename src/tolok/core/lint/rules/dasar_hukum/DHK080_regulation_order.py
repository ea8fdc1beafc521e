"""The legal bases do not stand in order of rank, then of date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.legal_basis import bases
from tolok.core.regulation import Citation, instrument_of
from tolok.core.regulation.instrument import MINISTER, REGION

_TEMPLATE = "«{sitasi}» berdiri sesudah «{muka}», padahal {sebab}; pindahkan ke atasnya"
_RANK, _DATE = "tingkatnya lebih tinggi", "lebih dahulu ditetapkan"


def check(context: Context) -> Iterator[Hit]:
    lowest: tuple[int, Citation] | None = None
    latest: dict[object, tuple[tuple[int, int], Citation]] = {}
    for passage, main, _ in bases(context):
        rank = _rank(main)
        if not rank or passage.location.kolom != "mengingat":
            continue
        dated = (main.tahun, _leading(main.nomor))
        group = instrument_of(main.jenis).family if rank >= MINISTER else rank
        before = latest.get(group)
        found = None
        if lowest and lowest[0] > rank:
            found = (lowest[1], _RANK)
        elif before and before[0] > dated:
            found = (before[1], _DATE)
        if found:
            values = {"sitasi": main.words, "muka": found[0].words, "sebab": found[1]}
            yield Hit(passage.location, _TEMPLATE, values, passage.text)
            return  # one finding a decree: what follows moves with it
        lowest = max(lowest or (rank, main), (rank, main), key=lambda pair: pair[0])
        latest[group] = (dated, main)


def _rank(citation: Citation) -> int:
    """0 where the order is not settled: what a province set stands before or after a kabupaten's in good lists."""
    rank = instrument_of(citation.jenis).rank
    is_of_provinsi = citation.jenis == "Pergub" or bool(re.match(r"(?i)pro[vp]", citation.wilayah))
    return 0 if rank >= REGION and is_of_provinsi else rank


def _leading(nomor: str) -> int:
    digits = re.search(r"\d+", nomor)
    return int(digits[0]) if digits else 0


RULE = Rule("DHK080", "regulation-order", "Urutan dasar hukum", Severity.INFO, check, basis=("uu-12-2011",))
