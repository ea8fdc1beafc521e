"""The file of bindings: what is written is read back, what does not fit is kept aside or refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.core.registers.binding.exchange import (
    MAX_BYTES,
    MAX_ENTRIES,
    Confirmed,
    ExchangeFileError,
    ExchangeReading,
    SharedBinding,
    compare,
    merged,
    read_exchange,
    shared_of,
    write_exchange,
)

KTP = SharedBinding("Jumlah KTP", "layanan", "ktp_masuk", 3, 1, "Persentase KTP", ("Register layanan",))
HEAD = "tolok: ikatan\nversi_skema: 1\nikatan:\n"
ENTRY = "- {frasa: Jumlah KTP, register: layanan, jawaban: ktp_masuk, diterima: 1"


def test_written_file_is_read_back() -> None:
    read = read_exchange(write_exchange([KTP], "35.09.12").encode())
    assert (read.bindings, read.aside, read.kantor) == ((KTP,), (), "35.09.12")


@pytest.mark.parametrize("jawaban", ["desa_dengan_musrenbang", "jenis=lainnya,musrenbang;ukuran=desa_berbeda"])
def test_desa_counted_once_each_mean_the_same_to_every_office(jawaban: str) -> None:
    shared = SharedBinding("Jumlah desa", "kegiatan", jawaban, 1)
    assert read_exchange(write_exchange([shared]).encode()).bindings == (shared,)


def test_json_is_read_too() -> None:
    entry = {"frasa": "Jumlah KTP", "register": "layanan", "jawaban": "ktp_masuk", "diterima": 1}
    read = read_exchange(json.dumps({"tolok": "ikatan", "versi_skema": 1, "ikatan": [entry]}).encode())
    assert read.bindings[0].jawaban == "ktp_masuk"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("halo", "bukan berkas ikatan"),
        ("tolok: ikatan\nversi_skema: 9\nikatan: []", "versi_skema"),
        (HEAD + ENTRY + "}\nlain: 1", "lain"),
        ("tolok: ikatan\nversi_skema: 1\nikatan: 3", "bukan daftar"),
        ("tolok: ikatan\nversi_skema: 1\nkantor: Budi\nikatan: []", "kode wilayah"),
        ("a: &x [1]\nb: *x", "rujukan"),
        pytest.param("[" * 100_000, "terlalu dalam", id="deep brackets"),
        pytest.param("\n".join(" " * depth + "a:" for depth in range(500)), "terlalu dalam", id="deep indents"),
        ("a: [", "tidak terbaca"),
        ("tolok: !!python/object:os.system {}", "tidak terbaca"),
    ],
)
def test_file_that_does_not_fit_is_refused_in_indonesian(text: str, told: str) -> None:
    with pytest.raises(ExchangeFileError, match=told):
        read_exchange(text.encode())


def test_file_out_of_bounds_is_refused_before_it_is_read() -> None:
    with pytest.raises(ExchangeFileError, match="MB"):
        read_exchange(b"x" * (MAX_BYTES + 1))
    with pytest.raises(ExchangeFileError, match=str(MAX_ENTRIES)):
        read_exchange((HEAD + "- 1\n" * (MAX_ENTRIES + 1)).encode())
    with pytest.raises(ExchangeFileError, match="UTF-8"):
        read_exchange(b"\xff\xfe\x00")


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("- 3", "bukan pasangan"),
        ("- {frasa: Jumlah KTP, register: layanan, jawaban: ktp_masuk}", "diterima belum ada"),
        (ENTRY + ", nama: Budi}", "nama"),
        (ENTRY.replace("ktp_masuk", "tiada") + "}", "tidak dikenal"),
        (ENTRY.replace("ktp_masuk", "'jenis=ktp;desa=Sukamaju'") + "}", "desa tertentu"),
        (ENTRY.replace("diterima: 1", "diterima: -1") + "}", "bilangan"),
        (ENTRY.replace("diterima: 1", "diterima: true") + "}", "bilangan"),
        (ENTRY.replace("diterima: 1", "diterima: 0") + "}", "tidak ada kantor"),
        (ENTRY.replace("Jumlah KTP", "'=HYPERLINK(1)'") + "}", "awalan"),
        (ENTRY.replace("Jumlah KTP", "'KTP 198503122010011004'") + "}", "NIP"),
        (ENTRY.replace("Jumlah KTP", '"KTP \\u202e"') + "}", "tanda"),
        (ENTRY.replace("Jumlah KTP", "x" * 600) + "}", "huruf"),
        (ENTRY.replace("Jumlah KTP", "'!!'") + "}", "tidak memuat kata"),
        (ENTRY + ", sumber_data: Register}", "sumber_data"),
    ],
)
def test_entry_that_does_not_fit_is_kept_aside_with_its_reason(entry: str, told: str) -> None:
    read = read_exchange((HEAD + entry + "\n" + ENTRY + "}").encode())
    assert [one.reason for one in read.aside if told in one.reason], read.aside
    assert len(read.bindings) == 1


def test_entry_said_twice_is_kept_aside() -> None:
    read = read_exchange((HEAD + ENTRY + "}\n" + ENTRY.replace("Jumlah", "jumlah ") + "}").encode())
    assert (len(read.bindings), read.aside[0].number) == (1, 2)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: (HEAD + text).encode("utf-8", "replace")))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        read_exchange(content)
    except ExchangeFileError as problem:
        assert str(problem)


def test_an_office_says_a_phrase_once_and_tells_what_it_took_back() -> None:
    decisions = [
        Confirmed("Jumlah KTP", "layanan", "ktp_masuk", stands=False),
        Confirmed("Jumlah KTP", "layanan", "kk_masuk", stands=False),
        Confirmed("jumlah KTP", "layanan", "ktp_masuk", "Persentase KTP"),
        Confirmed("Jumlah KTP", "layanan", "ktp_masuk"),
        Confirmed("KTP Desa Sukamaju", "layanan", "jenis=ktp;desa=Sukamaju"),
    ]
    found, left_out = shared_of(decisions)
    assert {(one.jawaban, one.diterima, one.ditolak) for one in found} == {("ktp_masuk", 1, 0), ("kk_masuk", 0, 1)}
    assert left_out == 1


def test_files_are_added_up_by_office() -> None:
    one = ExchangeReading((KTP,), (), "35.09.01")
    other = ExchangeReading((KTP,), (), "35.09.02")
    (found,) = merged([one, other, one])
    assert (found.diterima, found.ditolak) == (6, 2)


def test_entries_are_new_agreeing_or_other_than_here() -> None:
    mine = [SharedBinding("jumlah ktp", "layanan", "ktp_masuk", 1)]
    other = SharedBinding("Jumlah KTP", "layanan", "ktp_selesai", 2)
    new = SharedBinding("Jumlah KK", "layanan", "kk_masuk", 2)
    first, second, third = compare([KTP, other, new], mine)
    assert (first.agrees, first.is_new) == (True, False)
    assert (second.agrees, second.mine) == (False, (("layanan", "ktp_masuk"),))
    assert third.is_new
