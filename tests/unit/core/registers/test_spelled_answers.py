"""Answers written as text: one spelling each, checked against the register, named in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.core.registers import all_registers, get_register
from tolok.core.registers.composed import answer_text, with_date
from tolok.core.registers.spelled import read_spelled, spell
from tolok.core.registers.term import Condition, IsFilled, IsLate, IsOneOf, IsOnTime, IsWithinDays

LAYANAN = get_register("layanan")


@given(
    kinds=st.sets(st.sampled_from(["ktp", "kk", "kia"]), max_size=3),
    condition=st.sampled_from([IsOnTime(), IsLate(), IsWithinDays(3), IsFilled("completed"), None]),
    date_base=st.sampled_from(["submitted", "due", "completed", None]),
)
def test_spelled_conditions_are_read_back(kinds: set[str], condition: Condition | None, date_base: str | None) -> None:
    conditions: list[Condition] = [IsOneOf("kind", tuple(sorted(kinds)))] if kinds else []
    conditions += [condition] if condition else []
    text = spell("", conditions, date_base)
    if text:
        read = read_spelled(text)
        assert (set(read.conditions), read.date_base) == (set(conditions), date_base)


@pytest.mark.parametrize(
    "text",
    [
        "jenis=foo", "jenis=kk,ia", "jenis=ktp;jenis=kk", "tanggal=selesai", "ktp_selesai;hari=3", "jenis=",
        "lain;tanggal=selesai", "hari=99999", "hari=²", "waktu=nanti", "desa=", "=x", ";", "jenis=ktp;",
        "ukuran=jumlah", "jenis=ktp,kia", "ukuran=pemohon_berbeda", "ukuran=desa_berbeda;ukuran=desa_berbeda",
        "ktp_selesai;ukuran=desa_berbeda",
        "jenis=" + "k" * 400,
    ],
)  # fmt: skip
def test_answer_that_the_register_cannot_give_raises_key_error(text: str) -> None:
    with pytest.raises(KeyError):
        LAYANAN.offer(text)


def test_another_date_is_a_term_of_its_own_and_is_named() -> None:
    offer = LAYANAN.offer("ktp_selesai;tanggal=selesai")
    assert offer.label.endswith("menurut tanggal selesai")
    assert LAYANAN.term("ktp_selesai;tanggal=selesai").date_base == "completed"
    assert LAYANAN.term("ktp_selesai").conditions == offer.conditions or set(
        LAYANAN.term("ktp_selesai").conditions
    ) == set(offer.conditions)


def test_conditions_of_an_offer_are_spelled_by_its_slug() -> None:
    for register in all_registers().values():
        for offer in register.offers:
            slug = answer_text(register, offer.conditions, offer.measure, offer.column)
            assert set(register.offer(slug).conditions) == set(offer.conditions)
            assert "=" not in slug


def test_the_usual_date_needs_no_words() -> None:
    assert with_date(LAYANAN, "ktp_selesai", "submitted") == "ktp_selesai"
    assert with_date(LAYANAN, "ktp_selesai", "completed") == "ktp_selesai;tanggal=selesai"


def test_composed_answer_is_told_in_the_words_of_the_form() -> None:
    label = LAYANAN.offer("jenis=kia,ktp;status=selesai;desa=Sukamaju;hari=3").label
    assert label.startswith("Kartu Identitas Anak (KIA) dan KTP-el")
    assert "Sukamaju" in label
    assert "paling lama 3 hari" in label


def test_desa_counted_once_each_are_spelled_checked_and_named() -> None:
    offer = LAYANAN.offer("jenis=ktp;ukuran=desa_berbeda")
    assert (offer.measure, offer.column) == ("distinct", "village")
    assert offer.label == "Desa/kelurahan berbeda, dihitung sekali setahun; KTP-el"
    term = LAYANAN.term("ukuran=jenis_berbeda;tanggal=selesai")
    assert (term.measure, term.column, term.date_base) == ("distinct", "kind", "completed")
    for slug in ("kehadiran", "aset", "desa"):  # no desa in its rows; a position
        with pytest.raises(KeyError):
            get_register(slug).offer("ukuran=desa_berbeda")


def test_a_position_is_not_counted_by_its_end() -> None:
    with pytest.raises(KeyError):
        get_register("aset").offer("baik;tanggal=selesai")
