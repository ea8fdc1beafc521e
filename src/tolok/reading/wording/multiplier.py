"""The multiplier of a fraction ("x 100 %") where it stands apart: in a cell of its own, or before other words."""

from __future__ import annotations

import re

_TIMES = r"(?:\\times|\\cdot|[x×X*✕]|di\s?kali(?:kan)?|kali)"
_HUNDRED = r"100\s*(?:(?:\\\s*)?%|persen|\\text\{\s*%?\s*\}|perseratus)?"
_ALONE = re.compile(rf"^[\s_\-–—.]*\$?\s*{_TIMES}\s*{_HUNDRED}\s*\$?[\s_.]*$", re.I)
_AT_HEAD = re.compile(rf"^\s*(\$\s*{_TIMES}\s*{_HUNDRED}\s*\$|{_TIMES}\s*100\s*(?:%|persen))\s*(?=\S)", re.I)
_RULE = re.compile(r"^[\s_\-–—=]{3,}$")
_RULE_AT_END = re.compile(rf"(?<![_\-–—=])[_\-–—=]{{3,}}\s*(\$?\s*{_TIMES}\s*{_HUNDRED}\s*\$?)?\s*$", re.I)


def is_multiplier(cell: str) -> bool:
    """Whether the whole cell is a multiplier, with or without the rule of a fraction before it."""
    return bool(_ALONE.match(cell))


def is_rule(cell: str) -> bool:
    """Whether the whole cell is the bar of a fraction, drawn with dashes."""
    return bool(_RULE.match(cell))


def split_head(cell: str) -> tuple[str, str]:
    """(multiplier, the rest) where `cell` begins with a multiplier and goes on; ("", cell) otherwise."""
    match = _AT_HEAD.match(cell)
    return (match.group(1).strip(), cell[match.end() :].strip()) if match else ("", cell)


def without_rule(text: str) -> tuple[str, str | None]:
    """`text` without a drawn fraction bar at its end, and the multiplier beside the bar; None: there is no bar."""
    match = _RULE_AT_END.search(text)
    return (text[: match.start()].rstrip(), (match.group(1) or "").strip()) if match else (text, None)
