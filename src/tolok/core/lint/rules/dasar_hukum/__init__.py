"""The legal basis of the decree. One file a rule, its page beside it."""
