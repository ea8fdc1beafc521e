"""By what the offices of a simulated nation are measured: kinds of catalogue, targets and given values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pyarrow as pa

from tolok.core.catalogue import Baris
from tolok.core.formula.nodes import Node, Phrase, Ratio, Score, leaves
from tolok.core.measurement.indikator import Indikator
from tolok.core.measurement.office_year import OfficeProfile
from tolok.core.registers import get_register
from tolok.core.registers.binding import Binding
from tolok.lake.catalogues import catalogue_rows, office_row
from tolok.lake.layout import INDICATORS, OFFICES, SCORES, TABLES, TARGETS
from tolok.lake.simulated.nation import Nation
from tolok.sample import sample_year

_MORE = 80
"""Indicators beside those of the sample's decrees, made from what registers offer."""
_CONFIRMED = ("simulasi", "2025-01-01T00:00:00+07:00")


def kinds_of(nation: Nation) -> list[tuple[Indikator, ...]]:
    """The kinds of catalogue: each some of the indicators that there are, numbered anew."""
    pool = [*sample_year().indikator, *_made(nation)]
    kinds = []
    for number in range(nation.catalogues):
        chosen = nation.random(10, number).permutation(len(pool))[: nation.indicators]
        kinds.append(tuple(_numbered(pool[place], row) for row, place in enumerate(sorted(chosen), 1)))
    return kinds


def measured_tables(nation: Nation, year: int) -> dict[str, pa.Table]:
    """Offices, catalogues, targets and given values of a year."""
    kinds = kinds_of(nation)
    catalogues = [catalogue_rows(kind) for kind in kinds]
    dealt = _dealt(nation, len(kinds))
    offices = [
        office_row(OfficeProfile(k.code, f"Kecamatan {k.nama}", k.kabupaten, k.provinsi), catalogues[kind][0])
        for k, kind in zip(nation.kecamatan, dealt, strict=True)
    ]
    indicators = dict(catalogues)
    return {
        OFFICES: pa.Table.from_pylist(offices, TABLES[OFFICES].columns),
        INDICATORS: pa.Table.from_pylist([r for rows in indicators.values() for r in rows], TABLES[INDICATORS].columns),
        TARGETS: _targets(nation, year, kinds, dealt),
        SCORES: _scores(nation, year, kinds, dealt),
    }


def _made(nation: Nation) -> Iterator[Indikator]:
    """Shares of what a register offers in all its rows (of desa: in all desa), evenly over all registers' offers."""
    offers = [(register, offer) for register in nation.registers for offer in register.offers[1:]]
    for place in np.linspace(0, len(offers) - 1, min(_MORE, len(offers))).astype(int):
        register, offer = offers[place]
        above = get_register("desa") if offer.column == "village" else register
        whole = above.offers[0]
        node: Node = Ratio(Phrase(offer.label), Phrase(whole.label))
        bindings = {
            one.label: Binding(one.label, source.slug, one.slug, Decimal(1), *_CONFIRMED)
            for source, one in ((register, offer), (above, whole))
        }
        row = Baris(indikator=f"Persentase {offer.label} terhadap {whole.label}", satuan="persen")
        yield Indikator("IKU/1/1", "IKU", "Camat", 1, row, node, bindings)


def _numbered(one: Indikator, row: int) -> Indikator:
    return replace(one, key=f"IKU/1/{row}", jenis="IKU", jabatan="Camat", nomor_baris=row)


def _dealt(nation: Nation, kinds: int) -> Sequence[int]:
    """The kind of each office: mostly the one of its kabupaten."""
    draw = nation.random(11)
    kabupaten = sorted({code[:5] for code in nation.codes})
    of_kabupaten = dict(zip(kabupaten, draw.integers(0, kinds, len(kabupaten)).tolist(), strict=True))
    own = draw.integers(0, kinds, nation.offices).tolist()
    has_own = draw.random(nation.offices) < 0.2
    return [own[i] if has_own[i] else of_kabupaten[code[:5]] for i, code in enumerate(nation.codes)]


def _targets(nation: Nation, year: int, kinds: Sequence[Sequence[Indikator]], dealt: Sequence[int]) -> pa.Table:
    draw = nation.random(12, year)
    tables = []
    for code, kind in zip(nation.codes, dealt, strict=True):
        keys = [one.key for one in kinds[kind] for _ in range(4)]
        quarters = np.tile(np.arange(1, 5), len(kinds[kind]))
        lo = pa.array(draw.integers(70, 100, len(keys))).cast(pa.string())
        columns = [pa.array([code] * len(keys)), pa.array(keys), pa.array(quarters), lo, lo]
        tables.append(pa.Table.from_arrays(columns, schema=TABLES[TARGETS].columns))
    return pa.concat_tables(tables)


def _scores(nation: Nation, year: int, kinds: Sequence[Sequence[Indikator]], dealt: Sequence[int]) -> pa.Table:
    """Given values, of which one in twenty is not there yet."""
    draw = nation.random(13, year)
    given = [[one.key for one in kind if one.node and any(map(_is_score, leaves(one.node)))] for kind in kinds]
    rows = [
        {"office": code, "key": key, "quarter": quarter, "value": str(draw.integers(60, 96))}
        for code, kind in zip(nation.codes, dealt, strict=True)
        for key in given[kind]
        for quarter in range(1, 5)
        if draw.random() >= 0.05
    ]
    return pa.Table.from_pylist(rows, TABLES[SCORES].columns)


def _is_score(leaf: Node) -> bool:
    return isinstance(leaf, Score)
