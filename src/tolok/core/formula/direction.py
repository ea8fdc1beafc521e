"""Whether more is better: the direction a decree seldom prints, taken from the sense of the indicator's words."""

from __future__ import annotations

import re

from tolok.core.formula.sentence import Found
from tolok.core.formula.units import declared_unit
from tolok.core.formula.vocabulary import OUTCOME, STRONG_START, VERB, WORKLOAD

# What an office wants less of: harm, disorder, want, delay, waste.
_UNWANTED = re.compile(
    r"\b(?:kriminalitas|kejahatan|kriminal|tindak pidana|pelanggaran|kejadian|kecelakaan|kematian|kesakitan|"
    r"mortalitas|"
    r"morbiditas|kemiskinan|miskin|stunting|gizi buruk|gizi kurang|wasting|pengangguran|menganggur|keterlambatan|"
    r"terlambat|putus sekolah|buta aksara|buta huruf|keluhan|pengaduan|aduan|komplain|temuan|konflik|sengketa|"
    r"perselisihan|bencana|kebakaran|korban|kerugian|tunggakan|mangkir|ketidakhadiran|tanpa keterangan|alpa|"
    r"kekerasan|"
    r"penyalahgunaan|narkoba|kumuh|perceraian|perkawinan anak|pernikahan dini|perkawinan usia anak|rawan|ketimpangan|"
    r"kesenjangan|inflasi|gini|rusak|kehilangan|waktu tunggu|lama(?:nya)? waktu|waktu pelayanan|"
    r"waktu penyelesaian|tawuran|"
    r"gangguan|hiv|aids|malaria|dbd|tbc?|kusta|rabies|"
    r"penyakit|kasus|prevalensi|unmet need|pencemaran|permasalahan|pms|pmks|terlantar|kesalahan|"
    r"pengembalian|"
    r"ditolak|hukuman disiplin|sanksi|silpa|kebocoran|tidak layak huni|rtlh|tertinggal|ketergantungan|dropout|"
    r"drop out)\b",
    re.I,
)
# Dealing with the unwanted is wanted; so is its fall.
_DEALT_WITH = re.compile(
    r"\b(?:penanganan|penyelesaian|pencegahan|pengentasan|penanggulangan|penurunan|pengurangan|mitigasi|penindakan|"
    r"pengendalian|penertiban|pemberantasan|penegakan|tindak lanjut|ditangani|tertangani|diselesaikan|"
    r"terselesaikan|selesai|"
    r"ditindaklanjuti|ditindak ?lanjuti|dicegah|difasilitasi|dimediasi|ditertibkan|dibina|ditanggapi|direspon|"
    r"dilayani|"
    r"terlayani|diperbaiki|dipulihkan|sembuh|tuntas|bebas|tanpa (?!keterangan)|nihil|kesiapsiagaan|tanggap|"
    r"siaga|tangguh|deteksi dini|pemulihan|"
    r"kesembuhan|keberhasilan|perawatan|pengobatan|penemuan|perlindungan|bantuan|penyuluhan|sosialisasi|pembinaan|pemantauan|pendampingan|rehabilitasi|fasilitasi|"
    r"kepatuhan|"
    r"ketepatan|kecepatan|sesuai|menerima|mendapat(?:kan)?|memperoleh|diberdayakan|dibantu|terbantu|ditekan|"
    r"menurun|turun)\b",
    re.I,
)
# A paper about something unwanted is still work done.
_PAPER = re.compile(
    r"^(?:(?:jumlah|banyaknya|total|persentase|prosentase|presentase|tersedianya|tersusunnya)\s+)*"
    r"(?:laporan|dokumen|data|kegiatan|rapat|peraturan|buku|peta|rencana|kajian|profil|kader|petugas|satgas|"
    r"posko|pos|tim|"
    r"sosialisasi|penyuluhan|kelompok|relawan|personil)\b(?!\s*/\s*aduan)",
    re.I,
)
_UNDONE = re.compile(
    r"\b(?:tidak|belum|gagal|tak)\s+(?:dapat\s+)?(?!ada\b)\w+|\b(?:kurang|ketidak\w+|keterlambatan)\b", re.I
)
# How long something takes, unless the words grade it ("waktu pelayanan sesuai standar", "tepat waktu").
_DURATION = re.compile(
    r"(?<!tepat )(?<!tepatan )(?<!sesuai )\b(?:waktu|lama(?:nya)?|durasi)\s+(?:rata[\s-]*rata\s+)?(?:penyelesaian|"
    r"pelayanan|layanan|tunggu|proses|tanggap|respon\w*|pengurusan|penanganan|penerbitan|antri|antrean|penyampaian)\b",
    re.I,
)
_GRADED = re.compile(r"\b(?:sesuai|tepat|ketepatan|standar|kurang dari|maksimal|memenuhi|kecepatan)\b", re.I)
_NEGATED_HARM = re.compile(r"\b(?:tidak|tanpa|belum|bebas|nihil)\s+(?:ada(?:nya)?\s+|terjadi(?:nya)?\s+)?$", re.I)


def direction(found: Found, indikator: str) -> str | None:
    """naik, turun, or None where the row measures nothing or counts mere workload."""
    words = indikator.strip() or (found.pembilang or "")
    if found.jenis == "missing" and (found.pengali is None or OUTCOME.match(words) or not words):
        return None
    if found.jenis == "narrative" and _is_unmeasured(words):
        return None
    if found.jenis == "count" and is_workload(words):
        return None
    return "turun" if is_unwanted(words) else "naik"


def _is_unmeasured(indikator: str) -> bool:
    counted = STRONG_START.match(indikator)
    rest = indikator[counted.end() :].strip() if counted else indikator
    return not indikator or bool(OUTCOME.match(indikator) or VERB.match(rest))


def is_workload(words: str) -> bool:
    """Clerical material without a word of quality: its number is neither good nor bad."""
    counted = STRONG_START.match(words)
    rest = words[counted.end() :].strip() if counted else words
    return bool(WORKLOAD.match(rest)) and not re.search(r"\b(?:yang|yg|tepat waktu|lengkap|baik)\b", rest, re.I)


def is_unwanted(words: str) -> bool:
    """Whether less of what the words name is better."""
    if _DURATION.search(words) and not _GRADED.search(words) and declared_unit(words) != "persen":
        return True
    harm = _UNWANTED.search(words)
    if not harm:
        undone = _UNDONE.search(words)
        return bool(undone and re.match(r"(?:belum|tidak|gagal|tak)", undone[0], re.I))
    if _PAPER.match(words) and not re.search(r"\b(?:yang|yg)\s+$", words[: harm.start()], re.I):
        return False
    dealt = _DEALT_WITH.search(words)
    if dealt:
        before = words[: dealt.start()]
        return bool(re.search(r"\b(?:tidak|belum|tak|tanpa|kurang)\s+(?:dapat\s+|bisa\s+)?$", before, re.I))
    return not _NEGATED_HARM.search(words[: harm.start()])
