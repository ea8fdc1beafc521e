"""An IKU whose responsible jabatan has no sheet of IKI."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.finding import Severity
from tolok.core.lint.jabatan_names import JabatanName, jabatan_name
from tolok.core.lint.office import Cascade, Office
from tolok.core.lint.rule import Hit, OfficeRule

_TEMPLATE = (
    "penanggung jawab «{jabatan}» tidak mempunyai IKI, sehingga andilnya pada IKU ini tidak terukur; tetapkan IKI-nya "
    "atau betulkan namanya"
)
_BELOW_CAMAT = frozenset({"seksi", "subbagian", "sekretaris"})
"""Ranks that every kecamatan gives an IKI; the camat answers by the IKU itself, other agencies by their own decree."""


def check(office: Office) -> Iterator[tuple[str, Hit]]:
    for cascade in office.cascades:
        yield from ((cascade.iku.name, hit) for hit in _unheld(cascade))


def _unheld(cascade: Cascade) -> Iterator[Hit]:
    sheets = {jabatan_name(row.jabatan.nama) for _, row in cascade.iki}
    known: dict[JabatanName, bool] = {}
    for row in cascade.iku.iku:
        for written in row.baris.penanggung_jawab:
            name = jabatan_name(written)
            if name.rank not in _BELOW_CAMAT or (name.rank != "sekretaris" and not name.field):
                continue
            if name not in known:
                known[name] = any(name.means(sheet) for sheet in sheets)
            if not known[name]:
                yield Hit(row.at("penanggung_jawab"), _TEMPLATE, {"jabatan": written}, written)


RULE = OfficeRule(
    "KTR060",
    "responsible-without-iki",
    "Penanggung jawab IKU tanpa IKI",
    Severity.WARNING,
    check,
    basis=("permenpanrb-88-2021",),
)
