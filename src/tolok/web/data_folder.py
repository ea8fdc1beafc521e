"""The folder that holds an installation's data: database, uploaded files, secret key. Nothing lies outside it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def data_folder() -> Path:
    """TOLOK_DATA, else the user's own data folder (~/.local/share/tolok, by XDG). Not created here."""
    if stated := os.environ.get("TOLOK_DATA"):
        return Path(stated).expanduser().resolve()
    base = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(base).expanduser() / "tolok"


def prepare_data_folder(folder: Path) -> None:
    """Makes the folder, readable by its owner alone, with a secret key. Does nothing where both exist."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _key_file(folder).exists():
        write_private(_key_file(folder), secrets.token_urlsafe(50))


def stored_secret_key(folder: Path) -> str:
    """The key in the folder, or "" before `prepare_data_folder`: Django refuses to sign anything with that."""
    try:
        return _key_file(folder).read_text("utf-8").strip()
    except FileNotFoundError:
        return ""


def write_private(path: Path, text: str) -> None:
    """Writes `text` so that nobody but the owner could read it at any moment, and never half."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    temporary.replace(path)


def _key_file(folder: Path) -> Path:
    return folder / "kunci-rahasia"
