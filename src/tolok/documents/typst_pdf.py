"""Content + a Typst template -> a tagged, archivable PDF (PDF/A-3a and PDF/UA-1, as Typst declares)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import typst

UNSHOWN = "□"
"""Stands for a sign that no font of ours has, as printers have it."""
_LACKING = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def render(template: str, content: Mapping[str, Any]) -> bytes:
    """The PDF of `templates/<template>/isi.typ` filled with `content` (plain JSON data, at `sys.inputs.content`).

    The same content gives the same bytes: dates come from the content, never from a clock.
    """
    source = files("tolok.documents.templates").joinpath(template, "isi.typ")
    data = json.dumps(content, ensure_ascii=False)
    with as_file(source) as path:
        while True:
            try:
                return _compile(path, data)
            except typst.TypstError as problem:
                before, data = data, _without(data, str(problem))
                if data == before:
                    raise


def _compile(path: Path, data: str) -> bytes:
    pdf = typst.compile(
        path,
        root=path.parent,
        format="pdf",
        sys_inputs={"content": data},
        pdf_standards=["a-3a", "ua-1"],
        ignore_system_fonts=True,
    )
    if not isinstance(pdf, bytes):
        raise TypeError(f"expected one PDF, got: {type(pdf).__name__}")
    return pdf


def _without(data: str, problem: str) -> str:
    """`data` with UNSHOWN for the sign that Typst says no font has, and for its kin: Typst names one at a time, and
    an archivable PDF may hold none, so one such sign in a decree would cost the whole document."""
    named = _LACKING.search(problem)
    signs = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), named[1]) if named else ""
    lacking = {_kin(sign) for sign in signs if not sign.isascii()}
    return "".join(UNSHOWN if not sign.isascii() and _kin(sign) in lacking else sign for sign in data)


def _kin(sign: str) -> str:
    """What likely shares the fate of a sign: the letters of its script, or else its neighbours."""
    is_letter = unicodedata.category(sign)[0] in "LM"
    return unicodedata.name(sign, "").split(" ")[0] if is_letter else f"{ord(sign) >> 8:x}"
