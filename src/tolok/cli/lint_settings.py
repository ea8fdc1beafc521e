"""The `tolok.toml` of an office: found above a decree's file, read, and given one more finding set aside."""

from __future__ import annotations

import json
from pathlib import Path

from tolok.cli.whole_file import write_whole
from tolok.core.kernel.os_words import why_refused
from tolok.core.lint.selection import EVERYTHING, FILE_NAME, Selection, SelectionError, read_selection
from tolok.core.lint.set_aside import SetAside
from tolok.reading.filename import plain


def find_settings(decree: str) -> Path | None:
    """The nearest `tolok.toml` in the folder of the file `decree` or above it ("-": the working folder)."""
    folder = Path.cwd() if decree == "-" else Path(decree).resolve().parent
    return next((path for at in (folder, *folder.parents) if (path := at / FILE_NAME).is_file()), None)


def load_settings(path: Path | None) -> Selection:
    """What the file says; everything where there is none. Raises SelectionError, also where it cannot be read."""
    if path is None:
        return EVERYTHING
    return read_selection(_text_of(path), plain(str(path)))


def add_set_aside(path: Path, aside: SetAside) -> None:
    """Writes one more entry below what the file says. Raises SelectionError; the file is then as it was."""
    before = _text_of(path) if path.exists() else ""
    entry = {
        "kode": aside.code, "jejak": aside.fingerprint, "alasan": aside.reason, "oleh": aside.by, "tempat": aside.place,
    }  # fmt: skip
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items()]
    after = "\n".join(["[[kesampingkan]]", *lines, f"tanggal = {aside.on.isoformat()}", ""])
    whole = f"{before.rstrip()}\n\n{after}" if before.strip() else after
    read_selection(whole, plain(str(path)))
    try:
        write_whole(path, whole.encode())
    except OSError as problem:
        raise SelectionError(f"{plain(str(path))}: tidak dapat ditulis: {why_refused(problem)}.") from None


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise SelectionError(f"{plain(str(path))}: bukan teks UTF-8; simpanlah ulang sebagai UTF-8.") from None
    except OSError as problem:
        raise SelectionError(f"{plain(str(path))}: tidak dapat dibuka: {why_refused(problem)}.") from None
