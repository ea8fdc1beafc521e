"""One file a register: `rows(rng, ...)` yields its entries. Each register has a random stream of its own, so that a
change in one leaves the others as they were.
"""
