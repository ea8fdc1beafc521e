"""The same indicator at a jabatan after the one that has it first."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.catalogue.keputusan import Jabatan
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.posts import read_post

_TEMPLATE = (
    "«{indikator}» sudah menjadi indikator «{pertama}» (baris {baris}), sehingga tidak jelas siapa yang menjawabnya; "
    "bedakan lingkupnya"
)


def check(context: Context) -> Iterator[Hit]:
    for rows in context.same_indicator:
        first = rows[0]
        told = {first.jabatan_place}
        for row in rows:
            if row.jabatan_place in told:  # again in one jabatan is another rule's matter
                continue
            if _is_of_the_office(first.jabatan) and _is_of_the_office(row.jabatan):
                continue
            told.add(row.jabatan_place)
            owner, indikator = first.jabatan.nama, row.baris.indikator
            values = {"indikator": indikator, "pertama": owner, "baris": str(first.place)}
            yield Hit(row.at("indikator"), _TEMPLATE, values, f"«{indikator}»: {owner}, baris {first.place}")


def _is_of_the_office(jabatan: Jabatan) -> bool:
    """The office's own table, or its head's: who answers for the one answers for the other."""
    post = read_post(jabatan.nama)
    return jabatan.jenis_jabatan == "instansi" or (post is not None and post.kind in ("camat", "lurah"))


RULE = Rule("IND050", "duplicate-across-positions", "Indikator sama pada dua jabatan", Severity.WARNING, check)
