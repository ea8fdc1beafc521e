"""What a rule may look at: the decree, its rows with their places, its running texts, the day the law is judged on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from tolok.core.catalogue.keputusan import Asal, Baris, Jabatan, Keputusan
from tolok.core.formula.nodes import Node
from tolok.core.formula.reader import read_formula
from tolok.core.kernel.location import Location
from tolok.core.lint.wording.phrases import one_spelling
from tolok.core.regulation import Citation, find_citations

LEGAL_PARTS = ("menimbang", "mengingat", "memperhatikan")
"""The parts of the head that name regulations."""

# What offices put into a cell to say that it is empty; none of them names anything.
_BLANK_MARKS = frozenset({
    "", "-", "--", "---", "–", "—", "_", ".", "…", "...", "n/a", "na", "nihil", "tidak ada",
    "belum ada", "kosong", "tbd", "?",
})  # fmt: skip


def is_blank(text: str | None) -> bool:
    """Whether a cell says nothing: empty, or one of the marks for "nothing"."""
    return text is None or text.strip(" *•\u200b").lower() in _BLANK_MARKS or not text.strip(" _-–—.…*•\u200b")


@dataclass(frozen=True)
class Row:
    """A row with its place: `place` is 1-based within the jabatan, `jabatan_place` the jabatan's within the decree."""

    jabatan: Jabatan
    place: int
    baris: Baris
    jabatan_place: int = 1

    def at(self, kolom: str | None = None) -> Location:
        """The place of the row, or of one of its columns (a key of the exchange form)."""
        asal = self._asal(kolom)
        return Location(self.jabatan.nama, self.place, kolom, page=asal.halaman, line=asal.baris)

    def path(self, kolom: str) -> str:
        """The field `kolom` of this row as mends and edits of a reading name it."""
        return f"jabatan/{self.jabatan_place - 1}/baris/{self.place - 1}/{kolom}"

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The words of the indicator in one spelling: two rows with the same key have the same indicator."""
        return one_spelling(self.baris.indikator)

    @cached_property
    def node(self) -> Node | None:
        """The tree of the row's formula, None where it cannot be computed."""
        return read_formula(self.baris.formula.teks_asli, self.baris.indikator).node

    def _asal(self, kolom: str | None) -> Asal:
        asal = self.baris.asal
        return asal.get(kolom or "") or asal.get("indikator") or next(iter(asal.values()), Asal())


@dataclass(frozen=True)
class Passage:
    """A running text of the decree with its place; `kolom` of the place says which part it is."""

    location: Location
    text: str


@dataclass(frozen=True)
class Context:
    """One decree under examination. `as_of` is the day to judge the law on where the decree has no date of its own."""

    keputusan: Keputusan
    as_of: date | None = None

    @property
    def day(self) -> date | None:
        """The day whose law applies: a decree of 2019 is judged by the law of 2019."""
        return self.keputusan.tanggal or self.as_of

    @property
    def has_head(self) -> bool:
        """Whether the decree has a head of its own (considerations, legal bases, dictums), not tables alone."""
        return bool(self.keputusan.menimbang or self.keputusan.mengingat or self.keputusan.diktum)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows in the order of the decree."""
        places = enumerate(self.keputusan.jabatan, 1)
        return tuple(Row(j, n, b, place) for place, j in places for n, b in enumerate(j.baris, 1))

    @cached_property
    def same_indicator(self) -> tuple[tuple[Row, ...], ...]:
        """The rows that share an indicator, in the order of the decree; alone standing rows are left out."""
        by_key: dict[tuple[str, ...], list[Row]] = {}
        for row in self.rows:
            by_key.setdefault(row.key, []).append(row)
        return tuple(tuple(rows) for key, rows in by_key.items() if key and len(rows) > 1)

    @cached_property
    def cited(self) -> tuple[tuple[Passage, tuple[Citation, ...]], ...]:
        """The items of menimbang, mengingat and memperhatikan, each with the regulations it cites."""
        legal = (passage for passage in self.passages if passage.location.kolom in LEGAL_PARTS)
        return tuple((passage, find_citations(passage.text)) for passage in legal)

    def placed(self, location: Location) -> Location:
        """`location` with the page or line at which that part of the head or of a jabatan was read, where known."""
        if location.page or location.line or location.kolom is None:
            return location
        key = f"{location.kolom}/{location.nomor - 1}" if location.nomor else location.kolom
        owners = [one for one in self.keputusan.jabatan if one.nama == location.jabatan]
        known = (owners[0] if owners else self.keputusan).asal
        asal = known.get(key) or known.get(f"{key}/jabatan") or Asal()
        return replace(location, page=asal.halaman, line=asal.baris)

    def has_column(self, kolom: str) -> bool:
        """Whether the tables print `kolom`: some row has words in it, or was read from such a cell.

        A blank cell and a lacking column look alike in one row; only the decree as a whole tells them apart.
        """
        return any(_prints(row.baris, kolom) for row in self.rows)

    def has_column_in(self, jabatan: Jabatan, kolom: str) -> bool:
        """Whether the table of one jabatan prints `kolom`: the annexes of a decree need not have the same columns."""
        return any(_prints(baris, kolom) for baris in jabatan.baris)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All texts of the decree in reading order: head, considerations, dictums, annex, rows, copies, signature."""
        return tuple(p for p in (*self._head(), *self._annex(), *self._foot()) if not is_blank(p.text))

    def _head(self) -> Iterator[Passage]:
        decree = self.keputusan
        yield Passage(Location(kolom="judul"), decree.judul)
        for kolom in LEGAL_PARTS:
            items = getattr(decree, kolom)
            yield from (Passage(Location(kolom=kolom, nomor=n), text) for n, text in enumerate(items, 1))
        for number, diktum in enumerate(decree.diktum, 1):
            yield Passage(Location(kolom="diktum", nomor=number), " \n".join((diktum.isi, *diktum.butir)))
        for number, tujuan in enumerate(decree.tujuan, 1):
            yield Passage(Location(kolom="tujuan", nomor=number), f"{tujuan.tujuan} \n{tujuan.indikator or ''}")

    def _annex(self) -> Iterator[Passage]:
        for jabatan in self.keputusan.jabatan:
            yield Passage(Location(jabatan.nama, kolom="nama"), jabatan.nama)
            for kolom, items in (("tugas", jabatan.tugas), ("fungsi", jabatan.fungsi)):
                yield from (Passage(Location(jabatan.nama, None, kolom, nomor=n), t) for n, t in enumerate(items, 1))
        for row in self.rows:
            yield from (Passage(row.at(kolom), text) for kolom, text in cells(row.baris))

    def _foot(self) -> Iterator[Passage]:
        for number, text in enumerate(self.keputusan.tembusan, 1):
            yield Passage(Location(kolom="tembusan", nomor=number), text)
        signer = self.keputusan.penanda_tangan
        if signer and signer.jabatan:
            yield Passage(Location(kolom="penanda_tangan"), signer.jabatan)


def cells(baris: Baris) -> Iterator[tuple[str, str]]:
    """The cells of a row by key, lists joined by line breaks."""
    yield "sasaran", baris.sasaran
    yield "indikator", baris.indikator
    yield "definisi_operasional", baris.definisi_operasional or ""
    yield "formula", baris.formula.teks or baris.formula.teks_asli
    yield "penanggung_jawab", " \n".join(baris.penanggung_jawab)
    yield "sumber_data", " \n".join(baris.sumber_data)
    yield from baris.kolom_lain.items()


def _prints(baris: Baris, kolom: str) -> bool:
    return kolom in baris.asal or has_words(baris, kolom)


def has_words(baris: Baris, kolom: str) -> bool:
    """Whether the cell `kolom` of the row says anything."""
    return any(name == kolom and not all(is_blank(part) for part in text.split("\n")) for name, text in cells(baris))
