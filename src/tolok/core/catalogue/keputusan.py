"""The classes of a read decree. Attribute names are the keys of the exchange form.

Texts are the decree's own, misspellings kept, white space folded, markup and list letters removed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

FORMULA_KINDS = ("ratio", "count", "difference", "weighted_index", "score", "narrative", "missing")


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who confirmed a field, and when (ISO date and time)."""

    oleh: str
    pada: str


@dataclass(frozen=True, slots=True)
class Asal:
    """Where a field was read and what was mended in it.

    An `asal` of its owner is kept under the field's path in that owner: "nomor", "menimbang/0", "penanda_tangan/nip",
    "kolom_lain/Target 2025". A list has one for each item.
    `halaman` is 1-based (null where the source has no pages); the place is either `baris`, the 1-based line of
    a text source, or `kotak`, a box (x0, top, x1, bottom) in points. `keyakinan` is 0..1.
    """

    halaman: int | None = None
    baris: int | None = None
    kotak: tuple[float, float, float, float] | None = None
    keyakinan: float = 1.0
    perbaikan: tuple[str, ...] = ()
    dikonfirmasi: Confirmation | None = None


@dataclass(frozen=True, slots=True)
class FormulaText:
    """The formula cell of a row: its words, and what kind of sum they are.

    `teks` is one plain line (fraction bar " / ", times " × ", no markup), `teks_asli` as in the file.
    `jenis` is one of FORMULA_KINDS. `pengali` is a number, or words where words are printed.
    `satuan` is the unit the formula yields (persen, jumlah, indeks, nilai), null where it yields none.
    """

    teks: str = ""
    teks_asli: str = ""
    jenis: str = "missing"
    pembilang: str | None = None
    penyebut: str | None = None
    pengali: Decimal | str | None = None
    arah: str | None = None
    satuan: str | None = None


@dataclass(frozen=True, slots=True)
class Baris:
    """One row of an indicator table.

    `satuan` is the unit printed in a column of its own (spellings of percent as "persen", others as printed in small
    letters), else the one that the wording of the indikator declares, else the one its formula yields.
    """

    nomor: str | None = None
    sasaran: str = ""
    indikator: str = ""
    definisi_operasional: str | None = None
    formula: FormulaText = field(default_factory=FormulaText)
    penanggung_jawab: tuple[str, ...] = ()
    sumber_data: tuple[str, ...] = ()
    satuan: str | None = None
    kolom_lain: dict[str, str] = field(default_factory=dict)
    asal: dict[str, Asal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Jabatan:
    """One position (or, with `jenis_jabatan` "instansi", the office itself) and the rows it answers for."""

    nama: str
    jenis_jabatan: str = "jabatan"
    eselon: str | None = None
    tugas: tuple[str, ...] = ()
    fungsi: tuple[str, ...] = ()
    baris: tuple[Baris, ...] = ()
    asal: dict[str, Asal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Periode:
    """First and last year a decree is for."""

    dari: int
    sampai: int


@dataclass(frozen=True, slots=True)
class Lampiran:
    """An annex head: its printed number and date."""

    nomor: str | None = None
    tanggal: date | None = None


@dataclass(frozen=True, slots=True)
class PenandaTangan:
    """The signature block. `elektronik` only when the block itself says it was signed electronically."""

    nama: str | None = None
    nip: str | None = None
    pangkat: str | None = None
    jabatan: str | None = None
    elektronik: bool = False


@dataclass(frozen=True, slots=True)
class Diktum:
    """One dictum: its label (KESATU), its text and its lettered items."""

    label: str
    isi: str = ""
    butir: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tujuan:
    """A goal with the indicator printed for it."""

    tujuan: str
    indikator: str | None = None


@dataclass(frozen=True, slots=True)
class Keputusan:
    """A decree of a camat as read: head, considerations, dictums, annexes with their tables.

    `menetapkan` is the title printed after "Menetapkan :"; where the word stands alone it is null and `asal` has its
    place. `sesudah_tanda_tangan` is running text below the last signature and outside any annex.
    """

    jenis: str = "IKU"
    judul: str = ""
    nomor: str | None = None
    tanggal: date | None = None
    tempat: str | None = None
    instansi: str | None = None
    kabupaten: str | None = None
    periode: Periode | None = None
    lampiran: tuple[Lampiran, ...] = ()
    penanda_tangan: PenandaTangan | None = None
    menimbang: tuple[str, ...] = ()
    mengingat: tuple[str, ...] = ()
    memperhatikan: tuple[str, ...] = ()
    menetapkan: str | None = None
    diktum: tuple[Diktum, ...] = ()
    tembusan: tuple[str, ...] = ()
    tujuan: tuple[Tujuan, ...] = ()
    jabatan: tuple[Jabatan, ...] = ()
    sesudah_tanda_tangan: tuple[str, ...] = ()
    asal: dict[str, Asal] = field(default_factory=dict)
    versi_skema: int = 1
