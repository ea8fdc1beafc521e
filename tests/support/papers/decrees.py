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


@cache
def sample_decrees() -> dict[str, Keputusan]:
    """The sample decrees by name: from their exchange form where the sample has one, else as their text is read."""
    return {name: _sample(name) for name in DECREES}


def _sample(name: str) -> Keputusan:
    form = files("tolok.sample").joinpath("keputusan", f"{name}.json")
    if form.is_file():
        return from_data(json.loads(form.read_text("utf-8")))
    return read_decree(sample_decree(name).encode(), f"{name}.txt").keputusan


@cache
def gold_decrees() -> dict[str, Keputusan]:
    """The five real decrees by name, as a careful person reads them."""
    return {path.stem.removeprefix("gold_"): gold_decree(path) for path in gold_files().values()}


def sheets_of(keputusan: Keputusan, *names: int) -> Keputusan:
    """Only the sheets of some jabatan (from 0; all where none is named): the annex that an office scans alone."""
    jabatan = tuple(keputusan.jabatan[name] for name in names) or keputusan.jabatan
    return replace(keputusan, nomor=None, jabatan=jabatan)
