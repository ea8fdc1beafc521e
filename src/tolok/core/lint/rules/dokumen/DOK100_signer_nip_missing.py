"""A signature block without the signer's NIP."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = "di bawah nama «{nama}» tidak ada NIP, sehingga orangnya tidak dapat dipastikan; cantumkan NIP-nya"


def check(context: Context) -> Iterator[Hit]:
    signer = context.keputusan.penanda_tangan
    if signer and signer.nama and not signer.nip:
        yield Hit(Location(kolom="penanda_tangan"), _TEMPLATE, {"nama": signer.nama}, signer.nama)


RULE = Rule(
    "DOK100", "signer-nip-missing", "NIP penanda tangan tidak ada", Severity.INFO, check, basis=("permendagri-1-2023",)
)
