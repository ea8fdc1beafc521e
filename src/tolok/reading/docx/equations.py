r"""Word equations (OMML) and EQ fields as the little LaTeX that formula cells are read by: `\frac{a}{b}`."""

from __future__ import annotations

import re

from tolok.reading.docx.package import Element, child, kind, value

_TIMES = re.compile(r"\s*[x×X✕∗*⋅·]\s*(?=100\b)|\s*[×✕]\s*")
_SPECIAL = re.compile(r"(?<!\\)([%&#{}$])")
_HYPHEN = re.compile(r"(?<=[a-z]{2})\u2212(?=[a-z]{2})")  # amid words; between symbols it takes one from the other
_COMMAND = re.compile(r"\\(?!times\b|%)[a-z]")
_SYMBOL = {"∑": r"\sum "}


def escaped(text: str) -> str:
    """`text` as it stands within LaTeX."""
    text = _HYPHEN.sub("-", text)
    return _TIMES.sub(r" \\times ", _SPECIAL.sub(r"\\\1", text.replace("\\", "/")))


def fraction(numerator: str, denominator: str) -> str:
    r"""`\frac{..}{..}` of two texts that are LaTeX already."""
    return f"\\frac{{{numerator.strip()}}}{{{denominator.strip()}}}"


def in_line(latex: str) -> str:
    """LaTeX between its marks; plain words where nothing in it needs LaTeX."""
    latex = " ".join(latex.split())
    if not latex:
        return ""
    if _COMMAND.search(latex):
        return f"${latex}$"
    return latex.replace(r"\times", "×").replace("\\", "")


def equation(element: Element) -> str:
    """`m:oMath` or `m:oMathPara` as text for a cell."""
    return in_line(_latex(element))


def _latex(element: Element) -> str:
    name = kind(element)
    read = _READERS.get(name)
    if read is not None:
        return read(element)
    if name.endswith("Pr"):
        return ""
    return "".join(map(_latex, element))


def _part(element: Element, name: str) -> str:
    found = child(element, name)
    return "" if found is None else "".join(map(_latex, found)).strip()


def _run(element: Element) -> str:
    if kind(element) in ("del", "moveFrom"):
        return ""
    return escaped(
        "".join("\n" if kind(one) == "br" else one.text or "" for one in element if kind(one) in ("t", "br"))
    )


def _bar(element: Element) -> str:
    return f" {fraction(_part(element, 'num'), _part(element, 'den'))} "


def _brackets(element: Element) -> str:
    left, right = (value(element, "dPr", name) for name in ("begChr", "endChr"))
    inner = ", ".join("".join(map(_latex, one)).strip() for one in element if kind(one) == "e")
    return f"{_sign(left, '(')}{inner}{_sign(right, ')')}"


def _sign(given: str | None, usual: str) -> str:
    return usual if given is None else _SPECIAL.sub(r"\\\1", given)


def _sum(element: Element) -> str:
    sign = value(element, "naryPr", "chr") or "∑"
    return f" {_SYMBOL.get(sign, sign)}{_part(element, 'e')} "


def _index(element: Element) -> str:
    return f"{_part(element, 'e')}{_script(element, '_', 'sub')}{_script(element, '^', 'sup')}"


def _script(element: Element, sign: str, name: str) -> str:
    text = _part(element, name)
    return f"{sign}{{{text}}}" if text else ""


def _rows(element: Element) -> str:
    """A column of texts: with two of them, and nothing else, officials stack a fraction without its bar."""
    return " ".join("".join(map(_latex, one)).strip() for one in element if kind(one) in ("e", "mr"))


_READERS = {
    "f": _bar, "r": _run, "del": _run, "moveFrom": _run, "d": _brackets, "nary": _sum, "sSub": _index, "sSup": _index,
    "sSubSup": _index, "eqArr": _rows, "m": _rows,
}  # fmt: skip

_FIELD = re.compile(r"^\s*EQ\b(.*)$", re.S | re.I)
_SWITCH = re.compile(r"\\([a-z])(?:\s*\\[a-z]{2}\d*)*\s*\(", re.I)
_DEEPEST = 20


def field_equation(instruction: str) -> str:
    r"""What an EQ field prints: `EQ \f(a;b)`, or with "," by the language of the office; "" for other fields."""
    match = _FIELD.match(instruction)
    return in_line(_field(match.group(1).strip(), 0)) if match else ""


def _field(text: str, depth: int) -> str:
    out, at = "", 0
    while (match := _SWITCH.search(text, at)) and depth < _DEEPEST:
        out += escaped(text[at : match.start()])
        end = _closing(text, match.end())
        parts = [_field(part, depth + 1) for part in _arguments(text[match.end() : end])]
        if match.group(1).lower() == "f" and len(parts) > 1:
            out += f" {fraction(parts[0], ' '.join(parts[1:]))} "
        elif match.group(1).lower() == "b":
            out += f"({' '.join(parts)})"
        else:
            out += " ".join(parts)
        at = end + 1
    return out + escaped(text[at:])


def _closing(text: str, at: int) -> int:
    """Where the bracket opened before `at` closes; the end of the text for one that never does."""
    depth = 1
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] in "()":
            depth += 1 if text[at] == "(" else -1
            if depth == 0:
                return at
        at += 1
    return len(text)


def _arguments(text: str) -> list[str]:
    """The arguments, parted by ";" where there is one outside brackets, else by ","."""
    for sign in ";,":
        parts, depth, start = list[str](), 0, 0
        for at, letter in enumerate(text):
            depth += (letter == "(") - (letter == ")")
            if letter == sign and depth == 0:
                parts.append(text[start:at])
                start = at + 1
        if parts:
            return [*parts, text[start:]] if sign == ";" or len(parts) == 1 else [parts[0], text[len(parts[0]) + 1 :]]
    return [text]
