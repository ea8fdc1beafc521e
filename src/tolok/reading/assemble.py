"""Layout -> Keputusan: calls the readers of head, signature, annex and rows, and puts their answers together."""

from __future__ import annotations

from dataclasses import replace

from tolok.core.catalogue import Baris, Jabatan, Keputusan, Lampiran, Tujuan
from tolok.core.kernel.text import squeeze
from tolok.reading.annex import Annex, AnnexReader, JabatanDraft
from tolok.reading.baris import read_baris
from tolok.reading.errors import ReadingError
from tolok.reading.facts import read_cover_title, read_instansi, read_jenis, read_kabupaten, read_years
from tolok.reading.fields import clean
from tolok.reading.head import Head, read_head, title_end
from tolok.reading.labels import named_position, read_label
from tolok.reading.layout import Block, Layout, Line, Table
from tolok.reading.paragraphs import read_items
from tolok.reading.rows import read_rows
from tolok.reading.sections import with_position_rows
from tolok.reading.signature import (
    Signing,
    is_lampiran_head,
    last_date,
    read_lampiran,
    read_signing,
    read_tembusan,
    tembusan_lines,
)
from tolok.reading.tables import without_indents
from tolok.reading.vertical import with_vertical_tables

_KNOWN = "Sasaran, Indikator, Definisi Operasional, Formula, Penanggung Jawab, Sumber Data, Satuan"
_NO_JENIS = "jenis (IKU atau IKI) tidak tercetak dalam naskah; dianggap IKU"
_NO_TABLE = "jabatan «{}» (baris {}) tidak mempunyai tabel indikator yang terbaca"
_NO_OFFICE = "Instansi"
_UNNAMED = "nama instansi tidak tercetak; tabel tanpa jabatan dinamai «Instansi»"


def assemble(layout: Layout, filename: str) -> tuple[Keputusan, tuple[str, ...]]:
    """The decree laid out in `layout`, and notes for the person who confirms it. Raises ReadingError."""
    layout = Layout(with_position_rows(with_vertical_tables(without_indents(layout.blocks))))
    if not any(layout.tables()):
        raise ReadingError(
            f"Berkas «{filename}»: tidak ada tabel di dalamnya, sehingga indikator tidak dapat dibaca. "
            "Pastikan tabel disalin utuh dengan kolom dipisah tab (atau sebagai tabel markdown)."
        )
    lines = list(layout.lines())
    copies = set(tembusan_lines(lines))  # "Kepala Bappeda" among them heads no table
    blocks = tuple(block for block in layout.blocks if block not in copies)
    start = _annex_start(blocks, title_end(lines))
    head_lines = [block for block in blocks[:start] if isinstance(block, Line)]
    head = read_head(head_lines) if _has_head(head_lines) else Head()
    annex = AnnexReader().read(blocks[start:])
    _refuse_unread(annex, filename)
    return _decree(head, annex, lines, read_signing(lines, head.enactor))


def _has_head(lines: list[Line]) -> bool:
    opening = read_head(lines)
    return bool(opening.nomor or opening.menimbang or opening.mengingat or opening.diktum or opening.enactor)


def _annex_start(blocks: tuple[Block, ...], above: int) -> int:
    """Where the annexes begin: the first label of a jabatan or office, annex head, or table; below line `above`."""
    for place, block in enumerate(blocks):
        if isinstance(block, Table):
            return _back_to_heading(blocks, place, above)
        label = read_label(block.text)
        if label is not None and label.kind in ("jabatan", "instansi", "tugas", "sasaran"):
            return _back_to_heading(blocks, place, above)
        if is_lampiran_head(block.text):
            return place
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
    if any(part.rows for jabatan in annex.jabatan for part in jabatan.parts):
        return
    if any(jabatan.parts for jabatan in annex.jabatan):
        line = next(part.heading_line for jabatan in annex.jabatan for part in jabatan.parts)
        raise ReadingError(
            f"Berkas «{filename}», baris {line}: tabelnya hanya berisi judul kolom, tidak ada satu baris "
            "indikator pun. Lengkapi tabel itu, lalu baca ulang."
        )
    line_number, heading = annex.unknown[0] if annex.unknown else (1, "(tidak ada)")
    raise ReadingError(
        f"Berkas «{filename}», baris {line_number}: judul kolom tabel tidak dikenal: {heading}, "
        f"sehingga kolom indikator tidak dapat ditemukan. Judul yang dikenal: {_KNOWN}. "
        "Sesuaikan judul kolom pada baris pertama tabel."
    )


def _decree(head: Head, annex: Annex, lines: list[Line], signing: Signing) -> tuple[Keputusan, tuple[str, ...]]:
    notes = [*head.notes, *annex.notes]
    notes += [
        f"tabel pada baris {line} tidak dibaca: judul kolomnya tidak dikenal ({names})" for line, names in annex.unknown
    ]
    outside = [line for line in lines if not (head.start and head.start < line.number <= head.end and head.menimbang)]
    judul = head.judul or read_cover_title(lines)
    names = [jabatan.nama or "" for jabatan in annex.jabatan]
    jenis = read_jenis(judul, outside)
    if jenis is None:
        notes.append(_NO_JENIS)
    instansi = annex.instansi or read_instansi(judul, head.enactor, outside, names)
    keputusan = Keputusan(
        jenis=jenis or "IKU",
        judul=judul,
        nomor=head.nomor,
        tanggal=signing.tanggal,
        tempat=signing.tempat,
        instansi=instansi,
        kabupaten=read_kabupaten(judul, outside),
        periode=read_years(judul, outside),
        lampiran=_lampiran(lines, head, signing),
        penanda_tangan=signing.penanda_tangan,
        menimbang=tuple(head.menimbang),
        mengingat=tuple(head.mengingat),
        diktum=tuple(head.diktum),
        tembusan=read_tembusan(lines),
        tujuan=tuple(Tujuan(squeeze(tujuan), indikator) for tujuan, indikator in annex.tujuan),
        jabatan=tuple(jabatan for draft in annex.jabatan for jabatan in _jabatan(draft, instansi, notes)),
    )
    return keputusan, tuple(notes)


def _lampiran(lines: list[Line], head: Head, signing: Signing) -> tuple[Lampiran, ...]:
    """The annex heads; an annex without one still has the date that its own signature block repeats."""
    after = [line for line in lines if line.number > head.end]
    if found := read_lampiran(after):
        return found
    repeated = last_date(after) if signing.tempat and head.diktum else None
    return (Lampiran(None, repeated),) if repeated else ()


def _jabatan(draft: JabatanDraft, instansi: str | None, notes: list[str]) -> list[Jabatan]:
    """The jabatan of a block: one, or one for each name in a column "Jabatan"."""
    groups: dict[str | None, list[Baris]] = {}
    for row in read_rows(draft.parts):
        groups.setdefault(clean(row.get("jabatan")) or draft.nama, []).extend(read_baris(row, notes))
    if not groups:
        groups[draft.nama] = []
    named = [replace(draft, nama=nama, jenis=draft.jenis if nama == draft.nama else "jabatan") for nama in groups]
    return [_one_jabatan(*pair, instansi, notes) for pair in zip(named, groups.values(), strict=True)]


def _one_jabatan(draft: JabatanDraft, baris: list[Baris], instansi: str | None, notes: list[str]) -> Jabatan:
    nama = squeeze(draft.nama or instansi or _NO_OFFICE)
    if draft.nama is None and instansi is None:
        notes.append(_UNNAMED)
    if not baris:
        notes.append(_NO_TABLE.format(nama, draft.line))
    return Jabatan(
        nama=nama,
        jenis_jabatan="jabatan" if draft.nama is not None and draft.jenis == "jabatan" else "instansi",
        eselon=draft.eselon,
        tugas=tuple(read_items(draft.tugas)),
        fungsi=tuple(read_items(draft.fungsi)),
        baris=tuple(baris),
    )
