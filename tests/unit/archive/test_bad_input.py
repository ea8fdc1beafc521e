"""Broken, hostile and half-filled archives: a clear Indonesian message with the place, never a traceback or a zero."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tolok.archive import ArchiveError, read_archive, write_archive
from tolok.archive import files as archive_files_module
from tolok.archive.reading import from_files
from tolok.core.measurement.office_year import OfficeYear


def _refusal(files: dict[str, bytes]) -> str:
    with pytest.raises(ArchiveError) as caught:
        from_files(files)
    return str(caught.value)


@pytest.mark.parametrize("name", ["kantor.yaml", "indikator.yaml", "pernyataan.csv"])
def test_a_file_of_the_whole_that_is_missing_is_named(files: dict[str, bytes], name: str) -> None:
    del files[name]
    assert _refusal(files).startswith(f"{name} tidak ada")


def test_a_register_stated_complete_without_its_file_is_not_taken_for_zero(files: dict[str, bytes]) -> None:
    del files["register/layanan.csv"]
    message = _refusal(files)
    assert "register/layanan.csv tidak ada" in message
    assert "lengkap" in message


def test_reference_data_without_its_file_is_refused(files: dict[str, bytes]) -> None:
    del files["register/desa.csv"]
    assert "register/desa.csv tidak ada" in _refusal(files)


def test_an_unknown_register_is_named_with_the_known_ones(files: dict[str, bytes]) -> None:
    files["register/gaji.csv"] = b"a,b\n"
    message = _refusal(files)
    assert "«gaji»" in message
    assert "layanan" in message


def test_an_unknown_file_is_told_but_does_not_stop_the_reading(files: dict[str, bytes]) -> None:
    files["catatan.docx"] = b"x"
    files[".DS_Store"] = b"x"
    assert [problem.file for problem in from_files(files).problems] == ["catatan.docx"]


def _replace_row(files: dict[str, bytes], line: int, **cells: str) -> None:
    rows = files["register/layanan.csv"].decode().split("\r\n")
    headings, row = rows[0].split(","), rows[line - 1].split(",")
    for heading, value in cells.items():
        row[headings.index(heading.replace("_", " "))] = value
    rows[line - 1] = ",".join(row)
    files["register/layanan.csv"] = "\r\n".join(rows).encode()


@pytest.mark.parametrize(
    ("cells", "column", "cause"),
    [
        ({"Batas_selesai": "2024-12-30"}, "Batas selesai", "lebih awal daripada"),
        ({"Tanggal_selesai": "kemarin"}, "Tanggal selesai", "«kemarin» bukan tanggal"),
        ({"Tanggal_selesai": "2025-02-30"}, "Tanggal selesai", "tidak ada dalam kalender"),
        ({"Jenis_layanan": "Paspor"}, "Jenis layanan", "«Paspor» bukan pilihan"),
        ({"Nama_pemohon": ""}, "Nama pemohon", "belum diisi"),
        ({"Desa/kelurahan": "Atlantis"}, "Desa/kelurahan", "«Atlantis»"),
        ({"Kode_baris": "layanan-0001"}, "Kode baris", "sudah dipakai"),
    ],
)
def test_a_bad_row_is_left_out_and_told_with_its_place_and_the_others_are_kept(
    files: dict[str, bytes], cells: dict[str, str], column: str, cause: str
) -> None:
    _replace_row(files, 3, **cells)
    reading = from_files(files)
    (problem,) = reading.problems
    assert (problem.file, problem.line, problem.column) == ("register/layanan.csv", 3, column)
    assert cause in problem.cause
    assert problem.remedy
    kept = [entry.id for entry in reading.office_year.entries if entry.register == "layanan"]
    assert len(kept) == 11
    assert str(problem).startswith(f"register/layanan.csv, baris 3, kolom {column}: ")


def test_text_in_a_number_is_told_at_its_cell(files: dict[str, bytes]) -> None:
    files["register/aset.csv"] = files["register/aset.csv"].replace(b",900000000,", b",sembilan ratus juta,")
    (problem,) = from_files(files).problems
    assert problem.column == "Nilai perolehan (rupiah)"
    assert "sembilan ratus juta" in problem.cause


def test_semicolons_and_day_first_dates_of_a_spreadsheet_are_read(
    files: dict[str, bytes], small_year: OfficeYear
) -> None:
    rows = files["register/desa.csv"].decode().replace(",", ";").replace("2008-01-02", "02/01/2008")
    files["register/desa.csv"] = b"\xef\xbb\xbf" + rows.encode()
    reading = from_files(files)
    assert reading.problems == ()
    assert tuple(reading.office_year.entries) == small_year.entries


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Kode baris,Warna", "judul kolom tidak dikenal: «Warna»"),
        ("Kode baris", "kolom wajib tidak ada"),
        ("", "kosong"),
    ],
)
def test_headings_that_are_not_the_registers_are_refused(files: dict[str, bytes], heading: str, said: str) -> None:
    files["register/desa.csv"] = heading.encode()
    assert said in _refusal(files)


@pytest.mark.parametrize("name", ["kantor.yaml", "register/surat.csv", "keputusan/01-iku.json", "pernyataan.csv"])
def test_a_file_that_is_no_utf8_is_named(files: dict[str, bytes], name: str) -> None:
    files[name] = b"\xff\xfe\x00k"
    message = _refusal(files)
    assert message.startswith(f"{name} bukan teks UTF-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("kantor.yaml", b"tahun: 2025", b"tahun: dua ribu", "tahun diharapkan bilangan"),
        ("kantor.yaml", b"versi: 1", b"versi: 9", "versi 9 tidak dikenal"),
        ("kantor.yaml", b"kode: 99.01.01", b"kode: Wanakerti", "diharapkan kode"),
        ("kantor.yaml", b"  nama: Kecamatan Wanakerti", b"  name: x", "kunci tidak dikenal: name"),
        ("kantor.yaml", b"versi: 1", b"versi: [1", "tidak dapat dibaca sebagai YAML pada baris"),
        ("kantor.yaml", b"versi: 1", b"versi: 1\nversi: 1", "YAML pada baris 2"),
        ("kantor.yaml", b"versi: 1", b"a: &a [x, x]\nb: [*a, *a]\nversi: 1", "YAML pada baris 2"),
        ("indikator.yaml", b"    1: 82", b"    1: 1e999999", "diharapkan bilangan, didapat"),
        ("indikator.yaml", b"aturan_capaian: naik", b"aturan_capaian: naik-turun", "«naik-turun» tidak dikenal"),
        ("indikator.yaml", b"register: layanan", b"register: gaji", "register «gaji» tidak dikenal"),
        ("indikator.yaml", b"jawaban: semua_masuk", b"jawaban: semua_hilang", "tidak menjawab «semua_hilang»"),
        ("indikator.yaml", b"kunci: IKU/1/2", b"kunci: IKU/1/1", "IKU/1/1"),
        ("indikator.yaml", b"    1: 82", b"    5: 88", "triwulan diharapkan 1 sampai 4"),
        ("indikator.yaml", b"    1: 82", b"    1: banyak", "diharapkan bilangan, didapat"),
        ("indikator.yaml", b"    rasio:", b"    bagi:", "«bagi»"),
        ("keputusan/01-iku.json", b'"versi_skema": 1', b'"versi_skema": 7', "bukan keputusan bentuk tukar"),
        ("keputusan/01-iku.json", b'"versi_skema": 1', b'"versi_skema": ,', "bukan JSON yang utuh (baris 2)"),
    ],
)
def test_a_spoilt_value_is_refused_with_its_place(
    files: dict[str, bytes], name: str, old: bytes, new: bytes, said: str
) -> None:
    assert old in files[name]
    files[name] = files[name].replace(old, new, 1)
    message = _refusal(files)
    assert message.startswith(name)
    assert said in message


def test_a_statement_that_is_none_is_told_and_leaves_the_month_unstated(files: dict[str, bytes]) -> None:
    files["pernyataan.csv"] = files["pernyataan.csv"].replace(b"surat,2025-03,lengkap", b"surat,2025-03,selesai")
    reading = from_files(files)
    (problem,) = reading.problems
    assert "«selesai»" in problem.cause
    assert len(reading.office_year.statements) == 6 * 12 - 1


def _zip(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("name", ["../jahat.yaml", "/etc/jahat", "a/../../b", "C:jahat", "a\\..\\b"])
def test_a_zip_with_a_path_outside_is_not_opened(tmp_path: Path, name: str) -> None:
    path = tmp_path / "jahat.zip"
    path.write_bytes(_zip(**{name: b"x"}))
    with pytest.raises(ArchiveError, match="jalur ke luar"):
        read_archive(path)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bom.zip"
    path.write_bytes(_zip(**{"kantor.yaml": b"\0" * 30_000_000}))
    with pytest.raises(ArchiveError, match="mengembang tidak wajar"):
        read_archive(path)


def test_an_archive_above_the_limit_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_files_module, "MAX_TOTAL_BYTES", 1024 * 1024)
    (tmp_path / "kantor").mkdir()
    (tmp_path / "kantor" / "kantor.yaml").write_bytes(b"x" * (1024 * 1024 + 1))
    with pytest.raises(ArchiveError, match="lebih dari 1 MB"):
        read_archive(tmp_path / "kantor")
    (tmp_path / "kantor.zip").write_bytes(_zip(a=bytes(range(256)) * 2049, b=bytes(range(256)) * 2049))
    with pytest.raises(ArchiveError, match="lebih dari 1 MB"):
        read_archive(tmp_path / "kantor.zip")


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "banyak.zip"
    path.write_bytes(_zip(**{f"f{number}": b"" for number in range(501)}))
    with pytest.raises(ArchiveError, match="lebih dari 500 berkas"):
        read_archive(path)


def test_a_link_in_a_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "kantor"
    folder.mkdir()
    (folder / "kantor.yaml").symlink_to("/etc/hostname")
    with pytest.raises(ArchiveError, match="tautan"):
        read_archive(folder)


@pytest.mark.parametrize("content", [b"", b"bukan zip", b"PK\x03\x04rusak"])
def test_a_file_that_is_no_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    with pytest.raises(ArchiveError, match="bukan berkas ZIP yang utuh"):
        read_archive(path)


def test_an_archive_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="tidak ditemukan"):
        read_archive(tmp_path / "tiada")


def test_a_write_that_fails_leaves_nothing_behind(
    tmp_path: Path, small_year: OfficeYear, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive_files_module.os, "replace", full)
    with pytest.raises(ArchiveError, match="tidak dapat ditulis"):
        write_archive(small_year, tmp_path / "kantor")
    assert list(tmp_path.iterdir()) == []
