"""An item of the legal basis names a regulation without its number or year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.regulation.instrument import INSTRUMENTS

_TEMPLATE = "«{butir}» disebut tanpa {kurang}, sehingga tidak dapat dicari; lengkapi nomor dan tahunnya"
_KIND = re.compile(rf"\W*(?:{'|'.join(i.pattern for i in INSTRUMENTS)})(?!\w)", re.IGNORECASE)
_OF_NATURE = re.compile(r"(?i)undang[\s-]*undang\s+dasar|\buud\b|\bpasal\b|perundang")


def check(context: Context) -> Iterator[Hit]:
    for passage, citations in context.cited:
        if citations or passage.location.kolom != "mengingat":
            continue
        head = re.split(r"(?i)\btentang\b", passage.text, maxsplit=1)[0]
        if _KIND.match(head) and not _OF_NATURE.search(head) and (lacking := _lacking(head, passage.text)):
            yield Hit(passage.location, _TEMPLATE, {"butir": passage.text, "kurang": lacking}, passage.text)


def _lacking(head: str, text: str) -> str:
    """What is not written; "" where something stands there that tolok could not read."""
    if not re.search(r"\d", head):
        return "nomor dan tahun"
    has_year = re.search(r"(?:19|20)\d\d", head)
    if not has_year and re.search(r"(?i)\bn(?:omo|o)r?\b[\s.:]*\d", head) and not re.search(r"(?i)\bt[ah]", head):
        return "tahun"
    has_number = re.search(r"\d", re.sub(r"(?:19|20)\d\d", "", head))
    return "nomor" if has_year and not has_number and re.search(r"(?i)\bn(?:omo|o)r?\b", head) else ""


RULE = Rule(
    "DHK100", "citation-incomplete", "Rujukan tanpa nomor atau tahun", Severity.WARNING, check, basis=("uu-12-2011",)
)
