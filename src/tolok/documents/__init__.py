"""Values -> documents. One folder a template under `templates/`; Typst writes the PDF.

What goes in: turning measured values into pages. What does not: computing them (core.measurement).
To add one: `templates/<nama>/` with `isi.py` (a pure function from values to the content) and `isi.typ`.
"""
