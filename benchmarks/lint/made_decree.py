"""Decrees of any length, written as an office would type them: every row its own words, about one in three at fault."""

from __future__ import annotations

from itertools import product

_HEAD = """\
PEMERINTAH KABUPATEN ARUNGMANAH
KECAMATAN WANAKERTI

KEPUTUSAN CAMAT WANAKERTI
NOMOR {number} TAHUN 2025

TENTANG

INDIKATOR KINERJA INDIVIDU KECAMATAN WANAKERTI KABUPATEN ARUNGMANAH TAHUN 2025

CAMAT WANAKERTI,

Menimbang : a. bahwa setiap jabatan perlu mengetahui ukuran kinerjanya;
b. bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Keputusan Camat tentang \
Indikator Kinerja Individu Kecamatan Wanakerti Kabupaten Arungmanah Tahun 2025;

Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia \
Tahun 2014 Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587);
2. Peraturan Pemerintah Nomor 17 Tahun 2018 tentang Kecamatan (Lembaran Negara Republik Indonesia Tahun 2018 \
Nomor 73, Tambahan Lembaran Negara Republik Indonesia Nomor 6206);
3. Peraturan Pemerintah Nomor 41 Tahun 2007 tentang Organisasi Perangkat Daerah;
4. Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah;

MEMUTUSKAN:

Menetapkan : KEPUTUSAN CAMAT TENTANG INDIKATOR KINERJA INDIVIDU KECAMATAN WANAKERTI TAHUN 2025.

KESATU : Menetapkan Indikator Kinerja Individu Kecamatan Wanakerti sebagaimana tercantum dalam Lampiran.

KEDUA : Indikator Kinerja Individu sebagaimana dimaksud dalam diktum KESATU menjadi dasar penilaian kinerja.

KETIGA : Keputusan ini mulai berlaku pada tanggal ditetapkan.

Ditetapkan di Cendanasari
pada tanggal 2 Januari 2025

CAMAT WANAKERTI,

RATNA SEKAR WIDURI, S.STP., M.Si.
Pembina Tingkat I
NIP 19780514 200003 2 003

LAMPIRAN
KEPUTUSAN CAMAT WANAKERTI
NOMOR {number} TAHUN 2025
TENTANG
INDIKATOR KINERJA INDIVIDU KECAMATAN WANAKERTI KABUPATEN ARUNGMANAH TAHUN 2025
"""
_SHEET = """
INDIKATOR KINERJA INDIVIDU

1. Jabatan : Kepala Seksi {field}
2. Tugas : memimpin pelaksanaan urusan {field}
3. Fungsi :
- a. penyusunan rencana urusan {field}; dan
- b. pelaporan urusan {field}.

NO	SASARAN	INDIKATOR KINERJA	FORMULA	PENANGGUNG JAWAB	SUMBER DATA
"""
_THINGS = (
    "surat masuk", "surat keluar", "permohonan izin", "pengaduan warga", "berkas pertanahan", "laporan keuangan",
    "kegiatan gotong royong", "rapat koordinasi", "kunjungan desa", "barang inventaris", "kendaraan dinas",
    "peraturan desa", "usulan musrenbang", "penyuluhan kesehatan", "patroli wilayah", "data penduduk",
    "pelatihan kader", "lomba desa", "bantuan sosial", "arsip kepegawaian",
)  # fmt: skip
_STATES = (
    "yang selesai tepat waktu", "yang ditindaklanjuti", "yang lengkap", "yang terdata", "yang diarsipkan",
    "sesuai standar", "yang dilaporkan", "yang diverifikasi",
)  # fmt: skip
_PLACES = (
    "",
    " dusun utara",
    " dusun selatan",
    " tingkat kecamatan",
    " tingkat desa",
    " triwulan kesatu",
    " semester dua",
)
_FIELDS = ("Pemerintahan", "Pelayanan Umum", "Ketertiban", "Pemberdayaan", "Kesejahteraan", "Pembangunan", "Keuangan")
_ROWS_A_SHEET = 10


def made_text(rows: int, number: int = 8) -> bytes:
    """A decree of `rows` rows as plain text; the same number gives the same text. Raises ValueError beyond 1,120."""
    kinds = [*product(_PLACES, _STATES, _THINGS)]
    if rows > len(kinds):
        raise ValueError(f"expected at most {len(kinds)} rows, got: {rows}")
    parts = [_HEAD.format(number=number)]
    for row in range(rows):
        if row % _ROWS_A_SHEET == 0:
            sheet = row // _ROWS_A_SHEET
            parts.append(_SHEET.format(field=f"{_FIELDS[sheet % len(_FIELDS)]} {_roman(sheet // len(_FIELDS) + 1)}"))
        parts.append(_row(row % _ROWS_A_SHEET + 1, *kinds[(row * 37 + number) % len(kinds)], row) + "\n")
    return "".join(parts).encode()


def _row(place: int, where: str, state: str, thing: str, turn: int) -> str:
    above, below = f"Jumlah {thing} {state}{where}", f"Jumlah seluruh {thing}{where}"
    formulas = (
        f"{above} / {below} x 100%", f"({above} dibagi {below}) dikali 100%", f"{below} / {above} x 100%",
        f"{above} / {below}", above, "Dihitung dari laporan setiap bulan", f"{above} / {above} x 100%",
        f"$\\frac{{\\text{{{above}}}}}{{\\text{{{below}}}}} \\times 100\\%$",
    )  # fmt: skip
    opening = "Jumlah" if turn % 8 == 4 else "Persentase"
    source = "" if turn % 11 == 5 else f"Register {thing}"
    cells = (f"{place}.", f"Meningkatnya {thing}{where}", f"{opening} {thing} {state}{where}", formulas[turn % 8],
             "Kepala Seksi", source)  # fmt: skip
    return "\t".join(cells)


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
