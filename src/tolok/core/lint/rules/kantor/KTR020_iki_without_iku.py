"""A position none of whose indicators serves an IKU."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Row
from tolok.core.lint.finding import Severity
from tolok.core.lint.office import Office
from tolok.core.lint.rule import Hit, OfficeRule
from tolok.core.lint.wording.subjects import Subjects, name_of, subject_of, words_of

_TEMPLATE = (
    "tidak satu pun dari {banyak} indikator «{jabatan}» menyentuh IKU, sehingga sumbangannya tidak tampak; tambahkan "
    "IKI yang menjabarkan IKU, bila memang tugasnya"
)


def check(office: Office) -> Iterator[tuple[str, Hit]]:
    for cascade in office.cascades:
        names = {name_of(row.baris.indikator) for row in cascade.iku.iku}
        index = Subjects([words_of(row) for row in cascade.iku.iku])
        sheets: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for decree, row in cascade.iki:
            sheets[decree.name, row.jabatan.nama].append(row)
        for (decree_name, nama), rows in sheets.items():
            if not any(_serves(row, names, index) for row in rows):
                values = {"jabatan": nama, "banyak": str(len(rows))}
                evidence = "; ".join(row.baris.indikator for row in rows)
                yield decree_name, Hit(Location(nama, kolom="nama"), _TEMPLATE, values, evidence)


def _serves(row: Row, names: set[tuple[str, ...]], index: Subjects) -> bool:
    subject = subject_of(words_of(row))
    return not subject or name_of(row.baris.indikator) in names or index.covered(subject) > 0


RULE = OfficeRule(
    "KTR020",
    "iki-without-iku",
    "Jabatan yang indikatornya tidak menyentuh IKU",
    Severity.INFO,
    check,
    basis=("permenpanrb-88-2021",),
)
