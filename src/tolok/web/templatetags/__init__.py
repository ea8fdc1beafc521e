"""Template tags of the house, builtin in every template."""
