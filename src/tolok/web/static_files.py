"""Static files whose address carries their content's digest, so that a browser may keep them for weeks."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


class VersionedStaticFiles(StaticFilesStorage):
    """Adds ?v=<digest>; no collectstatic step, unlike Django's manifest storage."""

    def url(self, name: str | None) -> str:
        address = super().url(name)
        return address if settings.DEBUG or not name else f"{address}?v={_digest(name)}"


@cache
def _digest(name: str) -> str:
    found = finders.find(name)
    if not found:
        raise ValueError(f"expected a static file, got: {name!r}")
    return hashlib.sha256(Path(found).read_bytes()).hexdigest()[:10]
