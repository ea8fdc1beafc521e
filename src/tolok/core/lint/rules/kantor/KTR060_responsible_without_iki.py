"""An IKU whose responsible jabatan has no sheet of IKI."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.finding import Severity
from tolok.core.lint.office import Cascade, Office
from tolok.core.lint.rule import Hit, OfficeRule
from tolok.core.lint.wording.posts import Post, is_same, read_post

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
    read = (read_post(row.jabatan.nama) for _, row in cascade.iki)
    sheets = [*dict.fromkeys(post for post in read if post)]
    known: dict[Post, bool] = {}
    for row in cascade.iku.iku:
        for written in row.baris.penanggung_jawab:
            post = read_post(written)
            if post is None or post.is_outside or post.kind not in _BELOW_CAMAT:
                continue
            if post not in known:
                known[post] = any(is_same(post, sheet) for sheet in sheets)
            if not known[post]:
                yield Hit(row.at("penanggung_jawab"), _TEMPLATE, {"jabatan": written}, written)


RULE = OfficeRule(
    "KTR060",
    "responsible-without-iki",
    "Penanggung jawab IKU tanpa IKI",
    Severity.WARNING,
    check,
    basis=("permenpanrb-88-2021",),
)
