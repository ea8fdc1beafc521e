"""Terms of different units added up or subtracted."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "«{bagian}» menggabungkan angka yang satuannya berbeda, sehingga hasilnya tidak berarti; "
    "samakan satuannya atau beri bobot setelah keduanya dijadikan persen"
)
_LEVELS = {"persen-dan-jumlah": Severity.ERROR, "satuan-campur": Severity.WARNING}


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        problem = next((problem for problem in row.problems if problem.code in _LEVELS), None)
        if problem:
            yield Hit(row.at("formula"), _TEMPLATE, {"bagian": problem.words}, problem.message, _LEVELS[problem.code])


RULE = Rule("FRM120", "units-mixed", "Satuan tercampur dalam formula", Severity.WARNING, check)
