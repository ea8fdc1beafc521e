"""Pages of the catalogue, by task: decrees (list, upload), review, publishing (findings, versions), binding (cards)."""
