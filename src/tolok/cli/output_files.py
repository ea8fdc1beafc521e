"""The files that verbs write: refused before long work where they cannot be kept, and in which form."""

from __future__ import annotations

import os
from pathlib import Path

from tolok.core.catalogue import Keputusan, to_data
from tolok.documents.catalogue_text import write_json, write_yaml
from tolok.reading import ReadingError
from tolok.reading.filename import plain

CATALOGUE_SUFFIXES = {".json": "json", ".yaml": "yaml", ".yml": "yaml", ".xlsx": "xlsx"}


def refuse_output(output: str, *sources: str) -> None:
    """Raises ReadingError where `output` could not be kept, or is one of `sources`."""
    path, folder, shown = Path(output), Path(output).parent, plain(output)
    if path.is_dir():
        raise ReadingError(f"-o «{shown}» adalah folder. Sebutkan juga nama berkas hasilnya.")
    if not folder.is_dir():
        raise ReadingError(
            f"-o «{shown}»: folder «{plain(str(folder))}» tidak ada. Buat foldernya, atau pilih yang lain."
        )
    if path.exists() and any(Path(source).exists() and path.samefile(source) for source in sources):
        raise ReadingError(f"-o «{shown}» adalah naskahnya sendiri, yang akan tertimpa. Pilih nama lain.")
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise ReadingError(f"-o «{shown}» tidak dapat ditulis: tidak ada izin. Pilih folder lain.")


def catalogue_bytes(keputusan: Keputusan, form: str) -> bytes:
    """The exchange form of a decree as json, yaml or xlsx. Raises ReadingError where a workbook cannot hold it."""
    if form == "xlsx":
        from tolok.documents.catalogue_xlsx import UnfitWorkbookError, write_catalogue

        try:
            return write_catalogue(keputusan)
        except UnfitWorkbookError as problem:
            raise ReadingError(str(problem)) from None
    return (write_json if form == "json" else write_yaml)(to_data(keputusan)).encode()
