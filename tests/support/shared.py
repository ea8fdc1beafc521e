"""The five real decrees with their gold transcriptions, when they lie beside the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]


def shared_path() -> Path:
    """The folder with `decrees/`; it may be absent."""
    return Path(os.environ.get("TOLOK_SHARED", _ROOT.parent / "shared"))


requires_shared = pytest.mark.skipif(
    not (shared_path() / "decrees").is_dir(), reason="the five real decrees do not lie beside this checkout"
)
