"""An instrument of the decree's own rank or below stands among its legal bases."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.legal_basis import bases

_TEMPLATE = (
    "«{sitasi}» tidak lebih tinggi daripada keputusan ini, sehingga bukan dasar hukum; pindahkan ke Memperhatikan "
    "atau Menimbang"
)
_NOT_ABOVE = frozenset({
    "Keputusan Camat", "Keputusan Lurah", "Keputusan Kepala Desa", "Peraturan Desa", "Surat Edaran",
    "Keputusan Kepala Perangkat Daerah",
})  # fmt: skip


def check(context: Context) -> Iterator[Hit]:
    for passage, main, _ in bases(context):
        if main.jenis in _NOT_ABOVE and passage.location.kolom == "mengingat":
            yield Hit(passage.location, _TEMPLATE, {"sitasi": main.words}, passage.text)


RULE = Rule("DHK160", "lower-rank-basis", "Dasar hukum tidak lebih tinggi", Severity.INFO, check, basis=("uu-12-2011",))
