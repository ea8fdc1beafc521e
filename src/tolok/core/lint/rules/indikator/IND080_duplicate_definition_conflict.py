"""One indicator with two definitions: two offices would count two things under one name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tolok.core.lint.context import Context, Row, is_blank
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.phrases import topic

_TEMPLATE = "«{indikator}» diartikan «{ini}», di {tempat} «{lain}», sehingga angkanya dua macam; pakai satu definisi"
_ALIKE = 0.6  # shared words of two definitions from which on they say the same in other words
_NEAR = 0.25  # between the two: one adds to the other, a warning


def check(context: Context) -> Iterator[Hit]:
    for rows in context.same_indicator:
        defined = [row for row in rows if not is_blank(row.baris.definisi_operasional)]
        if len(defined) > 1:
            yield from _conflicts(defined)


def _conflicts(rows: Sequence[Row]) -> Iterator[Hit]:
    """Each row whose definition differs from the one that fits the indicator best."""
    asked = topic(rows[0].baris.indikator)
    said = [topic(row.baris.definisi_operasional) for row in rows]
    best = max(range(len(rows)), key=lambda at: len(said[at] & asked))
    for row, own in zip(rows, said, strict=True):
        union = own | said[best]
        alike = len(own & said[best]) / len(union) if union else 1.0
        if alike >= _ALIKE:
            continue
        ini, lain = row.baris.definisi_operasional or "", rows[best].baris.definisi_operasional or ""
        where = rows[best].jabatan.nama if rows[best].jabatan_place != row.jabatan_place else "jabatan ini"
        tempat = f"{where} baris {rows[best].place}"
        values = {"indikator": row.baris.indikator, "ini": ini, "tempat": tempat, "lain": lain}
        severity = Severity.ERROR if alike < _NEAR else Severity.WARNING
        yield Hit(row.at("definisi_operasional"), _TEMPLATE, values, f"«{ini}» / «{lain}»", severity)


RULE = Rule(
    "IND080", "duplicate-definition-conflict", "Satu indikator dengan dua definisi", Severity.ERROR, check,
    basis=("permenpan-20-2008",),
)  # fmt: skip
