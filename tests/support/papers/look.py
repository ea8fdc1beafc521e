"""How a paper looks, drawn from a seed: so that a reader cannot be fitted to one look."""

from __future__ import annotations

import random
from dataclasses import dataclass

_HEADINGS = {
    "nomor": ("NO", "NO.", "No"),
    "sasaran": ("SASARAN", "SASARAN STRATEGIS", "KINERJA UTAMA", "Sasaran", "SASARAN/KINERJA UTAMA"),
    "indikator": ("INDIKATOR KINERJA", "INDIKATOR KINERJA UTAMA", "Indikator Kinerja", "INDIKATOR"),
    "definisi_operasional": ("DEFINISI OPERASIONAL", "Definisi Operasional", "PENGERTIAN"),
    "formula": (
        "PENJELASAN/FORMULASI PENGHITUNGAN", "FORMULA PERHITUNGAN", "Formulasi Perhitungan", "CARA PENGHITUNGAN",
    ),
    "penanggung_jawab": ("PENANGGUNG JAWAB", "BIDANG PENANGGUNG JAWAB", "Penanggung Jawab"),
    "sumber_data": ("SUMBER DATA", "Sumber Data"),
    "satuan": ("SATUAN", "Satuan"),
}  # fmt: skip
_FORMULA_BESIDE_DEFINITION = ("FORMULA PERHITUNGAN", "Formulasi Perhitungan", "CARA PENGHITUNGAN")
_WIDTHS = {"nomor": 3, "sasaran": 15, "indikator": 17, "definisi_operasional": 20, "formula": 24,
           "penanggung_jawab": 13, "sumber_data": 14, "satuan": 8}  # fmt: skip
_JABATAN_LABELS = (
    ("1. Jabatan", "2. Tugas", "3. Fungsi"),
    ("Jabatan", "Tugas", "Fungsi"),
    ("1. Nama Jabatan", "2. Tugas Pokok", "3. Fungsi"),
    ("a. Jabatan", "b. Tugas", "c. Fungsi"),
)


@dataclass(frozen=True, slots=True)
class Look:
    """One office's taste. Lengths in points; `paper` is A4 or F4 (215 x 330 mm, what offices call folio).

    In Word files alone: runs parted where the typist came back to them, a table that goes on in a second one (with its
    headings again, or bare), a blank row left at the end, and how a fraction was made. In PDF alone: broad pages that
    are stored upright and turned when shown, as printer drivers do, and rules that are thin filled boxes, as Word's.
    """

    font: str
    size: float
    table_size: float
    paper: str
    header_fill: str | None
    border: float
    inset: float
    row_gap: float
    repeats_header: bool
    breaks_rows: bool
    numbers_columns: bool
    is_justified: bool
    centres_cells: bool
    page_number: str
    list_mark: str
    is_multiplier_beside: bool
    signs_annex: bool
    automatic_lists: bool
    tabbed_labels: bool
    has_split_runs: bool
    continued_table: str | None
    has_blank_row: bool
    fraction_kind: str
    is_stored_sideways: bool
    has_filled_rules: bool
    jabatan_labels: tuple[str, str, str]
    headings: dict[str, str]
    widths: dict[str, float]


def look_of(seed: int) -> Look:
    """The look of a seed: the same for the same seed."""
    draw = random.Random(f"look {seed}")
    return Look(
        font=draw.choice(
            ("Liberation Serif", "Liberation Sans", "DejaVu Sans", "Libertinus Serif", "New Computer Modern")
        ),
        size=draw.choice((10.5, 11.0, 12.0)),
        table_size=draw.choice((8.5, 9.0, 10.0)),
        paper=draw.choice(("a4", "f4")),
        header_fill=draw.choice((None, "#d9d9d9", "#bdd7ee", "#e2efd9")),
        border=draw.choice((0.4, 0.5, 0.75, 1.0)),
        inset=draw.choice((3.0, 4.0, 5.5)),
        row_gap=draw.choice((7.0, 9.0, 12.0)),
        repeats_header=draw.random() < 0.6,
        breaks_rows=draw.random() < 0.35,
        numbers_columns=draw.random() < 0.4,
        is_justified=draw.random() < 0.5,
        centres_cells=draw.random() < 0.3,
        page_number=draw.choice(("1", "- 1 -", "")),
        list_mark=draw.choice(("1.", "a.", "-", "•", "1)")),
        is_multiplier_beside=draw.random() < 0.7,
        signs_annex=draw.random() < 0.7,
        automatic_lists=draw.random() < 0.5,
        tabbed_labels=draw.random() < 0.5,
        has_split_runs=draw.random() < 0.5,
        continued_table=draw.choice((None, None, "headed", "bare")),
        has_blank_row=draw.random() < 0.3,
        fraction_kind=draw.choice(("equation", "equation", "equation of words", "underlined")),
        is_stored_sideways=draw.random() < 0.25,
        has_filled_rules=draw.random() < 0.5,
        jabatan_labels=draw.choice(_JABATAN_LABELS),
        headings={role: draw.choice(names) for role, names in _HEADINGS.items()},
        widths={role: width * draw.uniform(0.85, 1.2) for role, width in _WIDTHS.items()},
    )


def heading(look: Look, role: str, roles: tuple[str, ...]) -> str:
    """What stands over the column: beside a definition, a column called "Penjelasan" would be one too."""
    name = look.headings[role]
    if role == "formula" and "definisi_operasional" in roles and name not in _FORMULA_BESIDE_DEFINITION:
        return _FORMULA_BESIDE_DEFINITION[0]
    return name
