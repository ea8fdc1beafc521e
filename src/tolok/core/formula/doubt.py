"""Where the words of a formula can be meant in more than one way, and where they cannot be read: data, and in words.

A reading is never passed off as sure: each doubt names its place in the plain line, the ways the words can be read
(the chosen one first) and why. `unread.py` tells why a cell is narrative or missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tolok.core.formula.expression import SCALES, Binary, Expression, Num, Words, parse
from tolok.core.formula.letters import lone_letters
from tolok.core.formula.nodes import Difference, Node, Phrase, Ratio, Scaled, Sum
from tolok.core.formula.operators import WEAK
from tolok.core.formula.phrases import joined_counts, second_count
from tolok.core.formula.sentence import Found, Sentence, chain, numbers_of, to_node
from tolok.core.formula.signs import BAR
from tolok.core.formula.vocabulary import ANY_START
from tolok.core.kernel.text import fold

KINDS = (
    "letter", "several", "precedence", "chained", "lost-sign", "per", "conjunction", "multiplier",  # several readings
    "blank", "multiplier-alone", "no-denominator", "growth-told", "root", "reference", "act", "outcome", "prose",
    "too-long", "too-complex", "digits",  # cannot be read
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is not sure about text[start:end] of the plain line; `said` tells it in Indonesian.

    `readings` are the trees the words can mean, the chosen one first; empty where there is nothing to choose from.
    """

    kind: str
    start: int
    end: int
    said: str
    readings: tuple[Node, ...] = ()

    @property
    def is_ambiguous(self) -> bool:
        """Whether another reading than the chosen one is possible, so that a person should look."""
        return bool(self.readings)


def find_doubts(sentence: Sentence, found: Found) -> tuple[Doubt, ...]:
    """The ambiguities of a sentence that was read as `found`."""
    if found.node is None or sentence.expression is None:
        return ()
    node = found.node
    finders = (_letters, _several, _precedence, _chained, _lost_sign, _rate, _per_many, _conjunction, _multipliers)
    return tuple(doubt for finder in finders for doubt in finder(sentence, node))


def _letters(sentence: Sentence, node: Node) -> Iterator[Doubt]:
    body = sentence.body
    undefined = body.undefined or ("" if body.letters else lone_letters(sentence.sum_text))
    for letter in undefined:
        at = sentence.text.find(letter, body.start)
        said = f"huruf «{letter}» dipakai tetapi tidak diterangkan; tulis artinya, misalnya «{letter} = jumlah …»"
        yield Doubt("letter", at, at + len(letter), said, (node,))


def _several(sentence: Sentence, node: Node) -> Iterator[Doubt]:
    body = sentence.body
    if not body.others:
        return
    trees = (parse(sentence.text, *span, body.letters) for span in body.others)
    others = tuple(to_node(sentence, tree) for tree in trees if tree is not None)
    said = (
        f"sel ini memuat {len(body.others) + 1} rumus; yang dibaca hanya yang pertama, yaitu «{sentence.sum_text}», "
        "karena satu indikator diukur dengan satu rumus; pisahkan yang lain"
    )
    yield Doubt("several", body.others[0][0], body.others[-1][1], said, (node, *others))


def _precedence(sentence: Sentence, node: Node) -> Iterator[Doubt]:
    """ "a + b / c × 100%": officials mean (a + b) / c; arithmetic says a + (b / c)."""
    for quotient, factor in _quotients(sentence.expression):
        other = _by_arithmetic(sentence, quotient, factor)
        if other is None or _is_sure_bar(sentence, quotient):
            continue
        start, end = quotient.start, quotient.end
        said = (
            f"«{sentence.text[start:end].replace(BAR, '/')}» tanpa tanda kurung dapat dibaca dua cara; dipilih seluruh "
            "sisi kiri sebagai pembilang dan seluruh sisi kanan sebagai penyebut, seperti biasa ditulis; "
            "beri tanda kurung"
        )
        yield Doubt("precedence", start, end, said, (node, other))


def _quotients(expression: Expression | None) -> Iterator[tuple[Binary, Decimal]]:
    """The divisions at the head of the sum, with the multiplier behind them."""
    if not isinstance(expression, Binary):
        return
    factor = Decimal(1)
    inner: Expression = expression
    while isinstance(inner, Binary) and inner.op == "*" and isinstance(inner.right, Num):
        factor, inner = inner.right.value, inner.left
    if isinstance(inner, Binary) and inner.op == "/":
        yield inner, factor


def _by_arithmetic(sentence: Sentence, quotient: Binary, factor: Decimal) -> Node | None:
    """The other reading of a division whose side is a sum without brackets, where it makes any sense."""
    left, right = quotient.left, quotient.right
    below = fold(sentence.words(right))
    if _is_open_sum(left):
        assert isinstance(left, Binary)
        if below in (fold(sentence.words(left.left)), fold(sentence.words(left.right))):
            return None  # (a - b) / b is growth; a - (b / b) is nothing
        share = Ratio(to_node(sentence, left.right), to_node(sentence, right), factor)
        first = to_node(sentence, left.left)
        return Sum((first, share)) if left.op == "+" else Difference(first, share)
    if _is_open_sum(right):
        assert isinstance(right, Binary)
        share = Ratio(to_node(sentence, left), to_node(sentence, right.left), Decimal(1))
        last = to_node(sentence, right.right)
        scaled = Scaled(last, factor) if factor != 1 else last
        return Sum((share, scaled)) if right.op == "+" else Difference(share, scaled)
    return None


def _is_open_sum(side: Expression) -> bool:
    return isinstance(side, Binary) and side.op in "+-" and not side.grouped


_TAKEN_TOGETHER = re.compile(r"(?:hasil\s+)?(?:selisih|pengurangan|mengurangi|penjumlahan|menjumlahkan)\b", re.I)


def _is_sure_bar(sentence: Sentence, quotient: Binary) -> bool:
    """A drawn bar has all above and all below it; so has "hasilnya dibagi"."""
    if _TAKEN_TOGETHER.match(sentence.text[quotient.start :].lstrip("( ")):
        return True
    between = sentence.text[sentence.span(quotient.left)[1] : quotient.right.start]
    return BAR in between or "hasil" in between.lower() or between.strip().startswith(",")


def _chained(sentence: Sentence, node: Node) -> Iterator[Doubt]:
    """ "a / b / c" without brackets."""
    expression = sentence.expression
    assert expression is not None
    below = chain(expression).below
    if len(below) < 2 or any(isinstance(part, Num) for part in below) or not _divides_again(expression):
        return
    start, end = expression.start, expression.end
    above = chain(expression).above
    if not above:
        return
    first, second, third = (to_node(sentence, part) for part in (above[0], *below[:2]))
    other = Ratio(first, Ratio(second, third, Decimal(1)), Decimal(1))
    said = "dua pembagian berturut-turut tanpa tanda kurung; dibaca dari kiri ke kanan; beri tanda kurung"
    yield Doubt("chained", start, end, said, (node, other))


def _divides_again(expression: Expression) -> bool:
    """Whether a quotient without brackets of its own is divided once more: not so in "(a / b) × (c / d)"."""
    if not isinstance(expression, Binary):
        return False
    left = expression.left
    if expression.op == "/" and isinstance(left, Binary) and not left.grouped and chain(left).below:
        return True
    return _divides_again(left) or _divides_again(expression.right)


def _lost_sign(sentence: Sentence, node: Node) -> Iterator[Doubt]:
    """ "a dibagi jumlah b Jumlah c": two counted phrases side by side, the sign between them lost."""
    assert sentence.expression is not None
    chained = chain(sentence.expression)
    numerator = chained.above[:1] if chained.below else ()  # the quotient pattern judges and tells of it itself
    for operand in _operands(sentence.expression):
        if operand in numerator:
            continue
        start, end = sentence.span(operand)
        at = second_count(sentence.text[start:end])
        if at is None or len(sentence.text[start : start + at].split()) < 2:
            continue
        first, second = sentence.text[start : start + at].strip(), sentence.text[start + at : end]
        said = f"antara «{first}» dan «{second}» tidak ada tanda hitung; dibaca sebagai satu hal; tulis tandanya"
        readings = (node, Sum((Phrase(first), Phrase(second))), Ratio(Phrase(first), Phrase(second), Decimal(1)))
        yield Doubt("lost-sign", start, end, said, readings)


def _operands(expression: Expression | None) -> Iterator[Words]:
    if isinstance(expression, Words):
        yield expression
    elif isinstance(expression, Binary):
        yield from _operands(expression.left)
        yield from _operands(expression.right)


def _rate(sentence: Sentence, node: Node) -> Iterator[Doubt]:
    """ "Jumlah guru per sekolah": a division, or so many for each."""
    expression = sentence.expression
    if not isinstance(node, Phrase) or not isinstance(expression, Words):
        return
    words = sentence.text[expression.start : expression.end]
    for match in WEAK.finditer(words):
        left, right = words[: match.start()].strip(), words[match.end() :].strip()
        if match[0].lower() != "per" or not ANY_START.match(left) or not right or _is_unit_of_account(right):
            continue
        start, end = expression.start + match.start(), expression.start + match.end()
        said = (
            f"«per {right}» dapat berarti «untuk tiap {right}» atau «dibagi jumlah {right}»; "
            "dibaca sebagai satu hitungan"
        )
        yield Doubt("per", start, end, said, (node, Ratio(Phrase(left), Phrase(right), Decimal(1))))


def _per_many(sentence: Sentence, node: Node) -> Iterator[Doubt]:
    """ "Jumlah kasus / 1.000 penduduk": so many for each thousand, for there are hardly a thousand exactly."""
    assert sentence.expression is not None
    below = chain(sentence.expression).below
    divisor = below[0] if len(below) == 1 else None
    if not isinstance(divisor, Num) or not isinstance(node, Ratio) or not divisor.noun or divisor.value not in SCALES:
        return
    words = sentence.words(divisor)
    said = (
        f"«/ {words}» dapat berarti dibagi angka itu, atau «per {words}» (dibagi jumlah {divisor.noun}, lalu dikali "
        "angka itu); dibaca dibagi angka itu; tulis penyebut dan pengalinya"
    )
    rate = Ratio(node.numerator, Phrase(divisor.noun), divisor.value)
    yield Doubt("per", divisor.start, divisor.end, said, (node, rate))


_PERIODS = (
    "tahun", "bulan", "hari", "minggu", "triwulan", "semester", "periode", "kegiatan", "jenis", "desa", "kelurahan",
    "kecamatan", "unsur", "tanggal", "wilayah", "orang", "jam", "kabupaten", "bidang", "seksi", "rt", "rw", "dusun",
)  # fmt: skip


def _is_unit_of_account(words: str) -> bool:
    """ "per triwulan", "per kecamatan": how often or where it is counted, never a divisor by itself."""
    return words.split()[0].lower().strip(".,") in _PERIODS or words[0].isdigit()


def _conjunction(sentence: Sentence, node: Node) -> Iterator[Doubt]:
    """ "Jumlah a dan jumlah b": the two added up, or one phrase."""
    for operand in _operands(sentence.expression):
        start, end = sentence.span(operand)
        pair = joined_counts(sentence.text[start:end])
        if pair is None:
            continue
        first, second = pair
        whole = Phrase(sentence.text[start:end])
        said = (
            f"«{first}» dan «{second}» dibaca dijumlahkan, karena keduanya hitungan; bila memang demikian, "
            "tulis «ditambah» sebagai ganti «dan»"
        )
        yield Doubt("conjunction", start, end, said, (Sum((Phrase(first), Phrase(second))), whole))


def _multipliers(sentence: Sentence, node: Node) -> Iterator[Doubt]:
    """ "× 100 × 100%": printed twice."""
    assert sentence.expression is not None
    hundreds = [number for number in numbers_of(sentence.expression) if number.value == 100]
    if len(hundreds) < 2:
        return
    start, end = min(number.start for number in hundreds), max(number.end for number in hundreds)
    said = "pengali 100 tercetak dua kali; dihitung sekali, karena dua kali berarti 10.000"
    yield Doubt("multiplier", start, end, said, (node, Scaled(node, Decimal(100))))
