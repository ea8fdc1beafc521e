"""Writing a lake part by part: each file beside, summed, then named after its sum; the manifest last."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Collection, Iterable
from pathlib import Path
from types import TracebackType

import pyarrow as pa
import pyarrow.parquet as pq

from tolok import __version__
from tolok.core.kernel.os_words import why_refused
from tolok.lake.errors import LakeError
from tolok.lake.layout import OFFICES, TABLES, Part
from tolok.lake.manifest import DRAFT, FILE, PROGRESS, Kind, LakeFile, Manifest, read_manifest, sum_of, write_manifest

ROW_GROUP = 1 << 15
"""Rows that a file's own statistics speak for: small enough that one kabupaten is found without reading the month."""


class LakeWriter:
    """A lake being written. Parts not written or kept before `publish` are no longer part of it.

    `at` is the moment in ISO form. Raises LakeError where the folder cannot be written, or holds a lake of another
    kind or version.
    """

    def __init__(self, folder: Path, kind: Kind, *, at: str) -> None:
        self._folder, self._kind, self._at = folder, kind, at
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise LakeError(f"«{folder}» tidak dapat dibuat: {why_refused(problem)}.") from None
        self._published = read_manifest(folder)
        if self._published and self._published.kind is not kind:
            raise LakeError(
                f"«{folder}» sudah berisi lake {self._published.kind.value}, bukan {kind.value}, yang akan tertimpa. "
                "Pilih folder lain."
            )
        begun = read_manifest(folder, PROGRESS)
        self._known = {**(self._published.files if self._published else {}), **(begun.files if begun else {})}
        self._files: dict[Part, LakeFile] = {}

    def refuse_others(self, offices: Collection[str]) -> None:
        """Raises LakeError where the lake that is there holds an office besides `offices`: it is somebody else's."""
        parts = [one for part, one in self._known.items() if part.table == OFFICES]
        for one in parts if self._published else ():
            with contextlib.suppress(OSError, pa.ArrowInvalid):  # a broken file is written anew
                codes = pq.ParquetFile(self._folder / one.name).read(["office"])["office"].to_pylist()
                if others := sorted(set(codes) - set(offices)):
                    raise LakeError(
                        f"lake «{self._folder}» memuat kantor {others[0]}, yang bukan dari sini dan akan hilang. "
                        "Tulis ke folder lain, lalu gabungkan dengan «tolok lake gather»."
                    )

    def keep(self, part: Part, source: str) -> bool:
        """Whether the part was written from the same `source` and lies there whole; it then stays."""
        known = self._known.get(part)
        if known is None or not source or known.source != source or not _is_whole(self._folder / known.name, known):
            return False
        self._note(part, known)
        return True

    def write(self, part: Part, batches: Iterable[pa.RecordBatch | pa.Table], source: str = "") -> LakeFile:
        """One part from its batches, which come in the order they are to lie. Raises LakeError."""
        try:
            written = self._write(part, batches, source)
            self._note(part, written)
        except OSError as problem:
            raise LakeError(f"«{self._folder / part.folder}» tidak dapat ditulis: {why_refused(problem)}.") from None
        return written

    def publish(self) -> Manifest:
        """Makes what was written the lake, then removes what neither this lake nor the one before names."""
        gone = [one.name for one in self._files.values() if not (self._folder / one.name).is_file()]
        if gone:
            raise LakeError(
                f"«{gone[0]}» hilang selagi ekspor berjalan; barangkali ada ekspor lain ke lake yang sama. "
                "Tunggu yang lain selesai, lalu ulangi."
            )
        manifest = self._manifest()
        try:
            write_manifest(self._folder, manifest)
            (self._folder / PROGRESS).unlink(missing_ok=True)
            self._sweep()
        except OSError as problem:
            raise LakeError(f"«{self._folder / FILE}» tidak dapat ditulis: {why_refused(problem)}.") from None
        return manifest

    def _write(self, part: Part, batches: Iterable[pa.RecordBatch | pa.Table], source: str) -> LakeFile:
        folder = self._folder / part.folder
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".{secrets.token_hex(4)}{DRAFT}"
        try:
            rows = 0
            with _Draft(draft, part.columns) as out:
                for batch in batches:
                    out.write(batch)
                    rows += batch.num_rows
            found, size = sum_of(draft), draft.stat().st_size
            name = f"{part.folder}/{found[:16]}.parquet"
            draft.replace(self._folder / name)
        finally:
            draft.unlink(missing_ok=True)
        return LakeFile(name, rows, size, found, source)

    def _note(self, part: Part, one: LakeFile) -> None:
        """So that an export that breaks off here goes on from here."""
        self._files[part] = one
        write_manifest(self._folder, self._manifest(), PROGRESS)

    def _manifest(self) -> Manifest:
        return Manifest(self._kind, self._at, f"tolok {__version__}", self._files)

    def _sweep(self) -> None:
        """A reader that opened the lake before still finds its files: they go one export later."""
        before = self._published.files if self._published else {}
        named = {one.name for files in (self._files, before) for one in files.values()}
        for table in TABLES:
            for path in (self._folder / table).glob("**/*"):
                is_ours = path.suffix in (".parquet", DRAFT)
                if is_ours and path.relative_to(self._folder).as_posix() not in named:
                    path.unlink(missing_ok=True)
        for path in self._folder.glob(f".manifest*{DRAFT}"):
            path.unlink(missing_ok=True)


class _Draft:
    """A Parquet file (zstd, no Arrow types of our own in it) that is on the disk when it is closed."""

    def __init__(self, path: Path, columns: pa.Schema) -> None:
        self._path, self._columns = path, columns
        self._out = pq.ParquetWriter(path, columns, compression="zstd", store_schema=False)

    def __enter__(self) -> _Draft:
        return self

    def write(self, batch: pa.RecordBatch | pa.Table) -> None:
        table = pa.Table.from_batches([batch]) if isinstance(batch, pa.RecordBatch) else batch
        self._out.write_table(table.cast(self._columns), row_group_size=ROW_GROUP)

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, at: TracebackType | None
    ) -> None:
        self._out.close()
        if problem is None:
            with self._path.open("rb+") as written:
                os.fsync(written.fileno())


def _is_whole(path: Path, known: LakeFile) -> bool:
    try:
        return path.stat().st_size == known.bytes and sum_of(path) == known.sha256
    except OSError:
        return False
