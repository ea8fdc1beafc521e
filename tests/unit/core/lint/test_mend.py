"""Mends in a decree: what is changed, what is refused and told, what a round leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.support.example import example_decree
from tolok.core.catalogue import Asal, Keputusan, from_data, to_data
from tolok.core.catalogue.keputusan import Confirmation
from tolok.core.lint import Mend, apply_mends, engine, mend_decree
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.mend import origin_at, place_at, text_at
from tolok.core.lint.rule import Hit, Rule

ROW = {
    "indikator": "Persentase RT yang ikut", "formula": {"pembilang": "RT yang ikut", "penyebut": "Jumlah RT"},
    "sumber_data": ["Buku RT", "Buku RW"], "kolom_lain": {"Target/2025": "90"},
}  # fmt: skip
FORMULA = "jabatan/0/baris/0/formula"


def decree() -> Keputusan:
    return example_decree({
        "judul": "IKU", "tanggal": "2025-01-02", "mengingat": ["UU 1", "UU 2"], "baris": [ROW],
        "diktum": [{"label": "KESATU"}, {"label": "KETIGA", "butir": ["satu"]}],
    })  # fmt: skip


@pytest.mark.parametrize(
    ("path", "before", "after", "held"),
    [
        ("judul", "IKU", "IKU Kecamatan Dau", "judul"),
        ("mengingat/1", "UU 2", "UU 3", "mengingat/1"),
        ("diktum/1/label", "KETIGA", "KEDUA", "diktum/1"),
        ("diktum/1/butir/0", "satu", "dua", "diktum/1"),
        ("tanggal", "2025-01-02", "2025-01-03", "tanggal"),
        ("nomor", "", "7/2025", "nomor"),
        ("jabatan/0/nama", "Seksi Contoh", "Seksi Umum", "nama"),
        ("jabatan/0/baris/0/indikator", "Persentase  RT yang ikut", "Persentase RT", "indikator"),
        ("jabatan/0/baris/0/sumber_data/1", "Buku RW", "Buku RT", "sumber_data"),
        ("jabatan/0/baris/0/kolom_lain/Target/2025", "90", "95", "kolom_lain/Target/2025"),
    ],
)
def test_text_of_any_field_is_replaced_and_its_origin_tells_so(path: str, before: str, after: str, held: str) -> None:
    mended = apply_mends(decree(), [Mend(path, before, after)], "XYZ010")
    assert mended.refused == ()
    assert text_at(mended.keputusan, path) == after
    origin = origin_at(mended.keputusan, path)
    note = f"«{before}» diganti «{after}» (XYZ010)" if before else f"diisi «{after}» (XYZ010)"
    assert origin is not None and origin.perbaikan == (note,)
    owner = mended.keputusan
    row = owner.jabatan[0].baris[0]
    assert any(held in one.asal for one in (owner, owner.jabatan[0], row))
    assert from_data(to_data(mended.keputusan)) == mended.keputusan


def test_date_stays_a_date() -> None:
    mended = apply_mends(decree(), [Mend("tanggal", "2025-01-02", "2025-01-03")])
    assert mended.keputusan.tanggal == date(2025, 1, 3)


def test_formula_is_read_anew_from_its_mended_words() -> None:
    mended = apply_mends(decree(), [Mend(FORMULA, "RT yang ikut / Jumlah RT", "RT yang ikut / Jumlah RT × 100%")])
    formula = mended.keputusan.jabatan[0].baris[0].formula
    assert (formula.pengali, formula.satuan, formula.pembilang) == (Decimal(100), "persen", "RT yang ikut")


@pytest.mark.parametrize(
    ("mend", "why"),
    [
        (Mend("mengingat/1", "UU 9", "UU 3"), "kolom mengingat 2: isinya kini «UU 2», bukan lagi «UU 9»"),
        (Mend("mengingat/7", "", "UU 3"), "tidak ada pada keputusan ini"),
        (Mend("mengingat/-1", "UU 2", "UU 3"), "tidak ada pada keputusan ini"),
        (Mend("mengingat", "", "UU 3"), "tidak ada pada keputusan ini"),
        (Mend("jenis", "IKU", "IKX"), "tidak ada pada keputusan ini"),
        (Mend("penanda_tangan", "", "Budi"), "tidak ada pada keputusan ini"),
        (Mend("jabatan/0/baris/0/formula/jenis", "ratio", "count"), "tidak ada pada keputusan ini"),
        (Mend("jabatan/0/asal/nama", "", "x"), "tidak ada pada keputusan ini"),
        (Mend("entah/apa/1", "", "x"), "tidak ada pada keputusan ini"),
        (Mend("", "", "x"), "tidak ada pada keputusan ini"),
        (Mend("judul", "IKU", "  "), "akan mengosongkan «IKU»"),
        (Mend("tanggal", "2025-01-02", "kemarin"), "bukan tanggal"),
    ],
)
def test_mend_that_does_not_fit_is_refused_with_words_and_changes_nothing(mend: Mend, why: str) -> None:
    mended = apply_mends(decree(), [mend])
    assert mended.keputusan == decree()
    assert [why in refused.why for refused in mended.refused] == [True]


def test_second_mend_of_a_field_counts_only_where_it_says_the_same() -> None:
    first, again, other = (Mend("judul", "IKU", after) for after in ("IKU Dau", "IKU  Dau", "IKU Lowokwaru"))
    mended = apply_mends(decree(), [first, again, other])
    assert mended.keputusan.judul == "IKU Dau"
    assert mended.applied == (first,)
    assert [(one.mend, "perbaikan lain" in one.why) for one in mended.refused] == [(other, True)]


def test_mended_field_is_no_longer_confirmed() -> None:
    confirmed = Asal(halaman=1, baris=3, dikonfirmasi=Confirmation("Siti", "2026-01-01T10:00"))
    before = replace(decree(), asal={"diktum/1": confirmed})
    after = apply_mends(before, [Mend("diktum/1/label", "KETIGA", "KEDUA")]).keputusan
    assert after.asal["diktum/1"].dikonfirmasi is None
    assert (after.asal["diktum/1"].halaman, after.asal["diktum/1"].baris) == (1, 3)


def test_place_of_a_path_is_told_as_officials_count() -> None:
    assert str(place_at(decree(), FORMULA)) == "jabatan Seksi Contoh, baris 1, kolom formula"
    assert str(place_at(decree(), "mengingat/1")) == "kolom mengingat 2"
    assert str(place_at(decree(), "jabatan/0/nama")) == "jabatan Seksi Contoh, kolom nama"
    assert str(place_at(decree(), "jabatan/9/baris/0/formula")) == "jabatan 9, baris 1, kolom formula"


def rule(code: str, *steps: tuple[str, str]) -> Rule:
    """A rule that mends the title, and the number, from one wording to the next."""

    def check(context: Context):  # type: ignore[no-untyped-def]
        for before, after in steps:
            if context.keputusan.judul == before:
                mends = (Mend("judul", before, after),)
                yield Hit(location=place_at(context.keputusan, "judul"), template="salah; betulkan", mends=mends)

    return Rule(code, code.lower(), "Contoh", Severity.WARNING, check)


def test_rounds_go_on_until_nothing_certain_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "decree_rules", lambda: (rule("AAA010", ("IKU", "IKU A"), ("IKU A", "IKU B")),))
    mended = mend_decree(decree())
    assert mended.keputusan.judul == "IKU B"
    assert [(code, mend.after) for code, mend in mended.applied] == [("AAA010", "IKU A"), ("AAA010", "IKU B")]


def test_rules_that_undo_each_other_come_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "decree_rules", lambda: (rule("AAA010", ("IKU", "A"), ("A", "IKU")),))
    assert len(mend_decree(decree()).applied) == engine.MOST_ROUNDS


def test_mends_of_one_finding_are_applied_together_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(context: Context):  # type: ignore[no-untyped-def]
        mends = (Mend("judul", "IKU", "A"), Mend("nomor", "7", "8"))
        yield Hit(place_at(context.keputusan, "judul"), "salah; betulkan", mends=mends)

    monkeypatch.setattr(engine, "decree_rules", lambda: (Rule("AAA010", "a", "A", Severity.INFO, check),))
    mended = mend_decree(decree())
    assert mended.keputusan == decree()
    assert [(code, one.mend.path) for code, one in mended.refused] == [("AAA010", "nomor")]
