"""Growth with its years swapped, over the wrong base, or without any year."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.formula.nodes import Difference, Node, Phrase, Ratio, children
from tolok.core.formula.reader import FormulaReading
from tolok.core.formula.writer import write_sentence
from tolok.core.lint.context import Context, Row
from tolok.core.lint.finding import Severity
from tolok.core.lint.mend import Mend
from tolok.core.lint.mending import formula_mends
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.periods import Trend, period_of, trend_of, without_period
from tolok.core.lint.wording.plans import speaks_of_done, speaks_of_plan

_SWAPPED = "«{pembilang}» untuk {arah} terbalik, sehingga kemajuan keluar sebagai angka negatif; tukar kedua tahunnya"
_BASE = (
    "pertumbuhan dibagi «{penyebut}», padahal dasarnya tahun yang lebih awal, sehingga persentasenya salah; "
    "bagi dengan angka tahun dasar"
)
_NO_CHANGE = (
    "«{pembilang}» dibagi «{penyebut}» membandingkan dua tahun, bukan menghitung {arah}, sehingga tidak berubah pun "
    "keluar 100%; kurangkan dahulu kedua tahunnya"
)
_NO_YEAR = (
    "«{pembilang}» tidak menyebut tahunnya, sehingga tidak jelas mana yang dikurangi mana; "
    "tulis «tahun n» dan «tahun n-1»"
)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        trend = trend_of(row.baris.indikator)
        if trend is None or row.baris.formula.jenis not in ("ratio", "difference"):
            continue
        if found := _fault(row, trend):
            template, severity, mends = found
            formula = row.baris.formula
            arah = "kenaikan" if trend is Trend.UP else "penurunan"
            values = {"pembilang": _printed(row), "penyebut": formula.penyebut or "", "arah": arah}
            yield Hit(row.at("formula"), template, values, formula.teks, severity, mends)


def _fault(row: Row, trend: Trend) -> tuple[str, Severity, tuple[Mend, ...]] | None:
    change = _change(row.node)
    if change is None:
        return (_NO_CHANGE, Severity.WARNING, ()) if _is_two_years(row.node) else None
    if any(speaks_of_plan(words) or speaks_of_done(words) for words in map(write_sentence, children(change))):
        return None  # a capaian by the rules for less-is-better, told elsewhere
    first, second = period_of(write_sentence(change.minuend)), period_of(write_sentence(change.subtrahend))
    if first is None and second is None:
        return None if isinstance(row.node, Difference) else (_NO_YEAR, Severity.WARNING, ())
    if first is None or second is None or first == second or (abs(first) == 1) != (abs(second) == 1):
        return None  # only one of them is dated, or in another way
    if (first > second) is not (trend is Trend.UP):
        return _SWAPPED, Severity.ERROR, _mends(row, change)
    if isinstance(row.node, Ratio) and period_of(write_sentence(row.node.denominator)) == max(first, second):
        return _BASE, Severity.WARNING, ()
    return None


def _change(node: Node | None) -> Difference | None:
    if isinstance(node, Ratio):
        node = node.numerator
    return node if isinstance(node, Difference) else None


def _is_two_years(node: Node | None) -> bool:
    """Whether the later year is simply divided by the earlier: both count the same thing."""
    if (
        not isinstance(node, Ratio)
        or not isinstance(node.numerator, Phrase)
        or not isinstance(node.denominator, Phrase)
    ):
        return False
    above, below = node.numerator.words, node.denominator.words
    first, second = period_of(above), period_of(below)
    if first is None or second is None or first <= second or (abs(first) == 1) != (abs(second) == 1):
        return False
    return without_period(above) == without_period(below) != ""


def _printed(row: Row) -> str:
    change = _change(row.node)
    return write_sentence(change) if change else row.baris.formula.pembilang or ""


def _mends(row: Row, change: Difference) -> tuple[Mend, ...]:
    turned: Node = Difference(change.subtrahend, change.minuend)
    if isinstance(row.node, Ratio):
        turned = Ratio(turned, row.node.denominator, row.node.multiplier)

    def is_right(reading: FormulaReading) -> bool:
        return reading.node == turned

    return formula_mends(row, write_sentence(turned), is_right)


RULE = Rule("FRM170", "growth-misbuilt", "Pertumbuhan dengan tahun yang salah", Severity.ERROR, check)
