"""Indicators printed one under the other as labelled lines ("Indikator : ...", "Formula : ..."), made into tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tolok.core.kernel.text import fold
from tolok.reading.layout import Block, Line, Place, Row, Table
from tolok.reading.tables.columns import role_of_name
from tolok.reading.wording.labels import read_label
from tolok.reading.wording.markers import plain
from tolok.reading.wording.paragraphs import is_page_number

TURNED = "tabel dengan indikator sebagai kolom dibalik menjadi baris"
_PAIR = re.compile(r"^\s*(?:[-•*]\s*)?(?:(?:\d{1,2}|[a-zA-Z])[.)]\s*)?([^:]{2,60}?)\s*:\s*(.*)$")
_MARK = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])[.)]?")
_LEAST_ROLES = 3  # an indikator and two more: a lone "Sasaran :" or "Indikator Tujuan :" heads something else
_WITH = {"sasaran", "formula", "sumber_data", "penanggung_jawab", "definisi_operasional", "satuan"}
_LONGEST_LABEL = 6  # words
# What a label says that belongs to no indikator, but to what comes after it.
_ELSEWHERE = {"jabatan", "instansi", "eselon", "tugas", "fungsi"}
_OF_A_PERSON = ("nama", "nip", "pangkat", "golongan")
# Below a formula these words only introduce what its letters stand for.
_EXPLAINING = ("keterangan", "ket", "dimana", "di mana", "dengan", "catatan", "penjelasan")
# The heading of a form printed as a table: "No | Uraian | Keterangan".
_HEADING = {"no", "nomor", "uraian", "keterangan", "komponen", "isi", "penjelasan", "item", "aspek", "informasi"}


@dataclass(frozen=True, slots=True)
class _Pair:
    """One label with its words. `role` None: a label that is none of ours, kept under its printed name."""

    role: str | None
    name: str
    text: str
    place: Place

    @property
    def key(self) -> str:
        return self.role or fold(self.name)

    def longer(self, text: str, place: Place) -> _Pair:
        return replace(self, text=f"{self.text} {text}".strip(), place=self.place.joined(place))


_Form = list[_Pair]


def with_vertical_tables(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks` with each run of labelled indicators as a table: the labels its heading, each indicator a row."""
    kept: list[Block] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        forms, end = _forms(blocks, index)
        if isinstance(block, Table) and (turned := _turned(block)):
            kept.append(_table(turned))
            index += 1
        elif forms and end > index:
            kept.append(_table(forms))
            index = end
        else:
            kept.append(block)
            index += 1
    return tuple(kept)


def _forms(blocks: tuple[Block, ...], start: int) -> tuple[list[_Form], int]:
    """The forms that stand one below the other from `start`, and where they end."""
    forms: list[_Form] = []
    form, end, index = _Form(), start, start
    while index < len(blocks) and (found := _pairs(blocks[index], form)) is not None:
        index += 1
        for pair in found:
            if _opens_another(pair, form):
                if not _is_form(form):
                    return forms, end
                forms, form = [*forms, form], []
            form.append(replace(pair, role=None) if any(pair.role == above.role for above in form) else pair)
        if _is_form(form):
            end = index
    if _is_form(form):
        forms.append(form)
    return list(map(_settled, forms)), end if forms else start


def _settled(form: _Form) -> _Form:
    """`form` with "Penjelasan" as the definition where another label names the formula."""
    second = next((at for at, pair in enumerate(form) if not pair.role and role_of_name(pair.name) == "formula"), None)
    first = next((at for at, pair in enumerate(form) if pair.role == "formula"), None)
    has_definition = any(pair.role == "definisi_operasional" for pair in form)
    if first is None or second is None or has_definition or not fold(form[first].name).startswith("penjelasan"):
        return form
    settled = list(form)
    settled[first] = replace(form[first], role="definisi_operasional")
    settled[second] = replace(form[second], role="formula")
    return settled


def _opens_another(pair: _Pair, form: _Form) -> bool:
    again = any(fold(pair.name) == fold(above.name) for above in form)
    return again or (pair.role == "indikator" and any(above.role == "indikator" for above in form))


def _is_form(form: _Form) -> bool:
    roles = {pair.role for pair in form}
    return "indikator" in roles and len(roles & _WITH) >= _LEAST_ROLES - 1


def _pairs(block: Block, form: _Form) -> list[_Pair] | None:
    """The labelled words of `block`; None where it is neither a label, nor blank, nor words that go on in `form`."""
    if isinstance(block, Table):
        return _pairs_of_table(block, form)
    if not block.text or is_page_number(block.text):
        return [] if form else None
    match = _PAIR.match(block.text)
    if match and (pair := _pair(match.group(1), match.group(2), block.at, form)) is not None:
        return [pair]
    if not form or _ends(block):
        return None
    form[-1] = form[-1].longer(block.text, block.at)
    return []


def _ends(line: Line) -> bool:
    label = read_label(line.text)
    return line.text.isupper() or (label is not None and label.kind in _ELSEWHERE)


def _pair(name: str, text: str, place: Place, form: _Form) -> _Pair | None:
    """The label `name` with its words; a label that is none of ours counts only below one that is."""
    name = name.strip(" :")
    if (role := role_of_name(name)) is not None:
        return _Pair(role, name, text, place)
    label = read_label(f"{name} :")
    elsewhere = (label is not None and label.kind in _ELSEWHERE) or fold(name) in _OF_A_PERSON
    explains = bool(form) and form[-1].role == "formula" and fold(name) in _EXPLAINING
    if not form or elsewhere or explains or not name[:1].isupper() or len(name.split()) > _LONGEST_LABEL:
        return None
    return _Pair(None, name, text, place)


def _pairs_of_table(table: Table, form: _Form) -> list[_Pair] | None:
    found: list[_Pair] = []
    for order, row in enumerate(table.rows):
        filled = [cell for cell in row.cells if cell.strip(" :")]
        if order == 0 and {fold(plain(cell)) for cell in filled} <= _HEADING:
            continue
        if len(filled) == 3 and _MARK.fullmatch(filled[0].strip()):
            filled = filled[1:]
        if len(filled) == 1 and found and not row.cells[0].strip():
            found[-1] = found[-1].longer(filled[0].lstrip(": "), row.place())
            continue
        text = filled[1].lstrip(": ") if len(filled) == 2 else ""
        pair = _pair(plain(filled[0]), text, row.place(), [*form, *found]) if len(filled) in (1, 2) else None
        if pair is None:
            return None
        found.append(pair)
    return found


def _turned(table: Table) -> list[_Form]:
    """The forms of a table that has an indikator a column: its first column names what stands in each row."""
    width = max(len(row.cells) for row in table.rows)
    names = [plain(row.cells[0]).strip(" :") for row in table.rows if row.cells]
    roles = [role_of_name(name) for name in names]
    known = [role for role in roles if role]
    if len(set(known)) < len(known) or 2 * len(known) <= len(roles) or len(names) < len(table.rows):
        return []
    forms: list[_Form] = []
    for column in range(1, width):
        cells = [(row.cells[column], row.at(column)) for row in table.rows if column < len(row.cells)]
        if len(cells) == len(names) and any(text.strip(" :") for text, _ in cells):
            forms.append(
                [
                    _Pair(role, name, text, replace(place, mended=(*place.mended, TURNED)))
                    for role, name, (text, place) in zip(roles, names, cells, strict=True)
                ]
            )
    return forms if len(forms) > 1 and all(map(_is_form, forms)) else []


def _table(forms: list[_Form]) -> Table:
    names: dict[str, _Pair] = {}
    for pair in (pair for form in forms for pair in form):
        names.setdefault(pair.key, pair)
    rows = [Row(forms[0][0].place.line, tuple(pair.name for pair in names.values()))]
    for form in forms:
        pairs = {pair.key: pair for pair in form}
        cells = [(pairs[key].text, pairs[key].place) if key in pairs else ("", form[0].place) for key in names]
        texts, places = zip(*cells, strict=True)
        rows.append(Row(form[0].place.line, texts, places=places, is_ruled=True))
    return Table(tuple(rows), roles=tuple(pair.role for pair in names.values()))
