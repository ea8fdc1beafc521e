"""Names of offices and places. One file a rule, its page beside it."""
