"""Who answers for an indicator. One file a rule, its page beside it."""
