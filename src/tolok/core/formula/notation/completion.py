"""What may come next at a place in a text of the notation: functions, registers, columns, values, conditions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tolok.core.formula.nodes import Count
from tolok.core.formula.notation.columns import CHOSEN, DATES, column_named, column_words
from tolok.core.formula.notation.errors import FaultError
from tolok.core.formula.notation.reserved import is_plain_word
from tolok.core.formula.notation.writing import write_notation
from tolok.core.formula.term_words import column_of
from tolok.core.registers import all_registers
from tolok.core.registers.register import Register
from tolok.core.registers.term import Nature

MOST = 12
_TOKEN = re.compile(r'«(?:[^»]|»»)*»?|"(?:[^"]|"")*"?|[^\W\d_](?:\w|-(?=\w))*|[0-9][0-9.,]*|<=|\S')
_LETTERS_FOR_OFFERS = 3
_FUNCTIONS = (
    ("jumlah(", "hitung baris sebuah register"),
    ("total(", "jumlahkan kolom angka sebuah register"),
    ('nilai("', "nilai yang diberikan pihak lain"),
    ("rata-rata(", "rata-rata dua hal atau lebih"),
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`text` put in the place of what stands from `start` to `end`; `detail` says what it is, in Indonesian."""

    text: str
    detail: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Offer:
    text: str
    detail: str
    known_as: str = ""


def complete(text: str, at: int) -> tuple[Suggestion, ...]:
    """What may be written at `at` (0-based), where the letters before it are a beginning; at most MOST."""
    before = text[: max(0, at)]
    tokens = [(found[0], found.start()) for found in _TOKEN.finditer(before)]
    begun, start = "", len(before)
    if tokens and _is_begun(*tokens[-1], before):
        begun, start = tokens.pop()
    words = [token for token, _ in tokens]
    said = begun.lstrip('"').casefold()
    found = [offer for offer in _offers(words, said) if _fits(offer, said)]
    found.sort(key=lambda offer: not offer.text.strip('"').casefold().startswith(said))
    return tuple(Suggestion(offer.text, offer.detail, start, len(before)) for offer in found[:MOST])


def _is_begun(token: str, start: int, before: str) -> bool:
    """Whether the last token is one that is still being written."""
    if token[0] == '"':
        return len(token) == 1 or token[-1] != '"'
    return token[0].isalpha() and start + len(token) == len(before)


def _fits(offer: _Offer, said: str) -> bool:
    known = f"{offer.text} {offer.known_as}".casefold()
    return said in known if len(said) >= _LETTERS_FOR_OFFERS else known.lstrip('"').startswith(said)


def _offers(words: list[str], said: str) -> Iterable[_Offer]:
    if words and words[-1][0] == "«" and (len(words[-1]) == 1 or words[-1][-1] != "»"):
        return ()  # amid words of the decree
    opened = _open_brackets(words)
    counter = words[opened[-1] - 1].casefold() if opened and opened[-1] > 0 else ""
    if counter in ("jumlah", "total"):
        return _inside_count(counter, words[opened[-1] + 1 :])
    if counter == "nilai":
        return ()
    if words and not _awaits_term(words[-1]):
        return (
            _Offer("+", "ditambah"),
            _Offer("-", "dikurangi"),
            _Offer("/", "dibagi"),
            _Offer("× 100%", "persentase"),
        )
    functions = [_Offer(text, detail) for text, detail in _FUNCTIONS]
    return [*functions, *_counts(said)] if len(said) >= _LETTERS_FOR_OFFERS else functions


def _awaits_term(word: str) -> bool:
    return word in ("(", "+", "-", "−", "/", "×", "*", ",", ";") or word.casefold() in ("x", "kali", "dikali", "dibagi")


def _open_brackets(words: list[str]) -> list[int]:
    opened: list[int] = []
    for place, word in enumerate(words):
        if word == "(":
            opened.append(place)
        elif word == ")" and opened:
            opened.pop()
    return opened


def _counts(said: str) -> Iterator[_Offer]:
    """What registers offer to count, written out, found by the words of its label."""
    for register in all_registers().values():
        for offer in register.offers:
            if said in offer.label.casefold():
                written = write_notation(Count(register.term(offer.slug)))
                yield _Offer(written, f"{register.nama}: {offer.label}", offer.label)


def _inside_count(counter: str, inside: list[str]) -> Iterable[_Offer]:
    """`inside` is what stands after the bracket of a count."""
    if not inside:
        return _registers(counter)
    register = all_registers().get(inside[0].casefold())
    if register is None:
        return ()
    if inside[-1] == ".":
        column = column_of(register, "quantity")
        return (_Offer(column_words(register.slug)["quantity"], column.label),) if column else ()
    last = max(
        place for place, word in enumerate(["", *inside]) if word in ("", ",", ";") and not _in_braces(inside[:place])
    )
    argument = inside[last:]
    if len(inside) == 1:
        return ()
    if not argument:
        return _conditions(register)
    return _within_argument(register, argument)


def _in_braces(words: list[str]) -> bool:
    return words.count("{") > words.count("}")


def _within_argument(register: Register, argument: list[str]) -> Iterable[_Offer]:
    if argument[0].casefold() == "menurut":
        return _columns(register, DATES) if len(argument) == 1 else ()
    try:
        name = column_named(register, argument[0].strip('"'), 0)
    except FaultError:
        return ()
    if argument[-1] in ("=", "{") or (argument[-1] in (",", ";") and _in_braces(argument)):
        return [
            _Offer(choice.label if is_plain_word(choice.label) else f'"{choice.label}"', "nilai kolom", choice.value)
            for choice in register.column(name).choices
        ]
    if len(argument) == 1:
        return _after_column(register, name)
    return ()


def _after_column(register: Register, name: str) -> Iterator[_Offer]:
    if name in CHOSEN:
        if register.nature is Nature.FLOW:
            yield _Offer("berbeda", f"tiap {column_words(register.slug)[name]} dihitung sekali setahun")
        yield _Offer("=", "satu nilai")
        yield _Offer("dalam {", "salah satu dari beberapa nilai")
        return
    yield _Offer("terisi", "kolom ini tidak kosong")
    if name == "completed" and column_of(register, "due"):
        yield _Offer(f"<= {column_words(register.slug)['due']}", "tepat waktu")
    if name == "completed":
        yield _Offer("dalam 3 hari", "paling lama sekian hari sejak masuk")


def _registers(counter: str) -> Iterator[_Offer]:
    for register in all_registers().values():
        column = column_of(register, "quantity")
        if counter == "jumlah":
            yield _Offer(register.slug, f"{register.nama}: banyaknya {register.satuan}", register.nama)
        elif column:
            word = column_words(register.slug)["quantity"]
            yield _Offer(f"{register.slug}.{word}", f"{register.nama}: {column.label}", register.nama)


def _conditions(register: Register) -> Iterator[_Offer]:
    yield from _columns(register, (*CHOSEN, *DATES, "quantity"))
    if column_of(register, "due") and column_of(register, "completed"):
        yield _Offer("tepat waktu", "selesai tidak melewati batas")
        yield _Offer("terlambat", "melewati batas, juga yang belum selesai")
    yield _Offer(
        "menurut", f"tanggal yang menentukan bulannya, bila bukan {column_words(register.slug)[register.date_base]}"
    )


def _columns(register: Register, names: tuple[str, ...]) -> Iterator[_Offer]:
    words = column_words(register.slug)
    for name in names:
        if name in words and not (names is DATES and register.nature is Nature.POSITION and name == "completed"):
            yield _Offer(words[name], f"kolom {register.column(name).label}")
