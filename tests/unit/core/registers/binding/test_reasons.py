"""What a proposal says besides its count: the date and why, restrictions, warnings, what offices decided before."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tolok.core.registers import get_register
from tolok.core.registers.binding import Part, Proposal, propose
from tolok.core.registers.binding.asked import silence
from tolok.core.registers.binding.containment import Fit, fit_of
from tolok.core.registers.binding.experience import Use, experience_of, phrase_key
from tolok.core.registers.binding.row import RowPhrases, propose_row
from tolok.core.registers.term import IsFilled, IsOneOf, IsOnTime, IsWithinDays, Term


def texts(proposal: Proposal, part: Part) -> list[str]:
    return [reason.text for reason in proposal.reasons if reason.part is part]


def test_what_is_finished_is_counted_by_the_day_of_completion_and_says_so() -> None:
    first = propose("Jumlah KTP yang diterbitkan")[0]
    assert first.date_base == "completed"
    assert first.answer == "ktp_selesai;tanggal=selesai"
    assert texts(first, Part.DATE) == ["«diterbitkan» dihitung menurut tanggal selesai"]


def test_each_part_of_the_reason_is_told_on_its_own() -> None:
    first = propose("Jumlah KTP yang selesai tepat waktu", ["Register pelayanan"])[0]
    assert [reason.part for reason in first.reasons] == [Part.WORDS, Part.SENSE, Part.SOURCE, Part.DATE]
    assert first.reason.endswith(".")


def test_days_of_work_are_warned_about() -> None:
    first = propose("KTP yang selesai dalam 3 hari kerja")[0]
    assert first.offer == "jenis=ktp;status=selesai;hari=3"
    assert any("hari kalender" in warning for warning in first.warnings)


def test_a_count_that_leaves_out_the_desa_says_so() -> None:
    found = propose("Permohonan KTP Desa Sukamaju", villages=["Sukamaju"])
    assert found[0].offer == "jenis=ktp;desa=Sukamaju"
    whole = next(one for one in found if one.offer == "ktp_masuk")
    assert any("semua desa" in warning for warning in whole.warnings)
    assert whole.score < found[0].score


def test_a_name_that_is_no_desa_of_the_office_restricts_nothing() -> None:
    assert propose("Permohonan KTP yang selesai", villages=["Selesai"])[0].offer == "ktp_selesai"


@pytest.mark.parametrize(
    ("phrase", "word"), [("jumlah responden yang puas", "responden"), ("pagu anggaran", "anggaran")]
)
def test_silence_says_which_word_and_why(phrase: str, word: str) -> None:
    told = silence(phrase)
    assert told is not None
    assert word in told or "pagu" in told
    assert propose(phrase) == ()


def test_a_companion_brings_the_phrase_back_to_the_register() -> None:
    assert silence("dokumen anggaran yang disusun") is None


def row(numerator: str, denominator: str) -> tuple[Proposal, Proposal]:
    found = propose_row(RowPhrases((((numerator,), (denominator,)),)))
    return found[numerator][0], found[denominator][0]


def test_numerator_takes_the_date_of_its_denominator_and_says_so() -> None:
    above, below = row("KTP yang diterbitkan", "permohonan KTP")
    assert above.date_base == below.date_base == "submitted"
    assert any("sama dengan penyebut" in text for text in texts(above, Part.DATE))
    assert any("bagian dari penyebut" in text for text in texts(above, Part.PAIR))


def test_numerator_that_may_exceed_its_denominator_is_warned_about() -> None:
    above, _ = row("permohonan KTP", "KTP yang diterbitkan")
    assert any("melebihi" in warning for warning in above.warnings)


def test_same_phrase_on_both_sides_is_proposed_once() -> None:
    found = propose_row(RowPhrases(((("jumlah desa",), ("jumlah desa",)),)))
    assert found["jumlah desa"][0].offer == "desa"


def test_row_without_any_proposal_gives_empty_ones() -> None:
    found = propose_row(RowPhrases(((("nilai persepsi",), ("jumlah unsur",)),), ("jumlah desa",)))
    assert found["nilai persepsi"] == ()
    assert found["jumlah desa"][0].offer == "desa"


def test_fit_of_terms_is_by_their_conditions() -> None:
    ktp = IsOneOf("kind", ("ktp",))
    whole, done = Term("layanan", (ktp,)), Term("layanan", (ktp, IsFilled("completed")))
    punctual, quick = Term("layanan", (ktp, IsOnTime())), Term("layanan", (ktp, IsWithinDays(2)))
    assert fit_of(done, whole) is Fit.PART
    assert fit_of(whole, done) is Fit.WHOLE
    assert fit_of(punctual, done) is Fit.PART
    assert fit_of(quick, Term("layanan", (ktp, IsWithinDays(3)))) is Fit.PART
    assert fit_of(punctual, quick) is Fit.APART
    assert fit_of(done, done) is Fit.SAME
    assert fit_of(Term("dokumen", (IsOneOf("kind", ("apbdes",)),)), Term("desa")) is Fit.ONCE_EACH
    assert fit_of(Term("kegiatan", (IsOneOf("kind", ("patroli",)),)), Term("desa")) is Fit.FOREIGN


def test_desa_counted_once_each_are_at_most_the_desa_that_there_are_and_the_rows_that_name_them() -> None:
    patrol = (IsOneOf("kind", ("patroli",)),)
    rows, desa = Term("kegiatan", patrol), Term("kegiatan", patrol, measure="distinct", column="village")
    late = Term("kegiatan", (*patrol, IsOnTime()), measure="distinct", column="village")
    assert fit_of(desa, get_register("desa").term("desa")) is Fit.ONCE_EACH
    assert fit_of(desa, get_register("desa").term("seluruh")) is Fit.ONCE_EACH
    assert fit_of(desa, get_register("desa").term("kelurahan")) is Fit.FOREIGN
    assert fit_of(desa, get_register("pegawai").term("asn")) is Fit.FOREIGN
    assert fit_of(late, desa) is Fit.PART
    assert fit_of(desa, rows) is Fit.PART
    assert fit_of(rows, desa) is Fit.WHOLE
    assert fit_of(desa, Term("kegiatan", patrol, measure="quantity")) is Fit.APART
    assert fit_of(desa, Term("kegiatan", patrol, measure="distinct", column="status")) is Fit.APART


def test_desa_over_the_desa_that_there_are_is_a_share_and_says_why() -> None:
    above, below = row("Jumlah desa yang dibina", "jumlah seluruh desa")
    assert (above.answer, below.answer) == ("desa_dengan_pembinaan_desa", "desa")
    assert texts(above, Part.PAIR) == ["tiap desa dihitung sekali setahun, sebanding dengan penyebut «Seluruh desa»"]
    assert above.warnings == ()
    rows, _ = row("Jumlah sosialisasi yang dilaksanakan", "jumlah seluruh desa")
    assert rows.answer == "sosialisasi_terlaksana"
    assert any("dapat melebihi" in warning for warning in rows.warnings)


def test_what_offices_decided_goes_first_and_is_told() -> None:
    known = experience_of([("Jumlah berkas yang dilayani", Use("layanan", "perizinan_masuk", 12, 1))])
    first = propose("jumlah berkas yang dilayani", experience=known)[0]
    assert first.offer == "perizinan_masuk"
    assert texts(first, Part.USE) == ["sudah dipakai di 12 kecamatan (tidak dipakai di 1)"]


def test_count_that_most_offices_refused_does_not_go_first() -> None:
    known = experience_of([("Jumlah KTP", Use("layanan", "kk_masuk", 1, 20))])
    assert propose("Jumlah KTP", experience=known)[0].offer == "ktp_masuk"


def test_uses_of_one_phrase_are_added_up_whatever_its_case_and_place() -> None:
    uses = [
        ("Jumlah KTP di Kecamatan Sukamaju", Use("layanan", "ktp_masuk", 2)),
        ("jumlah ktp di kecamatan Tirta", Use("layanan", "ktp_masuk", 3, 1)),
    ]
    (found,) = experience_of(uses).values()
    assert (found[0].accepted, found[0].rejected) == (5, 1)
    assert phrase_key("Jumlah  KTP!") == phrase_key("ktp")


def test_experience_of_a_count_that_is_gone_is_passed_over() -> None:
    known = experience_of([("Jumlah KTP", Use("layanan", "sudah_tiada", 9)), ("Jumlah KTP", Use("tiada", "x", 9))])
    assert propose("Jumlah KTP", experience=known)[0].offer == "ktp_masuk"


def test_scores_stay_within_bounds() -> None:
    known = experience_of([("Jumlah KTP", Use("layanan", "ktp_masuk", 100_000, is_own=True))])
    assert all(Decimal(0) <= one.score <= 1 for one in propose("Jumlah KTP", experience=known))
