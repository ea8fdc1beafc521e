"""What is said of last year's and this year's decree: what a planner would say, and always the same."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from tests.support.decree_strategies import decrees
from tolok.core.catalogue import Asal, Baris, Diktum, FormulaText, Jabatan, Keputusan, PenandaTangan, Periode
from tolok.core.catalogue.comparison import Act, Depth, Status, compare, told, word_difference
from tolok.core.catalogue.comparison.pieces import depth_of
from tolok.core.formula.reader import read_formula
from tolok.core.kernel.text import words


def row(indikator: str, formula: str = "", sasaran: str = "Meningkatnya layanan", **fields: object) -> Baris:
    text = read_formula(formula, indikator).text
    return Baris(None, sasaran, indikator, None, text, **fields)  # type: ignore[arg-type]


def decree(**jabatan: tuple[Baris, ...]) -> Keputusan:
    return Keputusan(jabatan=tuple(Jabatan(name.replace("_", " "), baris=rows) for name, rows in jabatan.items()))


DESA = row("Persentase desa yang tertib administrasi", "Jumlah desa tertib / Jumlah desa x 100%")
IKM = row("Indeks Kepuasan Masyarakat", "Nilai survei kepuasan masyarakat")
SURAT = row("Persentase surat masuk yang diagendakan", "Jumlah surat diagendakan / Jumlah surat masuk x 100%")
ASET = row("Persentase aset yang diinventarisasi", "Jumlah aset diinventarisasi / Jumlah aset x 100%")
USULAN = row("Persentase usulan Musrenbang yang diakomodasi", "Jumlah usulan diakomodasi / Jumlah usulan x 100%")


def only(old: Baris, new: Baris):
    """The change of the one row of two decrees."""
    (found,) = compare(decree(Camat=(old,)), decree(Camat=(new,))).rows()
    return found


def test_same_decree_is_the_same_whatever_its_places_and_numbers() -> None:
    moved = replace(DESA, nomor="7", asal={"indikator": Asal(baris=3)})
    assert compare(decree(Camat=(DESA, IKM)), decree(Camat=(moved, IKM))).is_same


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(old=decrees, new=decrees)
def test_any_two_decrees_are_compared_and_every_row_is_told_once(old: Keputusan, new: Keputusan) -> None:
    found = compare(old, new)
    assert compare(old, new) == found
    assert compare(old, old).counts()[Status.ADDED] == compare(old, old).counts()[Status.DROPPED] == 0
    rows = list(found.rows())
    for side, of in (("old_place", old), ("new_place", new)):
        assert sum(getattr(one, side) is not None for one in rows) == sum(len(j.baris) for j in of.jabatan)
    told.tell_summary(found)


def test_added_and_dropped_rows_are_not_taken_for_each_other() -> None:
    found = compare(decree(Camat=(DESA, SURAT)), decree(Camat=(DESA, USULAN)))
    assert [(one.status, (one.new or one.old).indikator) for one in found.rows()] == [  # type: ignore[union-attr]
        (Status.SAME, DESA.indikator), (Status.ADDED, USULAN.indikator), (Status.DROPPED, SURAT.indikator),
    ]  # fmt: skip


def test_reordered_rows_are_moved_and_inserting_one_moves_no_other() -> None:
    found = compare(decree(Camat=(DESA, IKM, SURAT)), decree(Camat=(SURAT, DESA, IKM)))
    assert [told.tell_move(one) for one in found.rows()] == ["urutan berubah: dari baris 3 menjadi baris 1", "", ""]
    inserted = compare(decree(Camat=(DESA, IKM)), decree(Camat=(SURAT, DESA, IKM)))
    assert [one.status for one in inserted.rows()] == [Status.ADDED, Status.SAME, Status.SAME]


def test_rows_of_swapped_jabatan_are_told_to_have_moved() -> None:
    found = compare(decree(Kasi_A=(DESA,), Kasi_B=(SURAT, ASET)), decree(Kasi_A=(SURAT, ASET), Kasi_B=(DESA,)))
    assert [told.tell_move(one) for one in found.rows()] == [
        "pindah dari jabatan «Kasi B» baris 1", "pindah dari jabatan «Kasi B» baris 2",
        "pindah dari jabatan «Kasi A» baris 1",
    ]  # fmt: skip


def test_jabatan_under_another_name_with_its_rows_is_renamed() -> None:
    found = compare(decree(Kasi_Trantib=(DESA, SURAT)), decree(Kepala_Seksi_Ketenteraman=(DESA, SURAT)))
    (one,) = found.jabatan
    assert one.is_renamed
    assert told.tell_jabatan(one) == "semula «Kasi Trantib»"
    assert {each.status for each in one.rows} == {Status.SAME}


def test_added_and_dropped_jabatan_with_their_rows() -> None:
    found = compare(decree(Camat=(DESA,), Kasi_A=(SURAT,)), decree(Camat=(DESA,), Sekretaris=(USULAN, IKM)))
    assert [(one.nama, one.status) for one in found.jabatan] == [
        ("Camat", Status.SAME), ("Sekretaris", Status.ADDED), ("Kasi A", Status.DROPPED),
    ]  # fmt: skip


def test_rows_joined_into_one_are_told_as_kin_and_so_are_rows_split() -> None:
    ktp, kk = row("Persentase surat pengantar KTP selesai"), row("Persentase surat pengantar KK selesai")
    both = row("Persentase surat pengantar KTP dan KK selesai")
    joined = compare(decree(Kasi=(ktp, kk)), decree(Kasi=(both,)))
    assert [told.tell_kin(one) for one in joined.rows()] == ["", f"mungkin digabung ke «{both.indikator}»"]
    split = compare(decree(Kasi=(both,)), decree(Kasi=(ktp, kk)))
    assert sorted(told.tell_kin(one) for one in split.rows()) == ["", f"mungkin dipecah dari «{both.indikator}»"]


def test_moved_row_is_found_before_a_neighbour_of_like_words() -> None:
    like = row("Persentase surat keluar yang diagendakan", "Jumlah surat diagendakan / Jumlah surat keluar x 100%")
    found = compare(
        decree(Kasi_A=(SURAT, DESA), Kasi_B=(IKM, ASET)), decree(Kasi_A=(like, DESA), Kasi_B=(IKM, ASET, SURAT))
    )
    by_name = {(one.new or one.old).indikator: one for one in found.rows()}  # type: ignore[union-attr]
    assert by_name[SURAT.indikator].from_jabatan == "Kasi A"
    assert by_name[like.indikator].status is Status.ADDED


def test_same_indikator_at_two_jabatan_stays_with_its_own() -> None:
    both = decree(Kasi_A=(DESA, SURAT), Kasi_B=(DESA, ASET))
    assert compare(both, both).is_same
    assert not any(one.is_moved for one in compare(both, decree(Kasi_B=(DESA, ASET), Kasi_A=(DESA, SURAT))).rows())


def test_denominator_is_told_by_meaning() -> None:
    changed = replace(DESA, formula=read_formula("Jumlah desa tertib / Jumlah desa dan kelurahan x 100%", "").text)
    formula = only(DESA, changed).formula
    assert formula is not None
    assert formula.is_meant
    assert told.tell_formula(formula) == ["penyebut berubah: dari «Jumlah desa» menjadi «Jumlah desa dan kelurahan»"]


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("Jumlah desa tertib dibagi jumlah desa dikali 100%", "yang dihitung tetap"),
        ("Jumlah desa / Jumlah desa tertib x 100%", "bertukar tempat"),
        ("Jumlah desa tertib / Jumlah desa", "pengali dihapus: «100»"),
        ("Jumlah desa tertib", "jenis formula berubah: dari «perbandingan» menjadi «jumlah»"),
    ],
)
def test_formula_changes_are_told_in_a_planners_words(new: str, said: str) -> None:
    changed = replace(DESA, formula=read_formula(new, DESA.indikator).text)
    formula = only(DESA, changed).formula
    assert formula is not None
    assert any(said in one for one in told.tell_formula(formula))


def test_multiplier_and_direction_have_no_spelling() -> None:
    formula = FormulaText("a / b", "a / b", "ratio", "a", "b", Decimal(100), "naik")
    changed = replace(formula, pengali=Decimal(1000), arah="turun")
    found = only(replace(DESA, formula=formula), replace(DESA, formula=changed)).formula
    assert found is not None
    assert told.tell_formula(found) == [
        "pengali berubah: dari «100» menjadi «1.000»", "arah berubah: dari «naik» menjadi «turun»",
    ]  # fmt: skip


def test_fields_lists_and_other_columns_are_told() -> None:
    old = replace(DESA, sumber_data=("Agenda", "Laporan"), satuan="persen", kolom_lain={"Target": "80"})
    new = replace(DESA, sumber_data=("Laporan", "Register desa"), satuan="jumlah", kolom_lain={"Target": "90"})
    assert [told.tell_field(change) for change in only(old, new).fields] == [
        "Satuan berubah: dari «persen» menjadi «jumlah»", "Sumber data bertambah: «Register desa»",
        "Sumber data dihapus: «Agenda»", "Target berubah: dari «80» menjadi «90»",
    ]  # fmt: skip


def test_head_tells_number_period_signer_and_legal_bases() -> None:
    law = "Peraturan Menteri Dalam Negeri Nomor {} tentang Pengelolaan Keuangan Daerah"
    old = Keputusan(
        nomor="5", tanggal=date(2024, 1, 2), periode=Periode(2024, 2024), penanda_tangan=PenandaTangan("BUDI"),
        mengingat=(law.format("13 Tahun 2006"), "Undang-undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"),
        diktum=(Diktum("KEENAM", "Keputusan ini mulai berlaku"),),
    )  # fmt: skip
    new = replace(
        old, nomor="6", periode=Periode(2025, 2025), penanda_tangan=PenandaTangan("SARI"),
        mengingat=("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;", law.format("77 Tahun 2020")),
        diktum=(Diktum("KELIMA", "Keputusan ini mulai berlaku"),),
    )  # fmt: skip
    assert [(one.label, one.old, one.new, one.depth) for one in compare(old, new).head] == [
        ("Nomor", "5", "6", Depth.WORDS),
        ("Periode", "2024-2024", "2025-2025", Depth.WORDS),
        ("Penanda tangan: nama", "BUDI", "SARI", Depth.WORDS),
        ("Dasar hukum", old.mengingat[1], new.mengingat[0], Depth.PUNCTUATION),
        ("Dasar hukum", None, law.format("77 Tahun 2020"), Depth.WORDS),
        ("Dasar hukum", law.format("13 Tahun 2006"), None, Depth.WORDS),
        ("Diktum", "KEENAM: Keputusan ini mulai berlaku", "KELIMA: Keputusan ini mulai berlaku", Depth.WORDS),
    ]


def test_same_law_in_other_words_is_not_added_and_dropped() -> None:
    old = "UU No. 23 Tahun 2014 tentang Pemerintahan Daerah"
    new = "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah beberapa kali diubah"
    (change,) = compare(Keputusan(mengingat=(old,)), Keputusan(mengingat=(new,))).head
    assert (change.old, change.new) == (old, new)


@pytest.mark.parametrize(
    ("old", "new", "depth"),
    [
        ("Jumlah  surat\nmasuk", "Jumlah surat masuk", None),
        ("Jumlah surat masuk", "jumlah surat masuk.", Depth.PUNCTUATION),
        ("antar-instansi", "antar instansi", Depth.PUNCTUATION),
        ("pertanggungjawaban", "pertanggung jawaban", Depth.PUNCTUATION),
        ("Persentase pelayanan", "Presentase pelayanan", Depth.SPELLING),
        ("tersediannya bahan", "tersedianya bahan", Depth.SPELLING),
        ("surat masuk", "surat keluar", Depth.WORDS),
        ("makin naik", "makin baik", Depth.WORDS),
        ("12 bulan", "13 bulan", Depth.WORDS),
        ("> 80", "< 80", Depth.WORDS),
        ("1,5", "15", Depth.WORDS),
        ("", "-", Depth.WORDS),
        ("a b", "a b c", Depth.WORDS),
    ],
)
def test_depth_of_a_change_of_words(old: str, new: str, depth: Depth | None) -> None:
    assert depth_of(old, new) is depth


def test_words_removed_stand_before_words_added() -> None:
    pieces = word_difference("Jumlah surat masuk yang dibalas", "Jumlah surat keluar dinas yang dibalas")
    assert [(piece.act, piece.text) for piece in pieces] == [
        (Act.KEPT, "Jumlah surat"), (Act.REMOVED, "masuk"), (Act.ADDED, "keluar dinas"), (Act.KEPT, "yang dibalas"),
    ]  # fmt: skip


def test_large_decrees_are_compared_well_under_a_second() -> None:
    rng = random.Random(7)
    nouns = words("surat desa laporan kegiatan warga layanan pengaduan aset pegawai dokumen rapat usulan jalan pasar")

    def some() -> str:
        return " ".join(rng.sample(nouns, 6))

    old = [
        row(f"Persentase {some()} yang ditangani", f"Jumlah {some()} / Jumlah seluruhnya x 100%") for _ in range(150)
    ]
    new = [replace(one, indikator=f"{one.indikator} tahun ini") for one in old]
    rng.shuffle(new)
    pair = decree(Camat=tuple(old)), decree(Camat=tuple(new))
    started = time.process_time()
    found = compare(*pair)
    assert time.process_time() - started < 1
    assert found.counts()[Status.CHANGED] == 150
