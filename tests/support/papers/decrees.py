"""The decrees that papers are made of: the sample's own, and the five real ones where they lie beside."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from importlib.resources import files

from tests.support.gold import gold_decree, gold_files
from tolok.core.catalogue import Keputusan, from_data
from tolok.reading import read_decree
from tolok.sample.texts import DECREES, sample_decree

_CLEAN = "_bersih"


@cache
def sample_decrees() -> dict[str, Keputusan]:
    """The sample decrees by name: those with the offices' faults as their text is read, their clean twins as sent."""
    return {name: _clean(name) if name.endswith(_CLEAN) else _with_faults(name) for name in DECREES}


def _with_faults(name: str) -> Keputusan:
    return read_decree(sample_decree(name).encode(), f"{name}.txt").keputusan


def _clean(name: str) -> Keputusan:
    form = files("tolok.sample").joinpath("keputusan", f"{name.removesuffix(_CLEAN)}.json")
    return from_data(json.loads(form.read_text("utf-8")))


@cache
def gold_decrees() -> dict[str, Keputusan]:
    """The five real decrees by name, as a careful person reads them."""
    return {path.stem.removeprefix("gold_"): gold_decree(path) for path in gold_files().values()}


def sheets_of(keputusan: Keputusan, *names: int) -> Keputusan:
    """Only the sheets of some jabatan (from 0; all where none is named): the annex that an office scans alone."""
    jabatan = tuple(keputusan.jabatan[name] for name in names) or keputusan.jabatan
    return replace(keputusan, nomor=None, jabatan=jabatan)
