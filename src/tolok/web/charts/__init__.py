"""Charts as SVG made on the server: pure functions from values to markup, no Django models, no script.

Missing and not computable are drawn as words, never as a bar of height zero; colour is never the only sign.
Each chart is decorative for a screen reader: the page puts the table with the same numbers beside it.
"""
