r"""The little LaTeX that page readers write into formula cells, as plain text: \frac{a}{b} -> a ⁄ b.

A bar that was certainly drawn is written as BAR (fraction slash), so that later steps need not guess whether a
"/" divides; `plain.py` turns it into "/" at the end. Unknown commands and unbalanced braces are read as they can be.
"""

from __future__ import annotations

import re

from tolok.core.formula.operators import find_operators
from tolok.core.formula.signs import BAR, SUMMATION, TIMES

_FRACTIONS = {"frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac", "binom"}
_SIGNS = {
    "times": f" {TIMES} ", "cdot": f" {TIMES} ", "ast": f" {TIMES} ", "div": f" {BAR} ", "over": f" {BAR} ",
    "sum": f"{SUMMATION} ", "pm": "±", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "approx": "≈",
    "ldots": "...", "dots": "...", "cdots": "...", "percent": "%", "quad": " ", "qquad": " ", "colon": ":",
    "left": "", "right": "", "big": "", "Big": "", "bigg": "", "Bigg": "", "displaystyle": "", "textstyle": "",
    "limits": "", "nolimits": "", "hline": " ", "newline": " ", "par": " ", "rightarrow": " ", "bf": "", "rm": "",
    "lbrack": "[", "rbrack": "]", "minus": "-", "slash": "/", "sqrt": "√",
}  # fmt: skip
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?|\\(.)", re.S)
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{[a-z*]+\}(\{[lcr|\s]*\})?")
_SPACED_DIGITS = re.compile(r"(?<![\w.])\d(?: \d)+(?![\w.])")
"""A page reader sets "1 0 0" in its LaTeX."""
MAX_DEPTH = 20
"""Braces within braces; what lies deeper is no formula."""
MAX_COMMANDS = 120
"""Named commands in a cell; more are a page set in LaTeX, no formula."""
_NAMED = re.compile(r"\\[A-Za-z]+")
_LONGEST_OPERAND = 600
HINT = re.compile(r"\\[A-Za-z%(\[]|\$")


def plain_latex(text: str) -> str:
    """`text` with its LaTeX written plainly; text without any is returned as it is."""
    if not HINT.search(text) or len(_NAMED.findall(text)) > MAX_COMMANDS:
        return text
    text = _ENVIRONMENT.sub(" ", text)
    text = re.sub(r"\$\$?|\\[()\[\]]", " ", re.sub(r"\\\$|(?<=\bUS)\$", "\0", text))
    plain, _ = _read(text, 0, depth=0)
    plain = _SPACED_DIGITS.sub(lambda found: found[0].replace(" ", ""), plain)
    return plain.replace("\0", "$")


def _read(text: str, at: int, depth: int) -> tuple[str, int]:
    """Plain text from `at` to the brace that closes this group (or the end), and where reading stopped."""
    out: list[str] = []
    while at < len(text):
        sign = text[at]
        if sign == "}":
            if depth:
                return "".join(out), at + 1
            at += 1
        elif sign == "{":
            inner, at = _read(text, at + 1, depth + 1) if depth < MAX_DEPTH else ("", at + 1)
            out.append(inner)
        elif sign == "\\":
            piece, at = _command(text, at, depth)
            out.append(piece)
        elif sign in "_^" and out and out[-1].strip() == SUMMATION:  # Σ from i = 1 to n: its bounds are no words
            _, at = _argument(text, at + 1, depth)
        elif sign in "_^" and at + 1 < len(text) and text[at + 1] == "{":
            inner, at = _read(text, at + 2, depth + 1) if depth < MAX_DEPTH else ("", at + 2)
            out.append(f" {inner}")
        elif sign == "_" and out and re.match(r"[A-Za-z\d](?![A-Za-z\d])", text[at + 1 : at + 3]):
            out.append("" if text[at + 1].isdigit() and re.fullmatch(r"[xX]", out[-1]) else " ")
            at += 1
        else:
            out.append(" " if sign in "~&" else sign)
            at += 1
    return "".join(out), at


def _command(text: str, at: int, depth: int) -> tuple[str, int]:
    found = _COMMAND.match(text, at)
    if not found:
        return "", at + 1
    name, sign = found.groups()
    at = found.end()
    if name is None:
        return (" " if sign in "\\,;:! \n\t" else sign), at
    if name in _FRACTIONS:
        numerator, at = _argument(text, at, depth)
        denominator, at = _argument(text, at, depth)
        return f" {_operand(numerator)} {BAR} {_operand(denominator)} ", at
    if name in _SIGNS:
        return _SIGNS[name], at
    if re.match(r"\s*\{", text[at:]):  # \text{..}, \mathrm{..}, \underline{..}, \bar{..}: the words are what counts
        return _argument(text, at, depth)
    return f" {name} ", at


def _argument(text: str, at: int, depth: int) -> tuple[str, int]:
    while at < len(text) and text[at].isspace():
        at += 1
    if text[at : at + 1] == "{":
        return _read(text, at + 1, depth + 1) if depth < MAX_DEPTH else ("", at + 1)
    if text[at : at + 1] == "\\":
        return _command(text, at, depth + 1) if depth < MAX_DEPTH else ("", at + 1)
    return text[at : at + 1], at + 1


def _operand(text: str) -> str:
    """A side of a bar, in brackets where it holds a sum of its own."""
    text = text.strip()
    bracketed = text.startswith("(") and text.endswith(")") and text.count("(") == 1
    summed = len(text) > _LONGEST_OPERAND or bool(find_operators(text))
    return f"({text})" if summed and not bracketed else text
