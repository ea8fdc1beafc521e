"""Formulas as Word users write them: equations, EQ fields, underlines, borders, small tables."""

from __future__ import annotations

import pytest

from tests.unit.reading.docx.word import (
    HEADING,
    baris,
    cell,
    down,
    formula,
    paragraph,
    row,
    run,
    table,
    underlined,
)

RATIO = "Jumlah arsip tertib / Jumlah arsip × 100%"


def math(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def fraction(above: str, below: str) -> str:
    return f"<m:f><m:num>{math(above)}</m:num><m:den>{math(below)}</m:den></m:f>"


FRACTION = fraction("Jumlah arsip tertib", "Jumlah arsip")


def field(instruction: str) -> str:
    """The field as Word saves it: the instruction in pieces."""
    pieces = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in (instruction[:5], instruction[5:]))
    return f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{pieces}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@pytest.mark.parametrize(
    "content",
    [
        (paragraph(f"<m:oMathPara><m:oMath>{FRACTION}{math('×100%')}</m:oMath></m:oMathPara>"),),
        (paragraph(f"<m:oMath>{FRACTION}</m:oMath>", run(" x 100%")),),
        (paragraph(f"<m:oMath>{FRACTION}{math('x 100 %')}</m:oMath>"),),
        (paragraph(field(r"EQ \f(Jumlah arsip tertib;Jumlah arsip)"), run(" x 100%")),),
        (paragraph(field(r"EQ \f(Jumlah arsip tertib,Jumlah arsip) x 100%")),),
        (paragraph(r'<w:fldSimple w:instr="EQ \f(Jumlah arsip tertib;Jumlah arsip) x 100%"/>'),),
        (paragraph(underlined("Jumlah arsip tertib"), run("  x 100%")), "Jumlah arsip"),
        (paragraph(underlined("Jumlah arsip"), underlined(" tertib ")), "Jumlah arsip x 100%"),
        (paragraph(underlined("Jumlah arsip tertib")), "Jumlah arsip", "x 100%"),
        (paragraph(underlined("Jumlah arsip"), "<w:r><w:br/></w:r>", underlined("tertib"), run(" x 100%")),
         "Jumlah arsip"),
        (paragraph("Jumlah arsip tertib", properties='<w:pBdr><w:bottom w:val="single"/></w:pBdr>'),
         "Jumlah arsip", "x 100%"),
        ("Jumlah arsip tertib", "_______________ x 100%", "Jumlah arsip"),
        (table(row("Jumlah arsip tertib", down("x 100%")), row("Jumlah arsip", down())), paragraph()),
        (table(row(cell("Jumlah arsip tertib"), "x 100%"), row("Jumlah arsip", "")), paragraph()),
    ],
)  # fmt: skip
def test_ratio_is_read_however_its_bar_is_made(content: tuple[str, ...]) -> None:
    assert formula(*content) == RATIO


def test_bar_drawn_as_a_shape_below_the_numerator_is_a_bar() -> None:
    shape = '<w:r><w:drawing><a:prstGeom prst="line"/></w:drawing></w:r>'
    assert formula(paragraph(run("Jumlah arsip tertib"), shape), "Jumlah arsip", "x 100%") == RATIO


def test_percent_and_braces_within_an_equation_stay_words() -> None:
    content = f"<m:oMath>{fraction('Nilai 5% {a}', 'Nilai b')}</m:oMath>"
    assert formula(paragraph(content)) == "Nilai 5% {a} / Nilai b"


def test_brackets_sums_and_indices_of_an_equation_are_kept() -> None:
    brackets = f"<m:d><m:e>{math('a+b')}</m:e></m:d>"
    index = f"<m:sSub><m:e>{math('n')}</m:e><m:sub>{math('1')}</m:sub></m:sSub>"
    total = f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub/><m:sup/><m:e>{math("nilai")}</m:e></m:nary>'
    read = formula(paragraph(f"<m:oMath>{total}{math('+')}{brackets}{math('-')}{index}</m:oMath>"))
    assert "Σ nilai" in read
    assert "(a+b)" in read
    assert "1" in read


def test_equation_without_a_fraction_is_plain_words() -> None:
    assert formula(paragraph(f"<m:oMath>{math('Jumlah arsip × 2')}</m:oMath>")) == "Jumlah arsip × 2"


def test_underlined_heading_of_a_cell_is_no_fraction() -> None:
    assert "/" not in formula(paragraph(underlined("Penjelasan rumus")), "Dihitung dari arsip yang tertib")


def test_words_before_an_underlined_numerator_stay_before_it() -> None:
    content = (paragraph(run("Persentase = "), underlined("Jumlah arsip tertib"), run(" x 100%")), "Jumlah arsip")
    assert RATIO in formula(*content)


def test_numerator_and_denominator_in_rows_of_their_own_are_one_formula() -> None:
    """The formula cell split in two rows, all other cells merged down."""
    rows = baris(
        table(
            row(*HEADING),
            row(down("1"), down("Tertib"), down("Persentase arsip"), "Jumlah arsip tertib x 100%",
                down("Buku"), down("Camat")),
            row(down(), down(), down(), "Jumlah arsip", down(), down()),
            row("2", "Rapi", "Jumlah meja", "Jumlah meja", "Daftar meja", "Camat"),
        )
    )  # fmt: skip
    assert [one.indikator for one in rows] == ["Persentase arsip", "Jumlah meja"]
    assert rows[0].formula.pembilang == "Jumlah arsip tertib"
    assert rows[0].formula.penyebut == "Jumlah arsip"


def test_two_fractions_in_one_cell_stay_two() -> None:
    read = formula(
        paragraph(underlined("Jumlah a"), run(" x 100%")), "Jumlah b",
        paragraph(), paragraph(underlined("Jumlah c"), run(" x 100%")), "Jumlah d",
    )  # fmt: skip
    assert read.count("/") == 2


def test_minus_sign_of_an_equation_amid_words_is_a_hyphen() -> None:
    words = fraction("Jumlah rapat antar\u2212desa", "Jumlah A\u2212B")
    assert formula(paragraph(f"<m:oMath>{words}</m:oMath>")) == "Jumlah rapat antar-desa / Jumlah A\u2212B"
