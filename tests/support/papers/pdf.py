"""A paper as PDF: tables with rules, or parted by white space alone."""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path

import pikepdf
import typst

from tests.support.papers.look import Look, look_of
from tests.support.papers.paper import paper_of
from tolok.core.catalogue import Keputusan

_TEMPLATE = Path(__file__).with_name("paper.typ")


def ruled_pdf_of(keputusan: Keputusan, *, seed: int = 0) -> bytes:
    """The decree as an office prints it from Word: tables with rules, fractions with a bar."""
    return _pdf(keputusan, seed, ruled=True)


def unruled_pdf_of(keputusan: Keputusan, *, seed: int = 0) -> bytes:
    """The same without rules between cells: only a line over and under the heading row."""
    return _pdf(keputusan, seed, ruled=False)


def _pdf(keputusan: Keputusan, seed: int, *, ruled: bool) -> bytes:
    look = look_of(seed)
    content = asdict(paper_of(keputusan, look)) | {"ruled": ruled}
    pdf = typst.compile(_TEMPLATE, format="pdf", sys_inputs={"content": json.dumps(content, ensure_ascii=False)})
    assert isinstance(pdf, bytes)
    return _rewritten(pdf, look) if look.is_stored_sideways or look.has_filled_rules else pdf


def _rewritten(content: bytes, look: Look) -> bytes:
    """The same as shown, stored as other programs store it."""
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            if look.has_filled_rules:
                page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(_with_filled_rules(page)))
            if look.is_stored_sideways:
                _store_sideways(page)
        pdf.save(kept, deterministic_id=True)
    return kept.getvalue()


def _store_sideways(page: pikepdf.Page) -> None:
    """A broad page lies upright in the file, with /Rotate 90."""
    width, height = float(page.mediabox[2]), float(page.mediabox[3])
    if width <= height:
        return
    page.contents_add(f"q 0 1 -1 0 {height} 0 cm\n".encode(), prepend=True)
    page.contents_add(b"\nQ")
    page.obj.MediaBox = pikepdf.Array([0, 0, height, width])
    page.obj.Rotate = 90


def _with_filled_rules(page: pikepdf.Page) -> list[tuple[list[object], pikepdf.Operator]]:
    """The drawing of the page; a straight line that was stroked is a thin box that is filled."""
    drawn: list[tuple[list[object], pikepdf.Operator]] = []
    width = 1.0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "w":
            width = float(operands[0])
        elif name == "Q":
            width = 1.0
        path = [str(one) for _, one in drawn[-2:]]
        if name != "S" or path != ["m", "l"]:
            drawn.append((list(operands), operator))
            continue
        (start, _), (end, _) = drawn[-2:]
        x, right = sorted((float(start[0]), float(end[0])))
        y, bottom = sorted((float(start[1]), float(end[1])))
        box = (x - width / 2, y - width / 2, right - x + width, bottom - y + width)
        drawn[-2:] = [
            ([0], pikepdf.Operator("g")),
            ([round(Decimal(side), 3) for side in box], pikepdf.Operator("re")),
            ([], pikepdf.Operator("f")),
        ]
    return drawn
