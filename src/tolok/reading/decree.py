"""The way in: bytes of a file -> Reading."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from tolok.core.catalogue import Keputusan
from tolok.reading.assemble import assemble
from tolok.reading.errors import ReadingError
from tolok.reading.exchange_file import is_exchange, read_exchange
from tolok.reading.limits import refuse_large_tables, refuse_long_text
from tolok.reading.sniff import MAX_BYTES, refuse_unsupported
from tolok.reading.text import decode, lay_out
from tolok.reading.text.layout import source_lines

__all__ = ["MAX_BYTES", "Reading", "read_decree"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A decree as read: what it says, the numbered lines it was read from (line 1 is `lines[0]`), notes, file hash."""

    keputusan: Keputusan
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    sha256: str


def read_decree(content: bytes, filename: str) -> Reading:
    """The decree in `content`. `filename` gives the format with the content, and stands in messages.

    Raises ReadingError, whose Indonesian message names the place, the cause and the remedy. Nothing is read by half.
    """
    refuse_unsupported(content, filename)
    text = decode(content, filename)
    if not text.strip():
        raise ReadingError(
            f"Berkas «{filename}»: kosong, tidak ada yang dapat dibaca. "
            "Periksa berkasnya, lalu simpan ulang dari naskah asli."
        )
    lines = source_lines(text)
    if is_exchange(text, filename):
        keputusan = read_exchange(text, filename)
        notes: tuple[str, ...] = ()
    else:
        refuse_long_text(lines, filename)
        layout = lay_out(text)
        refuse_large_tables(layout, filename)
        keputusan, notes = assemble(layout, filename)
    return Reading(keputusan, lines, notes, hashlib.sha256(content).hexdigest())
