"""manifest.json: what belongs to a lake. What it does not name is no part of the lake, whatever lies in the folder."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

from tolok.core.kernel.os_words import why_refused
from tolok.lake.errors import LakeError
from tolok.lake.layout import VERSION, Part

FILE = "manifest.json"
PROGRESS = "manifest.sementara.json"
"""The manifest of an export under way; whoever reads the lake does not look at it."""
DRAFT = ".sementara"
"""The suffix of a file that is being written; one that a power cut left goes with the next export."""
_CHUNK = 1 << 20


class Kind(Enum):
    """How a lake came about; one of another kind is never written over."""

    EXPORT = "ekspor"
    GATHERED = "gabungan"
    SIMULATED = "simulasi"


@dataclass(frozen=True, slots=True)
class LakeFile:
    """One file of a lake; `source` stands for the state of the data it was made from, as whoever wrote it says."""

    name: str
    rows: int
    bytes: int
    sha256: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a lake by part; `written` is the moment it was published, in ISO form, `by` the version of tolok."""

    kind: Kind
    written: str
    by: str
    files: Mapping[Part, LakeFile] = field(default_factory=dict)


def read_manifest(folder: Path, name: str = FILE) -> Manifest | None:
    """The manifest in `folder`; None where there is none. Raises LakeError for another version or a broken one."""
    try:
        data = json.loads((folder / name).read_bytes())
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise LakeError(f"«{folder / name}» tidak dapat dibuka: {why_refused(problem)}.") from None
    except ValueError:
        raise LakeError(f"«{folder / name}» rusak: bukan JSON. Ekspor ulang ke folder lain, atau hapus.") from None
    version = data.get("version") if isinstance(data, dict) else None
    if version != VERSION:
        raise LakeError(
            f"«{folder / name}»: versi skema {version!r} tidak dikenal tolok ini (dikenal: {VERSION}). "
            "Pakai versi tolok yang menulisnya, atau ekspor ulang."
        )
    try:
        files = dict(_file_from_data(item) for item in data["parts"])
        return Manifest(Kind(data["kind"]), str(data["written"]), str(data["by"]), files)
    except (KeyError, TypeError, ValueError):
        raise LakeError(f"«{folder / name}» rusak: isinya tidak lengkap. Ekspor ulang lake ini.") from None


def write_manifest(folder: Path, manifest: Manifest, name: str = FILE) -> None:
    """Replaces the manifest whole. Raises OSError."""
    parts = [
        {"table": part.table, "year": part.year, "month": part.month, **asdict(manifest.files[part])}
        for part in sorted(manifest.files, key=str)
    ]
    head = {"version": VERSION, "kind": manifest.kind.value, "written": manifest.written, "by": manifest.by}
    draft = folder / f".{name}-{secrets.token_hex(4)}{DRAFT}"
    try:
        with draft.open("w", encoding="utf-8") as out:
            json.dump({**head, "parts": parts}, out, indent=1)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(folder / name)
    finally:
        draft.unlink(missing_ok=True)


def sum_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal. Raises OSError."""
    found = hashlib.sha256()
    with path.open("rb") as source:
        while chunk := source.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


def _file_from_data(data: Mapping[str, Any]) -> tuple[Part, LakeFile]:
    part = Part(data["table"], int(data["year"]), None if data["month"] is None else int(data["month"]))
    one = LakeFile(str(data["name"]), int(data["rows"]), int(data["bytes"]), str(data["sha256"]), str(data["source"]))
    if one.name.rpartition("/")[0] != part.folder or "\\" in one.name or one.name.endswith("/.."):
        raise ValueError(f"expected a file in {part.folder}, got: {one.name!r}")
    return part, one
