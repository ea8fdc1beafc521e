"""The sample's phrases were bound by hand; the first proposal finds the same offer for nearly all of them."""

from __future__ import annotations

from tolok.core.registers.binding import propose
from tolok.sample import sample_year

FLOOR = 0.95


def test_first_proposal_is_the_offer_bound_by_hand() -> None:
    bound = [(each, binding) for each in sample_year().indikator for binding in each.bindings.values()]
    lost = [
        binding.phrase
        for each, binding in bound
        if (binding.register, binding.offer)
        not in [
            (p.register, p.offer) for p in propose(binding.phrase, each.baris.sumber_data, each.baris.indikator)[:1]
        ]
    ]
    assert len(lost) <= (1 - FLOOR) * len(bound), lost
