"""What to tell about a sign or word that the grammar did not expect: what was, and the nearest known word."""

from __future__ import annotations

import re

from lark import Token
from lark.exceptions import UnexpectedInput, UnexpectedToken

from tolok.core.formula.notation.errors import FaultError, nearest
from tolok.core.registers import all_registers

FUNCTIONS = ("jumlah", "total", "nilai", "rata-rata")
_WORD = re.compile(r'«(?:[^»]|»»)*»|"[^"]*"|“[^”]*”|[^\W\d_](?:\w|-(?=\w))*|\S')
_QUOTES = '«"“'
_QUOTING = "Kata-kata keputusan ditulis di antara tanda « dan »."
_SIGNS = (
    (("COUNT",), 'jumlah(…), total(…), nilai("…"), rata-rata(…), «kata-kata keputusan», atau bilangan'),
    (("LATE",), "nama kolom, tepat waktu, terlambat, atau menurut …"),
    (("FILLED",), "=, dalam {…}, terisi, atau <= batas"),
    (("NAME", "STRING"), "sebuah nama, atau kata-kata dalam tanda kutip"),
    (("NUMBER",), "bilangan"),
    (("DAYS",), "kata «hari»"),
    (("PLUS",), "+, -, ×, atau /"),
    (("_AND",), "tanda koma"),
    (("RPAR",), "kurung tutup «)»"),
    (("RBRACE",), "kurung kurawal tutup «}»"),
    (("LPAR",), "kurung buka «(»"),
)
_WORDS_OF = {
    "FILLED": "terisi",
    "IN": "dalam",
    "LATE": "terlambat",
    "ON_TIME": "tepat waktu",
    "BY": "menurut",
    "DAYS": "hari",
}


def unexpected(text: str, problem: UnexpectedInput) -> FaultError:
    """The fault of a text that the grammar refused."""
    at = _place(text, problem)
    expected = _accepted(problem)
    found = _WORD.match(text, at)
    word = found[0] if found else ""
    if not word:
        return FaultError(at, f"formula belum selesai; yang diharapkan: {_expected(expected)}.")
    if word in _QUOTES:
        return FaultError(at, f"tanda kutip {word} belum ditutup; tulis penutupnya setelah kata-kata itu.")
    if word == ":":
        return FaultError(at, "titik dua dapat berarti banyak hal; untuk membagi tulis /.")
    if "COUNT" in expected and word[0].isalpha():
        return _unknown_term(text, at, word)
    if expected == {"LPAR"}:
        return FaultError(
            at, f"sesudah «jumlah», «total», «nilai» dan «rata-rata» ditulis kurung, misalnya jumlah(surat). {_QUOTING}"
        )
    near = nearest(word, [known for name, known in _WORDS_OF.items() if name in expected]) if word[0].isalpha() else ""
    meant = f"; maksudnya «{near}»?" if near else f"; yang diharapkan: {_expected(expected)}."
    shown = word if word[0] == "«" else f"«{word}»"
    return FaultError(at, f"{shown} tidak diharapkan di sini{meant}", near)


def _accepted(problem: UnexpectedInput) -> set[str]:
    if isinstance(problem, UnexpectedToken):
        return set(problem.accepts or problem.expected)
    return set(getattr(problem, "allowed", None) or ())


def _place(text: str, problem: UnexpectedInput) -> int:
    if isinstance(problem, UnexpectedToken) and isinstance(problem.token, Token) and problem.token.type == "$END":
        return len(text)
    return problem.pos_in_stream or 0


def _unknown_term(text: str, at: int, word: str) -> FaultError:
    """A word where a term should stand: a slip in a function, a register without its function, or bare words."""
    register = nearest(word, all_registers())
    near = nearest(word, FUNCTIONS)
    is_called = text[at + len(word) :].lstrip().startswith("(")
    if near and (is_called or not register):
        return FaultError(at, f"«{word}» tidak dikenal; maksudnya «{near}(…)»?", near)
    if register:
        message = f"«{word}» tidak dikenal di sini; maksudnya hitungan jumlah({register})? {_QUOTING}"
        return FaultError(at, message, register)
    return FaultError(at, f"«{word}» tidak dikenal. {_QUOTING}")


def _expected(names: set[str]) -> str:
    words = [shown for needed, shown in _SIGNS if set(needed) <= names]
    if words and ("COUNT" in names or "LATE" in names):
        words = words[:1]
    return "; atau ".join(dict.fromkeys(words)) or "akhir formula"
