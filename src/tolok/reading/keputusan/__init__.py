"""Layout -> Keputusan: `head`, `annex` and `facts` read the text around the tables, `fields` what has a place.

`assemble` puts all of it together.
"""
