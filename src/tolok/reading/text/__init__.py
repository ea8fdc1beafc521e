"""Text and markdown: bytes -> characters (`decode`) -> lines and tables with line numbers (`layout`).

Tables may be tab-separated (cells quoted over lines: `quoted`), stand apart by blanks (`spaced`), markdown pipes or
HTML (`html_table`); `markup` takes tags and escapes from the words. What a line means is not decided here.
"""

from tolok.reading.text.decode import decode
from tolok.reading.text.layout import lay_out

__all__ = ["decode", "lay_out"]
