"""Where every field was read: line of a text, page and box of a page; and the words of messages that say so."""

from __future__ import annotations

import pytest

from tests.unit.reading.texts import read
from tolok.core.catalogue import Asal
from tolok.reading import ReadingError
from tolok.reading.keputusan.assemble import assemble
from tolok.reading.layout import Block, Layout, Line, Place, Row, Table
from tolok.reading.limits import Limits, refuse_large_tables

DECREE = """KEPUTUSAN CAMAT TELUK BIRU
NOMOR 100/7/2025
TENTANG
PENETAPAN INDIKATOR KINERJA INDIVIDU
KECAMATAN TELUK BIRU TAHUN 2025

Menimbang : a. bahwa kinerja perlu diukur;
            b. bahwa ukurannya perlu
               ditetapkan;
Mengingat : 1. Undang-Undang Nomor 1 Tahun 2000;
Memperhatikan : Hasil rapat tanggal 2 Januari 2025.

MEMUTUSKAN
Menetapkan :
KESATU : Menetapkan indikator.
KEDUA : Keputusan ini berlaku sejak ditetapkan.

Ditetapkan di Teluk Biru
pada tanggal 3 Februari 2025
CAMAT TELUK BIRU
SITI RAHMA
NIP 197001011990032001

LAMPIRAN
Jabatan : Kasi Pelayanan
Eselon : IV.a
Tugas :
1. Melayani warga;
2. Menyusun
   laporan.

Sasaran\tIndikator Kinerja\tFormula\tTarget 2025
Meningkatnya layanan\tJumlah izin terbit\tJumlah izin\t90
"""


def lines_of(asal: dict[str, Asal]) -> dict[str, int | None]:
    return {path: one.baris for path, one in asal.items()}


def test_every_field_of_head_and_jabatan_says_its_line() -> None:
    keputusan = read(DECREE)
    assert lines_of(keputusan.asal) == {
        "jenis": 4, "judul": 4, "nomor": 2, "periode": 4, "instansi": 4, "tempat": 18, "tanggal": 19,
        "penanda_tangan/jabatan": 20, "penanda_tangan/nama": 21, "penanda_tangan/nip": 22, "menimbang/0": 7,
        "menimbang/1": 8, "mengingat/0": 10, "memperhatikan/0": 11, "menetapkan": 14, "diktum/0": 15, "diktum/1": 16,
            "lampiran/0": 24,
    }  # fmt: skip
    (jabatan,) = keputusan.jabatan
    assert lines_of(jabatan.asal) == {"nama": 25, "eselon": 26, "tugas/0": 28, "tugas/1": 29}
    assert lines_of(jabatan.baris[0].asal)["kolom_lain/Target 2025"] == 33


def test_what_the_decree_notes_is_kept_as_memperhatikan() -> None:
    assert read(DECREE).memperhatikan == ("Hasil rapat tanggal 2 Januari 2025",)


def on_page(number: int, text: str, page: int, score: float = 1.0) -> Line:
    return Line(number, text, Place(number, page, (10, 10.0 * number, 90, 10.0 * number + 9), score))


def row_on_page(number: int, page: int, *cells: str) -> Row:
    places = tuple(
        Place(number, page, (100.0 * at, 10.0 * number, 100.0 * at + 99, 10.0 * number + 9)) for at in range(len(cells))
    )
    return Row(number, cells, places=places, is_ruled=True)


def paged(*blocks: Block) -> Layout:
    return Layout(blocks, pages=9)


TABLE = Table(
    (
        row_on_page(5, 2, "Sasaran", "Indikator", "Formula", "Target"),
        row_on_page(6, 2, "Tertibnya surat", "Jumlah surat", "Jumlah surat masuk", "7"),
        row_on_page(7, 2, "", "", "", "7 surat"),
    )
)


def test_field_of_a_page_has_page_box_and_the_score_of_its_recognition() -> None:
    blocks = (
        on_page(1, "KEPUTUSAN CAMAT TELUK BIRU", 1),
        on_page(2, "NOMOR 7 TAHUN 2025", 1, 0.8),
        on_page(3, "LAMPIRAN", 2),
        on_page(4, "Jabatan : Kasi Umum", 2, 0.9),
        TABLE,
    )
    keputusan, _ = assemble(paged(*blocks), "a.pdf")
    nomor = keputusan.asal["nomor"]
    assert (nomor.halaman, nomor.baris, nomor.kotak, nomor.keyakinan) == (1, None, (10, 20, 90, 29), 0.8)
    assert keputusan.jabatan[0].asal["nama"].keyakinan == 0.9
    assert keputusan.jabatan[0].baris[0].asal["indikator"].kotak == (100, 60, 199, 69)


def test_notes_on_a_source_with_pages_name_the_page() -> None:
    _, notes = assemble(paged(on_page(4, "Jabatan : Kasi Umum", 2), TABLE), "a.pdf")
    assert any(note.startswith("baris tabel (halaman 2) tidak dibaca") for note in notes)
    assert not any("baris 7" in note for note in notes)


def test_refusals_on_a_source_with_pages_name_the_page() -> None:
    unknown = Table((row_on_page(5, 3, "Nama", "NIP", "Pangkat"),))
    with pytest.raises(ReadingError, match="halaman 3: judul kolom tabel tidak dikenal"):
        assemble(paged(unknown), "a.pdf")
    with pytest.raises(ReadingError, match="halaman 2: 4 kolom"):
        refuse_large_tables(paged(TABLE), "a.pdf", Limits(cells=2))


def test_blank_cell_of_a_page_is_on_the_page_of_its_row() -> None:
    rows = (*TABLE.rows[:1], row_on_page(6, 2, "Tertibnya surat", "Jumlah surat", "", "7"))
    keputusan, _ = assemble(paged(on_page(4, "Jabatan : Kasi Umum", 2), Table(rows)), "a.pdf")
    blank = keputusan.jabatan[0].baris[0].asal["formula"]
    assert (blank.halaman, blank.kotak) == (2, None)
