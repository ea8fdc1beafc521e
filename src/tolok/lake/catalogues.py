"""The catalogues of offices as tables of a lake, and back.

A formula lies there bound: a phrase that a person confirmed stands as the count it was bound to, so that reading it
needs neither the office's words nor who confirmed them. A phrase without a confirmed binding stays a phrase.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from tolok.archive.tree import number_from_data, number_to_data, tree_from_data, tree_to_data
from tolok.core.catalogue import Baris
from tolok.core.formula.nodes import (
    Count,
    Difference,
    Node,
    Phrase,
    Product,
    Ratio,
    Scaled,
    Sum,
    WeightedSum,
)
from tolok.core.formula.writer import write_sentence
from tolok.core.kernel.value import Missing, NotComputable
from tolok.core.measurement.indikator import Aggregation, CapaianRule, Indikator, Target
from tolok.core.measurement.office_year import OfficeProfile
from tolok.core.measurement.realisasi import bound_term
from tolok.core.measurement.shown import unit_of
from tolok.lake.errors import LakeError
from tolok.lake.layout import INDICATORS, OFFICES, SCORES, TABLES, TARGETS, Part
from tolok.lake.opening import Lake

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class OfficeCatalogue:
    """An office and the indicators it is measured by in a year."""

    office: OfficeProfile
    indikator: tuple[Indikator, ...]


@dataclass(frozen=True, slots=True)
class LakeCatalogues:
    """What all offices of a lake are measured by in a year: the distinct catalogues, and which office uses which.

    The indicators have neither targets nor given values: those are an office's own (`TARGETS`, `SCORES`).
    """

    offices: Mapping[str, OfficeProfile]
    catalogue_of: Mapping[str, str]
    indikator: Mapping[str, tuple[Indikator, ...]]


def catalogue_tables(catalogues: Iterable[OfficeCatalogue]) -> dict[str, pa.Table]:
    """The four tables of a year, by name, sorted so that the same year gives the same bytes."""
    rows: dict[str, list[Row]] = {OFFICES: [], INDICATORS: [], TARGETS: [], SCORES: []}
    known: set[str] = set()
    for one in sorted(catalogues, key=lambda one: one.office.code):
        code, catalogue = catalogue_rows(one.indikator)
        rows[OFFICES].append(office_row(one.office, code))
        if code not in known:
            known.add(code)
            rows[INDICATORS] += catalogue
        rows[TARGETS] += [row for indikator in one.indikator for row in _targets(one.office.code, indikator)]
        rows[SCORES] += [row for indikator in one.indikator for row in _scores(one.office.code, indikator)]
    return {name: pa.Table.from_pylist(found, TABLES[name].columns) for name, found in rows.items()}


def catalogue_rows(indikator: Sequence[Indikator]) -> tuple[str, list[Row]]:
    """The catalogue's code (the same for the same indicators) and its rows."""
    rows = [_indikator_row(one) for one in indikator]
    code = hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()[:16]
    return code, [{"catalogue": code, **row} for row in rows]


def office_row(office: OfficeProfile, catalogue: str) -> Row:
    return {
        "office": office.code,
        "nama": office.nama,
        "kabupaten": office.kabupaten,
        "provinsi": office.provinsi,
        "catalogue": catalogue,
    }


def read_catalogues(lake: Lake, year: int) -> LakeCatalogues:
    """Raises LakeError where a formula or a choice is not one that this version knows."""
    offices = lake.read(Part(OFFICES, year)).to_pylist()
    by_catalogue: dict[str, list[Indikator]] = {}
    for row in lake.read(Part(INDICATORS, year)).to_pylist():
        by_catalogue.setdefault(row["catalogue"], []).append(_indikator(row))
    return LakeCatalogues(
        {
            row["office"]: OfficeProfile(row["office"], row["nama"], row["kabupaten"], row["provinsi"])
            for row in offices
        },
        {row["office"]: row["catalogue"] for row in offices},
        {code: tuple(found) for code, found in by_catalogue.items()},
    )


def bound(node: Node, indikator: Indikator) -> Node:
    """`node` with each phrase that has a confirmed binding as the count it is bound to."""
    match node:
        case Phrase():
            term = bound_term(node, indikator)
            return node if isinstance(term, Missing | NotComputable) else Count(term[1])
        case Sum(parts):
            return Sum(tuple(bound(part, indikator) for part in parts))
        case Product(parts):
            return Product(tuple(bound(part, indikator) for part in parts))
        case Difference(minuend, subtrahend):
            return Difference(bound(minuend, indikator), bound(subtrahend, indikator))
        case Ratio(numerator, denominator, multiplier):
            return Ratio(bound(numerator, indikator), bound(denominator, indikator), multiplier)
        case Scaled(inner, factor):
            return Scaled(bound(inner, indikator), factor)
        case WeightedSum(weighted):
            return WeightedSum(tuple((weight, bound(part, indikator)) for weight, part in weighted))
        case _:
            return node


def _indikator_row(one: Indikator) -> Row:
    node = None if one.node is None else tree_to_data(bound(one.node, one))
    return {
        "key": one.key,
        "jenis": one.jenis,
        "jabatan": one.jabatan,
        "indikator": one.baris.indikator,
        "satuan": unit_of(one) or None,
        "sentence": None if one.node is None else write_sentence(one.node),
        "formula": None if node is None else json.dumps(node, ensure_ascii=False, sort_keys=True),
        "aggregation": one.aggregation.value,
        "rule": one.rule.value,
    }


def _targets(office: str, one: Indikator) -> Iterable[Row]:
    for quarter, target in sorted(one.targets.items()):
        lo, hi = str(number_to_data(target.lo)), str(number_to_data(target.hi))
        yield {"office": office, "key": one.key, "quarter": quarter, "lo": lo, "hi": hi}


def _scores(office: str, one: Indikator) -> Iterable[Row]:
    for quarter, value in sorted(one.scores.items()):
        yield {"office": office, "key": one.key, "quarter": quarter, "value": str(number_to_data(value))}


def _indikator(row: Row) -> Indikator:
    try:
        return Indikator(
            key=row["key"],
            jenis=row["jenis"],
            jabatan=row["jabatan"],
            nomor_baris=int(row["key"].rpartition("/")[2]),
            baris=Baris(indikator=row["indikator"], satuan=row["satuan"]),
            node=None if row["formula"] is None else tree_from_data(json.loads(row["formula"])),
            rule=CapaianRule(row["rule"]),
            aggregation=Aggregation(row["aggregation"]),
        )
    except ValueError as problem:
        raise LakeError(
            f"katalog {row['catalogue']}, indikator {row['key']} «{row['indikator']}»: {problem}. Lake ini barangkali "
            "ditulis versi tolok yang lebih baru; perbarui tolok, atau ekspor ulang."
        ) from None


def read_targets(lake: Lake, year: int, quarter: int) -> dict[tuple[str, str], Target]:
    """(office, key) -> the target at the end of a quarter."""
    table = lake.read(Part(TARGETS, year))
    table = table.filter(pc.equal(table["quarter"], quarter))
    columns = (table[name].to_pylist() for name in ("office", "key", "lo", "hi"))
    return {(office, key): _target(lo, hi) for office, key, lo, hi in zip(*columns, strict=True)}


@lru_cache(maxsize=4096)  # offices set much the same targets
def _target(lo: str, hi: str) -> Target:
    return Target(number_from_data(lo), number_from_data(hi))


def read_scores(lake: Lake, year: int) -> dict[tuple[str, str], dict[int, Decimal]]:
    """(office, key) -> the given value of each quarter."""
    found: dict[tuple[str, str], dict[int, Decimal]] = {}
    for row in lake.read(Part(SCORES, year)).to_pylist():
        found.setdefault((row["office"], row["key"]), {})[row["quarter"]] = number_from_data(row["value"])
    return found
