"""Tables with rules, however they are drawn."""

from __future__ import annotations

import pytest

from tests.unit.reading.pdf.sheets import EXPECTED, HEADINGS, cells, decree, drawn, read, table, word

_ACROSS = "(x, y) => (top: 0.5pt, bottom: 0.5pt, left: if x > 0 { 0.5pt } else { none })"


@pytest.mark.parametrize(
    "stroke",
    ["0.1pt", "2pt", '(dash: "dashed", thickness: 0.5pt)', '(dash: "dotted", thickness: 0.6pt)',
     "0.5pt, column-gutter: 2pt, row-gutter: 2pt", _ACROSS],
    ids=["hairline", "thick", "dashed", "dotted", "double", "open sides"],
)  # fmt: skip
def test_every_cell_is_read_whatever_the_rule(stroke: str) -> None:
    assert cells(read(decree(table(stroke=stroke)))) == EXPECTED


@pytest.mark.parametrize(
    "more",
    ["inset: 2pt,", "inset: 10pt,", "align: horizon,", "align: center,",
     'fill: (x, y) => if y == 0 { rgb("#1f3864") } else if calc.odd(y) { rgb("#eeeeee") },'],
)  # fmt: skip
def test_padding_alignment_and_shading_change_nothing(more: str) -> None:
    assert cells(read(decree(table(more=more)))) == EXPECTED


@pytest.mark.parametrize(
    "pdf",
    [
        decree("#block(stroke: 0.5pt)[" + table(stroke="(x, y) => (left: 0.5pt, right: 0.5pt)") + "]"),
        decree("#block(stroke: 0.5pt)[" + table(stroke="none", more="row-gutter: 6pt,") + "]"),
        decree("#block(stroke: 0.5pt)[" + table(
            stroke="(x, y) => (left: 0.5pt, right: 0.5pt, bottom: if y == 0 { 0.5pt })", more="row-gutter: 6pt,",
        ) + "]"),
        decree(table(stroke="(x, y) => (top: 0.5pt, bottom: 0.5pt)")),
    ],
    ids=["columns only", "outer box only", "columns and heading", "rows only"],
)  # fmt: skip
def test_missing_rules_are_made_up_for_by_white_space(pdf: bytes) -> None:
    assert cells(read(pdf)) == EXPECTED


def test_number_row_and_heading_turned_on_its_side_are_no_rows() -> None:
    counted = table().replace("[*SUMBER DATA*])", "[*SUMBER DATA*]), [1], [2], [3], [4], [5]")
    turned = counted.replace("[*NO*]", "rotate(-90deg, reflow: true)[*NO*]")
    assert cells(read(decree(turned))) == EXPECTED


def _by_hand(rule: str) -> bytes:
    """A heading and two rows; `rule` draws one rule from (x0, y0) to (x1, y1), with a step across of 1 point."""
    xs, ys = (50, 80, 200, 330, 460, 550), (700, 670, 640, 610)
    body = [HEADINGS, ("1", "Naiknya mutu", "Jumlah surat", "Jumlah surat", "Agenda"),
            ("2", "Turunnya aduan", "Jumlah aduan", "Jumlah aduan", "Buku")]  # fmt: skip
    content = word(50, 760, "INDIKATOR KINERJA INDIVIDU") + word(50, 740, "Jabatan : Camat")
    for y, texts in zip(ys, body, strict=False):
        content += "".join(word(x + 3, y - 15, text, 8) for x, text in zip(xs, texts, strict=False))
    content += "".join(rule.format(x0=xs[0], y0=y, x1=xs[-1], y1=y, w=xs[-1] - xs[0], h=0.8) + "\n" for y in ys)
    content += "".join(rule.format(x0=x, y0=ys[-1], x1=x, y1=ys[0], w=0.8, h=ys[0] - ys[-1]) + "\n" for x in xs)
    return drawn(content)


@pytest.mark.parametrize(
    "rule", ["{x0} {y0} {w} {h} re f", "{x0} {y0} m {x1} {y1} l S", "{x0} {y0} m {x1} {y1} l {x1} {y1} l h B"]
)
def test_rules_drawn_as_thin_boxes_lines_or_shapes_are_rules(rule: str) -> None:
    found = cells(read(_by_hand(rule)))
    assert found == [
        ("Naiknya mutu", "Jumlah surat", "Jumlah surat", ("Agenda",)),
        ("Turunnya aduan", "Jumlah aduan", "Jumlah aduan", ("Buku",)),
    ]


_MANY = tuple(
    (f"Meningkatnya urusan {n}" if n % 2 == 0 else "", f"Persentase urusan {n} yang selesai",
     (f"Jumlah urusan {n} selesai", f"Jumlah urusan {n} masuk"), f"Register {n}")
    for n in range(24)
)  # fmt: skip


@pytest.mark.parametrize("repeat", ["true", "false"])
@pytest.mark.parametrize("stroke", ["0.5pt", "none, row-gutter: 5pt"])
def test_table_over_pages_is_one_table_with_and_without_repeated_heading(repeat: str, stroke: str) -> None:
    pdf = decree(
        table(rows=_MANY, stroke=stroke).replace("header(", f"header(repeat: {repeat}, "), page=", header: [JDIH]"
    )
    assert cells(read(pdf)) == [
        (f"Meningkatnya urusan {n - n % 2}", f"Persentase urusan {n} yang selesai",
         f"Jumlah urusan {n} selesai / Jumlah urusan {n} masuk × 100%", (f"Register {n}",))
        for n in range(24)
    ]  # fmt: skip


def test_row_cut_within_a_cell_by_the_page_is_joined() -> None:
    long = " dan ".join(f"dokumen perencanaan ke {n} yang selesai" for n in range(30))
    rows = (("Naiknya mutu", "Jumlah dokumen", f"Jumlah {long}", "Arsip"),)
    pdf = decree(table(rows=rows), page=", height: 130mm")
    assert cells(read(pdf)) == [("Naiknya mutu", "Jumlah dokumen", f"Jumlah {long}", ("Arsip",))]
