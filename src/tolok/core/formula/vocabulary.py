"""Word lists of formula cells: words that begin a countable phrase, verbs, nouns, evaluators. Each says why."""

from __future__ import annotations

import re
from collections.abc import Iterable


def pattern(words: Iterable[str]) -> str:
    """An alternation of the words, longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


# These open a phrase that can be counted wherever they stand: officials begin both halves of a fraction with them.
COUNTING = (
    "jumlah", "jumlahnya", "jml", "jmlh", "jlh", "jmh", "jum", "total", "banyak", "banyaknya", "jumalah", "jumlahh",
    "juml", "jumah", "jumlh", "jmlah", "jumlsh", "jumlha", "jumla", "keseluruhan jumlah", "seluruh jumlah",
)  # fmt: skip
# These open one only at the head of a phrase (after a bar, a bracket, a colon): elsewhere they are ordinary nouns.
MEASURING = (
    "realisasi", "target", "seluruh", "semua", "keseluruhan", "nilai", "skor", "capaian", "pagu", "luas", "panjang",
    "volume", "frekuensi", "kapasitas", "populasi", "rata-rata", "rerata", "sisa", "saldo", "kebutuhan", "anggaran",
    "rencana", "waktu", "alokasi", "plafon", "belanja", "pendapatan", "penerimaan", "hasil", "angka", "bobot", "harga",
)  # fmt: skip
STRONG_START = re.compile(rf"(?:{pattern(COUNTING)})(?![a-z])|[Σ∑]", re.I)
ANY_START = re.compile(rf"(?:{pattern(COUNTING + MEASURING)})(?![a-z])|[Σ∑]", re.I)

# After these a counting word goes on with the phrase it stands in ("sesuai dengan jumlah pemohon").
_JOINING = (
    "dan", "atau", "serta", "dengan", "dari", "pada", "atas", "untuk", "terhadap", "per", "sesuai", "berdasarkan",
    "menurut", "dalam", "oleh", "bagi", "kepada", "tentang", "yang", "di", "ke", "maupun", "dan/atau", "antara",
    "sejumlah", "memiliki", "mencapai", "melebihi", "memenuhi", "mengenai", "secara", "menjadi", "adalah", "sebagai",
)  # fmt: skip
JOINS = re.compile(rf"(?:\b(?:{pattern(_JOINING)})|[,;/(&])\s*$", re.I)
# Counting words written side by side are one beginning ("Target jumlah", "seluruh jumlah", "Jumlah total").
START_BESIDE = re.compile(rf"(?:\b(?:{pattern(COUNTING + MEASURING)})|[Σ∑])\s*$", re.I)

# What a cell may put before its sum: a heading, not a part of it.
HEADING = re.compile(
    r"^(?:(?:rumus(?:an)?|formula(?:si)?|cara|metode|teknik|dasar)"
    r"(?:\s+(?:me|pe|per)?(?:ng)?(?:hitung|ukur)(?:an)?)?|(?:peng|per)hitungan)"
    r"(?:\s+(?:nya|perhitungan|penghitungan|pengukuran|indikator|iku|iki|kinerja))*\s*[:=]?\s+",
    re.I,
)
PERCENT_WORD = re.compile(r"\b(?:p[eor]{1,3}sentase|persen|prosen)\b|%", re.I)
RATIO_WORD = re.compile(
    r"^(?:(?:hasil\s+)?(?:perbandingan|pembandingan|rasio|ratio|proporsi|p[eor]{1,3}sentase|pembagian|"
    r"hasil\s+bagi|bagi|membagi(?:kan)?|membandingkan|bandingkan|tingkat|cakupan))(?![a-z])",
    re.I,
)

# Words of those who give a score to an office from outside; the office types it in with its evidence.
_EVALUATORS = (
    "inspektorat", "bpk", "bpkp", "kemenpan", "kemenpanrb", "kemenpan-rb", "kementerian", "menpan", "kemendagri",
    "ombudsman", "apip", "tim evaluator", "evaluator", "tim penilai", "assessor", "asesor", "bagian organisasi",
    "bupati",    "wali kota", "walikota", "gubernur", "bappeda", "bappenas", "kpk", "lembaga",
    "pemerintah provinsi", "komisi",
    "pemerintah kabupaten", "pemerintah pusat", "sekretariat daerah", "bkn", "lan", "anri", "bkpsdm", "bkd",
)  # fmt: skip
EVALUATOR = re.compile(rf"\b(?:{pattern(_EVALUATORS)})\b", re.I)
# Evaluations whose result is handed to the office as a value or predicate.
_EVALUATIONS = (
    "sakip", "akip", "lakip", "lhe", "lke", "lppd", "eppd", "spbe", "spip", "reformasi birokrasi", "zona integritas",
    "wbk", "wbbm", "kepatuhan", "maturitas", "mcp", "opini", "akreditasi", "kabupaten layak anak", "kota layak anak",
    "kelurahan layak anak", "adipura", "keterbukaan informasi", "merit", "pekppp", "evaluasi kinerja", "rb",
)  # fmt: skip
EVALUATION = re.compile(rf"\b(?:{pattern(_EVALUATIONS)})\b", re.I)
INDEX = re.compile(r"\b(?:indeks|index|ikm|skm|ipm|idm|ikk|ipp|ipkd|nrr)\b", re.I)
MEAN = re.compile(r"\b(?:rata[\s-]*rata(?:nya)?|rerata|rata2|mean)\b", re.I)
SURVEYED = re.compile(r"\b(?:survei|survey)\s+kepuasan\b", re.I)
# "Nilai rata-rata ...", "Waktu penyelesaian rata-rata": a measured noun called a mean.
MEAN_OPENING = re.compile(
    r"^(?:(?:besaran|nilai|skor|waktu|lama(?:nya)?|durasi|jumlah|angka|tingkat|capaian|p\w+sentase|hasil|biaya|harga|"
    r"pendapatan|pengeluaran|produksi|produktivitas|usia|umur|kecepatan|(?:peng|per)hitungan)"
    rf"(?:\s+(?!yang|yg|di|dengan|dari|melebihi|berdasarkan)\w+)?\s+)?{MEAN.pattern}",
    re.I,
)

# Results and acts named instead of a thing: "Terlaksananya", "Tersedia", "Meningkatnya".
OUTCOME = re.compile(
    r"^(?:(?:ter|men|me|ke|ber)[a-z]{3,}n+ya|adanya|tersedia|terlaksana|tercapai|terwujud)(?![a-z])", re.I
)
_ACTS = (
    "fasilitasi", "koordinasi", "sosialisasi", "monitoring", "evaluasi", "monev", "verifikasi", "inventarisasi",
    "rekonsiliasi", "langganan", "konsultasi", "supervisi", "proses", "kegiatan", "rapat", "upaya", "bimbingan",
    "rehabilitasi", "optimalisasi", "implementasi", "identifikasi", "advokasi", "asistensi", "mediasi", "intensifikasi",
    "survei", "survey", "hasil", "melalui", "dengan", "kerja", "tindak", "validasi", "operasi", "patroli",
)  # fmt: skip
ACT = re.compile(rf"^(?:{pattern(_ACTS)})(?![a-z])", re.I)
VERB = re.compile(r"^(?:me[mnlrwy]|meng|mem|men|ber|di)[a-z]{3,}", re.I)
# Nouns of the act of doing: pe-...-an ("pengadaan", "penyediaan").
NOMINAL = re.compile(r"^pe(?:m|n|ng|ny|l|r)?[a-z]{3,}an(?![a-z])", re.I)
# Nouns that look like one of those and yet name a thing that can be counted.
_THINGS = (
    "peraturan", "pertemuan", "pelanggaran", "pengaduan", "permohonan", "perusahaan", "pekerjaan", "pendapatan",
    "penerimaan", "penghargaan", "persalinan", "permintaan", "perjanjian", "perangkat", "pertanyaan", "pelatihan",
    "perkumpulan", "perkawinan", "pernikahan", "perceraian", "pemukiman", "permukiman", "perumahan", "perizinan",
    "perijinan",    "persyaratan", "pesan", "pesanan", "penyelesaian", "pelayanan", "perpustakaan",
    "penjumlahan", "percobaan", "pecahan", "penduduk",
    "media", "mesin", "meja", "mebel", "meubelair", "mebelair", "menara", "member", "meter", "metode", "mentor",
    "berita", "berkas", "beras", "bendungan", "diklat", "dinas", "disposisi", "direktori", "diagram", "ditch",
    "kelahiran", "kematian", "kejadian", "kecelakaan", "keluarga", "kendaraan", "beasiswa", "berobat", "menteri",
    "perkara", "perempuan", "pemuda", "pemilih", "perselisihan", "permasalahan", "pengunjung", "penyandang",
)  # fmt: skip
THING = re.compile(rf"^(?:{pattern(_THINGS)})(?![a-z])", re.I)

# Clerical material that passes over a desk: its number is workload, neither good nor bad.
_WORKLOAD = ("rekap", "data", "bahan", "surat", "berkas", "arsip", "naskah", "nota", "disposisi", "agenda", "tamu")
WORKLOAD = re.compile(rf"^(?:{pattern(_WORKLOAD)})(?![a-z])", re.I)


# A reference or remark in place of a formula: no noun that could be counted opens with these.
_REMARKS = (
    "cukup", "idem", "sda", "s.d.a", "s/d/a", "lihat", "sesuai", "berdasarkan", "menurut", "sama", "seperti", "tidak",
    "belum", "sudah", "ada", "agar", "untuk", "dari", "pada", "jika", "apabila", "bila", "setiap", "dengan", "oleh",
    "karena", "dalam", "sebagaimana", "mengacu", "merujuk", "dst", "jelas", "terlampir", "yang", "non",
)  # fmt: skip
REMARK = re.compile(rf"^(?:{pattern(map(re.escape, _REMARKS))})(?![a-z])", re.I)


def is_act(words: str) -> bool:
    """Whether a phrase names an act or a process rather than a thing."""
    if THING.match(words):
        return False
    return bool(ACT.match(words) or NOMINAL.match(words) or VERB.match(words))
