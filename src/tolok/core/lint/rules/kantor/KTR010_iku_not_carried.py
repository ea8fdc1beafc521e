"""An IKU that no IKI takes up."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.finding import Severity
from tolok.core.lint.office import Cascade, Office
from tolok.core.lint.rule import Hit, OfficeRule
from tolok.core.lint.wording.subjects import Subjects, name_of, subject_of, words_of

_TEMPLATE = (
    "IKU «{indikator}» tidak dijabarkan satu IKI pun, sehingga tidak tampak siapa yang mengerjakannya; tambahkan "
    "IKI-nya atau samakan istilahnya"
)
_CARRIED = 1 / 3
"""Part of the words of an IKU, rare words counting more, that a row of a position must share to carry it."""
_SAME_AIM = 1 / 2
"""Part of the words of its sasaran that do as well: positions often serve the aim by other measures."""


def check(office: Office) -> Iterator[tuple[str, Hit]]:
    for cascade in office.cascades:
        yield from ((cascade.iku.name, hit) for hit in _gaps(cascade))


def _gaps(cascade: Cascade) -> Iterator[Hit]:
    names = {name_of(row.baris.indikator) for _, row in cascade.iki}
    index = Subjects([words_of(row) for _, row in cascade.iki])
    for row in cascade.iku.iku:
        indikator = row.baris.indikator
        subject = subject_of(indikator)
        if not subject or name_of(indikator) in names:
            continue
        aim = subject_of(row.baris.sasaran)
        if index.covered(subject) < _CARRIED and index.covered(aim) < _SAME_AIM:
            yield Hit(row.at("indikator"), _TEMPLATE, {"indikator": indikator}, indikator)


RULE = OfficeRule(
    "KTR010",
    "iku-not-carried",
    "IKU tanpa IKI yang menjabarkannya",
    Severity.WARNING,
    check,
    basis=("permenpanrb-88-2021", "permenpanrb-89-2021"),
)
