"""Rules that a poor copy has broken to pieces, drawn whole again: only to find cells by, never to read from."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from tolok.reading.scan.array import Array

_BREAK = 0.45  # inches from one piece to the next
_THICK = 0.035  # inches
_LEAST = 0.8  # inches: what is shorter when joined is no rule
_INKED = 0.5  # of its length
_ASIDE = 0.015  # inches by which pieces of one rule may lie apart


@dataclass(slots=True)
class _Chain:
    """Pieces in a row: from `start` to `end` at about `at`, with so many pixels of ink."""

    at: float
    start: int
    end: int
    inked: int


def with_whole_rules(grey: Array, level: Array, upright: Array, dpi: float) -> Array:
    """The page with the pieces in `level` and `upright` joined to rules where they lie in a row."""
    drawn = grey.copy()
    for chain in _chains(level, dpi):
        cv2.line(drawn, (chain.start, round(chain.at)), (chain.end, round(chain.at)), 0, 2)
    for chain in _chains(np.ascontiguousarray(upright.T), dpi):
        cv2.line(drawn, (round(chain.at), chain.start), (round(chain.at), chain.end), 0, 2)
    return drawn


def _chains(runs: Array, dpi: float) -> list[_Chain]:
    count, _, stats, _ = cv2.connectedComponentsWithStats(runs)
    pieces = [one.tolist() for one in stats[1:count] if one[cv2.CC_STAT_HEIGHT] <= _THICK * dpi]
    chains: list[_Chain] = []
    for x0, top, wide, high, _ in sorted(pieces):
        middle = top + high / 2
        near = [
            chain
            for chain in chains
            if abs(chain.at - middle) <= max(_ASIDE * dpi, 2) and x0 - chain.end <= _BREAK * dpi
        ]
        if near:
            chain = max(near, key=lambda one: one.end)
            chain.at = (chain.at * chain.inked + middle * wide) / (chain.inked + wide)
            chain.end, chain.inked = max(chain.end, x0 + wide), chain.inked + wide
        else:
            chains.append(_Chain(middle, x0, x0 + wide, wide))
    return [
        chain
        for chain in chains
        if chain.end - chain.start >= _LEAST * dpi and chain.inked >= _INKED * (chain.end - chain.start)
    ]
