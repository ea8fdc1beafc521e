"""Workbooks for these tests, and the shortest way to read one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tolok.core.catalogue import Keputusan
from tolok.reading import read_decree

HEADING = ("No", "Sasaran", "Indikator Kinerja", "Formula", "Target", "Sumber Data")
ROW = (1, "Tertibnya arsip", "Jumlah arsip", "Jumlah arsip", 10, "Buku arsip")
Change = Callable[[Worksheet], None]


def book(*sheets: tuple[str, Sequence[Sequence[Any]]], change: Change | None = None) -> bytes:
    """A workbook of sheets (name, rows); `change` is told every sheet before it is saved."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if change is not None:
            change(sheet)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def read(*rows: Sequence[Any], name: str = "Sheet1", change: Change | None = None) -> Keputusan:
    return read_decree(book((name, rows), change=change), "naskah.xlsx").keputusan
