"""Notation -> tree, through the grammar; every fault told with its place, what was expected and the nearest word."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedInput

from tolok.core.formula.nodes import Constant, Count, Node, Phrase, Ratio, Score, Sum
from tolok.core.formula.notation.arithmetic import Bare, Item, Part, chain_node, product_part
from tolok.core.formula.notation.counts import MOST_DAYS, Argument, Word, term_of
from tolok.core.formula.notation.errors import FaultError, NotationError
from tolok.core.formula.notation.unexpected import unexpected

MOST_SIGNS = 10_000
MOST_BRACKETS = 40
"""Deeper than anybody reads, and shallow enough for what walks the tree."""

_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_OUTSIDE = re.compile(r"«(?:[^»]|»»)*»|\"[^\"]*\"|“[^”]*”|([()])")


def read_notation(text: str) -> Node:
    """The tree that `text` says.

    Raises NotationError (Indonesian, with the place) for anything that is not in the notation, or that could mean two
    things, or that names a register, column or value which is not declared.
    """
    try:
        _check_size(text)
        return _grammar().parse(text)  # type: ignore[return-value]  # the builder makes nodes, not Lark's trees
    except FaultError as fault:
        raise NotationError(text, fault.at, fault.message, fault.nearest) from None
    except UnexpectedInput as problem:
        found = unexpected(text, problem)
        raise NotationError(text, found.at, found.message, found.nearest) from None


@cache
def _grammar() -> Lark:
    grammar = files("tolok.core.formula.notation").joinpath("notation.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", transformer=_Builder(), maybe_placeholders=False)


def _check_size(text: str) -> None:
    if len(text) > MOST_SIGNS:
        raise FaultError(MOST_SIGNS, f"formula terlalu panjang; paling banyak {MOST_SIGNS:,} tanda.".replace(",", "."))
    depth = 0
    for found in _OUTSIDE.finditer(text):
        depth += {"(": 1, ")": -1}.get(found[1] or "", 0)
        if depth > MOST_BRACKETS:
            raise FaultError(found.start(), f"kurung bersarang terlalu dalam; paling banyak {MOST_BRACKETS}.")


def _number(token: Token) -> Decimal:
    text = str(token)
    if not _NUMBER.fullmatch(text):
        message = f"bilangan «{text}» tidak jelas; tulis desimal dengan koma (0,4) dan ribuan dengan titik (1.000)."
        raise FaultError(_at(token), message)
    return Decimal(text.replace(".", "").replace(",", "."))


def _signed(tokens: tuple[Token, ...], read: Callable[[Token], Decimal] = _number) -> Decimal:
    value = read(tokens[-1])
    return value.copy_negate() if len(tokens) > 1 else value


def _share(token: Token) -> Decimal:
    digits = re.split(r"[%\sp]", str(token), maxsplit=1, flags=re.I)[0]
    value = _number(Token("NUMBER", digits, start_pos=token.start_pos))
    sign, figures, exponent = value.as_tuple()
    return Decimal((sign, figures, int(exponent) - 2))


def _unquoted(token: Token) -> str:
    text, last = str(token), str(token)[-1]
    return text[1:-1] if last == "”" else text[1:-1].replace(last * 2, last)


def _at(token: Token) -> int:
    return token.start_pos or 0


@v_args(inline=True)
class _Builder(Transformer[Token, Any]):
    """Called by the parser for each rule as soon as it is read; raises FaultError."""

    def start(self, node: Node) -> Node:
        return node

    def chain(self, first: Part, *rest: Any) -> Node:
        return chain_node(first, list(zip(rest[::2], rest[1::2], strict=True)))

    def sign(self, token: Token) -> bool:
        return token.type == "MINUS"

    def product(self, first: Item, *rest: Any) -> Part:
        signs, items = rest[::2], rest[1::2]
        return product_part([first, *items], [sign.type == "OVER" for sign in signs], [_at(sign) for sign in signs])

    def number(self, *tokens: Token) -> Item:
        return Item(Bare(_signed(tokens), _at(tokens[0])), _at(tokens[0]))

    def percent(self, *tokens: Token) -> Item:
        return Item(Bare(_signed(tokens, _share), _at(tokens[0]), is_percent=True), _at(tokens[0]))

    def constant(self, *parts: Any) -> Item:
        *tokens, noun = parts
        return Item(Constant(_signed(tuple(tokens)), noun), _at(tokens[0]))

    def noun(self, *tokens: Token) -> str:
        return _joined(tokens).text

    def phrase(self, token: Token) -> Item:
        return Item(Phrase(_unquoted(token)), _at(token))

    def score(self, opening: Token, token: Token) -> Item:
        return Item(Score(_unquoted(token)), _at(opening))

    def mean(self, opening: Token, *parts: Node) -> Item:
        if len(parts) < 2:
            raise FaultError(_at(opening), "rata-rata memerlukan dua hal atau lebih: rata-rata(a, b).")
        return Item(Ratio(Sum(parts), Constant(Decimal(len(parts))), Decimal(1)), _at(opening))

    def bracket(self, opening: Token, node: Node) -> Item:
        return Item(node, _at(opening))

    def counter(self, token: Token) -> Token:
        return token

    def count(self, counter: Token, register: tuple[Word, Word | None], *arguments: Argument) -> Item:
        measure = "quantity" if counter.type == "TOTAL" else "rows"
        return Item(Count(term_of(measure, *register, arguments)), _at(counter))

    def register(self, name: Token, column: Word | None = None) -> tuple[Word, Word | None]:
        return Word(str(name), _at(name)), column

    def column(self, token: Token) -> Word:
        return _joined((token,))

    def value(self, *tokens: Token) -> Word:
        return _joined(tokens)

    def one_of(self, column: Word, *words: Any) -> Argument:
        return Argument("one_of", column.at, column, tuple(word for word in words if isinstance(word, Word)))

    def within(self, column: Word, _in: Token, *rest: Token) -> Argument:
        *tokens, _ = rest
        days = _signed(tuple(tokens))
        if days != int(days) or abs(days) > MOST_DAYS:
            raise FaultError(_at(tokens[0]), "banyaknya hari adalah bilangan bulat, misalnya selesai dalam 3 hari.")
        return Argument("within", column.at, column, days=int(days))

    def filled(self, column: Word, _filled: Token) -> Argument:
        return Argument("filled", column.at, column)

    def distinct(self, column: Word, _distinct: Token) -> Argument:
        return Argument("distinct", column.at, column)

    def compared(self, left: Word, sign: Token, right: Word) -> Argument:
        return Argument("compared", left.at, left, (Word(str(sign), _at(sign)), right))

    def on_time(self, token: Token) -> Argument:
        return Argument("on_time", _at(token))

    def late(self, token: Token) -> Argument:
        return Argument("late", _at(token))

    def date_base(self, by: Token, column: Word) -> Argument:
        return Argument("date_base", _at(by), column)


def _joined(tokens: tuple[Token, ...]) -> Word:
    words = [_unquoted(token) if token.type == "STRING" else str(token) for token in tokens]
    return Word(" ".join(words), _at(tokens[0]))
