"""Words of phrases as binding compares them: stop words dropped, synonyms made one, the verb's sense told apart.

The lists hold the vocabulary of the field (letters, services, assets, presence, documents, activities), each group with
its reason. A word in none of them still counts: it is compared by its stem and, for slips of the pen, by its likeness.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from tolok.core.kernel.text import fold, words


class Sense(Enum):
    """What is said of the rows that are counted. The value shows it in Indonesian."""

    ALL = "seluruhnya"
    DONE = "selesai/terlaksana"
    ON_TIME = "tepat waktu"
    LATE = "terlambat"
    GOOD_ON_TIME = "sesuai dan tepat waktu"
    GOOD = "baik/lengkap/sesuai"
    USABLE = "dapat digunakan"
    BROKEN = "rusak"
    BADLY_BROKEN = "rusak berat"
    REFUSED = "ditolak"
    ARCHIVED = "diarsip"
    PRESENT = "hadir"
    ABSENT = "tidak hadir"


# The first that is found decides: what must be done is not what was done ("yang harus disusun"), a refusal or a delay
# goes before being done ("selesai terlambat"), punctuality before being done ("selesai tepat waktu").
_SENSES: tuple[tuple[Sense, str], ...] = (
    (Sense.ALL, r"(se)?harus(nya)?|wajib|target|ditargetkan|direncanakan|drencanakan|dibutuhkan|rencana"),
    (Sense.REFUSED, r"ditolak|penolakan|tertolak"),
    (Sense.LATE, (
        r"terlambat|keterlambatan|tidak tepat waktu|"
        r"(melewati|melebihi|lewat) (batas|tenggat|jatuh)( waktu| tempo)?"
    )),
    (Sense.GOOD_ON_TIME, r"(baik|lengkap|sesuai( dengan)? pedoman) (dan|dg|dengan) tepat waktu"),
    (Sense.ON_TIME, (
        r"tepat waktu|tepat pada waktunya|tidak terlambat|sesuai (dengan )?(standar|sop|jadwal|standar waktu)"
    )),
    (Sense.ABSENT, r"tidak (hadir|masuk)|ketidakhadiran|mangkir|alpa|tanpa keterangan|berhalangan|izin, sakit"),
    (Sense.BADLY_BROKEN, r"rusak berat"),
    (Sense.USABLE, r"(dapat|bisa) (di)?(manfaatkan|gunakan|pakai|fungsikan)"),
    (Sense.BROKEN, r"rusak|kerusakan"),
    (Sense.GOOD, r"baik|layak( fungsi| pakai)?|berfungsi|lengkap|sesuai|tertib"),
    (Sense.ARCHIVED, r"(ter|di|meng)?arsip(kan)?|kearsipan|disimpan|penyimpanan"),
    (Sense.PRESENT, r"hadir|kehadiran|masuk kerja"),
    (Sense.DONE, (
        r"(di|ter)?selesai(kan)?|terselesaikan|(di|ter)laksana(kan)?|terealisasi(kan)?|direalisasikan|"
        r"(?<!laporan )(?<!ikhtisar )realisasi(?! (anggaran|kinerja|belanja|fisik|keuangan|apbd\w*))|"
        r"terlayani|dilayani|(di|ter)?terbit(kan)?|disusun|tersusun|dibuat|(di|ter)tangani|(di)?tindak ?lanjuti|"
        r"(ter|di)distribusi(kan)?|(ter|di)kirim(kan)?|diproses|(di|ter)fasilitasi|(di|meng)ikuti|disetor|diberikan|"
        r"dicairkan|melaksanakan|diserahkan"
    )),
    (Sense.ALL, r"(ke)?seluruh(an|nya)?|total|semua|usul(an)?|(peng|meng)?ajuan|mengajukan|diajukan|permohonan"),
)  # fmt: skip
_ACTS = re.compile(r"\b(di ?bina|di ?evaluasi|di ?nilai)\b")
"""Acts that say both that something was done and what; they stay in the topic ("desa yang dibina")."""
_SENSE_PATTERNS = tuple((sense, re.compile(rf"\b({pattern})\b")) for sense, pattern in _SENSES)

# Words that say nothing of what is counted: particles, the office itself, the act of counting, time.
_STOP_LINES = """
    jumlah banyak banyaknya angka persentase prosentase presentase tingkat
    yang yg dan dg dengan di ke dari pada untuk oleh dalam dlm atas serta atau per tiap setiap secara akan telah sudah
    ini itu tersebut adalah sebagai terhadap tentang ada dimiliki berada dll dsb lainnya pembuatan kondisi keadaan
    tahun bulan satu setahun hari waktu tepat periode triwulan akhir
    kecamatan kec camat sekecamatan se lingkup lingkungan wilayah kantor opd skpd perangkat daerah bidang seksi subbag
"""
_STOP = frozenset(word for line in _STOP_LINES.splitlines() for word in line.split())

# Canonical word -> the words that mean it on these forms; spelling variants (ijin, akte, dok) among them.
_SYNONYMS = {
    "aset": "aset asset barang bmd inventaris terinventarisasi inventarisasi",
    "sarpras": "sarana prasarana sapras sarpras",
    "asn": "asn pegawai aparatur karyawan aparat staf kepegawaian orang",
    "pns": "pns",
    "hadir": "hadir kehadiran absensi presensi absen",
    "ktp": "ktp ektp",
    "kk": "kk",
    "penduduk": "penduduk kependudukan adminduk",
    "tanah": "tanah pertanahan",
    "akta": "akta akte",
    "izin": "izin ijin perizinan perijinan",
    "ramai": "keramaian",
    "dokumen": "dokumen dok doumen berkas file arsip",
    "laporan": "laporan lap pelaporan",
    "spj": "spj pertanggungjawaban lpj pertanggung",
    "lkjip": "lkjip lakip lkip",
    "rencana": "perencanaan",
    "uang": "keuangan",
    "anggaran": "anggaran penganggaran",
    "layanan": "layanan pelayanan",
    "desa": "desa pekon nagari gampong kampung",
    "bina": "pembinaan dibina binaan membina",
    "latih": "bimtek diklat pelatihan workshop bimbingan teknis pendidikan",
    "trantib": "trantib trantibum ketentraman ketenteraman ketertiban tibum",
    "adu": "pengaduan aduan keluhan",
    "langgar": "pelanggaran",
    "kriminal": "kriminalitas kriminal kejahatan",
    "bencana": "bencana kebencanaan",
    "ajuan": "usul usulan pengajuan permohonan mengajukan diajukan",
    "surat": "surat persuratan menyurat",
    "terima": "diterima penerimaan",
    "daya": "pemberdayaan berdaya",
    "sejahtera": "kesejahteraan",
    "agama": "keagamaan religi",
    "koordinasi": "koordinasi rakor",
    "nilai": "nilai penilaian dinilai",
    "musrenbang": "musrenbang musrembang musrenbangkec musrenbangdes",
    "apbdes": "apbdes apbdesa rapbdes",
}  # fmt: skip
_CANONICAL = {variant: name for name, variants in _SYNONYMS.items() for variant in variants.split()}
_VARIANTS = tuple(_CANONICAL)

_SLIP = 90
"""Letters alike, in percent, from which a long word is a known one with a slip of the pen ("perencanan")."""

_AFFIXES = re.compile(
    r"^(?:memper|diper|meng|meny|mem|men|me|di|ter|ber|peng|pem|pen|per|pe|ke|se)?(\w{4,}?)(?:kan|an|nya|i)?$"
)
_PLACE = re.compile(
    r"\b([Kk]ecamatan|[Ss]ekecamatan|[Kk]ec\.|[Kk]abupaten|[Kk]ab\.|[Kk]ota|[Dd]istrik) ((?:[A-Z][a-z]+ ?){1,3})"
)
_SENT_APPLICATION = re.compile(r"\busul(an)?\b.*\bdi(kirim|ajukan|usulkan)")
"""An application that was sent to another agency is one more application, not one dealt with."""
_ALL_MARKERS = re.compile(r"\b((ke)?seluruh(an|nya)?|total|semua)\b")


def _tells(word: str) -> bool:
    """A number printed in a phrase ("7 desa") says how many, not what."""
    return word not in _STOP and not word.isdigit()


def _parted(word: str) -> tuple[str, ...]:
    if word not in _CANONICAL:
        for place in range(3, len(word) - 2):
            if word[:place] in _CANONICAL and word[place:] in _CANONICAL:
                return word[:place], word[place:]
    return (word,)


@cache
def stem(word: str) -> str:
    """The canonical form of one folded word."""
    if word in _CANONICAL:
        return _CANONICAL[word]
    slip = process.extractOne(word, _VARIANTS, scorer=ratio, score_cutoff=_SLIP) if len(word) > 5 else None
    if slip is not None:
        return _CANONICAL[slip[0]]
    found = _AFFIXES.match(word)
    bare = found[1] if found and not word.isdigit() else word
    return _CANONICAL.get(bare, bare)


def sense_of(text: str) -> Sense:
    """What `text` says of the rows: the strongest sense found in it, else all of them."""
    folded = fold(text)
    if _SENT_APPLICATION.search(folded):
        return Sense.ALL
    for sense, pattern in _SENSE_PATTERNS:
        if pattern.search(folded):
            return sense
    return Sense.DONE if _ACTS.search(folded) and not _ALL_MARKERS.search(folded) else Sense.ALL


def topic_of(text: str) -> frozenset[str]:
    """The canonical words that say *what* is counted: without stop words, names of places and words of sense."""
    folded = fold(_PLACE.sub(r"\1 ", text))
    for _, pattern in _SENSE_PATTERNS:
        folded = pattern.sub(" ", folded)
    return stems(folded) or stems(text)


def stems(text: str) -> frozenset[str]:
    """The canonical words of `text` without stop words; words written as one ("spjdesa") taken apart."""
    return frozenset(stem(part) for word in words(text) if _tells(word) for part in _parted(word))
