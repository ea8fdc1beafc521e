"""The packaged list of areas."""

from __future__ import annotations

from tolok.core.kernel.wilayah import WilayahCode
from tolok.core.wilayah import desa_of, kecamatan_by_code, kecamatan_list


def test_every_kecamatan_of_the_list_has_a_code_of_its_own() -> None:
    assert len(kecamatan_list()) == len(kecamatan_by_code()) == 7285
    assert all(WilayahCode(kecamatan.code).level == 3 for kecamatan in kecamatan_list())


def test_kecamatan_tells_its_kabupaten_or_kota_and_province() -> None:
    found = [k for k in kecamatan_list() if k.nama == "Bangsalsari"]
    assert [(k.kabupaten, k.provinsi) for k in found] == [("Kabupaten Jember", "Jawa Timur")]


def test_desa_of_a_kecamatan_lie_below_it_and_kelurahan_are_told_apart() -> None:
    jongkong = next(k for k in kecamatan_list() if k.nama == "Jongkong")
    desa = desa_of(jongkong.code)
    assert desa
    assert all(WilayahCode(d.code).parent == WilayahCode(jongkong.code) for d in desa)
    assert not any(d.is_kelurahan for d in desa)
    menteng = next(k for k in kecamatan_list() if k.nama == "Menteng" and "Jakarta" in k.kabupaten)
    assert all(d.is_kelurahan for d in desa_of(menteng.code))


def test_unknown_code_has_no_desa() -> None:
    assert desa_of("99.99.99") == ()
    assert desa_of("") == ()
