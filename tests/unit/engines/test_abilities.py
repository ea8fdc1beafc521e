"""What an engine declares it cannot do it refuses with that reason; all else it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from tests.support.engines import ENGINES
from tolok.core.kernel.period import Period
from tolok.core.registers.entry import Entry
from tolok.core.registers.term import Term
from tolok.engines import Ability, CannotDoError, Engine
from tolok.engines.compiler import compile_terms
from tolok.engines.dense.cube import term_cube

MONTHS = Period.of_year(2025).months()
ROWS = [Entry(id=str(day), office="a", register="surat", submitted=date(2025, 3, day)) for day in (1, 2)]
TERM = Term("surat")


@pytest.mark.parametrize("opened", ENGINES.values(), ids=ENGINES)
def test_groups_come_as_columns_or_are_refused_with_the_declared_reason(
    opened: Callable[[Sequence[Entry]], Engine],
) -> None:
    engine = opened(ROWS)
    if reason := engine.cannot.get(Ability.GROUPS):
        (scan,) = compile_terms([TERM], ["a"], MONTHS)
        with pytest.raises(CannotDoError, match=reason):
            engine.groups(scan)
        return
    assert term_cube(engine, [TERM], ["a"], MONTHS).values.tolist() == [[[0, 0, 2, *[0] * 9]]]
