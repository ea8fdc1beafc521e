"""The form of the decree: dictums, annexes. One file a rule, its page beside it."""
