"""Term values kept beside the entries: what an engine would count, by office, term and month, always up to date.

An entry and its share of the values are written in one transaction (`actions.apply_rows`); terms that a page asks for
the first time are computed once by the engine (`actions.values_of`). Rows hold changes, not sums: a flow's month, or
how many more (or fewer) stand from a month on, so that one entry touches one row a term and date. The same rows added
up are kept for kabupaten and provinsi; the nation is the sum of its provinsi. `check.py` holds all of it against a
full recomputation. What a formula makes of the values is not decided here.
"""
