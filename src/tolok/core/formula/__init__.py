"""From the sentence of a decree to a small closed tree, its unit, and back to a sentence.

`nodes.py` the tree; `reader.py` + `patterns/` sentence -> tree; `tree_unit.py` its unit and `checker.py` what is wrong
with it; `writer.py` tree -> Indonesian sentence, `term_words.py` the words of a count; `notation/` the notation that
people edit; `evaluate.py` the reference evaluator in Decimal (its twin in bulk is `engines/bulk.py`).
On the way from a cell to a pattern: `plain.py` (markup away), `misread.py` (spoiled words of a sum), `fraction.py` (a
lost bar put back), `body.py` (heading and notes aside), `letters.py` (legends), `several.py` (more than one formula),
`operators.py` and `expression.py` (what divides, multiplies, adds), `vocabulary.py` (word lists with their reasons).
Beside the tree: `doubt.py` (where words can be meant otherwise), `unread.py` (why and where they cannot be read).
What does not go here: where the numbers come from (registers, engines), what they are compared with (measurement).
To add a wording: one file in `patterns/` and its page of sample phrasings; nothing else is edited.
"""

from tolok.core.formula.checker import Problem, Unit, check, unit_of
from tolok.core.formula.doubt import Doubt
from tolok.core.formula.evaluate import evaluate
from tolok.core.formula.nodes import Node
from tolok.core.formula.reader import FormulaReading, read_formula
from tolok.core.formula.units import declared_unit
from tolok.core.formula.writer import write_alt_text, write_sentence

__all__ = [
    "Doubt", "FormulaReading", "Node", "Problem", "Unit", "check", "declared_unit", "evaluate", "read_formula",
    "unit_of", "write_alt_text", "write_sentence",
]  # fmt: skip
