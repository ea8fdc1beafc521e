"""Tables without a decree: no number, no considerations, no dictum that sets them."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "hanya tabelnya yang ada, tanpa Menimbang, Mengingat dan diktum, sehingga indikatornya belum ditetapkan siapa pun; "
    "sertakan batang tubuh keputusannya"
)


def check(context: Context) -> Iterator[Hit]:
    if context.rows and not context.has_head:
        yield Hit(Location(), _TEMPLATE, evidence=context.keputusan.judul)


RULE = Rule(
    "DOK020", "decree-head-missing", "Batang tubuh keputusan tidak ada", Severity.ERROR, check,
    basis=("permendagri-1-2023",),
)  # fmt: skip
