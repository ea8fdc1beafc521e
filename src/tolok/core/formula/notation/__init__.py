"""One readable notation for the compiled formula, in Indonesian, written and read back as the same tree.

    jumlah(layanan, jenis dalam {KTP-el, "Kartu Keluarga (KK)"}, selesai <= batas) / jumlah(layanan) × 100%

`notation.lark` the grammar; `reading.py` text -> tree, with `arithmetic.py` (what a chain of + - × / means) and
`counts.py` (what stands in the brackets of a count); `writing.py` tree -> text; `completion.py` what may come next.
What does not go here: the sentences of decrees (`patterns/`), which never have to be exact.
To add a word: the grammar and the writer, and the property test of both; a condition also in `counts.py`.
"""

from tolok.core.formula.notation.completion import Suggestion, complete
from tolok.core.formula.notation.errors import NotationError
from tolok.core.formula.notation.reading import read_notation
from tolok.core.formula.notation.writing import write_notation

__all__ = ["NotationError", "Suggestion", "complete", "read_notation", "write_notation"]
