"""A dictum that refers to a label the decree does not use, or to itself."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.catalogue.keputusan import Diktum
from tolok.core.kernel.location import Location
from tolok.core.kernel.text import fold
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.mend import Mend
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.dictums import Reference, is_word, ordinal, references, texts_of

_OTHER_WORD = (
    "diktum {label} merujuk «diktum {rujukan}», padahal labelnya {benar}, sehingga rujukannya tidak bertemu; "
    "samakan sebutannya"
)
_NOWHERE = "diktum {label} merujuk «diktum {rujukan}» yang tidak ada, sehingga isinya menggantung; perbaiki rujukannya"
_ITSELF = "diktum {label} merujuk dirinya sendiri, sehingga isinya menggantung; perbaiki rujukannya"


def check(context: Context) -> Iterator[Hit]:
    labels: dict[int, str] = {}
    for diktum in context.keputusan.diktum:
        if (number := ordinal(diktum.label)) is not None:
            labels.setdefault(number, diktum.label)
    for place, diktum in enumerate(context.keputusan.diktum):
        yield from _hit(place, diktum, labels)


def _hit(place: int, diktum: Diktum, labels: dict[int, str]) -> Iterator[Hit]:
    """The first fault of the dictum, with the mends of all its references that only name the label otherwise."""
    own = ordinal(diktum.label)
    said: list[tuple[str, Reference]] = []
    mends: list[Mend] = []
    for path, text in texts_of(place, diktum):
        wrong = [(fault, one) for one in references(text) if (fault := _fault(one, own, labels))]
        said += wrong
        changed = text
        for fault, one in reversed(wrong):
            if fault == _OTHER_WORD:
                changed = changed[: one.start] + labels[one.number] + changed[one.start + len(one.word) :]
        if changed != text:
            mends.append(Mend(path, text, changed))
    if said:
        template, one = said[0]
        values = {"label": diktum.label, "rujukan": one.word, "benar": labels.get(one.number, "")}
        sure = tuple(mends) if all(fault == _OTHER_WORD for fault, _ in said) else ()
        evidence = " ".join((diktum.isi, *diktum.butir))
        yield Hit(Location(kolom="diktum", nomor=place + 1), template, values, evidence, mends=sure)


def _fault(one: Reference, own: int | None, labels: dict[int, str]) -> str:
    label = labels.get(one.number)
    if label is None:
        return _NOWHERE if labels else ""
    if one.number == own:
        return "" if one.is_part else _ITSELF
    return _OTHER_WORD if is_word(label) and fold(label).replace(" ", "") != fold(one.word).replace(" ", "") else ""


RULE = Rule(
    "DOK040", "dictum-reference-mismatch", "Rujukan ke diktum tidak bertemu", Severity.WARNING, check,
    basis=("uu-12-2011",),
)  # fmt: skip
