"""Tables -> rows of indicators: columns found by their headings, cells put back under them, cut rows joined.

`sections`, `vertical` and `prose_tables` lay out anew what is printed as one table for many positions, as labelled
lines, or as a table that is none; `columns` and `align` say what a cell is; `parts`, `rows` and `continuation` join
what pages and fractions split; `fields` and `baris` read the cells. `ruled` writes grids of Word and sheets as rows.
"""
