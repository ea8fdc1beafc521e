"""Word documents (DOCX, with macros too: read as a document, never run): parts -> paragraphs and tables -> layout.

`package` opens the file; `runs` reads the words of a paragraph, with `equations` (OMML), `eq_fields` (EQ fields) and
`numbering` (marks that Word prints by itself); `cells` puts fractions together that are drawn with lines; `tables`
lays cells on their grid; `body` walks the document in order. Headers, footers and footnotes are left out.
"""

from __future__ import annotations

from tolok.reading.archive import names_in
from tolok.reading.format import Format, Source
from tolok.reading.layout import Layout


def recognises(content: bytes, filename: str) -> bool:
    """Whether the file is a ZIP with a Word document in it."""
    names = names_in(content)
    return "[Content_Types].xml" in names and any(
        name.startswith("word/document") and name.endswith(".xml") for name in names
    )


def _read(source: Source) -> Layout:
    from tolok.reading.docx.body import read_docx

    return read_docx(source)


FORMAT = Format("DOCX", recognises, _read)
