"""Findings set aside: what keeps them so, what ends it, and what nobody may leave out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.support.example import example_decree
from tolok.core.catalogue import Keputusan
from tolok.core.lint import Selection, SetAside, SetAsideError, lint, sort_findings, tell_lapsed
from tolok.core.lint.set_aside import Sorted, fingerprints

CHOSEN = Selection(frozenset({"FRM010", "FRM040", "IND030", "DHK010", "NAM010"}))
RATIO: dict[str, Any] = {
    "indikator": "Persentase RT yang ikut", "formula": {"pembilang": "RT yang ikut", "penyebut": "Jumlah RT"},
}  # fmt: skip
OTHER: dict[str, Any] = {"indikator": "Jumlah aula", "formula": {"pembilang": "Jumlah aula"}}
DAY = date(2026, 1, 31)


def decree(*rows: dict[str, Any], **head: Any) -> Keputusan:
    return example_decree({**head, "jabatan": [{"nama": "Kasi Umum", "baris": list(rows)}]})


def asides(of: Keputusan, **facts: Any) -> list[SetAside]:
    """Everything found in `of`, set aside."""
    found = lint(of, selection=CHOSEN)
    marks = fingerprints(of, found)
    return [SetAside(f.code, m, "Target 0 sampai 1", "Siti", DAY, **facts) for f, m in zip(found, marks, strict=True)]


def sorted_in(now: Keputusan, given: list[SetAside]) -> Sorted:
    return sort_findings(now, lint(now, selection=CHOSEN), given)


def test_finding_set_aside_is_no_longer_active_and_keeps_its_reason() -> None:
    found = sorted_in(decree(RATIO), asides(decree(RATIO)))
    assert (found.active, found.lapsed) == ((), ())
    assert [(f.code, one.reason) for f, one in found.set_aside] == [("FRM040", "Target 0 sampai 1")]


def test_without_set_asides_all_is_active() -> None:
    assert [f.code for f in sorted_in(decree(RATIO), []).active] == ["FRM040"]


def test_row_that_moves_stays_set_aside_also_where_the_evidence_names_a_row() -> None:
    twice = [OTHER, OTHER]
    given = asides(decree(RATIO, *twice))
    assert {one.code for one in given} == {"FRM040", "IND030"}
    moved = decree({"indikator": "Jumlah kursi", "formula": {"pembilang": "Jumlah kursi"}}, *twice, RATIO)
    found = sorted_in(moved, given)
    assert (found.active, found.lapsed) == ((), ())


@pytest.mark.parametrize(
    "changed",
    [
        {**RATIO, "formula": {"pembilang": "RT yang ikut gotong royong", "penyebut": "Jumlah RT"}},
        {**RATIO, "indikator": "Persentase RT yang hadir"},
        {
            **RATIO,
            "formula": {"pembilang": "RT yang ikut", "penyebut": "Jumlah RT", "teks": "RT yang ikut ÷ Jumlah RT"},
        },
    ],
    ids=["numerator", "indikator", "one sign"],
)
def test_changed_words_make_it_lapse_and_the_finding_active_again(changed: dict[str, Any]) -> None:
    given = asides(decree(RATIO))
    found = sorted_in(decree(changed), given)
    assert [f.code for f in found.active] == ["FRM040"]
    assert found.lapsed == tuple(given)


def test_same_words_in_another_jabatan_are_not_set_aside() -> None:
    given = asides(decree(RATIO))
    other = replace(decree(RATIO), jabatan=(replace(decree(RATIO).jabatan[0], nama="Kasi Pelayanan"),))
    assert [f.code for f in sorted_in(other, given).active] == ["FRM040"]


def test_other_column_may_change_and_spacing_and_case_do_not_count() -> None:
    given = asides(decree(RATIO))
    now = decree({**RATIO, "indikator": "persentase  RT yang ikut", "sumber_data": ["Buku RT"]})
    assert sorted_in(now, given).active == ()


def test_mended_fault_lapses() -> None:
    mended = {**RATIO, "formula": {**RATIO["formula"], "pengali": 100}}
    given = asides(decree(RATIO))
    assert sorted_in(decree(mended), given) == Sorted((), (), tuple(given))


def test_set_aside_for_one_decree_neither_holds_nor_lapses_in_another() -> None:
    given = asides(decree(RATIO), nomor="7/2025")
    assert sorted_in(decree(RATIO, nomor="7 / 2025"), given).active == ()
    other = sorted_in(decree(RATIO, nomor="8/2026"), given)
    assert ([f.code for f in other.active], other.lapsed) == (["FRM040"], ())


def test_item_of_the_head_stays_set_aside_when_others_come_before_it() -> None:
    revoked = "Peraturan Menteri Dalam Negeri Nomor 13 Tahun 2006"
    before = decree(mengingat=[revoked], tanggal="2025-01-02")
    given = asides(before)
    assert {one.code for one in given} == {"DHK010"}
    after = decree(mengingat=["Undang-Undang Nomor 25 Tahun 2009", revoked], tanggal="2025-01-02")
    assert sorted_in(after, given).active == ()


@pytest.mark.parametrize("lacking", ["reason", "by", "fingerprint"])
def test_set_aside_without_reason_person_or_fingerprint_is_refused(lacking: str) -> None:
    facts = {"code": "FRM040", "fingerprint": "ab", "reason": "x", "by": "Siti", "on": DAY, lacking: " \n"}
    with pytest.raises(SetAsideError, match=r"FRM040 dikesampingkan tanpa .*; isilah"):
        SetAside(**facts)


def test_lapsed_is_told_with_reason_person_and_remedy() -> None:
    told = tell_lapsed(SetAside("FRM040", "ab", "Target 0 sampai 1", "Siti", DAY, "baris 2"))
    assert "FRM040 di baris 2" in told
    assert "«Target 0 sampai 1», Siti, 2026-01-31" in told
    assert told.endswith("bila masih perlu")
