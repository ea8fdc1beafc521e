"""A line of text as operands and operators, by position, so that every operand is an exact piece of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from tolok.core.formula.operators import Operator, depths, find_operators
from tolok.core.formula.vocabulary import MEAN, STRONG_START

MAX_OPERATORS, MAX_DEPTH, MAX_SIGNS = 60, 20, 150
"""Cells with more of either are no formula; they are read as prose."""
_LONGEST_NUMBER = 18


@dataclass(frozen=True, slots=True)
class Words:
    """An operand in words, text[start:end]; `meaning` is where the legend spells out the letter printed there."""

    start: int
    end: int
    meaning: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Num:
    """A printed number; `percent` when "%" or "persen" follows, `noun` what stands beside it ("7 desa")."""

    start: int
    end: int
    value: Decimal
    percent: bool = False
    noun: str | None = None


@dataclass(frozen=True, slots=True)
class Binary:
    """`left` `op` `right`; op is one of / * + -; `grouped` when brackets of its own stand around it."""

    op: str
    left: Expression
    right: Expression
    start: int
    end: int
    grouped: bool = False


Expression = Words | Num | Binary
Letters = dict[str, tuple[int, int]]

_NUMBER = re.compile(
    r"(?:Rp\.?\s*)?(?P<digits>\d[\d.,]*|seratus ribu|sepuluh ribu|satu juta|sejuta|seratus|seribu)"
    r"(?:\s*\([^()]*\))?\s*(?P<percent>%|persen\b|prosen\b)?"
    r"(?:\s*\([^()]*\))?(?P<rest>.*)",
    re.I | re.S,
)
SCALES = tuple(Decimal(10) ** power for power in (3, 4, 5, 6))
"""What a rate is told for: "× 100.000 penduduk" is a multiplier, not that many people."""
_NUMBER_WORDS = {
    "seratus": Decimal(100), "seribu": Decimal(1000), "sepuluh ribu": Decimal(10_000),
    "seratus ribu": Decimal(100_000), "satu juta": Decimal(1_000_000), "sejuta": Decimal(1_000_000),
}  # fmt: skip
_THOUSANDS = {"ribu": Decimal(1_000), "juta": Decimal(1_000_000)}
_EDGES = " \t\n.;,:="
_LEADING_MARK = re.compile(r"[(\[]\s*(?!m[23]?\b)[A-Za-z]\d?\s*[)\]]\s+(?=\S)")
_MARK = re.compile(r"\s*[(\[]\s*(?!m[23]?\b)[A-Za-z]\d?\s*[)\]]$")


def parse(text: str, start: int, end: int, letters: Letters | None = None) -> Expression | None:
    """The expression in text[start:end], or None where nothing stands there."""
    parser = _Parser(text, start, end, letters or {})
    if parser.is_too_complex:
        return Words(start, end) if text[start:end].strip() else None
    return parser.run()


_SIGN = re.compile(r"[()\[\]{}/:⁄÷×*+=−–—Σ;-]|\bdan\b|\bper\b|\bbagi\b|\bjumlah\b", re.I)


def too_complex(text: str) -> bool:
    """Whether `text` has more operators or brackets than a formula has."""
    return has_too_many_signs(text) or _Parser(text, 0, len(text), {}).is_too_complex


def has_too_many_signs(text: str) -> bool:
    """Whether the signs and joining words of `text` alone are more than any formula has."""
    return len(_SIGN.findall(text)) > MAX_SIGNS


def read_number(digits: str) -> Decimal | None:
    """A printed number: `1.000` thousand, `0,25` a quarter; None when it is no number."""
    if digits.lower() in _NUMBER_WORDS:
        return _NUMBER_WORDS[digits.lower()]
    digits = digits.strip(".,")
    if len(digits) > _LONGEST_NUMBER:
        return None
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(,\d{3}){2,}", digits):
        digits = digits.replace(",", "")
    elif re.fullmatch(r"\d+[.,]\d+|\d+", digits):
        digits = digits.replace(",", ".")
    else:
        return None
    return Decimal(digits)


class _Parser:
    def __init__(self, text: str, start: int, end: int, letters: Letters) -> None:
        self.text, self.letters, self.offset = text, letters, start
        self.limit = end
        part = text[start:end]
        self.depth = depths(part)
        self.ops = find_operators(part, symbolic=bool(letters))

    @property
    def is_too_complex(self) -> bool:
        return len(self.ops) > MAX_OPERATORS or max(self.depth, default=0) > MAX_DEPTH

    def run(self) -> Expression | None:
        return self._part(0, self.limit - self.offset, 0)

    def _part(self, start: int, end: int, level: int, multiplied: bool = False) -> Expression | None:
        outer = level
        start, end, level = self._trim(start, end, level)
        if start >= end:
            return None
        found = self._inside(start, end, level, multiplied)
        return replace(found, grouped=True) if isinstance(found, Binary) and level > outer else found

    def _inside(self, start: int, end: int, level: int, multiplied: bool) -> Expression | None:
        here = [op for op in self.ops if start <= op.start and op.end <= end and self.depth[op.start] == level]
        if not here:
            return self._leaf(start, end, level, multiplied)
        operands: list[Expression] = []
        kept: list[Operator] = []
        edges = [start, *(op.end for op in here)]
        for at, (left, right) in enumerate(zip(edges, [*(op.start for op in here), end], strict=True)):
            operand = self._part(left, right, level, multiplied=at > 0 and here[at - 1].kind == "*")
            if operand is None:
                continue
            if operands:
                kept.append(here[at - 1])
            operands.append(operand)
        return combine(operands, [op.kind for op in kept]) if operands else None

    def _trim(self, start: int, end: int, level: int) -> tuple[int, int, int]:
        """Positions without blanks, full stops and brackets around all of it."""
        piece = self.text[self.offset : self.limit]
        while True:
            before = (start, end)
            while start < end and piece[start] in _EDGES:
                start += 1
            while start < end and piece[end - 1] in _EDGES:
                end -= 1
            if end - start > 1 and piece[start] in "([{" and piece[end - 1] in ")]}":
                inner = self.depth[start + 1 : end - 1]
                if (inner and min(inner) > level) or not inner:
                    start, end, level = start + 1, end - 1, level + 1
            if (start, end) == before:
                return start, end, level

    def _leaf(self, start: int, end: int, level: int, multiplied: bool) -> Expression:
        piece = self.text[self.offset + start : self.offset + end]
        inside = self._after_title(start, end, level, piece)
        if inside is not None:
            return inside
        number = _number(piece, multiplied)
        if number:
            value, percent, noun = number
            return Num(self.offset + start, self.offset + end, value, percent, noun)
        letter = piece.lstrip("Σ ")
        named = self.letters.get(letter) or self.letters.get(letter.upper())
        if named:
            return Words(self.offset + start, self.offset + end, named)
        mark, leading = _MARK.search(piece), _LEADING_MARK.match(piece)
        start += leading.end() if leading else 0
        return Words(self.offset + start, self.offset + (end - len(mark[0]) if mark and mark.start() else end))

    def _after_title(self, start: int, end: int, level: int, piece: str) -> Expression | None:
        """ "Persentase desa aktif (a / b)": words that are only the name of what the brackets compute."""
        if piece[-1] not in ")]}" or STRONG_START.match(piece):
            return None
        inner = [op for op in self.ops if start <= op.start < end and self.depth[op.start] == level + 1]
        signs = "/-+" if MEAN.match(piece) else "/-"
        if not any(op.kind in signs for op in inner):
            return None
        opening = max((at for at in range(start, inner[0].start) if self.depth[at] == level), default=start)
        closed = opening > start and all(depth > level for depth in self.depth[opening + 1 : end - 1])
        return self._part(opening, end, level) if closed else None


def _number(piece: str, multiplied: bool) -> tuple[Decimal, bool, str | None] | None:
    match = _NUMBER.fullmatch(piece)
    value = read_number(match["digits"]) if match else None
    if match is None or value is None:
        return None
    rest = match["rest"].strip(_EDGES)
    percent = bool(match["percent"])
    many = _THOUSANDS.get(rest.split()[0].lower()) if rest and multiplied else None
    if many is not None:  # "× 100 ribu"
        value, rest = value * many, rest.partition(" ")[2].strip()
    if not rest:
        weighs = value != value.to_integral_value() and not percent and "(" in piece
        return None if weighs else (value, percent, None)  # "0,25 (kehadiran)" is a weight and its term
    if multiplied and (
        percent or value in SCALES or not rest[0].isalpha() or re.match(r"(?:dalam|per|untuk|pada)\b", rest)
    ):
        return value, percent, None  # "× 100% dalam satu tahun"
    if value != value.to_integral_value():
        return None  # "0,4 nilai administrasi" is a weight and a term, not four tenths of something
    if percent or len(rest.split()) > 4 or re.search(r"\byang\b|\byg\b|[^\w\s./()-]", rest) or not rest[0].isalpha():
        return None
    return value, False, rest


def combine(operands: list[Expression], ops: list[str]) -> Expression:
    """Operands in a row as one expression, the way officials mean them.

    A typed or spoken fraction has no brackets: in "a + b / c × 100%" and "a dikurangi b dibagi c dikali 100%" all
    that stands before the one division is the numerator. With more divisions ordinary precedence holds.
    """
    if len(operands) == 1:
        return operands[0]
    operands, ops, multiplier = _peel(operands, ops)
    if ops.count("/") == 1 and set(ops) <= {"/", "+", "-"}:
        at = ops.index("/")
        whole: Expression = _binary(
            "/", combine(operands[: at + 1], ops[:at]), combine(operands[at + 1 :], ops[at + 1 :])
        )
    else:
        whole = _by_precedence(operands, ops)
    for factor in multiplier:
        whole = _binary("*", whole, factor)
    return whole


def _peel(operands: list[Expression], ops: list[str]) -> tuple[list[Expression], list[str], list[Expression]]:
    """Takes the multiplier (× 100%, 100% ×) off the ends of a single fraction or sum."""
    operands, ops, factors = list(operands), list(ops), list[Expression]()
    summed = bool({"+", "-"} & set(ops))
    while len(operands) > 1 and ops[-1] == "*" and ops.count("/") <= 1 and _is_factor(operands[-1], summed):
        factors.insert(0, operands.pop())
        ops.pop()
    if len(operands) > 1 and ops[0] == "*" and not factors and _is_factor(operands[0], summed=True):
        factors.append(operands.pop(0))
        ops.pop(0)
    return operands, ops, factors


def _is_factor(operand: Expression, summed: bool) -> bool:
    return isinstance(operand, Num) and (not summed or operand.value >= 100)


def _by_precedence(operands: list[Expression], ops: list[str]) -> Expression:
    terms, signs, current = list[Expression](), list[str](), operands[0]
    for op, operand in zip(ops, operands[1:], strict=True):
        if op in "+-":
            terms.append(current)
            signs.append(op)
            current = operand
        else:
            current = _binary(op, current, operand)
    whole, rest = (terms[0], [*terms[1:], current]) if terms else (current, [])
    for op, term in zip(signs, rest, strict=True):
        whole = _binary(op, whole, term)
    return whole


def _binary(op: str, left: Expression, right: Expression) -> Binary:
    return Binary(op, left, right, min(left.start, right.start), max(left.end, right.end))
