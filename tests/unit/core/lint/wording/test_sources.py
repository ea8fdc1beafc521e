"""What a cell of sources names, and wordings that careless rules on names and sources trip over."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.example import example_decree
from tolok.core.lint import Severity, lint
from tolok.core.lint.wording.sources import Source, kind_of_source


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kasi Trantib", Source.PERSON),
        ("Data dari Kasubbag Umum", Source.PERSON),
        ("Kepala Desa", Source.PERSON),
        ("Bendahara", Source.PERSON),
        ("Seksi Pemberdayaan Masyarakat Desa", Source.UNIT),
        ("Data Seksi PMD", Source.UNIT),
        ("Masing-masing Seksi", Source.UNIT),
        ("Sekretariat", Source.UNIT),
        ("Polsek", Source.AGENCY),
        ("Pemerintah Desa", Source.AGENCY),
        ("Dinas Sosial", Source.AGENCY),
        ("Inspektorat Kabupaten Contoh", Source.AGENCY),
        ("kecamatan", Source.VAGUE),
        ("Kantor Camat", Source.VAGUE),
        ("Kecamatan Randu Alas", Source.VAGUE),
        ("Data primer", Source.VAGUE),
        ("Data internal kecamatan", Source.VAGUE),
        ("Instansi terkait", Source.VAGUE),
        ("Dokumen pendukung", Source.VAGUE),
    ],
)
def test_what_is_no_document_is_told_by_its_kind(text: str, kind: Source) -> None:
    assert kind_of_source(text, "randualas") is kind


@pytest.mark.parametrize(
    "text",
    [
        "Register Seksi Pemerintahan", "Laporan Kasi Trantib", "Data kependudukan", "Data BPS", "Arsip", "SKM",
        "LHE Inspektorat", "Kecamatan Randu Alas Dalam Angka", "Buku tamu kecamatan", "SUKMA-E", "Aplikasi SIPD",
        "Musrenbang desa", "Profil desa", "Data SPJ", "Surat tugas Camat", "Hasil survei", "Daftar hadir",
        "Penatausahaan keuangan", "Berita acara", "DPA", "Pengolahan data layanan", "Kecamatan Kota Lama",
    ],
)  # fmt: skip
def test_documents_and_unknown_words_are_left_alone(text: str) -> None:
    assert kind_of_source(text, "randualas") is Source.DOCUMENT


def terms(text: str) -> list[Severity]:
    decree = {"instansi": "Kecamatan Contohsari", "jabatan": [{"nama": "Kasubbag Umum", "tugas": [text]}]}
    return [finding.severity for finding in lint(example_decree(decree)) if finding.name == "wrong-agency-term"]


@pytest.mark.parametrize(
    "text",
    [
        "Mengurus pakaian dinas, naskah dinas, dan perjalanan dinas", "Menyiapkan rapat dinas, upacara dinas",
        "Memelihara kendaraan dinas operasional", "Menyimpan surat dinas dan nota dinas.", "Mengatur rumah dinas Camat",
        "Berkoordinasi dengan Dinas Kesehatan", "Bekerja sama dengan dinas terkait", "Berkoordinasi dengan dinas/badan",
        "Melaksanakan tugas kedinasan lain", "Melaporkan kepada Kepala Dinas Sosial", "Mendampingi para Kepala Dinas.",
        "Mengumpulkan bahan di bidang keuangan", "Membina bidang sosial", "Menyusun laporan tiap bidang tugas",
        "Mengikuti perjalanan dinas luar daerah", "Berkoordinasi dengan UPT Puskesmas", "Membina UPTD Pendidikan",
        "Menyusun program kerja Dinas Pendidikan di kecamatan", "Mengelola uang perjalanan dinas pegawai",
    ],
)  # fmt: skip
def test_service_of_officials_and_named_agencies_are_no_wrong_term(text: str) -> None:
    assert terms(text) == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Mengelola keuangan Dinas", Severity.WARNING),
        ("Menyusun rencana strategis dinas", Severity.WARNING),
        ("Mengelola barang milik dinas;", Severity.WARNING),
        ("Melaporkan pelaksanaan tugas kepada Kepala Dinas.", Severity.WARNING),
        ("Menghimpun program kerja dinas dari setiap Bidang dan UPT", Severity.ERROR),
        ("Membagikan alat tulis kepada masing-masing bidang", Severity.INFO),
    ],
)
def test_own_office_called_a_dinas_is_told_once(text: str, severity: Severity) -> None:
    assert terms(text) == [severity]


def names(row: dict[str, Any]) -> set[str]:
    decree = example_decree({"jabatan": [{"nama": "Camat", "baris": [row]}]})
    return {finding.name for finding in lint(decree) if finding.code.startswith(("SMB", "TJB"))}


@pytest.mark.parametrize(
    ("indikator", "source"),
    [
        ("Persentase pegawai hadir tepat waktu", "Daftar hadir"),
        ("Persentase laporan tepat waktu", "Agenda surat"),
        ("Persentase rapat tepat waktu", "Undangan"),
        ("Jumlah dokumen anggaran", "DPA"),
        ("Persentase realisasi anggaran", "LRA"),
        ("Indeks Kepuasan Masyarakat", "Kuesioner SKM"),
        ("Jumlah foto kegiatan", "Dokumentasi"),
        ("Nilai SAKIP", "LHE"),
    ],
)
def test_source_that_may_hold_the_figure_is_left_alone(indikator: str, source: str) -> None:
    assert "source-cannot-prove" not in names({"indikator": indikator, "sumber_data": [source]})


@pytest.mark.parametrize(
    "who",
    [
        "Kasi Trantib", "Penyusun Laporan Keuangan", "Pengelola Arsip", "Analis Perencanaan, Evaluasi dan Pelaporan",
        "Camat", "Arsiparis", "Tim Pelaksana", "Pranata Komputer, Ahli Pertama", "Operator SIPD",
    ],
)  # fmt: skip
def test_post_of_any_kind_may_answer(who: str) -> None:
    assert names({"indikator": "Jumlah arsip", "penanggung_jawab": [who], "sumber_data": ["Daftar arsip"]}) == set()
