"""Content + a Typst template -> a tagged, archivable PDF (PDF/A-3a and PDF/UA-1, as Typst declares)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import as_file, files
from typing import Any

import typst


def render(template: str, content: Mapping[str, Any]) -> bytes:
    """The PDF of `templates/<template>/isi.typ` filled with `content` (plain JSON data, at `sys.inputs.content`).

    The same content gives the same bytes: dates come from the content, never from a clock.
    """
    source = files("tolok.documents.templates").joinpath(template, "isi.typ")
    with as_file(source) as path:
        pdf = typst.compile(
            path,
            root=path.parent,
            format="pdf",
            sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
            pdf_standards=["a-3a", "ua-1"],
            ignore_system_fonts=True,
        )
    if not isinstance(pdf, bytes):
        raise TypeError(f"expected one PDF, got: {type(pdf).__name__}")
    return pdf
