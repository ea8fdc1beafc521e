"""A percentage whose parts exclude each other: outgoing letters over incoming ones."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.formula.units import declared_unit
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.phrases import counted, root

_TEMPLATE = (
    "«{pembilang}» bukan bagian dari «{penyebut}», sehingga persentasenya tidak berarti; "
    "tulis penyebut yang memuat keduanya"
)
# What is the one is never the other, so that neither is a part of the other.
_OPPOSITES = tuple(
    map(
        frozenset,
        [
            ("masuk", "keluar"), ("pria", "wanita"), ("laki", "perempuan"), ("negeri", "swasta"), ("baik", "rusak"),
            ("hadir", "absen"), ("hidup", "mati"), ("lahir", "meninggal"), ("kawin", "cerai"), ("datang", "pindah"),
            ("pemasukan", "pengeluaran"), ("penerimaan", "pengeluaran"), ("pendapatan", "belanja"), ("aktif", "pasif"),
            ("legal", "ilegal"), ("lulus", "gagal"), ("diterima", "ditolak"), ("dikabulkan", "ditolak"),
        ],
    )
)  # fmt: skip
_NEGATIONS = frozenset({"tidak", "belum", "bukan", "non"})
_ADDITIONS = frozenset({"dan", "atau", "serta", "maupun", "beserta", "keluar-masuk"})
_EMPTY = frozenset({"yang", "telah", "sudah", "dalam", "kondisi", "keadaan", "jenis", "kelamin"})


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        formula = row.baris.formula
        if formula.jenis != "ratio" or not formula.pembilang or not formula.penyebut:
            continue
        if declared_unit(row.baris.indikator) != "persen" or _asks_for_both(row.key):
            continue
        if are_exclusive(formula.pembilang, formula.penyebut):
            values = {"pembilang": formula.pembilang, "penyebut": formula.penyebut}
            yield Hit(row.at("formula"), _TEMPLATE, values, formula.teks)


def _asks_for_both(indicator: tuple[str, ...]) -> bool:
    """Whether the indicator itself sets the one against the other ("persentase pendapatan terhadap belanja")."""
    return any(pair <= set(indicator) for pair in _OPPOSITES)


def are_exclusive(numerator: str, denominator: str) -> bool:
    """Whether both count the same thing, the one being what the other is not."""
    above, below = _said(numerator), _said(denominator)
    if not _ADDITIONS.isdisjoint(below):
        return False
    only_above, only_below = above - below, below - above
    if only_above and only_above <= _NEGATIONS and not only_below:
        return True
    differing = only_above | only_below
    return bool(above & below) and any(pair == differing and only_above and only_below for pair in _OPPOSITES)


def _said(phrase: str) -> set[str]:
    """The words of a phrase, those of the lists as they are and the rest by their roots."""
    known = frozenset().union(*_OPPOSITES) | _NEGATIONS | _ADDITIONS
    return {word if word in known else root(word) for word in counted(phrase) if word not in _EMPTY}


RULE = Rule("FRM190", "incommensurable-ratio", "Pembilang bukan bagian penyebut", Severity.WARNING, check)
