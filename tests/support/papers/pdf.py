"""A paper as PDF: tables with rules, or parted by white space alone."""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from pathlib import Path

import pikepdf
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
    look = look_of(seed)
    content = asdict(paper_of(keputusan, look)) | {"ruled": ruled}
    pdf = typst.compile(_TEMPLATE, format="pdf", sys_inputs={"content": json.dumps(content, ensure_ascii=False)})
    assert isinstance(pdf, bytes)
    return _stored_sideways(pdf) if look.is_stored_sideways else pdf


def _stored_sideways(content: bytes) -> bytes:
    """The same as shown; broad pages lie upright in the file, with /Rotate 90."""
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            width, height = float(page.mediabox[2]), float(page.mediabox[3])
            if width <= height:
                continue
            page.contents_add(f"q 0 1 -1 0 {height} 0 cm\n".encode(), prepend=True)
            page.contents_add(b"\nQ")
            page.obj.MediaBox = pikepdf.Array([0, 0, height, width])
            page.obj.Rotate = 90
        pdf.save(kept, deterministic_id=True)
    return kept.getvalue()
