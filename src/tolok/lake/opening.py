"""Opening a lake: nothing of it is read before its files are known to be the ones that were written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tolok.core.kernel.os_words import why_refused
from tolok.lake.errors import LakeError
from tolok.lake.layout import ENTRIES, Part, check_columns
from tolok.lake.manifest import FILE, PROGRESS, LakeFile, Manifest, read_manifest, sum_of

Progress = Callable[[int, int], None]
"""Told how many steps are done, of how many."""

_REMEDY = "Ekspor ulang lake ini («tolok lake export» menulis hanya bagian yang kurang), atau salin lagi berkasnya."


@dataclass(frozen=True, slots=True)
class Lake:
    """A lake whose files were checked."""

    folder: Path
    manifest: Manifest

    def files(self, table: str, *, year: int | None = None) -> list[Path]:
        """The files of a table, of all years or of one, in the order of time."""
        parts = sorted(
            (part for part in self.manifest.files if part.table == table and year in (None, part.year)), key=str
        )
        return [self.folder / self.manifest.files[part].name for part in parts]

    def entry_files(self) -> list[Path]:
        """All rows there are: a position needs those of earlier years too."""
        return self.files(ENTRIES)

    def read(self, part: Part) -> pa.Table:
        """One part in memory; empty where the lake has none."""
        one = self.manifest.files.get(part)
        if one is None:
            return part.columns.empty_table()
        # as a file: a path would have its folders (year=2025) read as further columns
        return pq.ParquetFile(self.folder / one.name).read().cast(part.columns)

    def years(self, table: str) -> list[int]:
        return sorted({part.year for part in self.manifest.files if part.table == table})


def open_lake(folder: Path, *, progress: Progress | None = None) -> Lake:
    """The lake in `folder`, every file of it checked: there, whole, with the columns of its table.

    Raises LakeError naming the file.
    """
    manifest = read_manifest(folder)
    if manifest is None and (folder / PROGRESS).exists():
        raise LakeError(f"ekspor ke «{folder}» belum selesai. Jalankan lagi; yang sudah ditulis tidak ditulis ulang.")
    if manifest is None:
        raise LakeError(
            f"«{folder}» bukan lake: tidak ada {FILE}. Periksa nama foldernya, atau buat dengan «tolok lake export»."
        )
    parts: Sequence[tuple[Part, LakeFile]] = sorted(manifest.files.items(), key=lambda item: str(item[0]))
    for number, (part, one) in enumerate(parts, 1):
        _check(folder, part, one)
        if progress:
            progress(number, len(parts))
    return Lake(folder, manifest)


def _check(folder: Path, part: Part, one: LakeFile) -> None:
    path = folder / one.name
    try:
        size = path.stat().st_size
        if size != one.bytes or sum_of(path) != one.sha256:
            raise LakeError(f"«{one.name}» rusak: isinya bukan lagi yang ditulis saat ekspor. {_REMEDY}")
        read = pq.read_metadata(path)
    except FileNotFoundError:
        raise LakeError(f"«{one.name}» tidak ada, padahal disebut dalam {FILE}. {_REMEDY}") from None
    except OSError as problem:
        raise LakeError(f"«{one.name}» tidak dapat dibaca: {why_refused(problem)}. {_REMEDY}") from None
    check_columns(read.schema.to_arrow_schema(), part, one.name)
    if read.num_rows != one.rows:
        raise LakeError(f"«{one.name}» berisi {read.num_rows} baris, dalam {FILE} tertulis {one.rows}. {_REMEDY}")
