"""Markup around the words of a line: HTML tags, images, escapes. What tables and fields need of it stays."""

from __future__ import annotations

import html
import re

_IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)")
# after a word; "km<sup>2</sup>" is a unit
_FOOTNOTE = re.compile(r"(?<=[A-Za-z]{4})<sup>\s*\(?[\d*]{1,2}\)?\s*</sup>", re.I)
_ESCAPE = re.compile(r"\\([_*#~`>+!.\-&])")
_MATH = re.compile(r"(\$[^$\n]+\$)")
_BLOCK_TAG = re.compile(r"</?(?:p|div|h[1-6]|br|center|li|ul|ol|section|header|footer|hr)\b[^<>\n]{0,200}>", re.I)
_TAG = re.compile(
    r"</?(?:span|b|i|u|em|strong|font|sup|sub|small|a|img|body|html|head|meta|blockquote)\b[^<>\n]{0,200}>", re.I
)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{1,6});", re.I)


def without_escapes(text: str) -> str:
    """`text` without images, marks of footnotes and the backslashes of markdown; formulas stay."""
    text = _IMAGE.sub("", text) if "![" in text else text
    text = _FOOTNOTE.sub("", text) if "<sup" in text else text
    if "\\" not in text:
        return text
    parts = _MATH.split(text)
    return "".join(part if place % 2 else _ESCAPE.sub(r"\1", part) for place, part in enumerate(parts))


def printed_lines(text: str) -> list[str]:
    """The lines that a line of HTML prints; `text` alone where it holds no tag."""
    if "<" in text:
        text = _TAG.sub("", _BLOCK_TAG.sub("\n", text))
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match.group()).replace("\u00a0", " "), text)
    lines = text.split("\n")
    return [line for line in lines if line.strip()] or [""] if len(lines) > 1 else lines
