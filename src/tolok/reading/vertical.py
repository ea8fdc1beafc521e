"""Indicators printed one under the other as labelled lines ("Indikator : ...", "Formula : ..."), made into tables."""

from __future__ import annotations

import re

from tolok.reading.columns import role_of_name
from tolok.reading.layout import Block, Place, Row, Table

_PAIR = re.compile(r"^\s*(?:[-•*]\s*)?(?:(?:\d{1,2}|[a-z])[.)]\s*)?([^:]{2,60}?)\s*:\s*(.*)$")
_LEAST_ROLES = 3  # an indikator and two more: a lone "Sasaran :" or "Indikator Tujuan :" heads something else
_WITH = {"sasaran", "formula", "sumber_data", "penanggung_jawab", "definisi_operasional", "satuan"}
Pair = tuple[str, str, str, Place]
"""Role, printed name, words, place."""


def with_vertical_tables(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks` with each run of labelled indicators as a table: the labels its heading, each indicator a row."""
    kept: list[Block] = []
    index = 0
    while index < len(blocks):
        forms, end = _forms(blocks, index)
        if forms and end > index:  # a table whose labels come again within it is none of these
            kept.append(_table(forms))
            index = end
        else:
            kept.append(blocks[index])
            index += 1
    return tuple(kept)


def _forms(blocks: tuple[Block, ...], start: int) -> tuple[list[list[Pair]], int]:
    """The forms that stand one below the other from `start`, and where they end."""
    forms: list[list[Pair]] = []
    pairs, end, index = list[Pair](), start, start
    while index < len(blocks) and (found := _pairs(blocks[index], pairs)) is not None:
        index += 1
        for pair in found:
            if any(pair[0] == role for role, *_ in pairs):
                if not _is_form(pairs):
                    return forms, end
                forms, pairs = [*forms, pairs], []
            pairs.append(pair)
        if _is_form(pairs):
            end = index
    if _is_form(pairs):
        forms.append(pairs)
    return forms, end if forms else start


def _is_form(pairs: list[Pair]) -> bool:
    roles = {role for role, *_ in pairs}
    return "indikator" in roles and len(roles & _WITH) >= _LEAST_ROLES - 1


def _pairs(block: Block, above: list[Pair]) -> list[Pair] | None:
    """The labelled words of `block`; None where it is neither a label, nor blank, nor a line that goes on."""
    if isinstance(block, Table):
        return _pairs_of_table(block)
    if not block.text:
        return [] if above else None
    match = _PAIR.match(block.text)
    role = role_of_name(match.group(1)) if match else None
    if match and role:
        return [(role, match.group(1).strip(), match.group(2).strip(), block.at)]
    if not above or match or block.text.isupper():
        return None
    last = above[-1]
    above[-1] = (last[0], last[1], f"{last[2]} {block.text}".strip(), last[3].joined(block.at))
    return []


def _pairs_of_table(table: Table) -> list[Pair] | None:
    found: list[Pair] = []
    for row in table.rows:
        filled = [cell for cell in row.cells if cell.strip(" :")]
        if len(filled) == 3 and re.fullmatch(r"\d{1,2}[.)]?", filled[0]):
            filled = filled[1:]
        role = role_of_name(filled[0].strip(" :")) if len(filled) == 2 else None
        if role is None:
            return None
        found.append((role, filled[0].strip(" :"), filled[1].lstrip(": "), row.place()))
    return found


def _table(forms: list[list[Pair]]) -> Table:
    names: dict[str, str] = {}
    for role, name, *_ in (pair for form in forms for pair in form):
        names.setdefault(role, name)
    rows = [Row(forms[0][0][3].line, tuple(names.values()))]
    for form in forms:
        words = {role: (text, place) for role, _, text, place in form}
        cells = [words.get(role, ("", form[0][3])) for role in names]
        texts, places = zip(*cells, strict=True)
        rows.append(Row(form[0][3].line, texts, places=places, is_ruled=True))
    return Table(tuple(rows))
