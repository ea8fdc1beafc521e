"""Proposals for phrases of our own wording: the right offer comes first, and nothing is proposed for other matters."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tolok.core.registers import all_registers
from tolok.core.registers.binding import FLOOR, MOST, propose

PHRASES = [
    ("Jumlah surat masuk yang ditindaklanjuti tepat waktu", "surat.masuk_tepat_waktu"),
    ("seluruh surat masuk", "surat.masuk_seluruh"),
    ("Banyaknya surat keluar yang terkirim", "surat.keluar_selesai"),
    ("surat yang sudah diarsipkan", "surat.diarsip"),
    ("Jumlah KTP yang selesai tepat waktu", "layanan.ktp_tepat_waktu"),
    ("permohonan kartu tanda penduduk", "layanan.ktp_masuk"),
    ("Jumlah kartu keluarga yang diterbitkan", "layanan.kk_selesai"),
    ("jumlah ijin keramaian yang diproses tepat waktu", "layanan.izin_keramaian_tepat_waktu"),
    ("usulan akte tanah", "layanan.pertanahan_masuk"),
    ("Permohonan surat pindah yang terlambat diselesaikan", "layanan.surat_pindah_terlambat"),
    ("Jumlah permohonan izin yang ditolak", "layanan.perizinan_ditolak"),
    ("jumlah barang milik daerah dalam keadaan baik", "aset.baik"),
    ("Keseluruhan aset kecamatan", "aset.seluruh"),
    ("sarana prasarana yang rusak berat", "aset.rusak_berat"),
    ("kendaraan dinas yang layak pakai", "aset.kendaraan_baik"),
    ("Jumlah nilai perolehan aset", "aset.nilai"),
    ("Jumlah pegawai yang hadir", "kehadiran.hadir"),
    ("ASN yang hadir terlambat", "kehadiran.terlambat"),
    ("Jumlah seluruh PNS", "pegawai.pns"),
    ("jumlah PPPK", "pegawai.pppk"),
    ("Jumlah desa di Kecamatan Sukamaju", "desa.desa"),
    ("jumlah kelurahan", "desa.kelurahan"),
    ("Dokumen perencanaan yang disusun tepat waktu", "dokumen.perencanaan_tepat_waktu"),
    ("Dokumen perencanaan yang harus disusun", "dokumen.perencanaan_harus_ada"),
    ("Jumlah APBDes yang ditetapkan tepat waktu", "dokumen.apbdes_tepat_waktu"),
    ("LKjIP yang tepat waktu", "dokumen.lkjip_tepat_waktu"),
    ("SKP pegawai yang dibuat tepat waktu", "dokumen.skp_tepat_waktu"),
    ("laporan keuangan yang sesuai pedoman", "dokumen.laporan_keuangan_sesuai"),
    ("Rapat koordinasi yang dilaksanakan", "kegiatan.rapat_koordinasi_terlaksana"),
    ("rapat koordinasi yang direncanakan", "kegiatan.rapat_koordinasi_rencana"),
    ("Jumlah pengaduan masyarakat yang diselesaikan", "kegiatan.pengaduan_tertangani"),
    ("jumlah desa yang tertib administrasi", "kegiatan.desa_berbeda_tertib"),
    ("bencana yang ditangani", "kegiatan.bencana_tertangani"),
    ("ASN yang mengikuti pelatihan", "kegiatan.bimtek_peserta"),
]


@pytest.mark.parametrize(("phrase", "expected"), PHRASES, ids=[phrase for phrase, _ in PHRASES])
def test_right_offer_comes_first(phrase: str, expected: str) -> None:
    first = propose(phrase)[0]
    assert f"{first.register}.{first.offer}" == expected
    assert FLOOR <= first.score <= 1


@pytest.mark.parametrize(
    "phrase",
    ["Total nilai persepsi setiap unsur", "Jumlah indikator program yang tercapai", "jumlah anak yatim", "", "hasil"],
)
def test_phrase_of_another_matter_gets_no_confident_proposal(phrase: str) -> None:
    assert all(proposal.score < Decimal("0.7") for proposal in propose(phrase))


def test_numerator_and_denominator_of_one_thing_get_different_offers() -> None:
    numerator, denominator = propose("KK yang diproses tepat waktu")[0], propose("seluruh KK")[0]
    assert (numerator.offer, denominator.offer) == ("kk_tepat_waktu", "kk_masuk")


def test_sumber_data_decides_between_registers_that_fit_alike() -> None:
    bare, with_source = propose("Jumlah ASN")[0], propose("Jumlah ASN", ["Daftar hadir"], "Tingkat kehadiran ASN")[0]
    assert (bare.register, with_source.register) == ("pegawai", "kehadiran")


def test_slip_of_the_pen_and_words_written_as_one_are_read() -> None:
    assert propose("Jumlah dokummen perencanan yang harus ada")[0].offer == "perencanaan_harus_ada"
    assert propose("SPJdesa yang selesai tepat waktu")[0].offer == "spj_desa_tepat_waktu"


def test_reason_is_given_in_words_of_the_phrase() -> None:
    first = propose("Jumlah KTP yang selesai tepat waktu", ["Register pelayanan"])[0]
    assert "ktp" in first.reason
    assert "«tepat waktu»" in first.reason
    assert "Register Layanan Administrasi" in first.reason


def test_proposals_are_ordered_bounded_and_above_the_floor() -> None:
    for phrase, _ in PHRASES:
        scores = [proposal.score for proposal in propose(phrase)]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) <= MOST
        assert all(score >= FLOOR for score in scores)


def test_label_of_nearly_every_offer_finds_that_offer_again() -> None:
    """Offers of one register may be near twins; the label must still lead back in nine of ten."""
    offers = [(r.slug, offer) for r in all_registers().values() for offer in r.offers]
    lost = [f"{slug}.{o.slug}" for slug, o in offers if (slug, o.slug) not in _firsts(o.label)]
    assert len(lost) <= len(offers) / 10, lost


def _firsts(label: str) -> list[tuple[str, str]]:
    return [(proposal.register, proposal.offer) for proposal in propose(label)[:1]]
