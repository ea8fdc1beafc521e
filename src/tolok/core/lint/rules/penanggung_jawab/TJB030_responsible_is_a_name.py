"""A person's name as responsible: people move, the post stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.posts import read_post

_TEMPLATE = (
    "penanggung jawab «{penanggung}» adalah nama orang, padahal orang berganti dan jabatan tetap; tulis nama jabatannya"
)
# Titles before and degrees behind a name, as civil servants print them; none is a word of a post.
_DEGREES = re.compile(
    r"^(?:Drs|Dra|Ir|Dr|dr|drg|H|Hj|R)\.\s*[A-Z][a-z]+"
    r"|,\s*(?:S\.?\s?(?:Sos|STP|IP|Pd|H|E|T|Kom|KM|Kep|AP|Ag|Hut|Psi|Si|P|Pt|I\.?Kom|S\.?T\.?P)|SE|SH|ST|A\.?Md|"
    r"M\.?\s?(?:Si|M|AP|Pd|H|Kes|Ec|T|Hum)|MM|MAP|AP)\b"
    r"|\bNIP\b\.?\s*[:.]?\s*\d",
    re.MULTILINE,
)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        named = [text for text in row.baris.penanggung_jawab if _DEGREES.search(text) and read_post(text) is None]
        if named:
            words = ", ".join(named)
            yield Hit(row.at("penanggung_jawab"), _TEMPLATE, {"penanggung": words}, words)


RULE = Rule(
    "TJB030", "responsible-is-a-name", "Penanggung jawab adalah nama orang", Severity.WARNING, check,
    basis=("permenpan-20-2008",),
)  # fmt: skip
