"""PDF with text -> pages -> layout. Pages that are only pictures go to the reader of scans (`reading.scan`).

The way of a page: `ink` takes letters, rules and pictures from it; `rules` joins strokes to rules; `words` makes words
and printed lines; `ruled` finds the cells that rules enclose; `unruled` finds tables that stand apart by white space;
`cell_text` writes what stands in a cell, with `fraction` for what a bar parts; `prose` orders the running text.
`page` puts them together, `document` walks the pages. Nothing here knows what a decree is, save the words of column
headings, by which a table without rules is known.
"""

from __future__ import annotations

from tolok.reading.format import Format, Source
from tolok.reading.layout import Layout

_MAGIC_WITHIN = 1024  # bytes: mail programs and printers leave lines before the magic


def _recognises(content: bytes, filename: str) -> bool:
    return b"%PDF-" in content[:_MAGIC_WITHIN]


def read_pdf(source: Source) -> Layout:
    """Raises ReadingError for a PDF that is locked, damaged, empty, or longer than the limit."""
    from tolok.reading.pdf.document import read_document

    return read_document(source)


FORMAT = Format("PDF", _recognises, read_pdf, is_slow=True)
