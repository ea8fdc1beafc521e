"""Formulas that people wrote in the notation: which holds for a row, and how it came about. Reads only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Max, QuerySet

from tolok.archive.tree import tree_from_data
from tolok.core.formula.nodes import Node
from tolok.web.apps.catalogue.models import FormulaDecision, Reading


def decisions_of(reading: Reading) -> Mapping[tuple[str, str], FormulaDecision]:
    """(place, sentence of the decree) -> the decision that holds there."""
    found = reading.formulas.standing().select_related("made_by")
    return {(one.place, one.sentence): one for one in found}


def written_for(row: Any) -> FormulaDecision | None:
    """The decision that gave `row` (an IndikatorRow) its formula; None where it is as read from the decree."""
    return decisions_of(row.version.reading).get((row.place, row.baris.formula.teks))


def tree_of(decision: FormulaDecision) -> Node | None:
    """The tree that was written; None where it counts in a register that is no longer declared."""
    try:
        return tree_from_data(decision.tree)
    except ValueError:
        return None


def standing_at(reading: Reading, place: str) -> FormulaDecision | None:
    """The decision of a row that was not withdrawn, also where the decree's sentence has changed since."""
    return reading.formulas.standing().filter(place=place).select_related("made_by").first()


def history_of(reading: Reading, place: str) -> QuerySet[FormulaDecision]:
    """Every decision of a row, the newest first."""
    return reading.formulas.filter(place=place).select_related("made_by", "withdrawn_by")


def seen_values(decision: FormulaDecision | None) -> dict[str, Any]:
    """What a form shows of the decision, for its mark."""
    return {"keputusan": decision.pk if decision else None}


def stamp(office: Any) -> tuple[Any, ...]:
    """Changes whenever a formula of the office is written or withdrawn."""
    found = FormulaDecision.objects.filter(office=office)
    return tuple(found.aggregate(Max("made_at"), Max("withdrawn_at"), Count("pk")).values())
