"""What the writer writes is read back; no string makes the reader fail; evaluation keeps its three outcomes."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tolok.core.formula.checker import check, unit_of
from tolok.core.formula.evaluate import evaluate
from tolok.core.formula.nodes import (
    Constant,
    Difference,
    Node,
    Phrase,
    Product,
    Ratio,
    Scaled,
    Score,
    Sum,
    WeightedSum,
    children,
    leaves,
)
from tolok.core.formula.reader import read_formula
from tolok.core.formula.writer import write_alt_text, write_sentence
from tolok.core.kernel.value import Missing, NotComputable, Number

KINDS = {"ratio", "count", "difference", "weighted_index", "score", "narrative", "missing"}
NODE_CLASSES = (Phrase, Constant, Score, Sum, Difference, Ratio, Scaled, Product, WeightedSum)

heads = st.sampled_from(("Jumlah", "jumlah", "Total", "Banyaknya"))
things = st.sampled_from(("desa", "KTP", "surat masuk", "lampu jalan", "ASN", "RKA/DPA", "aset (tanah)", "KK miskin"))
tails = st.sampled_from(("", " tertib", " yang selesai", " yang ada", " tepat waktu", " tahun n-1", " dan berkasnya"))
phrases = st.builds(lambda head, thing, tail: Phrase(f"{head} {thing}{tail}"), heads, things, tails)
scores = st.sampled_from((Score("Nilai SAKIP dari Inspektorat"), Score("Skor zona integritas")))
constants = st.builds(Constant, st.integers(2, 9999).map(Decimal), st.sampled_from(("desa", "RW", "hari")))
terms = st.one_of(phrases, phrases, scores)
multipliers = st.sampled_from((Decimal(100), Decimal(1000), Decimal(1), Decimal(100_000)))


def sums(part: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.lists(part, min_size=2, max_size=4).map(lambda parts: Sum(tuple(parts)))


def differences(part: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.builds(Difference, part, part)


inner = st.one_of(terms, sums(terms), differences(terms))
ratios = st.builds(Ratio, inner, st.one_of(inner, constants), multipliers)
scaled = st.builds(Scaled, phrases, st.sampled_from((Decimal(12), Decimal(25), Decimal("0.5"))))
products = st.lists(terms, min_size=2, max_size=3).map(lambda parts: Product(tuple(parts)))
weights = st.sampled_from((Decimal("0.4"), Decimal("0.25"), Decimal("0.6"), Decimal("0.1")))
weighted = st.lists(st.tuples(weights, terms), min_size=2, max_size=4).map(lambda parts: WeightedSum(tuple(parts)))
nested = st.one_of(sums(inner), differences(st.one_of(inner, ratios)))
trees: st.SearchStrategy[Node] = st.one_of(phrases, scores, inner, ratios, scaled, products, weighted, nested)
values = st.one_of(
    st.integers(-1000, 10**12).map(lambda n: Number(Decimal(n))),
    st.just(Missing("belum diisi")),
    st.just(NotComputable("register tutup")),
)


@settings(max_examples=400, deadline=None)
@given(trees)
def test_reading_what_the_writer_wrote_gives_an_equal_tree(tree):
    assert read_formula(write_sentence(tree)).node == tree, write_sentence(tree)


def test_the_trees_of_these_properties_meet_every_node_class():
    met: set[type] = set()

    @settings(max_examples=500, deadline=None, derandomize=True, database=None)
    @given(trees)
    def collect(tree: Node) -> None:
        todo = [tree]
        while todo:
            node = todo.pop()
            met.add(type(node))
            todo.extend(children(node))

    collect()
    assert met == set(NODE_CLASSES)


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=300), st.text(max_size=60))
def test_any_string_is_read_as_one_of_the_kinds(teks, indikator):
    found = read_formula(teks, indikator).text
    assert found.jenis in KINDS
    assert found.teks_asli == teks
    assert "\n" not in found.teks


SNIPPETS = re.split(
    " ",
    "Jumlah jumlah desa a A B / : x × ⁄ ( ) [ ] { } \\frac \\text $ % = + - – — _ ____ dibagi dikali dengan per dari "
    "terhadap <p> </p> <u> </u> &lt; 1.000 7 0,4 40% 100% x100% Keterangan: Σ nilai unsur bobot selisih meliputi: a. "
    "1. \n \t \u2028",
)


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(SNIPPETS), max_size=18), st.sampled_from(("", "Jumlah desa", "Persentase desa", "IKM")))
def test_pieces_of_formulas_in_any_order_are_read_and_terms_are_pieces_of_the_text(pieces, indikator):
    found = read_formula(" ".join(pieces), indikator).text
    for term in (found.pembilang, found.penyebut):
        assert term is None or (term and term in found.teks)


@settings(max_examples=300, deadline=None)
@given(trees, st.data())
def test_a_gap_stays_a_gap_and_missing_goes_before_not_computable(tree, data):
    given_values = {leaf: data.draw(values) for leaf in leaves(tree) if not isinstance(leaf, Constant)}
    result = evaluate(tree, given_values)
    if any(isinstance(value, Missing) for value in given_values.values()):
        assert isinstance(result, Missing)
    elif any(isinstance(value, NotComputable) for value in given_values.values()):
        assert isinstance(result, NotComputable)
    elif isinstance(result, NotComputable):
        assert "penyebut nol" in result.reason
    else:
        assert isinstance(result, Number)


@settings(max_examples=100, deadline=None)
@given(trees)
def test_every_tree_has_a_unit_an_alt_text_and_a_verdict(tree):
    assert unit_of(tree).name
    assert write_alt_text(tree).endswith(".")
    assert all(problem.message and problem.code for problem in check(tree))
