"""Which fields of a decree a person may put right, and how each is typed. Plain data, no database.

A path is keys and 0-based places of the exchange form joined by "/": "nomor", "penanda_tangan/nip", "jabatan/0/nama",
"jabatan/0/baris/2/formula", "jabatan/0/baris/2/kolom_lain/Target 2025". What the exchange form keeps as a list
("mengingat", "diktum", "jabatan/0/tugas") is one field, edited as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LONGEST_PATH = 200
"""As Edit.path: a column with a longer heading stays as it was read."""
EXTRA = "kolom_lain"


@dataclass(frozen=True, slots=True)
class FieldKind:
    """How one kind of field is shown and typed.

    `form` is `line`, `text`, `list` (one item a line), `date`, `years`, `choice` (of `choices`), `diktum`,
    `formula`, or `pairs` (one item a line, its two `parts` with | between them).
    Left blank it becomes null where `is_nullable`, is refused where `is_needed`. `is_parted`: each item has an origin.
    """

    key: str
    label: str
    form: str = "line"
    is_nullable: bool = False
    is_needed: bool = False
    is_parted: bool = False
    choices: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


HEAD_FIELDS: tuple[FieldKind, ...] = (
    FieldKind("judul", "Judul", "text"),
    FieldKind("nomor", "Nomor keputusan", is_nullable=True),
    FieldKind("tanggal", "Tanggal penetapan", "date", is_nullable=True),
    FieldKind("tempat", "Tempat penetapan", is_nullable=True),
    FieldKind("instansi", "Instansi", is_nullable=True),
    FieldKind("kabupaten", "Kabupaten/kota", is_nullable=True),
    FieldKind("periode", "Periode", "years", is_nullable=True),
    FieldKind("jenis", "Jenis", "choice", is_needed=True, choices=("IKU", "IKI")),
    FieldKind("menimbang", "Menimbang", "list", is_parted=True),
    FieldKind("mengingat", "Mengingat", "list", is_parted=True),
    FieldKind("memperhatikan", "Memperhatikan", "list", is_parted=True),
    FieldKind("menetapkan", "Menetapkan", "text", is_nullable=True),
    FieldKind("diktum", "Diktum", "diktum", is_parted=True),
    FieldKind("penanda_tangan/jabatan", "Jabatan penanda tangan", is_nullable=True),
    FieldKind("penanda_tangan/nama", "Nama penanda tangan", is_nullable=True),
    FieldKind("penanda_tangan/pangkat", "Pangkat penanda tangan", is_nullable=True),
    FieldKind("penanda_tangan/nip", "NIP penanda tangan", is_nullable=True),
    FieldKind("tembusan", "Tembusan", "list", is_parted=True),
    FieldKind("lampiran", "Kepala lampiran", "pairs", is_parted=True, parts=("nomor", "tanggal")),
    FieldKind("tujuan", "Tujuan", "pairs", is_parted=True, parts=("tujuan", "indikator")),
    FieldKind("sesudah_tanda_tangan", "Teks sesudah tanda tangan", "list", is_parted=True),
)
JABATAN_FIELDS: tuple[FieldKind, ...] = (
    FieldKind("nama", "Nama jabatan", is_needed=True),
    FieldKind("jenis_jabatan", "Jenis jabatan", "choice", is_needed=True, choices=("jabatan", "instansi")),
    FieldKind("eselon", "Eselon", is_nullable=True),
    FieldKind("tugas", "Tugas", "list", is_parted=True),
    FieldKind("fungsi", "Fungsi", "list", is_parted=True),
)
ROW_NUMBER = FieldKind("nomor", "Nomor baris", is_nullable=True)
ROW_FIELDS: tuple[FieldKind, ...] = (
    FieldKind("sasaran", "Sasaran", "text"),
    FieldKind("indikator", "Indikator", "text", is_needed=True),
    FieldKind("definisi_operasional", "Definisi operasional", "text", is_nullable=True),
    FieldKind("formula", "Formula", "formula"),
    FieldKind("satuan", "Satuan", is_nullable=True),
    FieldKind("penanggung_jawab", "Penanggung jawab", "list"),
    FieldKind("sumber_data", "Sumber data", "list"),
)
"""The columns that every table may have: text is moved between them, rows are cut and joined by them."""
LABELS = {kind.key: kind.label for kind in (*JABATAN_FIELDS, *HEAD_FIELDS, *ROW_FIELDS)}
_OWNER = re.compile(r"(jabatan/\d+/(?:baris/\d+/)?)(.+)", re.DOTALL)
_TOLD_ELSEWHERE = frozenset({"jenis", "judul", "nomor", "instansi"})


def row_kinds(row: Mapping[str, Any]) -> tuple[FieldKind, ...]:
    """The fields of one row, the columns that only its own decree has last."""
    extra = (_extra_kind(nama) for nama in row[EXTRA])
    return (ROW_NUMBER, *ROW_FIELDS, *extra)


def _extra_kind(nama: str) -> FieldKind:
    return FieldKind(f"{EXTRA}/{nama}", nama, "text")


def owner_of(path: str) -> tuple[str, str]:
    """What keeps a field's origin, as the start of its path ("" for the head), and the field's key there."""
    found = _OWNER.fullmatch(path)
    return (found[1], found[2]) if found else ("", path)


def field_kind(path: str) -> FieldKind:
    """The kind of field at `path`. Raises KeyError when no person may edit it."""
    owner, key = owner_of(path)
    kinds = (ROW_NUMBER, *ROW_FIELDS) if "/baris/" in owner else JABATAN_FIELDS if owner else HEAD_FIELDS
    for kind in kinds:
        if kind.key == key:
            return kind
    if "/baris/" in owner and key.startswith(f"{EXTRA}/") and len(path) <= LONGEST_PATH:
        return _extra_kind(key.removeprefix(f"{EXTRA}/"))
    raise KeyError(path)


def is_field(path: str) -> bool:
    """Whether a person may edit what is at `path`."""
    try:
        field_kind(path)
    except KeyError:
        return False
    return True


def is_row_field(path: str) -> bool:
    """Whether `path` is a field of a row, not of the head or of a jabatan."""
    return is_field(path) and "/baris/" in owner_of(path)[0]


def is_told_elsewhere(path: str) -> bool:
    """Whether the field stands in other places of its page too: the title, the names of jabatan."""
    owner, key = owner_of(path)
    return key == "nama" if owner and "/baris/" not in owner else not owner and key in _TOLD_ELSEWHERE
