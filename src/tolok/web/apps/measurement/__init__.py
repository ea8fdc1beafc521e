"""Plan (rule, aggregation, targets), given scores, the measured table, the dashboard and what is still lacking.

Numbers are never stored: they are computed from the registers each time the data changed (`queries.measured_year`).
"""
