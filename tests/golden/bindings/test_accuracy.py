"""Proposals against what an official would choose, over phrases of our own. Floors may only rise.

First set (201 phrases, 64 that no register answers), written before any tuning; as first measured with the former code:
131 first, 135 among three, 58 silent; pairs (32) with the first code that weighs rows: 31. Second set (61 and 30), not
used for tuning; as first measured: 48 first, 49 among three, 24 silent. Third set (40 and 20), written after that: 33
first and none wrong (seven without a proposal), 16 silent; what it missed was then tuned to as well, so no set is left
that measures phrases never seen. Since registers count desa once each, phrases that count desa expect that; the set
`desa_berbeda` was written with it. `pytest tests/golden/bindings -s` prints.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tolok.core.registers import get_register
from tolok.core.registers.binding import Proposal, propose
from tolok.core.registers.binding.row import RowPhrases, propose_row
from tolok.core.registers.spelled import DATES

FIRST = ("layanan", "surat", "dokumen", "kegiatan", "aset_pegawai_desa")
Answer = tuple[str, frozenset[Any], str, str | None]


def cases(name: str) -> list[Any]:
    read: list[Any] = yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text("utf-8"))
    return read


def answer_of(register: str, answer: str) -> Answer:
    term = get_register(register).term(answer)
    return register, frozenset(term.conditions), term.measure, term.column


def expected(case: dict[str, Any]) -> tuple[Answer, str]:
    """The count that an official would choose, and the date that decides its month."""
    register, _, answer = case["harap"].partition(".")
    usual = get_register(register).term(answer).date_base
    return answer_of(register, answer), DATES[case["tanggal"]] if "tanggal" in case else usual


def got(proposals: tuple[Proposal, ...]) -> list[Answer]:
    return [answer_of(one.register, one.offer) for one in proposals]


def measured(names: tuple[str, ...]) -> dict[str, float]:
    found = {"first": 0, "among three": 0, "date": 0}
    all_cases = [case for name in names for case in cases(name)]
    for case in all_cases:
        proposals = propose(
            case["frasa"], case.get("sumber_data", ()), case.get("indikator", ""), villages=case.get("desa", ())
        )
        wanted, date_base = expected(case)
        answers = got(proposals)
        found["first"] += answers[:1] == [wanted]
        found["among three"] += wanted in answers[:3]
        found["date"] += answers[:1] == [wanted] and proposals[0].date_base == date_base
    shares = {name: count / len(all_cases) for name, count in found.items()}
    print(f"{', '.join(names)} ({len(all_cases)}): " + ", ".join(f"{n} {s:.3f}" for n, s in shares.items()))
    return shares


@pytest.mark.parametrize(
    ("names", "floors"),
    [
        (FIRST, {"first": 0.99, "among three": 0.995, "date": 0.975}),
        (("kedua",), {"first": 0.98, "among three": 1.0, "date": 0.965}),
        (("ketiga",), {"first": 0.9, "among three": 0.9, "date": 0.9}),
        (("desa_berbeda",), {"first": 1.0, "among three": 1.0, "date": 1.0}),
    ],
    ids=["first set", "second set", "third set", "desa counted once each"],
)
def test_proposals_are_those_an_official_would_choose(names: tuple[str, ...], floors: dict[str, float]) -> None:
    shares = measured(names)
    assert {name: share for name, share in shares.items() if share < floors[name]} == {}


@pytest.mark.parametrize(("name", "floor"), [("diam", 1.0), ("diam_kedua", 0.96), ("diam_ketiga", 0.85)])
def test_nothing_is_proposed_where_no_register_holds_the_answer(name: str, floor: float) -> None:
    phrases = cases(name)
    loud = [phrase for phrase in phrases if propose(phrase)]
    print(f"{name} ({len(phrases)}): silent {1 - len(loud) / len(phrases):.3f}")
    assert len(loud) <= (1 - floor) * len(phrases), loud


def pair_proposals(case: dict[str, Any]) -> tuple[tuple[Proposal, ...], tuple[Proposal, ...]]:
    above, below = case["pembilang"]["frasa"], case["penyebut"]["frasa"]
    found = propose_row(
        RowPhrases((((above,), (below,)),)),
        case.get("sumber_data", ()),
        case.get("indikator", ""),
        villages=case.get("desa", ()),
    )
    return found[above], found[below]


@pytest.mark.parametrize("case", cases("pasangan"), ids=lambda case: case["pembilang"]["frasa"])
def test_numerator_and_denominator_agree(case: dict[str, Any]) -> None:
    above, below = pair_proposals(case)
    assert got(above)[0] == expected(case["pembilang"])[0]
    assert got(below)[0] == expected(case["penyebut"])[0]
    assert bool(above[0].warnings) == ("peringatan" in case), above[0].reason


@pytest.mark.parametrize(
    "case", [c for c in cases("pasangan") if "peringatan" not in c], ids=lambda case: case["pembilang"]["frasa"]
)
def test_both_sides_of_a_row_are_counted_by_one_date(case: dict[str, Any]) -> None:
    above, below = (found[0] for found in pair_proposals(case))
    if above.register == below.register:
        assert above.date_base == below.date_base
    if "tanggal" in case:
        assert above.date_base == DATES[case["tanggal"]]
