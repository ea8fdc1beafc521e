"""Where the data come from. One file a rule, its page beside it."""
