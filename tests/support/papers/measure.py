"""Papers read back: what was found of each decree in each format, and the table that shows it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

from tests.support.accuracy import CELLS, cell_answers, folded_formula, jabatan_right, letters_wrong, pair_rows, squeeze
from tests.support.papers import docx_of, ruled_pdf_of, scan_of, unruled_pdf_of
from tolok.core.catalogue import Keputusan, to_data
from tolok.reading import ReadingError, read_decree

FORMATS: Mapping[str, tuple[Callable[..., bytes], str]] = {
    "docx": (docx_of, "docx"),
    "pdf bergaris": (ruled_pdf_of, "pdf"),
    "pdf tanpa garis": (unruled_pdf_of, "pdf"),
    "pindaian": (scan_of, "pdf"),
}
_HEAD = f"{'keputusan':<22}{'bentuk':<17}{'jabatan':>9}{'baris':>9}{'lebih':>6}" + "".join(
    f"{key[:9]:>11}" for key in CELLS
)


@dataclass
class Score:
    """Of one paper, or of several together. A cell blank on both sides is not counted."""

    jabatan: int = 0
    jabatan_right: int = 0
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
        return _score(case, right, {"jabatan": []}, [f"  {case.name} {case.form} #{case.seed}: {error}"])
    return _score(case, right, read, [])


def measured_together(cases: Iterable[Case]) -> list[Score]:
    """The same for many, on every core: what a scan costs is letters, and they do not wait for one another."""
    workers = os.cpu_count() or 1
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(measured, cases))


def _score(case: Case, right: Mapping, read: Mapping, misses: list[str]) -> Score:  # type: ignore[type-arg]
    score = Score(len(right["jabatan"]), jabatan_right(right, read), misses=misses)
    if score.jabatan_right < score.jabatan:
        names = [[jabatan["nama"] for jabatan in decree["jabatan"]] for decree in (right, read)]
        score.misses.append(f"  {case.name} {case.form} #{case.seed} jabatan: {names[0]}; terbaca {names[1]}")
    pairs = pair_rows(right, read)
    score.rows = len(pairs)
    score.rows_found = sum(row is not None for _, row in pairs)
    score.rows_invented = sum(len(jabatan["baris"]) for jabatan in read["jabatan"]) - score.rows_found
    for place, (expected, row) in enumerate(pairs, start=1):
        if row is None:
            score.misses.append(
                f"  {case.name} {case.form} #{case.seed} baris {place}: tidak ditemukan {expected['indikator']!r}"
            )
            score.cells.update(
                key for key, (want, _) in cell_answers(expected, expected).items() if key in CELLS and want
            )
            continue
        answers = cell_answers(expected, row)
        for key in CELLS:
            want, got = answers[key]
            score.cells[key] += bool(want or got)
            score.cells_right[key] += bool(want) and want == got
            if want != got:
                score.misses.append(
                    f"  {case.name} {case.form} #{case.seed} baris {place} {key}: {want!r}; terbaca {got!r}"
                )
        _count_letters(score, "indikator", squeeze(expected["indikator"]), squeeze(row["indikator"]))
        _count_letters(
            score, "formula", folded_formula(expected["formula"]["teks"]), folded_formula(row["formula"]["teks"])
        )
    return score


def _count_letters(score: Score, key: str, right: str, got: str) -> None:
    score.letters[key] += len(right)
    score.letters_wrong[key] += letters_wrong(right, got)


def table(cases: Iterable[Case], scores: Iterable[Score]) -> list[str]:
    """A line a paper: rows found and invented, cells right of each column, letters wrong in indikator and formula."""
    lines = [f"{_HEAD}{'semua sel':>12}{'CER ind.':>10}{'CER form.':>10}"]
    for case, score in zip(cases, scores, strict=True):
        lines.append(line(f"{case.name[:17]} #{case.seed}", case.form, score))
    return lines


def line(name: str, form: str, score: Score) -> str:
    cells = "".join(f"{score.cells_right[key]:>6}/{score.cells[key]:<4}" for key in CELLS)
    return (
        f"{name:<22}{form:<17}{score.jabatan_right:>6}/{score.jabatan:<2}{score.rows_found:>5}/{score.rows:<3}{score.rows_invented:>6}{cells}"
        f"{score.share_right:>12.1%}{score.letter_errors('indikator'):>10.2%}{score.letter_errors('formula'):>10.2%}"
    )
