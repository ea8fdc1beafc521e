"""A measure put before a verb: "Jumlah mendistribusikan surat"."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.measures import is_verb
from tolok.core.lint.wording.phrases import word_set

_TEMPLATE = (
    "«{indikator}» menyebut perbuatan, sehingga tidak jelas apa yang dihitung; sebut bendanya: «Jumlah surat yang ...»"
)
_MEASURES = word_set("jumlah banyaknya total persentase nilai angka")


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        if len(row.key) > 1 and row.key[0] in _MEASURES and is_verb(row.key[1]):
            indikator = row.baris.indikator
            yield Hit(row.at("indikator"), _TEMPLATE, {"indikator": indikator}, indikator)


RULE = Rule("IND170", "measure-of-an-act", "Ukuran di depan kata kerja", Severity.WARNING, check)
