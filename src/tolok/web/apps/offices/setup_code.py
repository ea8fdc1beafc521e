"""The one-time code of the first set-up: who can read the server's terminal may set it up, nobody else on the network.

Only the digest is kept, in the data folder, until the office exists.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from pathlib import Path

from django.conf import settings

from tolok.web.data_folder import write_private

_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without I, O, 0 and 1, which are misread
_LENGTH = 10


def draw_setup_code() -> str:
    """A fresh code such as ABCDE-23456 (50 bits); an older one stops working."""
    code = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
    write_private(_file(), _digest(code))
    return f"{code[:5]}-{code[5:]}"


def is_setup_code(typed: str) -> bool:
    """Whether `typed` is the code, whatever its case, dashes and blanks."""
    try:
        expected = _file().read_text("utf-8").strip()
    except FileNotFoundError:
        return False
    return hmac.compare_digest(expected, _digest("".join(sign for sign in typed.upper() if sign.isalnum())))


def forget_setup_code() -> None:
    _file().unlink(missing_ok=True)


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def _file() -> Path:
    return Path(settings.DATA_FOLDER) / "kode-siapkan.sha256"
