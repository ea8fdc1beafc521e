"""Several lakes as one: what each kabupaten exported, laid together at the province or the ministry."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from tolok.lake.errors import LakeError
from tolok.lake.layout import INDICATORS, OFFICES, Part
from tolok.lake.manifest import Kind, Manifest
from tolok.lake.opening import Lake, Progress
from tolok.lake.writing import LakeWriter

_BATCH = 1 << 17


def gather(folder: Path, sources: Sequence[Lake], *, at: str, progress: Progress | None = None) -> Manifest:
    """Writes one lake of all `sources`; a part whose sources did not change is kept.

    Raises LakeError where an office comes from two sources, or `folder` is one of them.
    """
    if any(source.folder.resolve() == folder.resolve() for source in sources):
        raise LakeError(f"«{folder}» adalah salah satu sumbernya sendiri. Pilih folder lain untuk hasilnya.")
    offices = _offices_once(sources)
    writer = LakeWriter(folder, Kind.GATHERED, at=at)
    writer.refuse_others(offices)
    parts = sorted({part for source in sources for part in source.manifest.files}, key=str)
    for number, part in enumerate(parts, 1):
        files = [(source.folder, source.manifest.files[part]) for source in sources if part in source.manifest.files]
        stamp = hashlib.sha256("".join(sorted(one.sha256 for _, one in files)).encode()).hexdigest()
        if not writer.keep(part, stamp):
            writer.write(part, _laid_together(part, [home / one.name for home, one in files]), stamp)
        if progress:
            progress(number, len(parts))
    return writer.publish()


def _offices_once(sources: Sequence[Lake]) -> dict[str, Path]:
    """Every office and the source it comes from. Raises LakeError for one that comes from two."""
    found: dict[str, Path] = {}
    for source in sources:
        years = [source.read(Part(OFFICES, year))["office"].to_pylist() for year in source.years(OFFICES)]
        for code in sorted({code for codes in years for code in codes}):
            if code in found:
                raise LakeError(
                    f"kantor {code} ada di «{found[code]}» dan juga di «{source.folder}», sehingga akan terhitung dua "
                    "kali. Sertakan hanya satu di antaranya."
                )
            found[code] = source.folder
    return found


def _laid_together(part: Part, files: Sequence[Path]) -> Iterator[pa.RecordBatch]:
    """The rows of all files in one order; what does not fit into memory goes to a temporary folder."""
    columns = ", ".join(part.columns.names)
    chosen = f"DISTINCT {columns}" if part.table == INDICATORS else columns
    with tempfile.TemporaryDirectory(prefix="tolok-lake-") as aside, duckdb.connect() as connection:
        connection.execute("SET temp_directory = ?", [aside])
        names = [str(path) for path in files]
        sql = f"SELECT {chosen} FROM read_parquet(?, hive_partitioning = false) ORDER BY {_order(part)}"  # noqa: S608
        for batch in connection.sql(sql, params=[names]).to_arrow_reader(_BATCH):
            yield batch.cast(part.columns)


def _order(part: Part) -> str:
    """Offices first, as files are sorted; the row's id or key last, so that the same rows give the same bytes."""
    names = part.columns.names
    first = [name for name in ("office", "catalogue", "register") if name in names]
    return ", ".join([*first, *(name for name in names if name not in first)])
