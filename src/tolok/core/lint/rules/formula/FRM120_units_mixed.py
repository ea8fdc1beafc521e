"""Terms of different units added up or subtracted."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.formula.nodes import Phrase, leaves
from tolok.core.lint.context import Context, Row
from tolok.core.lint.finding import Severity
from tolok.core.lint.phrases import counted, word_set
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "«{bagian}» menggabungkan angka yang satuannya berbeda, sehingga hasilnya tidak berarti; "
    "samakan satuannya atau beri bobot setelah keduanya dijadikan persen"
)
_LEVELS = {"persen-dan-jumlah": Severity.ERROR, "satuan-campur": Severity.WARNING}
_BARE = word_set(
    "realisasi target capaian hasil sisa rencana selisih kebutuhan ketersediaan awal akhir tahun ini lalu n"
)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        problem = next((problem for problem in row.problems if problem.code in _LEVELS), None)
        if problem and not _has_bare_term(row):
            yield Hit(row.at("formula"), _TEMPLATE, {"bagian": problem.words}, problem.message, _LEVELS[problem.code])


def _has_bare_term(row: Row) -> bool:
    """Whether a term says nothing of what it counts: its unit is then that of its neighbour."""
    phrases = (leaf.words for leaf in leaves(row.node) if isinstance(leaf, Phrase)) if row.node else ()
    return any(_BARE.issuperset(counted(words)) for words in phrases)


RULE = Rule("FRM120", "units-mixed", "Satuan tercampur dalam formula", Severity.WARNING, check)
