"""The little Markdown that rule pages use -> HTML: headings, paragraphs, lists, quotations, examples, tables, marks.

Everything is escaped first; what is not known stays as the text it is.
"""

from __future__ import annotations

import re

from django.utils.html import escape
from django.utils.safestring import SafeString

_BLOCK = re.compile(r"\n\s*\n")
_HEADING = re.compile(r"(#{1,4}) +(.*)")
_ITEM = re.compile(r"(?:[-*]|\d+\.) +")


def to_html(text: str) -> SafeString:
    """HTML of a page; headings begin at h2, for the page has its own h1 (a title at the top is left out)."""
    blocks = []
    for number, (fence, block) in enumerate(_blocks(text)):
        if number == 0 and block.startswith("# ") and "\n" not in block:
            continue
        blocks.append(f"<pre><code>{escape(block)}</code></pre>" if fence else _block(block))
    return SafeString("\n".join(blocks))


def _blocks(text: str) -> list[tuple[bool, str]]:
    """(is a fenced example, its text)"""
    found: list[tuple[bool, str]] = []
    for number, part in enumerate(re.split(r"^```.*$", text, flags=re.M)):
        if number % 2:
            found.append((True, part.strip("\n")))
        else:
            found += [(False, block.strip()) for block in _BLOCK.split(part) if block.strip()]
    return found


def _block(block: str) -> str:
    lines = block.splitlines()
    if heading := _HEADING.match(lines[0]):
        level = min(len(heading[1]) + (1 if heading[1] == "#" else 0), 4)
        rest = _block("\n".join(lines[1:])) if len(lines) > 1 else ""
        return f"<h{level}>{_inline(heading[2])}</h{level}>{rest}"
    if lines[0].startswith("|"):
        return _table(lines)
    if lines[0].startswith(">"):
        inner = "\n".join(line.removeprefix(">").removeprefix(" ") for line in lines)
        return f"<blockquote>{to_html(inner)}</blockquote>"
    if _ITEM.match(lines[0]):
        return _list(lines)
    return f"<p>{_inline(' '.join(lines))}</p>"


def _list(lines: list[str]) -> str:
    tag = "ol" if lines[0][0].isdigit() else "ul"
    items: list[list[str]] = []
    for line in lines:
        if _ITEM.match(line):
            items.append([_ITEM.sub("", line, count=1)])
        elif _ITEM.match(line.removeprefix("  ")) or len(items[-1]) > 1:
            items[-1].append(line.removeprefix("  "))
        else:
            items[-1][0] += " " + line.strip()
    return f"<{tag}>" + "".join(map(_item, items)) + f"</{tag}>"


def _item(lines: list[str]) -> str:
    """An item, with the list below it if there is one."""
    return f"<li>{_inline(lines[0])}{_list(lines[1:]) if lines[1:] else ''}</li>"


def _table(lines: list[str]) -> str:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    head = "".join(f'<th scope="col">{_inline(cell)}</th>' for cell in rows[0])
    body = ["".join(f"<td>{_inline(cell)}</td>" for cell in row) for row in rows[2:]]
    return (
        f"<table><thead><tr>{head}</tr></thead><tbody>"
        + "".join(f"<tr>{row}</tr>" for row in body)
        + "</tbody></table>"
    )


def _inline(text: str) -> str:
    text = escape(text)
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", text)
    text = re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", text)
    return re.sub(r"(?<!\*)\*([^*\s][^*]*)\*", r"<em>\1</em>", text)
