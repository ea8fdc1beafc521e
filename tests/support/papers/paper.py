"""A Keputusan as the paper an office would print: blocks from top to bottom, the same for every format.

What the paper prints is enough to read the Keputusan back: a formula "a / b × 100%" of a ratio becomes a drawn
fraction, several sources become a list, the sasaran that following rows share becomes one cell over them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from tests.support.papers.look import Look, heading
from tolok.core.catalogue import Baris, FormulaText, Jabatan, Keputusan

_MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
           "November", "Desember")  # fmt: skip
_SPANNED = ("nomor", "sasaran")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list with the mark printed before it."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Centred:
    """Lines in the middle of the page, in bold type."""

    lines: tuple[str, ...]
    kind: str = "centred"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The kop: who governs, which office, where; closed by a line over the width."""

    lines: tuple[str, ...]
    small: tuple[str, ...]
    kind: str = "letterhead"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label, a colon, and a text or a list that hang beside it."""

    label: str
    text: str = ""
    items: tuple[Item, ...] = ()
    kind: str = "labelled"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list under its title."""

    title: str
    items: tuple[Item, ...]
    kind: str = "listing"


@dataclass(frozen=True, slots=True)
class Signature:
    """The block at the right: place and date, title, room for the pen, name."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    kind: str = "signature"


@dataclass(frozen=True, slots=True)
class Annex:
    """From here on the paper lies on its long side; its head stands at the right."""

    lines: tuple[str, ...]
    kind: str = "annex"


@dataclass(frozen=True, slots=True)
class Fraction:
    """A fraction drawn with a bar, and what stands after it."""

    numerator: str
    denominator: str
    rest: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell over `rows` rows: a text, a list, or a drawn fraction."""

    text: str = ""
    items: tuple[Item, ...] = ()
    fraction: Fraction | None = None
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """Its role, printed heading and share of the width."""

    role: str
    heading: str
    width: float


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; None where the cell above reaches down."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    kind: str = "table"


Block = Centred | Letterhead | Labelled | Listing | Signature | Annex | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """All blocks of a decree with the look they are printed in."""

    look: Look
    blocks: tuple[Block, ...] = field(default=())


def paper_of(keputusan: Keputusan, look: Look, *, with_satuan: bool = False) -> Paper:
    """The paper of a decree. A decree without a number is only its sheets. `with_satuan` prints that column too."""
    body = _body(keputusan) if keputusan.nomor else ()
    return Paper(look, (*body, *_sheets(keputusan, look, with_satuan)))


def _body(keputusan: Keputusan) -> tuple[Block, ...]:
    camat = _camat(keputusan)
    judul = keputusan.judul.upper()
    return (
        Letterhead(
            (f"PEMERINTAH {(keputusan.kabupaten or '').upper()}", (keputusan.instansi or "").upper()),
            ("Jalan Balai Warga Nomor 4 Kode Pos 99412", "Pos-el: kecamatan@daerah.example"),
        ),
        Centred((f"KEPUTUSAN {camat}", f"NOMOR {keputusan.nomor}")),
        Centred(("TENTANG",)),
        Centred((judul,)),
        Centred((f"{camat},",)),
        Labelled("Menimbang", items=_considerations(keputusan.menimbang)),
        Labelled("Mengingat", items=_closed(_numbered(keputusan.mengingat))),
        Centred(("MEMUTUSKAN:",)),
        Labelled("Menetapkan", f"KEPUTUSAN CAMAT TENTANG {judul}."),
        *(Labelled(one.label, one.isi, _closed(_lettered(one.butir))) for one in keputusan.diktum),
        _signature(keputusan, with_place=True),
        *((Listing("Tembusan:", _closed(_numbered(keputusan.tembusan))),) if keputusan.tembusan else ()),
    )


def _sheets(keputusan: Keputusan, look: Look, with_satuan: bool) -> tuple[Block, ...]:
    head: tuple[str, ...] = ()
    if keputusan.nomor:
        head = (
            "LAMPIRAN",
            f"KEPUTUSAN {_camat(keputusan)}",
            f"NOMOR {keputusan.nomor}",
            "TENTANG",
            keputusan.judul.upper(),
        )
    blocks: list[Block] = [Annex(head)]
    if not keputusan.nomor:
        blocks.append(Centred((keputusan.judul.upper(),)))
    roles = printed_roles(keputusan, with_satuan)
    for jabatan in keputusan.jabatan:
        blocks += _jabatan(jabatan, keputusan, look, roles)
    if look.signs_annex and keputusan.nomor:
        blocks.append(_signature(keputusan, with_place=False))
    return tuple(blocks)


def _jabatan(jabatan: Jabatan, keputusan: Keputusan, look: Look, roles: tuple[str, ...]) -> list[Block]:
    name, tugas, fungsi = look.jabatan_labels
    if jabatan.jenis_jabatan == "instansi":
        name = name.replace("Nama Jabatan", "Jabatan").replace("Jabatan", "Nama Instansi")
    title = "INDIKATOR KINERJA UTAMA" if keputusan.jenis == "IKU" else "INDIKATOR KINERJA INDIVIDU"
    blocks: list[Block] = [Centred((title,)), Labelled(name, jabatan.nama)]
    for label, texts in ((tugas, jabatan.tugas), (fungsi, jabatan.fungsi)):
        if len(texts) == 1 and label == tugas:
            blocks.append(Labelled(label, texts[0]))
        elif texts:
            blocks.append(Labelled(label, items=_lettered(texts)))
    if keputusan.tujuan and jabatan.jenis_jabatan == "instansi":
        blocks += [Labelled("Tujuan", tujuan.tujuan) for tujuan in keputusan.tujuan]
    return [*blocks, _table(jabatan.baris, look, roles)]


def printed_roles(keputusan: Keputusan, with_satuan: bool = False) -> tuple[str, ...]:
    """The columns that the decree's tables have: those that any of its rows fills."""
    rows = [row for jabatan in keputusan.jabatan for row in jabatan.baris]
    filled = {
        "nomor": any(row.nomor for row in rows),
        "sasaran": True,
        "indikator": True,
        "definisi_operasional": any(row.definisi_operasional for row in rows),
        "formula": True,
        "satuan": with_satuan,
        "penanggung_jawab": any(row.penanggung_jawab for row in rows),
        "sumber_data": True,
    }
    return tuple(role for role, is_printed in filled.items() if is_printed)


def _table(rows: tuple[Baris, ...], look: Look, roles: tuple[str, ...]) -> Table:
    total = sum(look.widths[role] for role in roles)
    columns = tuple(Column(role, heading(look, role, roles), look.widths[role] / total) for role in roles)
    printed: list[tuple[Cell | None, ...]] = []
    for _, group in groupby(_with_groups(rows), key=lambda pair: pair[0]):
        members = [row for _, row in group]
        for place, row in enumerate(members):
            printed.append(tuple(_cell(row, role, look, place, len(members)) for role in roles))
    return Table(columns, tuple(printed))


def _with_groups(rows: tuple[Baris, ...]) -> list[tuple[int, Baris]]:
    """Each row with the count of its sasaran cell: a row of the same sasaran without a number of its own shares it."""
    counted: list[tuple[int, Baris]] = []
    count, above = 0, None
    for row in rows:
        if above is None or row.sasaran != above.sasaran or row.nomor not in (None, above.nomor):
            count, above = count + 1, row
        counted.append((count, row))
    return counted


def _cell(row: Baris, role: str, look: Look, place: int, members: int) -> Cell | None:
    if role in _SPANNED:
        return Cell(getattr(row, role) or "", rows=members) if place == 0 else None
    if role == "formula":
        drawn = fraction_of(row.formula)
        return Cell(fraction=drawn) if drawn else Cell(row.formula.teks)
    value = getattr(row, role)
    if isinstance(value, tuple):
        return Cell(value[0] if value else "") if len(value) < 2 else Cell(items=_marked(value, look.list_mark))
    return Cell(value or "")


def fraction_of(formula: FormulaText) -> Fraction | None:
    """The drawn fraction of a ratio whose words are "numerator / denominator rest"; None where it is in words."""
    if formula.jenis != "ratio" or not (formula.pembilang and formula.penyebut):
        return None
    opening = f"{formula.pembilang} / {formula.penyebut}"
    rest = formula.teks.removeprefix(opening)
    if rest == formula.teks or not re.fullmatch(r"( × [\d.,]+ ?%?)?", rest):
        return None
    return Fraction(formula.pembilang, formula.penyebut, rest.strip())


def _signature(keputusan: Keputusan, *, with_place: bool) -> Signature:
    signer = keputusan.penanda_tangan
    before = []
    if with_place:
        before += [f"Ditetapkan di {keputusan.tempat}"] if keputusan.tempat else []
        before += [f"pada tanggal {_spelled(keputusan.tanggal)}"] if keputusan.tanggal else []
    before.append(f"{(signer and signer.jabatan) or _camat(keputusan)},".replace(",,", ","))
    after = []
    if signer:
        after = [text for text in (signer.nama, signer.pangkat, signer.nip and f"NIP {signer.nip}") if text]
    return Signature(tuple(before), tuple(after))


def _camat(keputusan: Keputusan) -> str:
    return re.sub(r"(?i)^kecamatan", "CAMAT", keputusan.instansi or "CAMAT").upper()


def _spelled(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _considerations(texts: tuple[str, ...]) -> tuple[Item, ...]:
    return _closed(_lettered(texts)) if len(texts) > 1 else tuple(Item("", text) for text in texts)


def _numbered(texts: tuple[str, ...]) -> tuple[Item, ...]:
    return _marked(texts, "1.")


def _lettered(texts: tuple[str, ...]) -> tuple[Item, ...]:
    return _marked(texts, "a.")


def _marked(texts: tuple[str, ...], mark: str) -> tuple[Item, ...]:
    """`texts` as items: the mark of the first tells how the others count on ("a." "b.", "1)" "2)", "-")."""
    items = []
    for place, text in enumerate(texts):
        if mark[0] in "1a":
            count = str(place + 1) if mark[0] == "1" else _letter(place)
            items.append(Item(count + mark[1:], text))
        else:
            items.append(Item(mark, text))
    return tuple(items)


def _letter(place: int) -> str:
    return chr(ord("a") + place % 26) * (place // 26 + 1)


def _closed(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with the semicolons and the full stop that the drafting rules ask for."""
    return tuple(
        Item(item.mark, re.sub(r"[\s;.]*$", "", item.text) + ("." if place == len(items) - 1 else ";"))
        for place, item in enumerate(items)
    )
