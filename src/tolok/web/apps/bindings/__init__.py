"""Accepted bindings across rows and offices: one click for a phrase that recurs, and the exchange file of bindings.

What does not go here: one row's decision (catalogue), the words of proposals and the form of the file (core).
"""
