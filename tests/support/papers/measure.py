"""Papers read back: what was found of each decree in each format, and the table that shows it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

from tests.support.accuracy import (
    CELLS,
    Data,
    cell_answers,
    head_answers,
    jabatan_right,
    letters_wrong,
    pair_rows,
)
from tests.support.papers import docx_of, ruled_pdf_of, scan_of, unruled_pdf_of
from tolok.core.catalogue import Keputusan, to_data
from tolok.reading import ReadingError, read_decree

FORMATS: Mapping[str, tuple[Callable[..., bytes], str]] = {
    "docx": (docx_of, "docx"),
    "pdf bergaris": (ruled_pdf_of, "pdf"),
    "pdf tanpa garis": (unruled_pdf_of, "pdf"),
    "pindaian": (scan_of, "pdf"),
}
UNREAD: Data = {"jabatan": []}
_HEAD = f"{'keputusan':<22}{'bentuk':<17}{'kepala':>9}{'jabatan':>9}{'baris':>9}{'lebih':>6}" + "".join(
    f"{key[:9]:>11}" for key in CELLS
)


@dataclass
class Score:
    """Of one paper, or of several together. A cell blank on both sides is not counted."""

    jabatan: int = 0
    jabatan_right: int = 0
    head: int = 0
    head_right: int = 0
    rows: int = 0
    rows_found: int = 0
    rows_invented: int = 0
    cells: Counter[str] = field(default_factory=Counter)
    cells_right: Counter[str] = field(default_factory=Counter)
    letters: Counter[str] = field(default_factory=Counter)
    letters_wrong: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    @property
    def share_found(self) -> float:
        return self.rows_found / self.rows

    @property
    def share_right(self) -> float:
        return self.cells_right.total() / self.cells.total()

    def letter_errors(self, key: str) -> float:
        """Of the indikator or formula of the rows found: letters wrong, of all."""
        return self.letters_wrong[key] / max(1, self.letters[key])

    def __add__(self, other: Score) -> Score:
        return Score(
            self.jabatan + other.jabatan,
            self.jabatan_right + other.jabatan_right,
            self.head + other.head,
            self.head_right + other.head_right,
            self.rows + other.rows,
            self.rows_found + other.rows_found,
            self.rows_invented + other.rows_invented,
            self.cells + other.cells,
            self.cells_right + other.cells_right,
            self.letters + other.letters,
            self.letters_wrong + other.letters_wrong,
            self.misses + other.misses,
        )


@dataclass(frozen=True)
class Case:
    """One decree to be printed in one format with the look of one seed."""

    name: str
    keputusan: Keputusan
    form: str
    seed: int


def measured(case: Case) -> Score:
    """The paper of `case`, made and read."""
    make, ending = FORMATS[case.form]
    content = make(case.keputusan, seed=case.seed)
    right = to_data(case.keputusan)
    try:
        read = to_data(read_decree(content, f"{case.name}.{ending}").keputusan)
    except ReadingError as error:
        return _score(case, right, UNREAD, [f"  {case.name} {case.form} #{case.seed}: {error}"])
    return _score(case, right, read, [])


def measured_together(cases: Iterable[Case]) -> list[Score]:
    """The same for many, on every core: what a scan costs is letters, and they do not wait for one another."""
    workers = os.cpu_count() or 1
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(measured, cases))


def _score(case: Case, right: Data, read: Data, misses: list[str]) -> Score:
    score = Score(len(right["jabatan"]), jabatan_right(right, read), misses=misses)
    where = f"  {case.name} {case.form} #{case.seed}"
    if score.jabatan_right < score.jabatan:
        names = [[jabatan["nama"] for jabatan in decree["jabatan"]] for decree in (right, read)]
        score.misses.append(f"{where} jabatan: {names[0]}; terbaca {names[1]}")
    if case.keputusan.nomor and read is not UNREAD:
        _count_head(score, right, read, where)
    pairs = pair_rows(right, read)
    score.rows = len(pairs)
    score.rows_found = sum(row is not None for _, row in pairs)
    score.rows_invented = sum(len(jabatan["baris"]) for jabatan in read["jabatan"]) - score.rows_found
    for place, (expected, row) in enumerate(pairs, start=1):
        _count_row(score, expected, row, f"{where} baris {place}")
    return score


def _count_head(score: Score, right: Data, read: Data, where: str) -> None:
    for key, (want, got) in head_answers(right, read).items():
        score.head += 1
        score.head_right += want == got
        if want != got:
            score.misses.append(f"{where} {key}: {_difference(want, got)}")


def _difference(want: object, got: object) -> str:
    """Both sides; of two lists only the items that the other has not."""
    if isinstance(want, list) and isinstance(got, list):
        want, got = [one for one in want if one not in got], [one for one in got if one not in want]
    return f"{want!r}; terbaca {got!r}"


def _count_row(score: Score, expected: Data, row: Data | None, where: str) -> None:
    answers = cell_answers(expected, row or expected)
    for key in CELLS:
        want, got = answers[key]
        score.cells[key] += bool(want or got)
        score.cells_right[key] += bool(row is not None and want and want == got)
        if want != got:
            score.misses.append(f"{where} {key}: {want!r}; terbaca {got!r}")
    if row is None:
        score.misses.append(f"{where}: tidak ditemukan {expected['indikator']!r}")
        return
    for key in ("indikator", "formula"):
        want, got = (str(side) for side in answers[key])
        score.letters[key] += len(want)
        score.letters_wrong[key] += letters_wrong(want, got)


def table(cases: Iterable[Case], scores: Iterable[Score]) -> list[str]:
    """A line a paper: rows found and invented, cells right of each column, letters wrong in indikator and formula."""
    lines = [f"{_HEAD}{'semua sel':>12}{'CER ind.':>10}{'CER form.':>10}"]
    for case, score in zip(cases, scores, strict=True):
        lines.append(line(f"{case.name[:17]} #{case.seed}", case.form, score))
    return lines


def line(name: str, form: str, score: Score) -> str:
    cells = "".join(f"{score.cells_right[key]:>6}/{score.cells[key]:<4}" for key in CELLS)
    return (
        f"{name:<22}{form:<17}{score.head_right:>6}/{score.head:<2}{score.jabatan_right:>6}/{score.jabatan:<2}{score.rows_found:>5}/{score.rows:<3}{score.rows_invented:>6}{cells}"
        f"{score.share_right:>12.1%}{score.letter_errors('indikator'):>10.2%}{score.letter_errors('formula'):>10.2%}"
    )
