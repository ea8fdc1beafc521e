"""plan.yaml: how the sample office measures each row of its decrees; bindings by the order of the formula's phrases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from importlib.resources import files
from typing import Any

import yaml

from tolok.core.catalogue import Baris, Keputusan
from tolok.core.formula.nodes import Node, Phrase, Score, leaves
from tolok.core.formula.reader import read_formula
from tolok.core.measurement.indikator import Aggregation, CapaianRule, Indikator, Target
from tolok.core.registers.binding import Binding

_KEYS = {"kunci", "aturan", "agregasi", "target", "ikatan", "nilai", "penjelasan"}
CONFIRMED_BY = "Bagas Prawira Jatmika"
CONFIRMED_AT = "2025-01-06T09:00:00+07:00"


def planned(keputusan: Sequence[Keputusan]) -> tuple[Indikator, ...]:
    """Every row of the decrees as an indicator ready to be measured.

    Raises ValueError where the plan and the decrees do not name the same rows, or the phrases of a formula and the
    bindings are not as many.
    """
    text = files("tolok.sample").joinpath("plan.yaml").read_text("utf-8")
    plans = {item["kunci"]: item for item in yaml.safe_load(text)}
    rows = {key: (decree, jabatan, number, baris) for key, decree, jabatan, number, baris in _rows(keputusan)}
    if set(plans) != set(rows):
        raise ValueError(f"expected a plan for every row, got: {sorted(set(plans) ^ set(rows))} on one side only")
    return tuple(_indikator(key, *rows[key], plans[key]) for key in rows)


def _rows(keputusan: Sequence[Keputusan]) -> Iterator[tuple[str, str, str, int, Baris]]:
    for decree in keputusan:
        for place, jabatan in enumerate(decree.jabatan, 1):
            for number, baris in enumerate(jabatan.baris, 1):
                yield f"{decree.jenis}/{place}/{number}", decree.jenis, jabatan.nama, number, baris


def _indikator(key: str, jenis: str, jabatan: str, number: int, baris: Baris, plan: dict[str, Any]) -> Indikator:
    if unknown := set(plan) - _KEYS:
        raise ValueError(f"{key}: expected keys of {sorted(_KEYS)}, got: {sorted(unknown)}")
    node = _node(baris, is_given="nilai" in plan)
    return Indikator(
        key=key,
        jenis=jenis,
        jabatan=jabatan,
        nomor_baris=number,
        baris=baris,
        node=node,
        bindings=_bindings(key, node, plan.get("ikatan", [])),
        rule=CapaianRule(plan.get("aturan", "naik")),
        aggregation=Aggregation(plan.get("agregasi", "jumlah")),
        targets={quarter: _target(value) for quarter, value in plan["target"].items()},
        scores={quarter: Decimal(str(value)) for quarter, value in plan.get("nilai", {}).items()},
        penjelasan=plan.get("penjelasan", ""),
    )


def _node(baris: Baris, *, is_given: bool) -> Node | None:
    """The formula's tree; a value that someone else gives (SKM, SAKIP) is typed in, whatever its formula."""
    if is_given:
        return Score(baris.indikator)
    return read_formula(baris.formula.teks_asli, baris.indikator).node


def _bindings(key: str, node: Node | None, bound: Sequence[str]) -> dict[str, Binding]:
    phrases = [leaf.words for leaf in (leaves(node) if node else ()) if isinstance(leaf, Phrase)]
    if len(phrases) != len(bound):
        raise ValueError(f"{key}: expected a binding for each of {phrases}, got: {list(bound)}")
    found = {}
    for words, answer in zip(phrases, bound, strict=True):
        register, offer = answer.split(".")
        found[words] = Binding(words, register, offer, Decimal(1), CONFIRMED_BY, CONFIRMED_AT)
    return found


def _target(value: Any) -> Target:
    lo, hi = value if isinstance(value, list) else (value, value)
    return Target(Decimal(str(lo)), Decimal(str(hi)))
