"""What differs between two decrees, as a planner would tell it: last year's and this year's, as read and as mended.

`compare` matches positions and rows (`matching`), then tells what changed in each field (`fields`) and in a formula by
its meaning first (`formulas`); `pieces` shows a text word by word, `told` says it all in Indonesian. Not compared: the
running number of a row (its place tells), places of origin, and the formula as it stood in the file.
"""

from tolok.core.catalogue.comparison.compare import compare
from tolok.core.catalogue.comparison.pieces import Act, Piece, word_difference
from tolok.core.catalogue.comparison.result import (
    Comparison,
    Depth,
    FieldChange,
    FormulaChange,
    JabatanChange,
    RowChange,
    Status,
)

__all__ = [
    "Act",
    "Comparison",
    "Depth",
    "FieldChange",
    "FormulaChange",
    "JabatanChange",
    "Piece",
    "RowChange",
    "Status",
    "compare",
    "word_difference",
]  # fmt: skip
