"""Values -> documents. One folder a template under `templates/`; Typst writes the PDF.

What goes in: turning measured values into pages. What does not: computing them (core.measurement).
To add one: `templates/<nama>/` with `isi.py` (a pure function from values to the content) and `isi.typ`.
"""

from tolok.documents.templates.lkjip.isi import lkjip_content
from tolok.documents.templates.lkjip.pdf import lkjip_pdf

__all__ = ["lkjip_content", "lkjip_pdf"]
