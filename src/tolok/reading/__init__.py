"""Document -> Keputusan. One folder a format (`text`, `docx`, `pdf` ...), then one road for all.

A format reader (its `FORMAT`, see `format`) gives a Layout (lines and tables with their places, `layout`) and decides
nothing about meaning. The road: `tables` finds columns and rows, `keputusan` reads the text around them and puts all
together, `wording` knows the words both look for; PDF and scans first meet in `paper`. What a formula means is read by
`core.formula`. Every mending is told in `asal.perbaikan`.

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
