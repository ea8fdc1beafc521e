"""Text and markdown: bytes -> characters (`decode`) -> lines and tables with line numbers (`layout`).

Tables may be tab-separated, markdown pipes or HTML. What a line means is not decided here.
"""

from tolok.reading.text.decode import decode
from tolok.reading.text.layout import lay_out

__all__ = ["decode", "lay_out"]
