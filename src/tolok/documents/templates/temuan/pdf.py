"""The report as PDF."""

from __future__ import annotations

from tolok.documents.templates.temuan.examined import Examined
from tolok.documents.templates.temuan.isi import temuan_content
from tolok.documents.typst_pdf import render


def temuan_pdf(examined: Examined) -> bytes:
    """The report on `examined` as a tagged PDF; the same input gives the same bytes."""
    return render("temuan", temuan_content(examined))
