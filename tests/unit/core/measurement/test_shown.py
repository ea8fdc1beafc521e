"""How measured things are written: one way everywhere."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tolok.core.kernel.value import Missing, NotComputable, Number
from tolok.core.measurement.indikator import Target
from tolok.core.measurement.shown import show_measured, show_target, status_of


@pytest.mark.parametrize(
    ("target", "unit", "shown"),
    [
        (Target.point(Decimal(92)), "persen", "92%"),
        (Target.point(Decimal("82.5")), "indeks", "82,50"),
        (Target(Decimal(80), Decimal(90)), "persen", "80–90%"),
        (Target(Decimal(7), Decimal(8)), "bulan", "7–8 bulan"),
        (None, "persen", "belum ditetapkan"),
    ],
)
def test_target_is_shown_with_a_unit_that_tells_something(target: Target | None, unit: str, shown: str) -> None:
    assert show_target(target, unit) == shown


def test_three_states_have_three_words() -> None:
    values = (Number(Decimal(0)), Missing("x"), NotComputable("y"))
    assert [status_of(value) for value in values] == ["angka", "belum_diisi", "tidak_dapat_dihitung"]
    assert [show_measured(value, "persen") for value in values] == ["0%", "belum diisi", "tidak dapat dihitung"]
