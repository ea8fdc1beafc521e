"""A paper as PDF: tables with rules, or parted by white space alone."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import typst

from tests.support.papers.look import look_of
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
    content = asdict(paper_of(keputusan, look_of(seed))) | {"ruled": ruled}
    pdf = typst.compile(_TEMPLATE, format="pdf", sys_inputs={"content": json.dumps(content, ensure_ascii=False)})
    assert isinstance(pdf, bytes)
    return pdf
