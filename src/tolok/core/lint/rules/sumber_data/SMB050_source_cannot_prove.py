"""A row none of whose sources can show the figure: photographs for timeliness, a list of guests for IKM.

Only pairs are listed here that hold wherever the words are used; what a source could prove by luck is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.kernel.text import fold
from tolok.core.lint.context import Context, Row, is_blank
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = "«{sumber}» tidak memuat {angka}, sehingga angkanya tidak dapat dibuktikan; tambahkan {contoh}"
_PICTURES = r"foto|dokumentasi|album"
_ORDERS = r"spt|sppd|surat (?:perintah )?tugas|undangan|surat undangan"
_GUESTS = r"daftar hadir|daftar kehadiran|absen\w*|presensi|buku tamu"
_BUDGET = r"dpa|dppa|rka|rka dpa|dpa rka|dokumen (?:rka|dpa)|renja|rencana kerja|renstra|rencana strategis"
_SERVED = r"(?:pe)?layanan|surat|permohonan|i[zj]in|peri[zj]inan|dokumen|laporan|(?:peng)?aduan|ktp|kk|akta|rekomendasi"
# What is measured, what cannot show it, what is missing and where it stands instead. The last: words that make the
# paper do after all (a list of those present shows who was in time for work).
_PAIRS = (
    (
        re.compile(rf"(?=.*\b(?:{_SERVED})\b)(?=.*\btepat waktu\b).*"),
        rf"{_PICTURES}|{_ORDERS}|{_GUESTS}",
        "tanggal masuk dan selesainya",
        "register dengan kedua tanggal itu",
        re.compile(r"\b(?:hadir|kehadiran|apel|masuk kerja|rapat|sosialisasi|pelatihan|bimtek|kegiatan)\b"),
    ),
    (
        re.compile(r".*\b(?:indeks kepuasan|ikm|skm|survei kepuasan|tingkat kepuasan|yang puas)\b.*"),
        rf"{_PICTURES}|{_ORDERS}|{_GUESTS}|{_BUDGET}|agenda surat.*",
        "jawaban responden",
        "laporan hasil survei",
        re.compile(r"(?!)"),
    ),
    (
        re.compile(r".*\b(?:serapan|penyerapan|terserap\w*|realisasi (?:anggaran|keuangan|belanja))\b.*"),
        rf"{_PICTURES}|{_ORDERS}|{_GUESTS}|{_BUDGET}",
        "belanja yang sudah terjadi",
        "laporan realisasi anggaran",
        re.compile(r"\b(?:jumlah (?:dokumen|laporan)|penyusunan)\b"),
    ),
    (
        re.compile(r".*\b(?:nilai|predikat) (?:hasil )?(?:evaluasi )?(?:a?kip|sakip|akuntabilitas kinerja)\b.*"),
        rf"{_PICTURES}|{_ORDERS}|{_GUESTS}|{_BUDGET}|perjanjian kinerja|pk",
        "nilai hasil evaluasi",
        "laporan hasil evaluasi (LHE)",
        re.compile(r"(?!)"),
    ),
)
_COMPILED = tuple((of, re.compile(rf"(?:{no})(?: .*)?"), why, how, unless) for of, no, why, how, unless in _PAIRS)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        sources = [fold(text) for text in row.baris.sumber_data if not is_blank(text)]
        if not sources:
            continue
        for measured, useless, what, better, unless in _COMPILED:
            if not all(map(useless.fullmatch, sources)):
                continue
            words = _measured(row)
            if measured.fullmatch(words) and not unless.search(words):
                values = {"sumber": ", ".join(row.baris.sumber_data), "angka": what, "contoh": better}
                yield Hit(row.at("sumber_data"), _TEMPLATE, values, values["sumber"])
                break


def _measured(row: Row) -> str:
    return fold(f"{row.baris.indikator} {row.baris.formula.teks}")


RULE = Rule(
    "SMB050", "source-cannot-prove", "Sumber data tidak dapat membuktikan angkanya", Severity.WARNING, check,
    basis=("permenpan-20-2008",),
)  # fmt: skip
