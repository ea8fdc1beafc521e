"""How an indicator is computed. One file a rule, its page beside it."""
