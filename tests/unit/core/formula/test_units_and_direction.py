from __future__ import annotations

import pytest

from tolok.core.formula.reader import read_formula
from tolok.core.formula.units import declared_unit


@pytest.mark.parametrize(
    "indikator, unit",
    [
        ("Persentase desa tertib", "persen"),
        ("Prosentase desa tertib", "persen"),
        ("presentase desa tertib", "persen"),
        ("1. Persentase desa tertib", "persen"),
        ("Persen (%) desa tertib", "persen"),
        ("% desa tertib", "persen"),
        ("Jumlah desa tertib", "jumlah"),
        ("Banyaknya desa", "jumlah"),
        ("Total kunjungan", "jumlah"),
        ("Indeks Kepuasan Masyarakat", "indeks"),
        ("Nilai Indeks Kepuasan Masyarakat", "indeks"),
        ("IKM pelayanan", "indeks"),
        ("Nilai SAKIP", "nilai"),
        ("Predikat SAKIP", "nilai"),
        ("Rasio guru dan murid", "rasio"),
        ("Terlaksananya rapat", None),
        ("Tingkat kehadiran", None),
        ("Angka putus sekolah", None),
        ("Jumlahnya", None),
        ("Nilaian", None),
        ("", None),
        ("42", None),
    ],
)
def test_the_first_words_of_an_indicator_declare_its_unit(indikator, unit):
    assert declared_unit(indikator) == unit


@pytest.mark.parametrize(
    "indikator, arah",
    [
        ("Persentase desa tertib administrasi", "naik"),
        ("Angka kriminalitas", "turun"),
        ("Jumlah kejadian kebakaran", "turun"),
        ("Persentase kejadian kebakaran yang ditangani", "naik"),
        ("Prevalensi stunting", "turun"),
        ("Persentase balita stunting yang mendapat penanganan", "naik"),
        ("Angka kemiskinan", "turun"),
        ("Persentase keluarga miskin yang menerima bantuan", "naik"),
        ("Persentase penurunan angka kemiskinan", "naik"),
        ("Jumlah keterlambatan laporan", "turun"),
        ("Persentase laporan yang terlambat", "turun"),
        ("Persentase pengaduan yang ditindaklanjuti", "naik"),
        ("Persentase pengaduan yang belum ditindaklanjuti", "turun"),
        ("Jumlah pelanggaran disiplin pegawai", "turun"),
        ("Persentase sengketa tanah yang diselesaikan", "naik"),
        ("Jumlah laporan kejadian bencana", "naik"),
        ("Jumlah kader pencegahan narkoba", "naik"),
        ("Rata-rata waktu tunggu pelayanan", "turun"),
        ("Persentase desa bebas narkoba", "naik"),
        ("Persentase RT tanpa kejadian kriminal", "naik"),
        ("Jumlah pengangguran", "turun"),
        ("Persentase rumah tidak layak huni", "turun"),
        ("Persentase rumah tidak layak huni yang diperbaiki", "naik"),
        ("Persentase temuan pemeriksaan yang selesai ditindaklanjuti", "naik"),
    ],
)
def test_direction_follows_the_sense_of_the_indicator(indikator, arah):
    assert read_formula("Jumlah hasil dibagi jumlah seluruhnya dikali 100%", indikator).text.arah == arah


@pytest.mark.parametrize(
    "teks, indikator",
    [
        ("Rekap absensi", "Jumlah rekap absensi"),
        ("Jumlah surat masuk", "Jumlah surat masuk"),
        ("", "Jumlah laporan"),
        ("x 100%", "Terlaksananya rapat"),
        ("Laporan rapat", "Terlaksananya rapat"),
    ],
)
def test_mere_workload_and_what_measures_nothing_has_no_direction(teks, indikator):
    assert read_formula(teks, indikator).text.arah is None
