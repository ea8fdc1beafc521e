"""An annex that does not say which decree it belongs to, or whose head stands behind its first table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.catalogue.keputusan import Asal
from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_MISSING = (
    "diktum menunjuk lampiran, padahal tabelnya tidak berkepala «LAMPIRAN KEPUTUSAN ... NOMOR ...», sehingga tidak "
    "terikat pada keputusan ini; tambahkan kepalanya"
)
_LATE = (
    "kepala lampiran berdiri sesudah tabel {jabatan}, sehingga tabel itu terbaca di luar lampiran; "
    "pindahkan bila naskahnya memang begitu"
)


def check(context: Context) -> Iterator[Hit]:
    decree = context.keputusan
    if not context.has_head or not context.rows:
        return
    if not any(lampiran.nomor for lampiran in decree.lampiran):
        texts = [text for diktum in decree.diktum for text in (diktum.isi, *diktum.butir)]
        pointing = next((text for text in texts if re.search(r"\blampiran\b", text, re.IGNORECASE)), None)
        if pointing is not None:
            yield Hit(Location(kolom="lampiran"), _MISSING, evidence=pointing)
        return
    first = context.rows[0]
    if _is_behind(decree.asal.get("lampiran/0"), first.baris.asal.get("indikator")):
        values = {"jabatan": first.jabatan.nama}
        yield Hit(Location(kolom="lampiran", nomor=1), _LATE, values, decree.lampiran[0].nomor or "", Severity.INFO)


def _is_behind(head: Asal | None, row: Asal | None) -> bool:
    """Whether the head of the annex was read below the row; unknown places are taken to be right."""
    if head is None or row is None:
        return False
    if head.halaman and row.halaman and head.halaman != row.halaman:
        return head.halaman > row.halaman
    return bool(head.baris and row.baris and head.baris > row.baris)


RULE = Rule(
    "DOK070", "missing-annex-header", "Kepala lampiran tidak ada", Severity.WARNING, check,
    basis=("permendagri-1-2023",),
)  # fmt: skip
