"""A signature block with a NIP and without the rank that stands between name and NIP."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = "di bawah nama «{nama}» tidak ada pangkat, padahal lazim dicetak di atas NIP; tambahkan bila perlu"


def check(context: Context) -> Iterator[Hit]:
    signer = context.keputusan.penanda_tangan
    if signer and signer.nama and signer.nip and not signer.pangkat:
        yield Hit(Location(kolom="penanda_tangan"), _TEMPLATE, {"nama": signer.nama}, signer.nama)


RULE = Rule(
    "DOK110", "missing-signer-rank", "Pangkat penanda tangan tidak ada", Severity.INFO, check,
    basis=("permendagri-1-2023",),
)  # fmt: skip
