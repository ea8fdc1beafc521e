"""The wording of an indicator. One file a rule, its page beside it."""
