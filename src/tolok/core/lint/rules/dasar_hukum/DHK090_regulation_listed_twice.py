"""The same regulation stands twice in the list of legal bases."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.kernel.text import fold
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.legal_basis import bases, slip_of
from tolok.core.regulation import Citation

_TEMPLATE = "«{sitasi}» sudah disebut pada {tempat}, sehingga salah satunya berlebih atau keliru; hapus atau betulkan"


def check(context: Context) -> Iterator[Hit]:
    first: dict[tuple[str, str, int], tuple[str, Citation]] = {}
    for passage, main, _ in bases(context):
        if slip_of(main):
            continue
        where = f"{passage.location.kolom} butir {passage.location.nomor}"
        place, one = first.setdefault(main.key, (where, main))
        if place != where and _is_same_region(one, main):
            yield Hit(passage.location, _TEMPLATE, {"sitasi": main.words, "tempat": place}, passage.text)


def _is_same_region(one: Citation, other: Citation) -> bool:
    return not one.is_local or fold(one.wilayah) == fold(other.wilayah)


RULE = Rule(
    "DHK090", "regulation-listed-twice", "Peraturan disebut dua kali", Severity.WARNING, check, basis=("uu-12-2011",)
)
