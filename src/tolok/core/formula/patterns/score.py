"""A value given by somebody else, or read off a scale: "Nilai SAKIP dari Inspektorat", intervals with categories."""

from __future__ import annotations

import re

from tolok.core.formula.nodes import Score
from tolok.core.formula.operators import find_operators
from tolok.core.formula.phrases import without_list
from tolok.core.formula.sentence import Found, Sentence, chain
from tolok.core.formula.vocabulary import EVALUATION, EVALUATOR, INDEX, MEAN_OPENING, STRONG_START, SURVEYED, is_act

ORDER = 25

_INTERVAL = re.compile(
    r"(?<!\d)\d{1,12}(?:[.,]\d+)?\s*%?\s*(?:[-–—−]|s\.?\s?/?d\.?|sampai(?:\s+dengan)?|<|≤)\s*(?:<|≤|x)?\s*\d+(?:[.,]\d+)?",
    re.I,
)
_BOUND = re.compile(r"[<>≤≥]\s*=?\s*\d+", re.I)
_CATEGORY = re.compile(
    r"\b(?:sangat|baik|kurang|cukup|tinggi|rendah|sedang|buruk|memuaskan|kategori|predikat|mutu|aman|rawan|"
    r"mandiri|maju|berkembang|tertinggal|interval|(?-i:[A-E]{1,2}))\b",
    re.I,
)
_VALUE = re.compile(
    r"^(?:(?:besaran|capaian|perolehan)\s+)?(?:nilai|skor|score|predikat|opini|peringkat|kategori|level|"
    r"tingkat maturitas|(?:status|tingkat|strata|sertifikat)\s+akreditasi)(?![a-z])",
    re.I,
)
_SCALE = re.compile(r"^(?:menggunakan\s+|dengan\s+)?(?:skala|rentang|interval|range)\s+(?:\w+\s+){0,2}\d", re.I)
_ASSIGNED = re.compile(
    r"(?P<label>(?<![A-Za-z])[A-Za-z][A-Za-z /+-]{0,60}?)\s*(?:=|:|bernilai|diberi nilai)\s*"
    r"\d+(?:[.,]\d+)?\s*%?\s*(?:[,;.]|dan|$)",
    re.I,
)
_NUMBERED = re.compile(
    r"(?<!\d)\d{1,12}(?:[.,]\d+)?\s*[=:]\s*(?P<label>[A-Za-z][A-Za-z /+-]{0,60}?)\s*(?:[,;.]|$)", re.I
)
# A figure that another body publishes.
_RELEASED = re.compile(
    r"\b(?:dari|oleh|menurut|rilis|publikasi)\s+(?:data\s+)?(?:bps|badan pusat statistik|kementerian|bappenas)\b", re.I
)
_YES_OR_NO = re.compile(
    r"^(?:(?:ya|ada)\s*(?:/|atau|=)\s*tidak\b|(?P<state>[a-z]+)\s*(?:/|atau)\s*(?:tidak|belum)\s+(?P=state)\b)", re.I
)
_SUMMED = re.compile(
    r"^(?:hasil\s+)?(?:jumlah|total|akumulasi|penjumlahan)\s+(?:seluruh\s+)?(?:nilai|skor|bobot)(?![a-z])", re.I
)
_RESULT = re.compile(
    r"^(?:(?:berdasarkan|sesuai|dari|menurut|data|dokumen|laporan|surat|rekap)\s+)*(?:dengan\s+)?"
    r"(?:hasil|lhe|laporan hasil evaluasi|penilaian|evaluasi|penetapan|sertifikat|rapor|raport)(?![a-z])",
    re.I,
)


def read(sentence: Sentence) -> Found | None:
    text = sentence.sum_text
    if _is_scale(sentence.text):
        unit = "indeks" if INDEX.search(f"{sentence.text} {sentence.indikator}") else "nilai"
        return Found("score", Score(_name(sentence, text)), satuan=unit)
    if _computes(sentence) or not text or MEAN_OPENING.match(text):
        return None
    if _YES_OR_NO.match(text):
        return Found("score", Score(sentence.indikator or text), satuan="nilai")
    if SURVEYED.search(text) and sentence.declared == "indeks":
        return None  # the office's own survey: an index, not a value given from outside
    outside = bool(EVALUATION.search(text) or EVALUATOR.search(text))
    if _SUMMED.match(text) and (outside or sentence.declared == "nilai" or re.search("komponen", text, re.I)):
        words = without_list(text)
        return Found("score", Score(words), pembilang=words, satuan="nilai")
    if STRONG_START.match(text):
        return None
    if _RELEASED.search(text) and not is_act(text):
        return Found("score", Score(without_list(text)), satuan="indeks" if INDEX.search(text) else "nilai")
    if _VALUE.match(text) and (outside or not INDEX.search(text)):
        return Found("score", Score(without_list(text)), satuan="nilai")
    judged = sentence.declared in ("nilai", "indeks") or not sentence.indikator
    if _RESULT.match(text) and (EVALUATOR.search(text) or (outside and judged)):
        return Found("score", Score(without_list(text)), satuan="indeks" if INDEX.search(text) else "nilai")
    if judged and sentence.indikator and outside and not INDEX.match(text) and not is_act(text):
        return Found("score", Score(without_list(text)), satuan="nilai")
    return None


def _is_scale(text: str) -> bool:
    steps = len(_INTERVAL.findall(text)) + len(_BOUND.findall(text))
    return (steps >= 2 and len(_CATEGORY.findall(text)) >= 2) or bool(_SCALE.match(text)) or _grades(text)


def _grades(text: str) -> bool:
    """ "WTP = 100, WDP = 75, TMP = 50": a value for each grade, and nothing else."""
    if text.count("=") + text.count(":") + text.lower().count("nilai") < 2:  # most cells; the patterns are slow
        return False
    assigned = max((_ASSIGNED, _NUMBERED), key=lambda kind: len(kind.findall(text)))
    labels = assigned.findall(text)
    rest = assigned.sub("", text).strip(" ,;.:")
    known = sum(bool(_CATEGORY.search(label) or re.match(r"(?:ya|tidak|ada)\b", label, re.I)) for label in labels)
    return (len(labels) > 2 or known > 1) and len(rest.split()) <= 4 and not find_operators(rest)


def _name(sentence: Sentence, text: str) -> str:
    """What the scale grades: the words before its first number."""
    before = re.split(r"\d", text, maxsplit=1)[0].strip(" :;,.-–(=<>≥≤")
    return before or sentence.indikator or text


def _computes(sentence: Sentence) -> bool:
    if sentence.expression is None:
        return False
    chained = chain(sentence.expression)
    return (
        bool(chained.below)
        or len(chained.above) > 1
        or chained.factor is not None
        or type(chained.above[0]).__name__ == "Binary"
    )
