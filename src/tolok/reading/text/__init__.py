"""Text and markdown: bytes -> characters (`decode`) -> lines and tables with line numbers (`layout`).

Tables may be tab-separated (cells quoted over lines: `quoted`), stand apart by blanks (`spaced`), markdown pipes or
HTML (`html_table`); `markup` takes tags and escapes from the words. What a line means is not decided here.
"""

from __future__ import annotations

from tolok.reading.errors import ReadingError
from tolok.reading.format import Format, Source
from tolok.reading.layout import Layout
from tolok.reading.limits import refuse_long_text


def _never(content: bytes, filename: str) -> bool:
    """Text has no sign of its own: it is what remains when no other format recognises a file."""
    return False


def read_text(source: Source) -> Layout:
    """Raises ReadingError for what is no text, or holds none."""
    from tolok.reading.text.decode import decode
    from tolok.reading.text.layout import lay_out, source_lines

    text = decode(source.content, source.filename)
    if not text.strip():
        raise ReadingError(
            f"Berkas «{source.filename}»: kosong, tidak ada yang dapat dibaca. "
            "Periksa berkasnya, lalu simpan ulang dari naskah asli."
        )
    refuse_long_text(source_lines(text), source.filename, source.limits)
    return lay_out(text)


FORMAT = Format("teks", _never, read_text, is_plain=True)
