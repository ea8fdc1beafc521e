"""From the sentence of a decree to a small closed tree, its unit, and back to a sentence.

`nodes.py` the tree; `reader.py` + `patterns/` sentence -> tree; `checker.py` the unit; `writer.py` tree ->
Indonesian sentence; `evaluate.py` the reference evaluator in Decimal. What does not go here: where the numbers
come from (registers, engines) and what they are compared with (measurement).
To add a wording: one file in `patterns/` and its page of sample phrasings; nothing else is edited.
"""
