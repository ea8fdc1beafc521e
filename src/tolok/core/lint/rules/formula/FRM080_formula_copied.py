"""A row has, word for word, the formula of another indicator and none of it fits its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tolok.core.lint.context import Context, Row
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.phrases import tokens, topic

_TEMPLATE = (
    "formula «{formula}» adalah milik indikator «{pemilik}» ({tempat}), sehingga mengukur hal lain; "
    "tulis formula indikator ini"
)
# An index or a given value may serve several indicators; a blank cell is another rule's matter.
_KINDS = ("ratio", "count", "difference", "narrative")
_LEAST_TOPICS = 2  # "kegiatan dilaksanakan / kegiatan direncanakan" belongs to nobody
_FITS = 0.6  # share of the formula's topics that its owner names


def check(context: Context) -> Iterator[Hit]:
    by_text: dict[tuple[str, ...], list[Row]] = {}
    for row in context.rows:
        if row.baris.formula.jenis in _KINDS:
            by_text.setdefault(tuple(tokens(row.baris.formula.teks)), []).append(row)
    for rows in by_text.values():
        if len(rows) > 1 and len({row.key for row in rows}) > 1:
            yield from _copies(rows)


def _copies(rows: Sequence[Row]) -> Iterator[Hit]:
    """Those rows whose indicator and objective say nothing of what the formula speaks of, where another's does."""
    formula = rows[0].baris.formula.teks
    topics = topic(formula)
    if len(topics) < _LEAST_TOPICS:
        return
    owner = next((row for row in rows if len(topic(row.baris.indikator) & topics) >= _FITS * len(topics)), None)
    for row in rows if owner else ():
        if owner and topics.isdisjoint(topic(f"{row.baris.indikator} {row.baris.sasaran}")):
            near = row.jabatan_place == owner.jabatan_place
            tempat = f"baris {owner.place}" if near else f"{owner.jabatan.nama} baris {owner.place}"
            values = {"formula": formula, "pemilik": owner.baris.indikator, "tempat": tempat}
            severity = Severity.ERROR if near else Severity.WARNING
            yield Hit(row.at("formula"), _TEMPLATE, values, f"«{row.baris.indikator}»: «{formula}»", severity)


RULE = Rule("FRM080", "formula-copied", "Formula milik indikator lain", Severity.ERROR, check)
