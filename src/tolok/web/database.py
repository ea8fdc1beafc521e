"""The database setting: SQLite in the data folder, or PostgreSQL by a URL; the same code runs on both."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

SQLITE_FILE = "tolok.sqlite3"

# Write-ahead log: readers never wait for the writer. IMMEDIATE: a transaction takes the write lock when it begins,
# so that two of them wait for each other (timeout) and do not fail half-way with "database is locked".
_SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
}


def database_setting(url: str | None, folder: Path) -> dict[str, Any]:
    """Django's setting for one database.

    `url` is postgresql://user:password@host:port/name?option=value, where `host=/folder` names a socket; without it
    SQLite in `folder`. Raises ValueError for another kind of URL, and where psycopg is not installed.
    """
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / SQLITE_FILE,
            "OPTIONS": dict(_SQLITE_OPTIONS),
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise ValueError(f"TOLOK_DATABASE_URL: expected postgresql://..., got: {parts.scheme}://...")
    if find_spec("psycopg") is None:
        raise ValueError(
            "TOLOK_DATABASE_URL menunjuk basis data PostgreSQL, tetapi psycopg tidak terpasang, sehingga basis data "
            "itu tidak dapat dibuka. Pasang dengan «pip install tolok[postgres]», atau hapus TOLOK_DATABASE_URL untuk "
            "memakai SQLite."
        )
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "tolok",
        "USER": unquote(parts.username or options.pop("user", "")),
        "PASSWORD": unquote(parts.password or options.pop("password", "")),
        "HOST": options.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": str(options.pop("port", None) or parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
