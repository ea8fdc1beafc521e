"""Writing of formulas in the notation: decided, withdrawn. Each is one transaction with one audit event."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from tolok.archive.tree import tree_to_data
from tolok.core.formula.nodes import Node
from tolok.core.formula.notation import write_notation
from tolok.web.apps.catalogue import edit_log, formula_queries
from tolok.web.apps.catalogue.models import FormulaDecision
from tolok.web.apps.catalogue.queries import IndikatorRow
from tolok.web.inputs import check_seen


@transaction.atomic
def write_formula(*, row: IndikatorRow, node: Node, by: Any, seen: str = "") -> FormulaDecision | None:
    """A person's word on the formula of a row; an earlier word is withdrawn, and kept. None where it says nothing new.

    `seen` is the fingerprint of what the form showed. Raises StaleError when somebody decided meanwhile.
    """
    reading = row.version.reading
    edit_log.lock(reading)
    standing = formula_queries.standing_at(reading, row.place)
    data, sentence = tree_to_data(node), row.baris.formula.teks
    if standing is not None and (standing.tree, standing.sentence) == (data, sentence):
        return None
    check_seen(seen, formula_queries.seen_values(standing))
    if standing is None and node == row.node:
        return None
    reading.formulas.filter(place=row.place).withdraw(by)
    decision = FormulaDecision.objects.create(
        office=reading.office,
        reading=reading,
        place=row.place,
        sentence=sentence,
        tree=data,
        made_by=by,
        made_at=timezone.now(),
    )
    before = write_notation(row.node) if row.node is not None else ""
    detail = {"tempat": row.place, "sebelum": before, "sesudah": write_notation(node)}
    edit_log.record(reading, by, "catalogue.write_formula", row.baris.indikator or row.key, detail)
    return decision


@transaction.atomic
def withdraw_formula(*, decision: FormulaDecision, by: Any) -> bool:
    """Takes a written formula back, so that the one read from the decree holds; False when that was done before."""
    edit_log.lock(decision.reading)
    if not FormulaDecision.objects.filter(pk=decision.pk).withdraw(by):
        return False
    tree = formula_queries.tree_of(decision)
    detail = {"tempat": decision.place, "formula": write_notation(tree) if tree is not None else decision.tree}
    edit_log.record(decision.reading, by, "catalogue.withdraw_formula", decision.sentence or decision.place, detail)
    return True
