"""Plan (rule, aggregation, targets), given scores, the measured table, the dashboard and what is still lacking.

No indicator's number is stored: it is worked out from the kept term values (`apps/terms`) each time the data changed
(`queries.measured_year`); `levels.py` does so for the areas above the office.
"""
