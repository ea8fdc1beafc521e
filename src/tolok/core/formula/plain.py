"""`teks_asli` -> one plain line: fraction bar as " / ", times as " × ", no markup.

A bar known for certain (LaTeX, a drawn line, ÷) stays BAR inside `Plain.marked`, one sign for one sign, so that
positions in `marked` and in `teks` are the same.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

from tolok.core.formula.latex import plain_latex
from tolok.core.formula.misread import mend_misread
from tolok.core.formula.signs import BAR, TIMES
from tolok.core.formula.vocabulary import ANY_START
from tolok.core.kernel.text import fold

_SIGNS = str.maketrans(
    {
        "∕": BAR, "÷": BAR, "➗": BAR, "✕": TIMES, "✖": TIMES, "⨯": TIMES, "∗": TIMES, "╳": TIMES,
        "∶": ":", "‰": " ", "∑": "Σ", "⋅": "·", "∙": "·",
        "―": "—", "━": "─", "═": "=", "‾": "_", "¯": "_", "\u00a0": " ", "\u200b": None, "\u200c": None,
        "\u200d": None, "\ufeff": None, "\u00ad": None, "½": "1/2", "¼": "1/4", "¾": "3/4", "‐": "-", "‑": "-",
    }
)  # fmt: skip
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>|<!--.*?-->", re.S)
_SUPERSCRIPT = re.compile(r"<sup>(.*?)</sup>\s*(?:/|⁄|&frasl;|&#8260;)\s*<sub>(.*?)</sub>", re.S | re.I)
_UNDERLINED = re.compile(r"<u>([^<>]*)</u>(?=\s*(?:<br\s*/?>|\n|</p>))", re.I)
_BULLET = re.compile(r"(?m)^[ \t]*(?:[-–•●▪*·]|>)[ \t]+(?=[^\W\d])")
# one dash that begins a later line is the minus of a sum that wraps; a list has two, or begins with one
_LONE_MINUS = re.compile(r"\A(?![ \t]*[-–•])[^\n]*[^\n:;]\n[ \t]*[-–] (?!.*\n[ \t]*[-–•] )", re.S)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_\n]*?[^\s*_])\1(?![\w*])")
_DRAWN = re.compile(
    r"(?<!\S)(?:_{3,}|-{3,}|–{2,}|—+(?:\s*—)+|─{2,}|—{2,}|={4,}|(?:_ ){2,}_|(?:[-–—] ){3,}[-–—]|"
    r"(?<=\n)(?:…{3,}|\.{6,}))(?=\s|"
    r"[x×X]|$)|(?<=\w)-{4,}(?=\w)"
)
_MULTIPLIER = re.compile(r"\s*[x×X*]\s*(?:\d[\d.,]*)\s*(?:%|persen)?", re.I)
_LETTER_TIMES = re.compile(
    r"(?:(?<![A-Za-z])|(?<=[A-Za-z])(?=[xX]100\s*(?:%|persen)))[xX*·•]\s*(?=\d[\d.]*\s*(?:%|persen)?\s*(?:$|[).,;=/:⁄÷]))"
)
# "0,3A + 0,7B": a weight printed tight before its letter.
_WEIGHED_LETTER = re.compile(r"(?<![\w.,])(?P<weight>0[.,]\d+|\d{1,2}%)\s?(?=[A-Z]\d?(?![A-Za-z\d])(?!\s*[=:]))")
_WIDE = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff]+")
_BRACKETED_TIMES = re.compile(rf"\(\s*({TIMES}\s*\d[\d.]*\s*(?:%|persen)?)\s*\)")


@dataclass(frozen=True, slots=True)
class Plain:
    """One line of plain text with certain bars still marked, and what was mended to get it (Indonesian)."""

    marked: str
    perbaikan: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    """The lines of the cell before they were joined: a bar lost between two of them can be put back."""

    @property
    def teks(self) -> str:
        return self.marked.replace(BAR, "/")


def plain_text(teks_asli: str) -> Plain:
    """Reads markup away from `teks_asli`. Never raises."""
    notes: list[str] = []
    text = _drop_repeated_numerator(_plain_html(plain_latex(teks_asli)), notes)
    text = _drawn_bars(mend_misread(text, notes), notes)
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    return Plain(_one_line(text), tuple(notes), lines)


def _one_line(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"(?<=\d)\s+%", "%", text)
    text = _WEIGHED_LETTER.sub(rf"\g<weight> {TIMES} ", text)
    text = _LETTER_TIMES.sub(_times_or_letter, text) if re.search(r"[^\s_\-–.]\s*[xX*·•]\s*\d", text) else text
    text = re.sub(rf"\s*{BAR}\s*", f" {BAR} ", re.sub(rf"\s*{TIMES}\s*", f" {TIMES} ", text))
    text = re.sub(rf"{TIMES}(?: *[{TIMES}*])+", TIMES, text)
    text = _BRACKETED_TIMES.sub(r"\1", text)
    return re.sub(r" +", " ", text).strip()


def _times_or_letter(found: re.Match[str]) -> str:
    """An x behind a sign that ends an operand is a letter: "x1 / x2; x1 = ..."."""
    before = found.string[: found.start()].rstrip()[-1:]
    behind = found.string[found.end() :]
    opens = not before and found[0] in ("x", "X") and not re.match(r"1\.?0", behind)
    return found[0] if opens or before in (";", ",", "=", ":", "/", BAR, "Σ") else f"{TIMES} "


def _plain_html(text: str) -> str:
    if "&lt;" in text:  # markup that was escaped once more on its way
        text = text.replace("&lt;", "<").replace("&gt;", ">")
    text = _SUPERSCRIPT.sub(lambda found: f"{found[1]} {BAR} {found[2]}", text)
    text = _UNDERLINED.sub(lambda found: f"{found[1]} {BAR} " if found[1].strip() else " ", text)
    text = re.sub(r"</?(?:sup|sub|b|i|u|em|strong|span|font)\b[^<>]*>", "", text, flags=re.I)
    text = _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), html.unescape(_TAG.sub("\n", text)))
    text = text.translate(_SIGNS)
    text = _EMPHASIS.sub(r"\2", text.replace("`", "")).replace("**", "")
    text = re.sub(r"(?m)^[ \t]*#+[ \t]+", "", text)
    text = "\n".join(line for line in text.splitlines() if line.strip())
    return text if _LONE_MINUS.match(text) else _BULLET.sub("", text)


def _drop_repeated_numerator(text: str, notes: list[str]) -> str:
    """A paragraph that only repeats the numerator of the fraction after it is part of the same fraction."""
    before, bar, after = text.partition(BAR)
    lines = before.rstrip().rsplit("\n", 1)
    if not bar:
        return text
    halves = lines if len(lines) == 2 else _halves(before)
    if halves and fold(halves[0].splitlines()[-1] if halves[0].strip() else "") == fold(halves[1]) != "":
        notes.append(f"pembilang «{halves[1].strip()}» tercetak dua kali; dibaca sebagai satu pecahan")
        kept = halves[0].rstrip().rpartition("\n")[0]
        return f"{kept}\n{halves[1].strip()} {BAR}{after}"
    return text


def _halves(before: str) -> list[str] | None:
    """The two halves of a text that says the same words twice, or None."""
    words = before.split()
    middle = len(words) // 2
    if len(words) % 2 or not words:
        return None
    return [" ".join(words[:middle]), " ".join(words[middle:])]


_TITLE_BESIDE = re.compile(r"\n[ \t]*(?P<title>[^\n=]{1,80}=)[ \t]*$")


def _title_first(before: str) -> str:
    """ "P =" printed at the height of the bar belongs before the numerator above it."""
    beside = _TITLE_BESIDE.search(before)
    return (
        f"{beside['title']} {before[: beside.start()].strip()}"
        if beside and before[: beside.start()].strip()
        else before
    )


def _drawn_bars(text: str, notes: list[str]) -> str:
    """A line of underscores or dashes between two texts is a bar; a multiplier beside the line belongs after both."""
    found = _DRAWN.search(text)
    if not found:
        return text
    before, after = _title_first(text[: found.start()]).strip(), text[found.end() :]
    multiplier = _MULTIPLIER.match(after)
    rest = after[multiplier.end() :].strip() if multiplier else after.strip()
    if not before or not rest or not re.search(r"[^\W\d_]{2}", rest):
        return text
    notes.append("garis pecahan yang digambar dengan tanda dibaca sebagai « / »")
    if multiplier and ANY_START.search(rest):
        notes.append(f"pengali «{multiplier[0].strip()}» di samping garis pecahan dipindahkan ke belakang")
        return f"{before} {BAR} {rest} {multiplier[0].strip()}"
    return f"{before} {BAR} {after.strip()}"
