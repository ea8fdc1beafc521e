"""Whether the wording of an indicator names something that can be measured."""

from __future__ import annotations

import re

from tolok.core.formula.units import declared_unit
from tolok.core.kernel.text import words
from tolok.core.lint.wording.phrases import word_set

# Results: Terlaksananya, Tersedianya (also the common slips Terlaksanannya, Tersedia), Meningkatnya, Optimalnya.
_RESULT = re.compile(r"[a-z]{3,}nya|tersedia|terlaksana|tersusun|terwujud|tercapai|terpenuhi|terselenggara")
# Acts: verbs, and the nouns of plain doing; nouns that can be a quantity (pertumbuhan, kepatuhan) are no acts.
_VERB = re.compile(r"(?:me(?:m|n|ng|ny)?[a-z]{3,}(?:kan|i)|menyusun|membuat|membina|mengelola|membantu|melayani)")
_ACTS = word_set(
    "pelaksanaan penyelenggaraan penyusunan pembinaan pengelolaan pengawasan koordinasi pengkoordinasian",
    "evaluasi monev verifikasi validasi rapat rekonsiliasi bimbingan penyuluhan supervisi konsultasi inventarisasi",
    "pemeliharaan pengadaan penyediaan penataan pemberdayaan pendataan penertiban pengendalian penanganan pencatatan",
    "pengarsipan penatausahaan pengumpulan pengolahan penyaluran pemantauan penerbitan patroli pengembangan",
    "fasilitasi monitoring sosialisasi pembuatan pendampingan penyiapan pengoordinasian",
)
_MEASURES = frozenset({"banyaknya", "besarnya", "lamanya", "luasnya"})
# Nouns that only look like verbs.
_NOUNS = frozenset(
    {"menteri", "mediasi", "mekanisasi", "memori", "meditasi", "melati", "merpati", "metrologi", "meteri"}
)
_QUANTITY = word_set(
    "jumlah persentase prosentase presentase persen indeks index nilai skor angka tingkat tingkatan rasio rata jangka",
    "kategori level predikat",
)
_NUMBER = re.compile(r"(?<![\d/.])\d+(?:[.,]\d+)*\s*(?:%|persen|\([a-z ]+\)\s*)?\s*[a-z]*", re.IGNORECASE)
_YEAR_OR_LAW = re.compile(
    r"\b(?:tahun|nomor|no\.?|pasal|ayat|ta\.?)\s*\d+(?:\s*[-/–]\s*\d+)?|\b(?:19|20)\d\d\b", re.IGNORECASE
)


def is_without_quantity(indikator: str) -> bool:
    """Whether the wording opens with a result or an act and names neither a quantity nor an amount."""
    said = words(re.sub(r"^[\s\d.)(*•-]+", "", indikator))
    if not said or declared_unit(indikator) or not is_result_or_act(said[0]):
        return False
    if not _QUANTITY.isdisjoint(said[1:3]):  # "Meningkatnya persentase desa ...": the measure follows at once
        return False
    return not _NUMBER.search(_YEAR_OR_LAW.sub(" ", re.sub(r"^[\s\d.)(*•-]+", "", indikator)))


def is_result_or_act(word: str) -> bool:
    """Whether a folded word names a result (Terlaksananya) or an act (Menyusun, Pembinaan)."""
    if word in _MEASURES:
        return False
    return is_verb(word) or bool(_RESULT.fullmatch(word)) or word in _ACTS


def is_verb(word: str) -> bool:
    """Whether a folded word is an active verb: Menyusun, Mendistribusikan."""
    return word not in _NOUNS and bool(_VERB.fullmatch(word))
