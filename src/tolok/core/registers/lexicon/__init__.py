"""The vocabulary of binding as data: one YAML file a list, each with its reason, all with the version of their form.

To add a word: put it in the group that says why. What does not go here: what a register holds (that is declared by the
register), and what an office decided (that is learned from its bindings).
"""
