"""A decree that is in the exchange form already, as JSON or YAML."""

from __future__ import annotations

from pathlib import PurePath

from tolok.core.catalogue import Keputusan
from tolok.reading.format import Format, Source

_SUFFIXES = (".json", ".yaml", ".yml")
_START = 200  # bytes
_BOM = b"\xef\xbb\xbf"


def recognises(content: bytes, filename: str) -> bool:
    """Whether the file claims to be in the exchange form: by its suffix, or by its first key."""
    start = content.removeprefix(_BOM).lstrip()[:_START]
    return (
        PurePath(filename).suffix.lower() in _SUFFIXES
        or start.startswith(b"versi_skema:")
        or (start.startswith(b"{") and b'"versi_skema"' in start)
    )


def _read(source: Source) -> Keputusan:
    from tolok.reading.exchange.read import read_exchange
    from tolok.reading.text.decode import decode

    return read_exchange(decode(source.content, source.filename), source.filename)


FORMAT = Format("bentuk pertukaran (JSON, YAML)", recognises, _read, is_plain=True)
