"""Document -> Keputusan. One folder a format (`text`), then one road for all: layout -> tables -> fields -> Keputusan.

A format reader (its `FORMAT`, see `format`) gives a Layout (lines and tables with their places, `layout`) and decides
nothing about meaning. The road:
`vertical` and `sections` lay out anew what is printed as labelled lines or as one table for many positions; `columns`
finds what a column is by its heading, `align` puts cells back under their columns, `tables` and `rows` join what pages
and fractions split, `fields` and `baris` read the cells; `head`, `signature`, `annex` and `facts` read the text around
the tables; `assemble` puts all together. Word lists are in `words`. What a formula means is read by `core.formula`.
Every mending is told in `asal.perbaikan`.

To add a format: a folder whose `FORMAT` says how its files are recognised and turns their bytes into a Layout.
"""

from tolok.reading.decree import Reading, is_slow, read_decree
from tolok.reading.errors import CancelledError, ReadingError
from tolok.reading.format import Progress
from tolok.reading.limits import Limits, default_limits
from tolok.reading.sniff import refuse_size

__all__ = [
    "CancelledError", "Limits", "Progress", "Reading", "ReadingError", "default_limits", "is_slow", "read_decree",
    "refuse_size",
]  # fmt: skip
