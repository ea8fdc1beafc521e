"""Labels of dictums as numbers, references to them, and what mending a skipped or doubled label changes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.example import example_decree
from tolok.core.lint import Finding, apply_mends, lint
from tolok.core.lint.wording.dictums import like, ordinal, references, spoken


@pytest.mark.parametrize("number", range(1, 26))
def test_spoken_label_is_read_back_as_its_number(number: int) -> None:
    assert ordinal(spoken(number)) == number


@pytest.mark.parametrize(
    ("label", "number", "written"),
    [("KEEMPAT", 3, "KETIGA"), ("IV", 3, "III"), ("4", 3, "3"), ("DIKTUM KEEMPAT", 12, "KEDUA BELAS")],
)
def test_new_label_is_written_as_the_old_one(label: str, number: int, written: str) -> None:
    assert like(label, number) == written


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("sebagaimana dimaksud dalam Diktum KESATU dan KEDUA", [1, 2]),
        ("diktum kesatu sampai dengan diktum kelima", [1, 5]),
        ("diktum KEDUA BELAS huruf a", [12]),
        ("diktum KEDUA Keputusan Camat ini", [2]),
        ("diktum KEDUA Keputusan Bupati Nomor 3", []),
        ("tahun kedua pelaksanaan", []),
        ("indikator kesatu", []),
    ],
)
def test_references_to_dictums_of_this_decree_are_found(text: str, numbers: list[int]) -> None:
    assert [one.number for one in references(text)] == numbers


def found(name: str, *dictums: tuple[str, str]) -> list[Finding]:
    return [finding for finding in lint(decree(*dictums)) if finding.name == name]


def decree(*dictums: tuple[str, str]) -> Any:
    return example_decree({"diktum": [{"label": label, "isi": isi} for label, isi in dictums]})


def mended(*dictums: tuple[str, str]) -> list[tuple[str, str]]:
    """The dictums after the mends of the first skipped label."""
    whole = decree(*dictums)
    finding = found("dictum-skipped", *dictums)[0]
    after = apply_mends(whole, finding.mends, finding.code).keputusan
    return [(one.label, one.isi) for one in after.diktum]


def test_later_labels_and_the_references_to_them_move_up() -> None:
    assert mended(
        ("KESATU", "Menetapkan."),
        ("KETIGA", "Lihat diktum KESATU dan diktum keempat."),
        ("KEEMPAT", "Lihat diktum KETIGA huruf b."),
    ) == [
        ("KESATU", "Menetapkan."),
        ("KEDUA", "Lihat diktum KESATU dan diktum KETIGA."),
        ("KETIGA", "Lihat diktum KEDUA huruf b."),
    ]


def test_doubled_label_is_counted_on_when_no_reference_is_in_doubt() -> None:
    dictums = (("PERTAMA", "Menetapkan."), ("KEDUA", "Lihat diktum PERTAMA."), ("KEDUA", "Berlaku."))
    assert [label for label, _ in mended(*dictums)] == ["PERTAMA", "KEDUA", "KETIGA"]


@pytest.mark.parametrize(
    "dictums",
    [
        (("KESATU", "a."), ("KETIGA", "Lihat diktum KEDUA.")),
        (("KESATU", "a."), ("KEDUA", "b."), ("KEDUA", "c."), ("KETIGA", "Lihat diktum KEDUA.")),
        (("KEDUA", "a."), ("KETIGA", "b.")),
        (("KESATU", "a."), ("KETIGA", "b."), ("KEDUA", "c.")),
        (("KESATU", "a."), ("KETIGA", "b."), ("PENUTUP", "c.")),
    ],
)
def test_nothing_is_renumbered_where_the_right_number_is_in_doubt(dictums: tuple[tuple[str, str], ...]) -> None:
    assert [finding.mends for finding in found("dictum-skipped", *dictums)] == [()]


def test_only_wordings_of_a_label_are_mended_not_references_to_nothing() -> None:
    one = found("dictum-reference-mismatch", ("PERTAMA", "a."), ("KEDUA", "Lihat diktum kesatu dan Diktum Kesatu."))
    assert [mend.after for mend in one[0].mends] == ["Lihat diktum PERTAMA dan Diktum PERTAMA."]
    both = found(
        "dictum-reference-mismatch", ("PERTAMA", "a."), ("KEDUA", "Lihat diktum kesatu dan diktum kesembilan.")
    )
    assert both[0].mends == ()
