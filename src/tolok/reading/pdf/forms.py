"""Forms: drawings kept apart and drawn by name, which may draw further forms, or by damage or malice themselves.

A few hundred bytes of forms that draw two forms each unfold to more than any memory holds, in every PDF library.
"""

from __future__ import annotations

import re
from math import inf
from typing import Any

from pdfminer.pdftypes import PDFStream, dict_value, resolve1

_DRAWN = re.compile(rb"/([^\s/\[\]<>(){}%]+)\s+Do\b")
_MOST = 50_000  # forms drawn on one page; plans have thousands
_DEEPEST = 40  # forms within forms


def draws_without_end(resources: Any) -> bool:
    """Whether the forms among a page's `resources`, with all that they draw, are more than any page needs."""
    sizes: dict[int, float] = {}
    forms = _forms(resources)
    return sum(_size(form, forms, sizes, 1) for form in forms.values()) > _MOST


def _forms(resources: Any) -> dict[str, PDFStream]:
    found = {name: resolve1(one) for name, one in dict_value(dict_value(resources).get("XObject")).items()}
    return {
        name: one
        for name, one in found.items()
        if isinstance(one, PDFStream) and getattr(resolve1(one.get("Subtype")), "name", "") == "Form"
    }


def _size(form: PDFStream, of_page: dict[str, PDFStream], sizes: dict[int, float], depth: int) -> float:
    """How many forms are drawn by drawing `form` once, itself among them. What it does not name is the page's."""
    key = id(form) if form.objid is None else form.objid
    if key not in sizes:
        sizes[key] = inf  # until it is known: met again on the way down, it draws itself
        within = of_page | _forms(form.get("Resources"))
        size = 1.0 if depth <= _DEEPEST else inf
        if size <= _MOST:
            drawn = [match.decode("latin-1") for match in _DRAWN.findall(form.get_data())]
            size += sum(_size(within[name], of_page, sizes, depth + 1) for name in drawn if name in within)
        sizes[key] = size
    return sizes[key]
