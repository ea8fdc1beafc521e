"""Small values that everything else is made of: Value, Period, codes, places, numbers, words.

What goes in: immutable values with no knowledge of decrees, registers or screens.
What does not: anything that needs another folder of `core`.
To add one: a module of its own, named after the value.
"""
