"""Areas of every level by code."""

from __future__ import annotations

import pytest

from tolok.core.wilayah import desa_by_kecamatan, desa_of, kecamatan_list
from tolok.core.wilayah.areas import NATION, Area, Level, area_of, areas, areas_in, code_above, level_of


def test_counts_of_every_level_are_those_of_the_official_list() -> None:
    assert [len(areas(level)) for level in (Level.NASIONAL, Level.PROVINSI, Level.KABUPATEN, Level.KECAMATAN)] == [
        1, 38, 514, 7285,
    ]  # fmt: skip
    assert sum(map(len, desa_by_kecamatan().values())) == 83_762


@pytest.mark.parametrize("level", [Level.PROVINSI, Level.KABUPATEN, Level.KECAMATAN])
def test_codes_are_sorted_and_stand_once(level: Level) -> None:
    codes = [area.code for area in areas(level)]
    assert codes == sorted(set(codes))
    assert {level_of(code) for code in codes} == {level}


def test_a_code_has_one_kabupaten_and_one_province_throughout_the_list() -> None:
    for one in kecamatan_list():
        assert area_of(one.code[:5]) == Area(one.code[:5], one.kabupaten)
        assert area_of(one.code[:2]) == Area(one.code[:2], one.provinsi)


def test_what_lies_below_and_above() -> None:
    assert areas_in(NATION.code)[0] == Area("11", "Aceh")
    assert [area.nama for area in areas_in("35.79")] == ["Batu", "Bumiaji", "Junrejo"]
    assert [area.code for area in areas_in("35.09.09")] == [desa.code for desa in desa_of("35.09.09")]
    assert sum(len(areas_in(province.code)) for province in areas(Level.PROVINSI)) == 514
    assert [code_above("35.09.09", level) for level in (Level.NASIONAL, Level.PROVINSI, Level.KABUPATEN)] == [
        "", "35", "35.09",
    ]  # fmt: skip


def test_names_by_code_down_to_the_desa() -> None:
    assert area_of("35.09") == Area("35.09", "Kabupaten Jember")
    assert area_of(areas_in("35.09.09")[0].code) == areas_in("35.09.09")[0]
    assert area_of("99.01.01") is area_of("35.09.09.9999") is None
    assert areas_in("99") == ()


def test_a_name_with_quotation_marks_and_commas_reads_as_it_is_written() -> None:
    names = {desa.nama for code in ("35.13.15", "12.07.28") for desa in desa_of(code)}
    assert {'Soka"an', "Lubuk Pakam I,II"} <= names


def test_what_is_no_code_is_refused() -> None:
    with pytest.raises(ValueError, match=r"got: '35\.9'"):
        level_of("35.9")
    with pytest.raises(ValueError, match="got: KECAMATAN"):
        code_above("35.09", Level.KECAMATAN)
