"""An indicator that no one in a kecamatan can move."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "«{hal}» ditentukan {penentu}, bukan hasil kerja kantor ini; perlu penilaian: ukur bagian yang dikerjakan kantor"
)
# What decides them instead, in the words of the message.
_OUTSIDE = tuple(
    (re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), by)
    for pattern, by in (
        (r"(?:tingkat |laju )?inflasi|pdrb|(?:laju )?pertumbuhan ekonomi|gini(?: ratio| rasio)?|nilai tukar petani|ntp|"
         r"pendapatan per ?kapita|investasi (?:asing|pma|pmdn)", "perekonomian kabupaten dan nasional"),
        (r"ipm|indeks pembangunan manusia|(?:angka |usia )harapan hidup|(?:angka )?harapan lama sekolah|"
         r"rata-rata lama sekolah|indeks pembangunan gender|ipg|idg", "kebijakan kabupaten dan provinsi"),
        (r"(?:angka|tingkat|persentase|jumlah) (?:penduduk |keluarga |kk |warga )?(?:miskin|kemiskinan)|"
         r"tingkat pengangguran(?: terbuka)?|tpt|"
         r"indeks kedalaman kemiskinan", "perekonomian dan program kabupaten"),
        (r"curah hujan|gempa|(?:angka|jumlah) (?:kejadian )?bencana alam|kekeringan|tinggi muka air", "alam"),
        (r"(?:angka|tingkat|jumlah)(?: kejadian| kasus| tindak)? (?:kriminalitas|kejahatan|pidana|kriminal)|crime rate",
         "masyarakat dan ditangani kepolisian"),
        (r"angka kematian (?:ibu|bayi|balita)|angka kelahiran|laju pertumbuhan penduduk|angka perceraian",
         "keadaan penduduk dan layanan dinas lain"),
        (r"pilkada|pemilu|partisipasi pemilih|tingkat golput", "pemilih dan penyelenggara pemilu"),
    )
)  # fmt: skip
# The office's own answer to them can be measured.
_ANSWERED = re.compile(
    r"\b(?:penanganan|pencegahan|penanggulangan|pengendalian|kesiapsiagaan|koordinasi|sosialisasi|penyuluhan|"
    r"fasilitasi|monitoring|pemantauan|pendataan|pendampingan|bantuan|pelayanan|laporan|dokumen|rapat|kegiatan|"
    r"operasi|patroli|tindak lanjut|ditangani|tertangani|ditindaklanjuti|ditanggulangi|difasilitasi|diselesaikan|"
    r"korban|posko|validasi|verifikasi|penerima|data)\b",
    re.IGNORECASE,
)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        indikator = row.baris.indikator
        found = next(((hit[0], by) for pattern, by in _OUTSIDE if (hit := pattern.search(indikator))), None)
        if found and not _ANSWERED.search(indikator):
            yield Hit(row.at("indikator"), _TEMPLATE, {"hal": found[0], "penentu": found[1]}, indikator)


RULE = Rule("IND120", "outside-influence", "Indikator di luar jangkauan kantor", Severity.INFO, check)
