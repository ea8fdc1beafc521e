"""A formula cell made ready for the patterns, and what a pattern finds in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from tolok.core.formula.body import Body, find_body
from tolok.core.formula.expression import Binary, Expression, Num, Words, parse, read_number
from tolok.core.formula.nodes import Constant, Difference, Node, Phrase, Product, Ratio, Scaled, Score, Sum
from tolok.core.formula.phrases import joined_counts
from tolok.core.formula.signs import BAR
from tolok.core.formula.units import declared_unit
from tolok.core.formula.vocabulary import EVALUATION, EVALUATOR, MEAN, RATIO_WORD, STRONG_START

_LEADING = re.compile(
    r"^(?:(?:(?:hasil|p\w+sentase)\s+)?(?:dari|antara|perbandingan|pembandingan|membandingkan|rasio|ratio|proporsi|selisih|"
    r"membagi(?:kan)?|"
    r"pembagian|pengurangan|mengurangi|hasil\s+bagi|bagi|dengan\s+cara|dengan(?=\s+mem)|yaitu|adalah)\s+)+",
    re.I,
)
_SHARE = re.compile(r"^(?:p[eor]{1,3}sentase|persen|prosen|cakupan)(?:\s*\(%\))?\s+(?:dari\s+)?", re.I)
_OF_WHOLE = re.compile(r"\s*(?:dari|terhadap|di\s?banding\w*|per)\b", re.I)
_TRAILING = re.compile(
    r"[\s,;.]+(?:(?:dan\s+)?(?:kemudian|(?<!tahun )(?<!bulan )(?<!periode )(?<!yang )(?<!triwulan )lalu|"
    r"selanjutnya|setelah itu)|(?:dan\s+)?hasilnya|dan|yang)$",
    re.I,
)
MAX_TRAILING = 4
_GIVEN = re.compile(r"^(?:nilai|skor|predikat|opini|kategori|peringkat|hasil)(?![a-z])", re.I)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One plain line with its indicator, where its sum stands and how that sum is built."""

    text: str
    indikator: str
    body: Body
    expression: Expression | None

    @property
    def declared(self) -> str | None:
        return declared_unit(self.indikator)

    @property
    def sum_text(self) -> str:
        return self.text[self.body.start : self.body.end].replace(BAR, "/").strip(" .;:=")

    @property
    def speaks_of_mean(self) -> bool:
        """Whether the indicator, or the title before the sum, is called a mean."""
        opening = r"(?:(?:nilai|tingkat|p\w+sentase|capaian)\s+)?"
        return any(
            re.match(rf"{opening}{MEAN.pattern}", words.strip(), re.I) for words in (self.indikator, self.body.title)
        )

    def words(self, expression: Expression) -> str:
        """The piece of the text an expression was read from, without the words that only lead to it."""
        start, end = self.span(expression)
        return self.text[start:end].replace(BAR, "/")

    def span(self, expression: Expression) -> tuple[int, int]:
        start, end = expression.start, expression.end
        if isinstance(expression, Words) and expression.meaning:
            start, end = expression.meaning
        piece = self.text[start:end]
        leading = _LEADING.match(piece)
        share = _SHARE.match(piece)
        if leading and leading.end() < len(piece):
            start += leading.end()
        elif share and (STRONG_START.match(piece[share.end() :]) or _OF_WHOLE.match(self.text[end:])):
            start += share.end()
        start, end = _balanced(self.text, start, end)
        for _ in range(MAX_TRAILING):
            trailing = _TRAILING.search(self.text, max(start, end - 40), end)
            if not trailing or trailing.start() <= start:
                break
            end = trailing.start()
        return start, end


@dataclass(frozen=True, slots=True)
class Found:
    """What a pattern reads: the fields of FormulaText that it decides, and the tree."""

    jenis: str
    node: Node | None = None
    pembilang: str | None = None
    penyebut: str | None = None
    pengali: Decimal | str | None = None
    satuan: str | None = None
    perbaikan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """A row of products and quotients: what is multiplied, what divides, the printed number (None: none)."""

    above: tuple[Expression, ...]
    below: tuple[Expression, ...]
    factor: Decimal | None = None
    percent: bool = False


_PER_MANY = re.compile(
    r"(?:\s+di\s?kali(?:kan)?(?:\s+dengan)?)?\s+per\s+(?P<number>1(?:\.?0{3}){1,2}|100\.?000|10\.?000|seribu)\b\s*(?P<noun>[\w\s-]*)$",
    re.I,
)


_AS_PERCENT = re.compile(
    r"[\s,(]+(?:(?:(?:dan\s+)?(?:hasilnya\s+)?(?:di(?:nyatakan|sajikan|tulis|hitung|ukur|ubah))\s+)?"
    r"(?:dalam|ke)\s+(?:bentuk\s+|satuan\s+)?(?:persen(?:tase)?|prosen(?:tase)?|%)|(?<=\()(?:%|persen)(?=\)))[)\s.]*$",
    re.I,
)


def _as_percent(text: str, body: Body) -> re.Match[str] | None:
    """Words that say a quotient is told in percent: a multiplier of 100 by another name."""
    said = _AS_PERCENT.search(text[: body.end], body.start)
    return said if said and said.start() > body.start else None


def make_sentence(marked: str, indikator: str) -> Sentence:
    """`marked`, a plain line with certain bars marked, with its sum found and taken apart."""
    body = find_body(marked)
    per_many = _PER_MANY.search(marked[: body.end], body.start)
    percent = None if per_many else _as_percent(marked, body)
    end = per_many.start() if per_many else body.end
    expression = parse(marked, body.start, end, body.letters)
    number = read_number(per_many["number"]) if per_many else None
    if per_many and number is not None and expression is not None and chain(expression).below:
        whole = Num(per_many.start("number"), per_many.end("number"), number)  # "per 1.000 penduduk" is × 1.000
        if chain(expression).factor is None:
            expression = Binary("*", expression, whole, expression.start, whole.end)
    elif per_many:
        expression = _per_many(marked, body, per_many, number)
    elif percent:
        shared = parse(marked, body.start, percent.start(), body.letters)
        if shared is not None and chain(shared).below and chain(shared).factor is None:
            hundred = Num(percent.start(), percent.end(), Decimal(100), percent=True)
            expression = Binary("*", shared, hundred, shared.start, hundred.end)
    elif isinstance(expression, Words) and not body.letters:
        expression = _promised_ratio(marked, body, indikator) or _of_same(marked, expression, indikator) or expression
    return Sentence(marked, indikator.strip(), body, expression)


# "Laki-laki : perempuan": nouns that a sign divides only because the indicator promises a ratio.
_NOUNS_SHARED = re.compile(
    r"(?!\s*(?:catatan|ket(?:erangan)?|rumus|formula|contoh|sumber|satuan|lihat)\b)"
    r"\s*(?P<above>[^\W\d][^:/=+×,;]{1,60}?)\s[:/]\s+(?P<below>[^\W\d][^:/=+×,;]{1,60}?)[\s.]*",
    re.I,
)


def _promised_ratio(marked: str, body: Body, indikator: str) -> Expression | None:
    nouns = _NOUNS_SHARED.fullmatch(marked, body.start, body.end)
    if not nouns or not re.match(r"(?:rasio|ratio|perbandingan)(?![a-z])", indikator.strip(), re.I):
        return None
    above, below = Words(*nouns.span("above")), Words(*nouns.span("below"))
    return Binary("/", above, below, above.start, below.end)


# "Jumlah SOP yang diterapkan terhadap SOP yang disusun": the counted noun said again is the whole.
_SAID_AGAIN = re.compile(
    rf"(?:{STRONG_START.pattern})\s+(?P<noun>[^\W\d]{{2,}})\s(?:[^,;.]*?\s)?(?P<word>terhadap|dari)\s+"
    r"(?:(?:seluruh|semua|keseluruhan)\s+)?(?P=noun)(?![a-z])",
    re.I,
)


def _of_same(marked: str, whole: Words, indikator: str) -> Expression | None:
    again = _SAID_AGAIN.match(marked, whole.start, whole.end)
    if not again or declared_unit(indikator) != "persen":
        return None
    above = Words(whole.start, whole.start + len(marked[whole.start : again.start("word")].rstrip()))
    rest = marked[again.end("word") : whole.end]
    below = Words(whole.end - len(rest.lstrip()), whole.end)
    return Binary("/", above, below, above.start, below.end)


def _per_many(marked: str, body: Body, found: re.Match[str], number: Decimal | None) -> Expression | None:
    """ "Jumlah kasus per 1.000 penduduk": the counted phrase over what stands behind the number."""
    noun = found["noun"].rstrip()
    opening = RATIO_WORD.match(marked[body.start :].lstrip())
    counted_from = body.start + (opening.end() if opening else 0)
    if not noun or number is None or not STRONG_START.match(marked[counted_from:].lstrip()):
        return parse(marked, body.start, body.end, body.letters)
    counted = parse(marked, counted_from, found.start(), body.letters)
    if not isinstance(counted, Words):
        return parse(marked, body.start, body.end, body.letters)
    below = Words(found.start("noun"), found.start("noun") + len(noun))
    share = Binary("/", counted, below, counted.start, below.end)
    return Binary("*", share, Num(found.start("number"), found.end("number"), number), counted.start, below.end)


@lru_cache(maxsize=64)
def chain(expression: Expression) -> Chain:
    """`expression` as one chain; an expression that is neither product nor quotient is a chain of itself."""
    above, below = list[Expression](), list[Expression]()
    _collect(expression, above, below)
    printed = [e for e in above if isinstance(e, Num) and e.noun is None]
    numbers = _counted_once(printed)
    above = [e for e in above if e not in printed or e in numbers]
    if len(numbers) == len(above):
        numbers = numbers[1:] if below else []
    factor = Decimal(1)
    for number in numbers:
        factor *= number.value / 100 if number.percent and number.value != 100 else number.value
    above = [e for e in above if e not in numbers]
    return Chain(tuple(above), tuple(below), factor if numbers else None, any(n.percent for n in numbers))


def numbers_of(expression: Expression) -> list[Num]:
    """The printed numbers that a chain multiplies by, each time they are printed."""
    above, below = list[Expression](), list[Expression]()
    _collect(expression, above, below)
    return [e for e in above if isinstance(e, Num) and e.noun is None]


def _counted_once(numbers: list[Num]) -> list[Num]:
    """A hundred printed twice ("× 100 × 100%") is meant once."""
    hundreds = [number for number in numbers if number.value == 100]
    meant = next((number for number in hundreds if number.percent), None) or (hundreds[0] if hundreds else None)
    return [number for number in numbers if number.value != 100 or number is meant]


def _collect(expression: Expression, above: list[Expression], below: list[Expression]) -> None:
    if not isinstance(expression, Binary) or expression.op not in "*/":
        above.append(expression)
        return
    if expression.op == "/" and _is_share(expression.left):
        above.append(expression.left)  # (a / b) / (c / d): two shares compared, not a ÷ b ÷ …
    else:
        _collect(expression.left, above, below)
    if expression.op == "*":
        _collect(expression.right, above, below)
    else:
        below.append(expression.right)


def is_given(words: str) -> bool:
    """Whether the words name a value or predicate that somebody else gives to the office."""
    named = _GIVEN.match(words)
    return bool(named and (EVALUATION.search(words) or EVALUATOR.search(words)))


def phrase_node(words: str) -> Node:
    """The words as one phrase; two counts joined by "dan" are added up."""
    pair = joined_counts(words)
    return Sum((Phrase(pair[0]), Phrase(pair[1]))) if pair else Phrase(words)


def to_node(sentence: Sentence, expression: Expression) -> Node:
    """The tree of an expression, as printed."""
    match expression:
        case Words():
            words = sentence.words(expression)
            return Score(words) if is_given(words) else phrase_node(words)
        case Num(_, _, value, percent, noun):
            return Constant(value / 100 if percent else value, noun)
        case Binary("+", left, right):
            first = to_node(sentence, left)
            parts = (
                first.parts if isinstance(first, Sum) and isinstance(left, Binary) and not left.grouped else (first,)
            )
            return Sum((*parts, to_node(sentence, right)))
        case Binary("-", left, right):
            return Difference(to_node(sentence, left), to_node(sentence, right))
        case _:
            return _chain_node(sentence, chain(expression))


def _is_share(expression: Expression) -> bool:
    return isinstance(expression, Binary) and expression.op == "/" and expression.grouped


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the brackets taken in that its outer parts lost when it was read, and no lone one at its edges."""
    unopened, unclosed = _lone_brackets(text[start:end])
    while unopened and text[:start].rstrip().endswith("("):
        start, unopened = text.rindex("(", 0, start), unopened - 1
    while unclosed and text[end:].lstrip().startswith(")"):
        end, unclosed = text.index(")", end) + 1, unclosed - 1
    while unclosed and text.startswith("(", start):
        start, unclosed = start + 1, unclosed - 1
    while unopened and text[start:end].endswith(")"):
        end, unopened = end - 1, unopened - 1
    return start, start + len(text[start:end].rstrip())


def _lone_brackets(piece: str) -> tuple[int, int]:
    """How many ")" lack their "(" in the piece, and how many "(" their ")"."""
    unopened = unclosed = 0
    for sign in piece:
        if sign == "(":
            unclosed += 1
        elif sign == ")":
            unclosed, unopened = (unclosed - 1, unopened) if unclosed else (0, unopened + 1)
    return unopened, unclosed


def _chain_node(sentence: Sentence, chained: Chain) -> Node:
    above = [to_node(sentence, e) for e in chained.above]
    node: Node = above[0] if above else Constant(Decimal(1))
    for at, divisor in enumerate(chained.below):
        last = at == len(chained.below) - 1 and len(above) == 1
        node = Ratio(node, to_node(sentence, divisor), (chained.factor or Decimal(1)) if last else Decimal(1))
    if len(above) > 1:
        node = Product((node, *above[1:]))
    if chained.factor is not None and (len(above) > 1 or not chained.below):
        node = Scaled(node, chained.factor)
    return node
