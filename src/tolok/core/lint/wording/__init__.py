"""What the words of a decree mean to its rules: posts and units, sources, plans, places, laws, shares, periods.

Word lists with their reasons, and what is asked of them; nothing here finds a fault. Whatever two rules must know
about wording stands here once.
"""
