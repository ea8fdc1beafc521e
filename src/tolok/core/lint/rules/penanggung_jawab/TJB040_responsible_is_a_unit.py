"""A table headed by a unit, or units as responsible: a post answers, not a unit. A matter of taste: info."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.posts import read_post

_TABLE = (
    "tabel ini berjudul «{unit}», yaitu unit kerja, padahal yang dinilai pejabatnya; "
    "tulis «{jabatan}» bila itu maksudnya"
)
_COLUMN = (
    "{jumlah} baris menyebut unit kerja, misalnya «{unit}», sebagai penanggung jawab, padahal yang dimintai penjelasan "
    "pejabatnya; tulis nama jabatannya bila perlu"
)


def check(context: Context) -> Iterator[Hit]:
    for jabatan in context.keputusan.jabatan:
        if jabatan.jenis_jabatan == "jabatan" and _is_unit(jabatan.nama):
            values = {"unit": jabatan.nama, "jabatan": f"Kepala {jabatan.nama}"}
            yield Hit(Location(jabatan.nama, kolom="nama"), _TABLE, values, jabatan.nama)
    rows = [row for row in context.rows if any(map(_is_unit, row.baris.penanggung_jawab))]
    units = list(dict.fromkeys(text for row in rows for text in row.baris.penanggung_jawab if _is_unit(text)))
    if units:
        values = {"jumlah": str(len(rows)), "unit": units[0]}
        yield Hit(Location(kolom="penanggung_jawab"), _COLUMN, values, ", ".join(units))


def _is_unit(text: str) -> bool:
    post = read_post(text)
    return post is not None and not post.is_post and post.kind in ("seksi", "subbagian", "bagian", "bidang", "jawatan")


RULE = Rule(
    "TJB040", "responsible-is-a-unit", "Penanggung jawab adalah unit kerja", Severity.INFO, check,
    basis=("permenpan-20-2008",),
)  # fmt: skip
