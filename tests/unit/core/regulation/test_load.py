"""The regulation files: all of them fit, and what does not fit is refused."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files
from itertools import pairwise

import pytest

from tolok.core.regulation import (
    Certainty,
    RegulationError,
    Status,
    all_regulations,
    amendments_on,
    find_citations,
    parameter_on,
    parameters_named,
)
from tolok.core.regulation.load import check_references, read_regulation

DAY = timedelta(days=1)
GOOD = """
id: pp-1-2001
jenis: PP
nomor: "1"
tahun: 2001
judul: Contoh
singkatan: PP 1/2001
berlaku_dari: 2001-02-03
berlaku_sampai: null
dicabut_oleh: null
diubah_oleh: []
aliases: []
sumber: contoh
kepastian: V
parameters:
  batas:
    - berlaku_dari: 2001-02-03
      berlaku_sampai: 2002-12-31
      sumber: contoh
      kepastian: V
      nilai: [1, 2.50]
    - berlaku_dari: 2003-01-01
      berlaku_sampai: null
      sumber: contoh
      kepastian: V
      nilai: [3]
"""


def test_every_file_is_read_and_named_after_its_regulation() -> None:
    names = {f.name for f in files("tolok.core.regulation").iterdir() if f.name.endswith(".yaml")}
    assert names == {f"{key}.yaml" for key in all_regulations()}
    assert len(names) >= 45


def test_every_regulation_tells_source_and_certainty_and_so_does_every_parameter() -> None:
    for regulation in all_regulations().values():
        assert regulation.sumber
        unsure = {regulation.kepastian, regulation.kepastian_status} & {Certainty.MEMORY, Certainty.UNSURE}
        assert regulation.certainty_note() == ("periksa di JDIH" if unsure else "")
        for parameters in regulation.parameters.values():
            assert all(parameter.sumber for parameter in parameters)


def test_parameters_are_found_in_every_regulation_that_has_them() -> None:
    told = [(r, p) for r in all_regulations().values() for name in r.parameters for p in r.parameters[name]]
    names = {name for regulation in all_regulations().values() for name in regulation.parameters}
    found = [pair for name in names for pair in parameters_named(name)]
    assert len(found) == len(told)
    assert all(pair in told for pair in found)


def test_every_short_name_and_alias_is_found_again_as_a_citation() -> None:
    for regulation in all_regulations().values():
        for words in (regulation.singkatan, *regulation.aliases):
            found = find_citations(f"bahwa berdasarkan {words} perlu ditetapkan")
            assert [citation.regulation for citation in found] == [regulation], words


@pytest.mark.parametrize(
    ("key", "day", "status"),
    [
        ("permendagri-13-2006", date(2018, 1, 1), Status.BERLAKU),
        ("permendagri-13-2006", date(2023, 4, 4), Status.DICABUT),
        ("permendagri-13-2006", date(2006, 1, 1), Status.BELUM_BERLAKU),
        ("pp-58-2005", date(2018, 12, 31), Status.BERLAKU),
        ("pp-58-2005", date(2025, 1, 1), Status.DICABUT),
        ("perpres-29-2014", date(2026, 1, 1), Status.BERLAKU),
        ("permenpan-9-2007", date(2023, 4, 4), Status.BERLAKU),
        ("permenpanrb-12-2015", date(2020, 1, 1), Status.BERLAKU),
        ("permenpanrb-12-2015", date(2022, 6, 1), Status.DICABUT),
    ],
)
def test_status_is_that_of_the_day(key: str, day: date, status: Status) -> None:
    assert all_regulations()[key].status_on(day) is status


def test_repealed_regulation_ends_where_its_successor_is_in_force() -> None:
    known = all_regulations()
    for regulation in known.values():
        if regulation.dicabut_oleh and regulation.berlaku_sampai:
            assert regulation.status_on(regulation.berlaku_sampai) is Status.BERLAKU
            after = regulation.berlaku_sampai + DAY
            assert regulation.status_on(after) is Status.DICABUT
            assert known[regulation.dicabut_oleh].status_on(after) is not Status.BELUM_BERLAKU


def test_amendments_are_those_known_by_the_day_oldest_first() -> None:
    law = all_regulations()["uu-23-2014"]
    assert [a.id for a in amendments_on(law, date(2016, 1, 1))] == ["uu-2-2015", "uu-9-2015"]
    assert amendments_on(law, date(2024, 1, 1))[-1].id == "uu-6-2023"
    assert amendments_on(law, date(2014, 12, 1)) == ()


def test_gazette_numbers_are_the_checked_ones() -> None:
    known = all_regulations()
    planning, law_making = known["uu-25-2004"], known["uu-12-2011"]
    assert planning.ln is not None
    assert (planning.ln.nomor, planning.tln, law_making.tln) == (104, 4421, 5234)


def test_parameter_of_the_day_is_the_youngest_and_none_before_all() -> None:
    skm = parameter_on("skm_mutu", date(2026, 1, 1))
    assert skm is not None
    assert skm[0].id == "permenpanrb-14-2017"
    assert skm[1].nilai[0]["nik"] == (Decimal("88.31"), Decimal("100.00"))
    old = parameter_on("skm_mutu", date(2010, 1, 1))
    assert old is not None
    assert old[0].id == "kepmenpan-25-2004"
    assert parameter_on("skm_mutu", date(1999, 1, 1)) is None


def test_weights_of_the_evaluation_worksheet_add_up_to_one_hundred() -> None:
    for regulation in all_regulations().values():
        for parameter in regulation.parameters.get("lke_bobot", ()):
            assert sum(component["bobot"] for component in parameter.nilai) == 100
            for component in parameter.nilai:
                parts = [component[k] for k in ("keberadaan", "pemenuhan", "kualitas", "pemanfaatan") if k in component]
                assert len(parts) < 3 or sum(parts) == component["bobot"]
    now = parameter_on("lke_bobot", date(2026, 1, 1))
    assert now is not None
    assert sum(sum(component["kriteria"]) for component in now[1].nilai) == 80


def test_survey_classes_leave_no_gap_of_more_than_a_hundredth() -> None:
    for regulation in all_regulations().values():
        for parameter in regulation.parameters.get("skm_mutu", ()):
            classes = [klass["nik"] for klass in parameter.nilai]
            assert classes[0][1] == 100
            assert classes[-1][0] == 25
            assert all(high[0] - low[1] == Decimal("0.01") for high, low in pairwise(classes))


def test_good_file_is_read_with_decimals_and_dated_values() -> None:
    regulation = read_regulation("pp-1-2001.yaml", GOOD)
    first, later = date(2002, 1, 1), date(2026, 1, 1)
    assert regulation.kepastian_status is Certainty.VERIFIED
    assert regulation.certainty_note() == ""
    one, two = regulation.parameter_on("batas", first), regulation.parameter_on("batas", later)
    assert one is not None
    assert two is not None
    assert one.nilai == (1, Decimal("2.50"))
    assert two.nilai == (3,)
    assert regulation.parameter_on("batas", date(2000, 1, 1)) is None
    assert regulation.parameter_on("lain", later) is None


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("sumber: contoh\nkepastian: V\nparameters", "kepastian: V\nparameters", "sumber"),
        ("kepastian: V\nparameters", "parameters", "kepastian"),
        ("kepastian: V\nparameters", "kepastian: pasti\nparameters", "V, V2, M or M"),
        ("aliases: []", "aliases: []\nwarna: biru", "warna"),
        ("aliases: []", "aliases: x", "list of words"),
        ("aliases: []", "aliases: []\naliases: []", "twice"),
        ("id: pp-1-2001", "id: pp-2-2001", "file name"),
        ("judul: Contoh", "judul: ''", "judul"),
        ('nomor: "1"', "nomor: 1", "nomor"),
        ("tahun: 2001", "tahun: 2002", "tahun"),
        ("berlaku_dari: 2001-02-03\nberlaku_sampai: null", "berlaku_dari: kemarin\nberlaku_sampai: null", "date"),
        ("berlaku_sampai: null\ndicabut", "berlaku_sampai: 2000-01-01\ndicabut", "berlaku_sampai"),
        ("dicabut_oleh: null", "dicabut_oleh: pp-2-2002", "berlaku_sampai"),
        ("      nilai: [3]\n", "", "nilai"),
        ("judul: Contoh", "judul: [", "pp-1-2001.yaml"),
        (GOOD, "- hanya daftar", "keys and values"),
        ("diubah_oleh: []", "diubah_oleh: pp-2-2002", "diubah_oleh"),
        ("diubah_oleh: []", "diubah_oleh: [{id: pp-2-2002}]", "kepastian"),
        ("diubah_oleh: []", "diubah_oleh: [{id: pp-2-2002, kepastian: mungkin}]", "V, V2, M or M"),
        ("aliases: []", "aliases: []\nkepastian_ln: yakin", "V, V2, M or M"),
        ("aliases: []", "aliases: []\njudul_lain: Contoh", "list of words"),
    ],
)
def test_file_that_does_not_fit_is_refused_with_what_is_wrong(old: str, new: str, words: str) -> None:
    assert old in GOOD
    with pytest.raises(RegulationError, match=words) as caught:
        read_regulation("pp-1-2001.yaml", GOOD.replace(old, new, 1))
    assert str(caught.value).startswith("pp-1-2001.yaml: ")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("diubah_oleh: []", "diubah_oleh: [pp-9-2009]"),
        ("diubah_oleh: []", "diubah_oleh: [pp-1-2001]"),
        ("berlaku_sampai: null\ndicabut_oleh: null", "berlaku_sampai: 2005-01-01\ndicabut_oleh: pp-9-2009"),
    ],
)
def test_reference_that_leads_nowhere_is_refused(old: str, new: str) -> None:
    regulation = read_regulation("pp-1-2001.yaml", GOOD.replace(old, new, 1))
    with pytest.raises(RegulationError, match="another regulation"):
        check_references({regulation.id: regulation})


def test_successor_that_comes_too_late_or_too_early_is_refused() -> None:
    ended = GOOD.replace(
        "berlaku_sampai: null\ndicabut_oleh: null", "berlaku_sampai: 2005-01-01\ndicabut_oleh: pp-2-2007"
    )
    first = read_regulation("pp-1-2001.yaml", ended)
    later = GOOD.replace("pp-1-2001", "pp-2-2007").replace(
        "2001-02-03\nberlaku_sampai: null", "2007-01-01\nberlaku_sampai: null", 1
    )
    second = read_regulation("pp-2-2007.yaml", later)
    with pytest.raises(RegulationError, match="in force the day after"):
        check_references({first.id: first, second.id: second})
    changed = read_regulation("pp-2-2007.yaml", later.replace("diubah_oleh: []", "diubah_oleh: [pp-1-2001]"))
    with pytest.raises(RegulationError, match="younger"):
        check_references({"pp-1-2001": read_regulation("pp-1-2001.yaml", GOOD), changed.id: changed})


def test_one_amendment_may_be_known_less_well_than_the_others() -> None:
    text = GOOD.replace("diubah_oleh: []", 'diubah_oleh: [pp-2-2002, {id: pp-3-2003, kepastian: "M?"}]')
    regulation = read_regulation("pp-1-2001.yaml", text)
    assert regulation.diubah_oleh == ("pp-2-2002", "pp-3-2003")
    assert regulation.certainty_of_amendment("pp-2-2002") is Certainty.VERIFIED
    assert regulation.certainty_of_amendment("pp-3-2003") is Certainty.UNSURE


def test_gazette_numbers_may_be_known_better_or_less_well_than_the_rest() -> None:
    known = read_regulation("pp-1-2001.yaml", GOOD.replace("aliases: []", "aliases: []\nkepastian_ln: M?"))
    assert (known.kepastian, known.kepastian_ln) == (Certainty.VERIFIED, Certainty.UNSURE)
    assert read_regulation("pp-1-2001.yaml", GOOD).kepastian_ln is Certainty.VERIFIED


def test_terms_out_of_use_say_what_they_are_and_since_when() -> None:
    dated = parameters_named("istilah_usang")
    assert len(dated) >= 8
    for source, parameter in dated:
        assert parameter.berlaku_dari >= date(2010, 1, 1), source.id
        for item in parameter.nilai:
            assert set(item) == {"istilah", "pengganti", "jenis", "sebab"}
            assert item["jenis"] in ("layanan", "nama")
            assert item["istilah"]
            assert item["sebab"]


def test_gazette_numbers_are_shared_by_no_two_regulations() -> None:
    numbered = [(one.ln, one.tln) for one in all_regulations().values() if one.ln]
    assert len({ln for ln, _ in numbered}) == len(numbered)
    supplements = [tln for _, tln in numbered if tln]
    assert len(set(supplements)) == len(supplements)
