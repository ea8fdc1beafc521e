"""The head of an office measured by papers or meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.formula.units import declared_unit
from tolok.core.lint.context import Context, Row
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.phrases import word_set

_TEMPLATE = (
    "«{indikator}» menghitung {benda}, sedangkan pimpinan menjawab hasilnya bagi masyarakat; "
    "perlu penilaian: adakah ukuran hasil?"
)
_OUTPUTS = word_set(
    "dokumen laporan rapat kegiatan surat berkas arsip sosialisasi pelatihan bimtek paket notulen undangan sk data",
    "perjalanan kunjungan koordinasi rekomendasi monitoring",
)
_OF_QUALITY = re.compile(r"\btepat waktu|\bselesai|\bsesuai|\bditindaklanjuti|\bbaik\b|\blengkap", re.IGNORECASE)
_CAMAT = re.compile(r"^(?:plt\.?\s+|pj\.?\s+)?camat\b", re.IGNORECASE)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        if _leads_the_office(row) and (thing := _output(row)):
            indikator = row.baris.indikator
            yield Hit(row.at("indikator"), _TEMPLATE, {"indikator": indikator, "benda": thing}, indikator)


def _leads_the_office(row: Row) -> bool:
    return row.jabatan.jenis_jabatan == "instansi" or bool(_CAMAT.match(row.jabatan.nama))


def _output(row: Row) -> str | None:
    """The paper or act that the indicator only counts."""
    if declared_unit(row.baris.indikator) != "jumlah" or _OF_QUALITY.search(row.baris.indikator):
        return None
    thing = row.key[1] if len(row.key) > 1 else ""
    return thing if thing in _OUTPUTS else None


RULE = Rule(
    "IND150", "output-not-outcome", "Pimpinan diukur dengan keluaran", Severity.INFO, check,
    basis=("permenpan-9-2007",),
)  # fmt: skip
