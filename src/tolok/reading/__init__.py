"""Document -> Keputusan. One folder a format (`text`), then one road for all: layout -> tables -> fields -> Keputusan.

A format reader gives a Layout (lines and tables with their places) and decides nothing about meaning. The road:
`vertical` and `sections` lay out anew what is printed as labelled lines or as one table for many positions; `columns`
finds what a column is by its heading, `align` puts cells back under their columns, `tables` and `rows` join what pages
and fractions split, `fields` and `baris` read the cells; `head`, `signature`, `annex` and `facts` read the text around
the tables; `assemble` puts all together. Word lists are in `words`. What a formula means is read by `core.formula`.
Every mending is told in `asal.perbaikan`.

To add a format: a folder that turns its bytes into a Layout, and its sign in `sniff` and `decree`.
"""

from tolok.reading.decree import Reading, read_decree
from tolok.reading.errors import ReadingError
from tolok.reading.sniff import MAX_BYTES, refuse_size

__all__ = ["MAX_BYTES", "Reading", "ReadingError", "read_decree", "refuse_size"]
