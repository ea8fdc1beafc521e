"""A row that nobody answers for, or a decree whose tables have no column for it."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context, has_words
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_BLANK = "penanggung jawab kosong untuk «{indikator}», sehingga tidak ada yang dimintai capaiannya; isi nama jabatannya"
_NO_COLUMN = (
    "tabel tidak mempunyai kolom penanggung jawab, sehingga pemilik indikator hanya terbaca dari judul tabelnya; "
    "tambahkan bila perlu"
)


def check(context: Context) -> Iterator[Hit]:
    if not context.rows:
        return
    if not context.has_column("penanggung_jawab"):
        yield Hit(Location(kolom="penanggung_jawab"), _NO_COLUMN, severity=Severity.INFO)
        return
    tables = {id(one) for one in context.keputusan.jabatan if context.has_column_in(one, "penanggung_jawab")}
    for row in context.rows:
        if id(row.jabatan) in tables and not has_words(row.baris, "penanggung_jawab"):
            indikator = row.baris.indikator
            yield Hit(row.at("penanggung_jawab"), _BLANK, {"indikator": indikator}, evidence=indikator)


RULE = Rule("TJB010", "no-responsible", "Penanggung jawab kosong", Severity.ERROR, check, basis=("permenpan-20-2008",))
