"""The word "tentang" is missing between the year and the title of a regulation."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.legal_basis import bases, in_item, is_as_titled

_TEMPLATE = "kata «tentang» tidak ada di antara «{sitasi}» dan judulnya; sisipkan kata itu"


def check(context: Context) -> Iterator[Hit]:
    for passage, main, _ in bases(context):
        if main.judul and not main.wording.has_tentang:
            is_sure = main.regulation is not None and is_as_titled(main)
            mend = in_item(passage, (main.end, main.end, " tentang")) if is_sure else None
            yield Hit(passage.location, _TEMPLATE, {"sitasi": main.words}, passage.text, mends=(mend,) if mend else ())


RULE = Rule("DHK150", "regulation-word-missing", "Kata «tentang» hilang", Severity.INFO, check, basis=("uu-12-2011",))
