"""Word lists of the readers, each with its reason. Words of the form and of office language, not of one decree."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


COLUMN_WORDS: dict[str, dict[str, float]] = {
    # The head noun of a column name weighs most; "data" or "kinerja" alone say little. The regulation's own names
    # (PermenPANRB 20/2008: sasaran, IKU, penjelasan/formulasi penghitungan, penanggung jawab, sumber data) come
    # first, then what offices print instead.
    "sasaran": {
        "sasaran": 3, "kinerja": 1, "strategis": 0.5, "utama": 0.3, "kegiatan": 0.3, "tujuan": 1.2,
        "kerja": 0.3, "program": 0.3, "hasil": 0.4, "uraian": 1.0, "outcome": 1.2, "kondisi": 0.6,
    },
    "indikator": {
        "indikator": 2.5, "iku": 2, "iki": 2, "kinerja": 0.3, "utama": 0.2, "kegiatan": 0.2, "individu": 0.5,
        "tolok": 1.5, "ukur": 1.5, "ukuran": 1.5, "keberhasilan": 0.5, "strategis": 0.2, "program": 0.2,
        "sasaran": 0.2,
    },
    "definisi_operasional": {
        "definisi": 4, "difinisi": 4, "pengertian": 4, "operasional": 2.5, "operational": 2.5, "indikator": 0.3,
        "makna": 3, "deskripsi": 3,
    },
    "formula": {
        "formula": 4, "formulasi": 4, "rumus": 4, "rumusan": 3, "perhitungan": 3, "penghitungan": 3,
        "penjelasan": 2.6, "cara": 1.5, "metode": 2, "pengukuran": 2.5, "mengukur": 2.5, "menghitung": 3,
        "teknik": 1.5, "indikator": 0.3, "iku": 0.3, "iki": 0.3,
    },
    "penanggung_jawab": {
        "penanggung": 3, "penanggungjawab": 5, "jawab": 2, "pelaksana": 2.5, "pengampu": 3, "pic": 4, "pj": 4,
        "bidang": 0.5, "unit": 1.2, "kerja": 0.8, "seksi": 0.8, "pengelola": 1.5, "pemilik": 1.5, "instansi": 0.8,
    },
    "sumber_data": {
        "sumber": 3, "data": 2, "asal": 1, "dokumen": 1, "pendukung": 1, "dukung": 1, "bukti": 1.5,
        "informasi": 0.5,
    },
    "satuan": {
        "satuan": 4, "ukuran": 0.5, "unit": 1, "pengukuran": 0.9,
    },
    "jabatan": {
        "jabatan": 4, "nama": 0.5, "pejabat": 3, "pegawai": 1, "perangkat": 3, "daerah": 0.3, "opd": 3.5, "skpd": 3.5,
    },
}  # fmt: skip
# Words a column name may hold beside those above without making the role doubtful.
COLUMN_FILLERS = _words("""
    dan atau / pada yang sop nama ke capaian opd skpd kecamatan camat perangkat daerah
""")
# "NO" stands alone; fuzzy matching would take many short words for it.
NUMBER_COLUMNS = ("no", "nomor", "nomer", "no urut", "nomor urut", "n o", "urut")

# First words of an indicator that says how it is measured (LAN and PANRB guides ask for exactly these).
INDIKATOR_STARTS = _words("""
    jumlah persentase prosentase presentase persen indeks index nilai tingkat rata angka rasio cakupan capaian
    skor predikat opini laju frekuensi ikm proporsi terlaksananya tersedianya terwujudnya tersusunnya
    tercapainya terpenuhinya lama waktu banyaknya kategori
""")
# First words of a row that only heads the rows below it: levels of planning (Permendagri 90/2019) above a sasaran.
CAPTION_STARTS = ("program", "kegiatan", "subkegiatan", "sub", "urusan", "bidang", "misi", "visi", "unsur", "penunjang")
# Cells that open a formula: a quantity, or the index by name.
FORMULA_STARTS = ("jumlah", "total", "nilai", "realisasi", "hasil", "rata", "perbandingan", "volume", "seluruh")

# Nouns that open the name of a data source or keeper; "A dan B" and "A, B" are two sources only where B opens so too.
SOURCE_HEADS = _words("""
    agenda arsip aplikasi bagian berita buku daftar data dokumen hasil kartu kasi kasubbag kasubag laporan lhe
    notulen nota register registrasi rekap rekapitulasi seksi sekretariat sistem sk spj subbag subbagian surat
    survei survey dinas badan inspektorat bps polsek koramil puskesmas desa
""")
# Nouns that open the name of a position or unit.
POSITION_HEADS = _words("""
    camat panewu mantri sekretaris sekcam sekretariat kepala kasi kasie kasubbag kasubag kasub seksi sub subbag
    subbagian bagian bendahara pengadministrasi pengadministrasian pengelola pengolah penyusun analis pranata penata
    pelaksana staf operator lurah kelurahan arsiparis jabatan pengemudi petugas penelaah verifikator pramu
    kelompok fungsional plt pj inspektur ajudan sopir juru caraka auditor
""")

# Nouns that are no source or position by themselves: words on the next line of the cell belong to them.
UNFINISHED_NAMES = _words("""
    kasi kasie kasubbag kasubag kepala seksi sub subbag subbagian bidang bagian pengelola pengadministrasi laporan data
    buku dokumen daftar hasil register rekap rekapitulasi surat kartu berita sistem
""")

# A cell that ends with one of these is not finished: conjunctions, prepositions, and operators of a formula.
OPEN_ENDS = _words("""
    dan atau serta di ke dari yang untuk dalam pada dengan oleh terhadap tentang dibagi dikali bagi kali per
    sebagai antara atas secara melalui sesuai agar menjadikan adalah maupun tingkat
""")

# Labels of dictums, as numbering of PermenPANRB/Permendagri on official papers has them, up to twenty.
DIKTUM_LABELS = (
    "KESATU", "PERTAMA", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN", "KESEMBILAN",
    "KESEPULUH", "KESEBELAS", "KEDUA BELAS", "KEDUABELAS", "KETIGA BELAS", "KETIGABELAS", "KEEMPAT BELAS",
    "KEEMPATBELAS", "KELIMA BELAS", "KELIMABELAS", "KEENAM BELAS", "KETUJUH BELAS", "KEDELAPAN BELAS",
    "KESEMBILAN BELAS", "KEDUA PULUH",
)  # fmt: skip

# Indonesian month names with the spellings and short forms that offices print.
MONTHS = {
    "januari": 1, "jan": 1, "februari": 2, "pebruari": 2, "feb": 2, "peb": 2, "maret": 3, "mar": 3, "april": 4,
    "apr": 4, "mei": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "agustus": 8, "agt": 8, "agu": 8, "ags": 8,
    "september": 9, "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "november": 11, "nopember": 11, "nov": 11,
    "nop": 11, "desember": 12, "des": 12,
}  # fmt: skip

# What a kecamatan is called: distrik in Papua, kapanewon and kemantren in Yogyakarta (UU 21/2001, UU 13/2012).
OFFICES = ("KECAMATAN", "DISTRIK", "KAPANEWON", "KEMANTREN")

# Other offices that set indicators of their own (PP 18/2016); their names run on over "dan" and commas.
OTHER_OFFICES = (
    "KELURAHAN", "DINAS", "BADAN", "INSPEKTORAT", "RUMAH SAKIT", "PUSKESMAS", "SEKRETARIAT DAERAH", "SEKRETARIAT DPRD",
    "SATUAN POLISI PAMONG PRAJA",
)  # fmt: skip
# Who heads an office that is not named after its head: lurah of a kelurahan and so on.
HEADS_OF_OFFICES = {"CAMAT": "Kecamatan", "PANEWU": "Kapanewon", "MANTRI PAMONG PRAJA": "Kemantren",
                    "LURAH": "Kelurahan", "INSPEKTUR": "Inspektorat"}  # fmt: skip

# Ranks of civil servants (PP 11/2017 and before), for the line of a signature block that is neither name nor title.
RANKS = ("juru", "pengatur", "penata", "pembina")
