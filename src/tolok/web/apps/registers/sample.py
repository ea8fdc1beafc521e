"""The sample year's rows and statements."""

from __future__ import annotations

from typing import Any

from tolok.core.measurement.office_year import OfficeYear
from tolok.web.apps.registers import actions


def load(*, office: Any, office_year: OfficeYear, by: Any) -> None:
    """Loads every row but the desa, which are the office's own reference data."""
    actions.load_rows(office=office, entries=office_year.entries, statements=office_year.statements, by=by)
