"""The nation at once: from the groups of the scans to realisasi, capaian and category of every office and area.

`cube` makes the groups dense, `stated` holds what keepers stated, `reading` cumulates both, `catalogues` says which
office uses which indicator, `measure` evaluates. All of it is the twin of `core.measurement`, held to it by property
tests: what a rule says (binding, scale, cap, what cannot be rolled up) is asked of the core's own objects. Arrays are
[term, office, month] or [row, month]; offices come in the order of their area codes, months from a January on.
"""
