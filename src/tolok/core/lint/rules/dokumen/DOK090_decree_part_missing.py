"""A decree that lacks one of its parts: number, date, considerations, legal bases, dictums, signature."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "bagian ini tidak terbaca: {bagian}, sehingga keputusan belum lengkap; "
    "isi bila memang belum ada, atau betulkan hasil bacaannya"
)


def check(context: Context) -> Iterator[Hit]:
    decree = context.keputusan
    if not context.has_head:
        return
    parts = {
        "nomor": decree.nomor,
        "tanggal": decree.tanggal,
        "Menimbang": decree.menimbang,
        "Mengingat": decree.mengingat,
        "diktum": decree.diktum,
        "penanda tangan": decree.penanda_tangan and (decree.penanda_tangan.nama or decree.penanda_tangan.jabatan),
    }
    if lacking := [name for name, value in parts.items() if not value]:
        yield Hit(Location(), _TEMPLATE, {"bagian": ", ".join(lacking)}, ", ".join(lacking))


RULE = Rule(
    "DOK090", "decree-part-missing", "Bagian keputusan tidak lengkap", Severity.WARNING, check,
    basis=("permendagri-1-2023",),
)  # fmt: skip
