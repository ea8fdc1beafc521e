"""The same percentage or index with two targets, in the IKU and in an IKI."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.kernel.text import fold, squeeze
from tolok.core.lint.context import Row, is_blank
from tolok.core.lint.finding import Severity
from tolok.core.lint.office import Office
from tolok.core.lint.rule import Hit, OfficeRule

_TEMPLATE = (
    "{kolom} «{target}» lain daripada IKU baris {baris_iku} («{target_iku}»), sehingga satu indikator dinilai dengan "
    "dua ukuran; samakan targetnya"
)
_SHARED = frozenset({"persen", "%", "indeks", "nilai", "rasio"})
"""Units whose target is the same at every level; of a count each position may carry its part."""


def check(office: Office) -> Iterator[tuple[str, Hit]]:
    for cascade in office.cascades:
        for iku, decree, iki in cascade.twins:
            if (iki.baris.satuan or iki.baris.formula.satuan) in _SHARED:
                theirs = _targets(iku)
                for key, (kolom, target) in _targets(iki).items():
                    if key in theirs and _number(target) != _number(theirs[key][1]):
                        values = {"kolom": kolom, "target": target, "target_iku": theirs[key][1]}
                        values["baris_iku"] = str(iku.place)
                        evidence = f"«{target}», IKU «{theirs[key][1]}»"
                        yield decree.name, Hit(iki.at(kolom), _TEMPLATE, values, evidence)


def _targets(row: Row) -> dict[str, tuple[str, str]]:
    """The targets of a row by the folded name of their column."""
    columns = row.baris.kolom_lain.items()
    return {
        fold(name): (name, squeeze(text)) for name, text in columns if "target" in fold(name) and not is_blank(text)
    }


def _number(text: str) -> str:
    """A target without its unit and without the zeros that say nothing: "90,00 %" is 90."""
    plain = text.lower().replace("%", "").replace("persen", "").replace(",", ".").strip()
    whole, dot, part = plain.partition(".")
    return f"{whole}.{part.rstrip('0')}".rstrip(".") if dot and part.isdecimal() else plain


RULE = OfficeRule("KTR070", "two-targets", "Satu indikator dengan dua target", Severity.WARNING, check)
