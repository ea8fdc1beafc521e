"""Several services as one unit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tolok.core.kernel.value import Missing, Number
from tolok.core.survey import Tally, UnitRule, empty_tally, exact_weight, mutu_scale_on, unit_index

SCALE = mutu_scale_on(date(2026, 1, 1))
WEIGHT = exact_weight(2)
SERVICES = {"KTP": Tally(9, (36, 36), (9, 9)), "KK": Tally(1, (2, 2), (1, 1))}


def test_the_two_readings_differ_and_name_themselves() -> None:
    found = {rule: unit_index(SERVICES, rule, WEIGHT, SCALE) for rule in UnitRule}
    assert [(unit.ikm, unit.mutu and unit.mutu.mutu) for unit in found.values()] == [
        (Number(Decimal(ikm)), mutu) for ikm, mutu in ((75, "C"), (95, "A"))
    ]
    assert {unit.respondents for unit in found.values()} == {10}
    assert [unit.rule.words.split(",")[0] for unit in found.values()] == [
        "rata-rata IKM setiap layanan",
        "seluruh jawaban dijumlahkan",
    ]


def test_service_without_responses_is_named() -> None:
    services = {**SERVICES, "Surat pindah": empty_tally(2)}
    mean = unit_index(services, UnitRule.MEAN_OF_SERVICES, WEIGHT, SCALE)
    assert mean.ikm == Missing("layanan «Surat pindah» belum mempunyai IKM")
    assert mean.mutu is None
    assert isinstance(unit_index(services, UnitRule.ALL_ANSWERS, WEIGHT, SCALE).ikm, Number)


def test_unit_without_services_is_missing() -> None:
    for rule in UnitRule:
        assert unit_index({}, rule, WEIGHT, SCALE).ikm == Missing("belum ada responden")
