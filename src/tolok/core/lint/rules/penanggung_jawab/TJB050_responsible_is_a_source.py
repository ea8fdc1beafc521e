"""A document in the column of who answers: the two last columns of the form were swapped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.kernel.text import fold
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.posts import read_post

_TEMPLATE = (
    "«{isi}» di kolom penanggung jawab adalah dokumen, sehingga tidak ada pejabat yang menjawab; "
    "tukar dengan kolom sumber data atau isi nama jabatannya"
)
# Nouns that open the name of a document and of no post.
_DOCUMENT = re.compile(
    r"(?:laporan|buku|register|daftar (?:hadir|aset|barang|nominatif)|dokumen|berkas|arsip|rekap\w*|agenda|notulen|"
    r"berita acara|hasil survei|survei|kuesioner|spj|lkjip|lakip|lra|dpa|rka|absensi|kartu inventaris)(?: .*)?"
)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        named = row.baris.penanggung_jawab
        if named and all(_DOCUMENT.fullmatch(fold(text)) and read_post(text) is None for text in named):
            words = ", ".join(named)
            yield Hit(row.at("penanggung_jawab"), _TEMPLATE, {"isi": words}, words)


RULE = Rule(
    "TJB050", "responsible-is-a-source", "Dokumen di kolom penanggung jawab", Severity.WARNING, check,
    basis=("permenpan-20-2008",),
)  # fmt: skip
