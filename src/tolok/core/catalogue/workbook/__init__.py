"""A decree as sheets of cells, and back: the form in which a planner works on it in Excel. No file, no style.

`columns` declares the sheets, `cells` how one value stands in a cell, `write` and `read` are the two ways. Whoever
makes or opens the file itself (documents, reading) hands plain cells over. The form is exact: blank, empty and missing
stay apart, and what no workbook can hold is written with an escape. Looks do not go here.
"""

from tolok.core.catalogue.workbook.columns import MARK_SHEET, SHEETS, VERSION, Column, Sheet
from tolok.core.catalogue.workbook.read import FromSheets, from_sheets
from tolok.core.catalogue.workbook.write import to_sheets

__all__ = ["MARK_SHEET", "SHEETS", "VERSION", "Column", "FromSheets", "Sheet", "from_sheets", "to_sheets"]
