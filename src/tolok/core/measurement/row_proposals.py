"""Proposals for a row of a decree: its formula parted into fractions, so that both sides are weighed together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tolok.core.catalogue import Baris
from tolok.core.formula.nodes import Node, Phrase, Ratio, children, leaves
from tolok.core.registers.binding.experience import Experience
from tolok.core.registers.binding.proposal import Proposal
from tolok.core.registers.binding.row import RowPhrases, propose_row


def propose_for_row(
    baris: Baris, node: Node | None, *, villages: Sequence[str] = (), experience: Experience | None = None
) -> Mapping[str, tuple[Proposal, ...]]:
    """Proposals of each phrase of a row's formula, best first; empty without a formula."""
    if node is None:
        return {}
    phrases = row_phrases(node)
    return propose_row(phrases, baris.sumber_data, baris.indikator, villages=villages, experience=experience)


def row_phrases(node: Node) -> RowPhrases:
    """The phrases of a formula, those of its fractions by side."""
    ratios = tuple((_words(ratio.numerator), _words(ratio.denominator)) for ratio in _ratios(node))
    in_ratios = {words for pair in ratios for side in pair for words in side}
    return RowPhrases(ratios, tuple(words for words in _words(node) if words not in in_ratios))


def _ratios(node: Node) -> Iterator[Ratio]:
    if isinstance(node, Ratio):
        yield node
    for child in children(node):
        yield from _ratios(child)


def _words(node: Node) -> tuple[str, ...]:
    return tuple(dict.fromkeys(leaf.words for leaf in leaves(node) if isinstance(leaf, Phrase)))
