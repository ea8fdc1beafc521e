"""Every table as CSV and XLSX, safe to open: no cell is ever taken as a formula by a spreadsheet.

A view calls `export(request, name, header, rows)`: the file when the page was asked with ?format=csv or xlsx, or None.
The links on the page come from `{% include "components/export.html" %}`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_INNER_FORMULA = re.compile(r"(^|[;\t\r\n])(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])")
"""Where a spreadsheet would begin a formula: at the start of a cell, and inside one where it takes `;` (Excel set to
Indonesian) or a line's end for the next cell. Full-width signs count as the plain ones."""
_WIDTH_LIMIT = 60
_CELL_LIMIT = 32_767
_CUT = " … (dipotong; lengkapnya di CSV)"
_FIRST_DAY = date(1900, 3, 1)
"""Days before it have no or another number in a workbook, which takes 1900 for a leap year."""


def export(
    request: HttpRequest, name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]
) -> HttpResponse | None:
    """The table as the file that `?format=` asks for; None without it. Raises Http404 for another format."""
    wanted = request.GET.get("format")
    if not wanted:
        return None
    if wanted == "csv":
        return csv_response(name, header, rows)
    if wanted == "xlsx":
        return xlsx_response(name, header, rows)
    raise Http404(f"expected csv or xlsx, got: {wanted}")


def csv_response(name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """The table as UTF-8 CSV with the mark that Excel needs to see that it is UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_csv_cell(cell) for cell in header)
    writer.writerows([_csv_cell(cell) for cell in row] for row in rows)
    return _attachment(text.getvalue().encode("utf-8-sig"), f"{name}.csv", "text/csv; charset=utf-8")


def xlsx_response(name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """The table as a workbook of one sheet: numbers and dates stay numbers and dates, all else is text."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(_sheet_name(name))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    widths = [len(str(cell)) for cell in header]
    for column, cell in enumerate(header):
        sheet.write_string(0, column, str(cell), bold)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            _write_cell(sheet, number, column, cell, day, moment)
            if column < len(widths):
                widths[column] = max(widths[column], len(str(cell if cell is not None else "")))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width + 2, _WIDTH_LIMIT))
    sheet.freeze_panes(1, 0)
    book.close()
    return _attachment(target.getvalue(), f"{name}.xlsx", XLSX_TYPE)


def _csv_cell(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ya" if cell else "tidak"
    if isinstance(cell, datetime):
        return _local(cell).strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float | Decimal):
        return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
    return _INNER_FORMULA.sub(r"\1'", str(cell))


def _write_cell(sheet: Any, row: int, column: int, cell: Any, day: Any, moment: Any) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        sheet.write_string(row, column, "ya" if cell else "tidak")
    elif isinstance(cell, int | float | Decimal):
        sheet.write_number(row, column, cell)
    elif isinstance(cell, datetime):
        sheet.write_datetime(row, column, _local(cell), moment)
    elif isinstance(cell, date) and cell >= _FIRST_DAY:
        sheet.write_datetime(row, column, cell, day)
    else:
        sheet.write_string(row, column, _fitting(str(cell)))


def _fitting(text: str) -> str:
    """A longer text would be left out of the workbook without a word."""
    return text if len(text) <= _CELL_LIMIT else text[: _CELL_LIMIT - len(_CUT)] + _CUT


def _local(moment: datetime) -> datetime:
    return timezone.make_naive(moment) if timezone.is_aware(moment) else moment


def _sheet_name(name: str) -> str:
    return "".join(sign for sign in name if sign not in "[]:*?/\\")[:31] or "Tabel"


def _attachment(content: bytes, filename: str, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
