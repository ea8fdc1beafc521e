"""A local regulation is cited without the region that set it."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.legal_basis import bases
from tolok.core.regulation import instrument_of

_TEMPLATE = (
    "«{sitasi}» tidak menyebut daerahnya, padahal nomor itu ada di tiap daerah; tulis nama kabupaten atau kotanya"
)


def check(context: Context) -> Iterator[Hit]:
    for passage, main, _ in bases(context):
        is_of_region = main.is_local and instrument_of(main.jenis).rank
        if is_of_region and not main.wilayah and passage.location.kolom == "mengingat":
            yield Hit(passage.location, _TEMPLATE, {"sitasi": main.words}, passage.text)


RULE = Rule(
    "DHK140", "regulation-region-missing", "Daerah penerbit tidak disebut", Severity.INFO, check, basis=("uu-12-2011",)
)
