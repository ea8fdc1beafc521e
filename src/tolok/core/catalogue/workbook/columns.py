"""The sheets and their columns: heading, key of the exchange form, how a value stands in the cell, width, choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tolok.core.catalogue.workbook import cells
from tolok.core.catalogue.workbook.cells import Cell, CellError, Reader, Writer

VERSION = 1
MARK_SHEET = "tolok"
"""Name of the hidden sheet that says what the workbook is, and its version (B1)."""
KEPUTUSAN, JABATAN, INDIKATOR, ASAL = SHEETS = ("Keputusan", "Jabatan", "Indikator", "Asal")
OTHER = "Kolom lain: "
"""Opens the heading of a column of `kolom_lain`."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `choices` are value -> word; `width` in characters, 0 hides it."""

    name: str
    key: str
    read: Reader
    write: Writer
    width: int
    choices: Mapping[Any, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as cells: headings, and rows in the order of the headings."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def _plain(name: str, key: str, width: int) -> Column:
    return Column(name, key, cells.read_plain, cells.write_plain, width)


def _maybe(name: str, key: str, width: int) -> Column:
    return Column(name, key, cells.read_text, cells.write_text, width)


def _list(name: str, key: str, width: int) -> Column:
    return Column(name, key, cells.read_list, cells.write_list, width)


def _choice(name: str, key: str, width: int, choices: Mapping[Any, str]) -> Column:
    """A word of a closed list; None is a blank cell where it is no choice of its own."""
    by_word = {word.lower(): value for value, word in choices.items()}

    def read(cell: Cell) -> Any:
        word = cells.read_plain(cell).strip().lower()
        if not word:
            return None
        if word not in by_word:
            raise CellError(f"diharapkan salah satu dari {', '.join(choices.values())}")
        return by_word[word]

    return Column(name, key, read, lambda value: choices.get(value), width, choices)


def _whole(name: str, key: str, width: int) -> Column:
    return Column(name, key, cells.read_whole, cells.write_number, width)


def _real(name: str, key: str, width: int) -> Column:
    return Column(name, key, _read_real, cells.write_number, width)


def _read_real(cell: Cell) -> float | None:
    number = cells.read_number(cell)
    return None if number is None else float(number)


KINDS = {
    "ratio": "rasio", "count": "jumlah", "difference": "selisih", "weighted_index": "indeks", "score": "nilai",
    "narrative": "uraian", "missing": "kosong",
}  # fmt: skip
DECREE_KINDS = {"IKU": "IKU", "IKI": "IKI"}
FLAGS = {True: "ya", False: "tidak"}

OWNER_KINDS = {"keputusan": "keputusan", "jabatan": "jabatan", "baris": "baris"}

JABATAN_COLUMNS = (
    _maybe("Kunci jabatan", "kunci", 34),
    _plain("Nama jabatan", "nama", 34),
    _choice("Jenis jabatan", "jenis_jabatan", 12, {"jabatan": "jabatan", "instansi": "instansi"}),
    _maybe("Eselon", "eselon", 9),
    _list("Tugas", "tugas", 70),
    _list("Fungsi", "fungsi", 70),
)
FORMULA_COLUMNS = (
    _plain("Formula", "teks", 46),
    _plain("Formula asli", "teks_asli", 30),
    _choice("Jenis formula", "jenis", 11, KINDS),
    _maybe("Pembilang", "pembilang", 30),
    _maybe("Penyebut", "penyebut", 30),
    Column("Pengali", "pengali", cells.read_multiplier, cells.write_multiplier, 9),
    _choice("Arah", "arah", 8, {"naik": "naik", "turun": "turun"}),
    _maybe("Satuan formula", "satuan", 10),
)
CODE = _maybe("Kode", "kode", 8)
OF_JABATAN = _maybe("Jabatan", "jabatan", 26)
BARIS_COLUMNS = (
    _maybe("Nomor", "nomor", 8),
    _plain("Sasaran", "sasaran", 36),
    _plain("Indikator", "indikator", 36),
    _maybe("Definisi operasional", "definisi_operasional", 40),
)
BARIS_COLUMNS_AFTER = (
    _maybe("Satuan", "satuan", 10),
    _list("Penanggung jawab", "penanggung_jawab", 26),
    _list("Sumber data", "sumber_data", 28),
)
SEAL = _maybe("Sidik formula", "sidik", 0)
INDIKATOR_COLUMNS = (CODE, OF_JABATAN, *BARIS_COLUMNS, *FORMULA_COLUMNS, *BARIS_COLUMNS_AFTER, SEAL)
ASAL_COLUMNS = (
    _choice("Milik", "milik", 11, OWNER_KINDS),
    _maybe("Kode", "kode", 22),
    _plain("Isian", "isian", 24),
    _whole("Halaman", "halaman", 9),
    _whole("Baris berkas", "baris", 9),
    _real("Kotak kiri", "x0", 8),
    _real("Kotak atas", "top", 8),
    _real("Kotak kanan", "x1", 8),
    _real("Kotak bawah", "bottom", 8),
    _real("Keyakinan", "keyakinan", 10),
    _list("Perbaikan", "perbaikan", 50),
    _maybe("Dikonfirmasi oleh", "oleh", 20),
    _maybe("Dikonfirmasi pada", "pada", 20),
    _maybe("Sidik", "sidik", 0),
)
BOX = ("x0", "top", "x1", "bottom")
PART_COLUMN, LABEL_COLUMN, TEXT_COLUMN, DETAIL_COLUMN = "Bagian", "Label", "Isi", "Rincian"

HEAD_PARTS = (
    _choice("Jenis", "jenis", 0, DECREE_KINDS),
    _plain("Judul", "judul", 0),
    _maybe("Nomor", "nomor", 0),
    Column("Tanggal", "tanggal", cells.read_date, cells.write_date, 0),
    _maybe("Tempat", "tempat", 0),
    _maybe("Instansi", "instansi", 0),
    _maybe("Kabupaten/kota", "kabupaten", 0),
    _whole("Periode dari", "periode.dari", 0),
    _whole("Periode sampai", "periode.sampai", 0),
    _maybe("Penanda tangan: nama", "penanda_tangan.nama", 0),
    _maybe("Penanda tangan: NIP", "penanda_tangan.nip", 0),
    _maybe("Penanda tangan: pangkat", "penanda_tangan.pangkat", 0),
    _maybe("Penanda tangan: jabatan", "penanda_tangan.jabatan", 0),
    _choice("Penanda tangan: elektronik", "penanda_tangan.elektronik", 0, FLAGS),
    _maybe("Menetapkan", "menetapkan", 0),
)
"""Rows of the sheet Keputusan that stand once; the value is in the column Isi."""
LIST_PARTS = {
    "Menimbang": "menimbang", "Mengingat": "mengingat", "Memperhatikan": "memperhatikan", "Tembusan": "tembusan",
    "Sesudah tanda tangan": "sesudah_tanda_tangan",
}  # fmt: skip
"""Rows that stand once for each item; the item is in the column Isi."""


@dataclass(frozen=True, slots=True)
class Composite:
    """A part with a row for each of its items, spread over the columns Label, Isi and Rincian."""

    name: str
    key: str
    fields: Mapping[str, Column]


COMPOSITE_PARTS = (
    Composite(
        "Diktum", "diktum",
        {
            LABEL_COLUMN: _plain("Label", "label", 0), TEXT_COLUMN: _plain("Isi", "isi", 0),
            DETAIL_COLUMN: _list("Butir", "butir", 0),
        },
    ),
    Composite(
        "Lampiran", "lampiran",
        {
            LABEL_COLUMN: _maybe("Nomor", "nomor", 0),
            TEXT_COLUMN: Column("Tanggal", "tanggal", cells.read_date, cells.write_date, 0),
        },
    ),
    Composite(
        "Tujuan", "tujuan",
        {TEXT_COLUMN: _plain("Tujuan", "tujuan", 0), DETAIL_COLUMN: _maybe("Indikator", "indikator", 0)},
    ),
)  # fmt: skip
PART_NAMES = (*(part.name for part in HEAD_PARTS), *LIST_PARTS, *(part.name for part in COMPOSITE_PARTS))
_AS_IT_STANDS: Reader = lambda cell: cell  # noqa: E731 - what a cell of Keputusan holds depends on its part
KEPUTUSAN_COLUMNS = tuple(
    Column(name, name, _AS_IT_STANDS, _AS_IT_STANDS, width)
    for name, width in ((PART_COLUMN, 26), (LABEL_COLUMN, 16), (TEXT_COLUMN, 90), (DETAIL_COLUMN, 60))
)
