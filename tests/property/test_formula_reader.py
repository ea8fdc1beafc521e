"""Random cells: the formula reader answers every one, quickly, and in time that grows with the cell's length alone."""

from __future__ import annotations

import random
from time import process_time

import pytest

from tolok.core.formula.body import find_body
from tolok.core.formula.nodes import leaves
from tolok.core.formula.operators import find_operators
from tolok.core.formula.reader import FormulaReading, read_formula

KINDS = {"ratio", "count", "difference", "weighted_index", "score", "narrative", "missing"}
WORDS = [
    "Jumlah", "jumlah desa", "KTP/KK", "dan", "atau", "yang", "dibagi", "dibagi:", "per", "terhadap", "dibanding",
    "dikali", "kali 100", "100%", "25", "0,4", "40%", "seratus persen", "ditambah", "dikurangi", "rata-rata",
    "nilai", "bobot", "IKM", "indeks", "Ket:", "Keterangan", "dimana", "adalah", "Rumus :", "A", "B", "A/B",
    "(A+B)/C", "DTKB/SLRHD", "A =", "B:", "n", "n-1", "(n-1)", "tahun lalu", "selisih", "Kenaikan", "2024/2025",
    "08:00", "7", "Rp.", "1.000", "penduduk", "Σ", "hasil", "Melaksanakan", "Terlaksananya", "lihat", "rasio",
    "persentase", "Persentase =", "contoh", "misal", "1.", "2)", "a.", "maka", "jadi", "setiap",
    "d i b a g i", "dlbagi", "dalam persen", "seratus ribu", "s/d", "(a)", "Konstanta:", "Pembilang:", "Penyebut:",
    "0,3A",
]  # fmt: skip
MARKS = (
    *"()[]{}+-*/:×x÷=.,;%_^&<>|\\$\"'\n\t √Σ∑⁄∶–—…½″₁²％𝟏\u200b\u00a0\ud800\x00",
    *(r"\frac{", r"\text{", r"\over", r"\times", r"\sum", "}{", "}", "$$", r"\left(", r"\right)", r"\begin{array}{c}"),
    *("<u>", "</u>", "<br>", "<sup>", "</sup>", "<table><tr><td>", "</td></tr></table>", "&times;", "&#215;", "<!--"),
    *("______", "-----", "────", "x l00%", "1OO %", "\n----- x 100%\n"),
)
PIECES = tuple(f" {word} " for word in WORDS) + MARKS + tuple("abcdXYZ019")
HARDEST = (
    "(", ")", "[(", "{", "A/B ", "A ", "a + ", "Jumlah ", "(A) ", "A = b ", "Jumlah a / Jumlah b x 100% ",
    r"\frac{", "/", ":", " per ", "- ", "9", "9 ", "<u>", "x 100% ", "Jumlah a dan ", "; a / b", "= ", "( a: ",
    "A. B ", "_", "\n", "1) ", "rata-rata ", "0,4 a + ", "dibagi ", " dan ", ". maka ", "$", "Σ ", "nilai ",
    "bobot 4% ", "JumlahJumlah", "di mana ", "a", "&lt;", "*", "x", "1x", "(a) / (b) ", "((a) / (b)) ",
    "Tahun n-1 - ", r"\frac{: ", r"\frac{/ ", ".", "1,5", "adalah ", "dikali 100% ____ ", "konstanta: ", "...yang ",
    "d i b a g i ", "atau (", "(a) ", "pembilang: dalam persen ", r"Keterangan: \frac{a}{b}",
)  # fmt: skip
FULL = 3_000


def random_cell(source: random.Random) -> str:
    return "".join(source.choice(PIECES) for _ in range(source.randint(0, 40)))


def judged(cell: str, indikator: str) -> FormulaReading:
    reading = read_formula.__wrapped__(cell, indikator)  # not the one remembered
    line = reading.text.teks
    assert reading.text.jenis in KINDS
    assert all(0 <= doubt.start <= doubt.end <= len(line) for doubt in reading.doubts)
    assert reading.node is not None or reading.doubts
    assert reading.node is None or list(leaves(reading.node))
    return reading


def read_many(count: int, seed: int) -> tuple[float, str]:
    """Reads `count` random cells; the slowest in milliseconds of processor time, and its text."""
    source = random.Random(seed)
    slowest = (0.0, "")
    for _ in range(count):
        cell = random_cell(source)
        indikator = source.choice(
            ("", "Persentase desa", "Jumlah desa", "Indeks Kepuasan Masyarakat", "Rata-rata nilai")
        )
        started = process_time()
        judged(cell, indikator)
        slowest = max(slowest, ((process_time() - started) * 1000, cell))
    return slowest


def test_random_cells_are_read_without_failing():
    read_many(2_000, seed=20_14)


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(10))
def test_a_million_random_cells_are_read_without_failing_or_hanging(seed):
    slowest, cell = read_many(100_000, seed)
    print(f"\nslowest of 100,000: {slowest:.1f} ms: {cell!r}")
    assert slowest < 100


@pytest.mark.parametrize("piece", HARDEST)
def test_a_full_cell_of_one_hard_piece_is_read_at_once(piece):
    cell = (piece * FULL)[:FULL]
    read_formula(cell[:100])  # patterns are compiled before the clock runs
    best = min(_time(cell) for _ in range(3))
    assert best < 0.05, f"{best * 1000:.0f} ms"


def _time(cell: str) -> float:
    find_operators.cache_clear()
    find_body.cache_clear()
    started = process_time()
    judged(cell, "Persentase desa")
    return process_time() - started
