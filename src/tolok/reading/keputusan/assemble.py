"""Layout -> Keputusan: parts the head from the annexes, and hands both to their readers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tolok.core.catalogue import Keputusan
from tolok.reading.errors import ReadingError
from tolok.reading.keputusan.annex import Annex, AnnexReader
from tolok.reading.keputusan.fields import read_fields
from tolok.reading.keputusan.head import Head, read_head, title_end
from tolok.reading.layout import Block, Layout, Line, Place, Table
from tolok.reading.origin import words_for
from tolok.reading.tables.prose_tables import with_prose_as_lines
from tolok.reading.tables.sections import with_section_rows
from tolok.reading.tables.vertical import with_vertical_tables
from tolok.reading.wording.labels import named_position, read_label
from tolok.reading.wording.paragraphs import Passage, is_page_number, passage_of, read_items
from tolok.reading.wording.signature import (
    is_lampiran_head,
    is_numbered,
    is_signature,
    is_tembusan_head,
    tembusan_lines,
)

_KNOWN = "Sasaran, Indikator, Definisi Operasional, Formula, Penanggung Jawab, Sumber Data, Satuan"
_NO_TABLE_TEXT = "Pastikan tabel disalin utuh dengan kolom dipisah tab (atau sebagai tabel markdown)."
_NO_TABLE_PAGES = (
    "Pastikan halaman yang memuat tabel indikator ikut di dalam berkas; bila hasil pindaian, pindai ulang halaman itu "
    "tegak dan tajam pada 200 dpi atau lebih."
)
# a regent's or mayor's decree sets the indicators of many offices, a part of the annex for each
_OF_BUPATI = re.compile(
    r"^\s*(?:LAMPIRAN\s*[:IVX\d. ]*)?(?:SALINAN\s+)?(?:KEPUTUSAN|PERATURAN)\s+(?:BUPATI|WALI\s?KOTA|GUBERNUR)\b"
    r"|^\s*INDIKATOR\s+KINERJA\s+UTAMA\s+(?:SELURUH\s+)?PERANGKAT\s+DAERAH\b",
    re.I,
)


def assemble(layout: Layout, filename: str) -> tuple[Keputusan, tuple[str, ...]]:
    """The decree laid out in `layout`, and notes for the person who confirms it. Raises ReadingError."""
    remedy = _NO_TABLE_PAGES if layout.pages else _NO_TABLE_TEXT
    layout = Layout(with_section_rows(with_vertical_tables(with_prose_as_lines(layout.blocks))))
    if not any(layout.tables()):
        raise ReadingError(
            f"Berkas «{filename}»: tidak ada tabel di dalamnya, sehingga indikator tidak dapat dibaca. {remedy}"
        )
    lines = list(layout.lines())
    copies = set(tembusan_lines(lines))  # "Kepala Bappeda" among them heads no table
    blocks = tuple(block for block in layout.blocks if block not in copies)
    start = _annex_start(blocks, title_end(lines))
    head_lines = [block for block in blocks[:start] if isinstance(block, Line)]
    head = read_head(head_lines)
    annex = AnnexReader(of_many_offices=any(_OF_BUPATI.match(line.text) for line in lines)).read(blocks[start:])
    _refuse_unread(annex, filename)
    after_signature = read_after_signature(layout.blocks, copies)
    return read_fields(head if head.is_found else Head(), annex, lines, after_signature)


def read_after_signature(blocks: Sequence[Block], copies: set[Line]) -> list[Passage]:
    """The running text below a signature, down to the next annex head or to the end; none where a table comes first."""
    signed = [place for place, block in enumerate(blocks) if _signs(block)]
    lines: dict[Line, None] = {}
    for place in signed:
        lines |= dict.fromkeys(_below(blocks[place + 1 :], is_last=place == signed[-1]))
    texts = [line for line in lines if line not in copies and not is_page_number(line.text)]
    return read_items([passage_of([line]) for line in texts if line.text and not is_tembusan_head(line.text)])


def _below(blocks: Sequence[Block], *, is_last: bool) -> list[Line]:
    """The lines up to an annex head; without one all lines below the last signature, if no table follows."""
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Table) or (not is_last and _signs(block)):
            return []
        if is_lampiran_head(block.text):
            return lines
        lines.append(block)
    return lines if is_last else []


def _signs(block: Block) -> bool:
    return is_signature(block) if isinstance(block, Table) else is_numbered(block.text)


def _annex_start(blocks: tuple[Block, ...], above: int) -> int:
    """Where the annexes begin: the first label of a jabatan or office, annex head, or table; below line `above`."""
    last = ""
    for place, block in enumerate(blocks):
        if isinstance(block, Table):
            return _back_to_heading(blocks, place, above)
        label = read_label(block.text)
        if label is not None and label.kind in ("jabatan", "instansi", "tugas", "sasaran", "tujuan"):
            return _back_to_heading(blocks, place, above)
        if is_lampiran_head(block.text, last):
            return place
        last = block.text or last
    return len(blocks)


def _back_to_heading(blocks: tuple[Block, ...], place: int, above: int) -> int:
    """A heading just above (the name of a position, the eselon) belongs to the annex."""
    start = place
    for back in range(place - 1, max(-1, place - 8), -1):
        block = blocks[back]
        if (
            not isinstance(block, Line)
            or block.number <= above
            or block.text.upper().startswith(("NIP", "KEEM", "MEMUTUSKAN"))
        ):
            break
        headed = block.text.isupper() or "INDIKATOR KINERJA" in block.text.upper()
        if headed or named_position(block.text, upper_only=False):
            start = back
        elif block.text:
            break
    return start


def _refuse_unread(annex: Annex, filename: str) -> None:
    parts = [part for jabatan in annex.jabatan for part in jabatan.parts]
    if any(part.rows for part in parts):
        return
    if parts:
        where = words_for(parts[0].heading or annex.jabatan[0].place)
        raise ReadingError(
            f"Berkas «{filename}», {where}: tabelnya hanya berisi judul kolom, tidak ada satu baris "
            "indikator pun. Lengkapi tabel itu, lalu baca ulang."
        )
    place, names = annex.unknown[0] if annex.unknown else (Place(1), "(tidak ada)")
    raise ReadingError(
        f"Berkas «{filename}», {words_for(place)}: judul kolom tabel tidak dikenal: {names}, "
        f"sehingga kolom indikator tidak dapat ditemukan. Judul yang dikenal: {_KNOWN}. "
        "Sesuaikan judul kolom pada baris pertama tabel."
    )
