"""Which of the two phrases of a ratio is the whole, and which the part that meets a condition.

A phrase is cut into what it counts (*core*) and what it says of it (*condition*): "dokumen | yang disusun tepat waktu".
The condition tells its role. A ratio stands on its head when its numerator is the whole and its denominator the part;
wherever the words leave room for doubt the answer is no.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from tolok.core.lint.wording.phrases import counted, stems, word_set


class Part(Enum):
    """What a phrase is in a ratio."""

    WHOLE = "no condition: all of them"
    INTAKE = "what came in or should be: masuk, diusulkan, ditargetkan"
    MET = "what meets a standard: tepat waktu, sesuai, selesai"
    DONE = "what was done: diselesaikan, didistribusikan"
    OTHER = "a condition of no known role"


# They open a condition; "tepat", "sesuai", "selesai", "lengkap" also do without "yang" before them.
_OPENERS = frozenset({"yang", "tepat", "sesuai", "selesai", "lengkap", "secara", "dengan"})
# What ought to be or was planned is the whole, also where a verb of doing follows ("yang harus diselesaikan").
_MODALS = word_set(
    "harus wajib seharusnya semestinya perlu akan rencana direncanakan drencanakan target ditargetkan",
    "ditarget dianggarkan dibutuhkan diperlukan dipersyaratkan disyaratkan diwajibkan diharapkan ditetapkan",
    "standar kebutuhan",
)
# Before a plan or a target they say that it was kept.
_REACHED = word_set("sesuai dengan mencapai memenuhi melebihi melampaui")
# What came in, exists or was asked for: the stock that the doing is measured against.
_INTAKE = word_set(
    "masuk diterima terima diajukan mengajukan pengajuan diusulkan usulan mengusulkan dimohon dimohonkan",
    "memohon permohonan dimiliki ada tersedia terdaftar tercatat terdata dilaporkan melapor terjadi muncul",
    "timbul diundang undangan digunakan dipakai dikirim diadukan berlaku hidup wajib dihadapi dikuasai",
    "pemohon sasaran diminta menghadap datang dilayani diperiksa disurvei responden terjaring ditemukan",
)
# Conditions of quality or time: whoever names them names a part, never the whole.
_MET = word_set(
    "tepat sesuai selesai lengkap baik aktif tertib memenuhi valid benar puas layak lulus tuntas efektif",
    "optimal",
)
# Verbs of having been done to what came in or was due.
_DONE = word_set(
    "diselesaikan terselesaikan didistribusikan terdistribusi terdistribusikan ditindaklanjuti",
    "tertindaklanjuti dilaksanakan terlaksana melaksanakan direalisasikan terealisasi ditangani tertangani",
    "dipenuhi terpenuhi dicairkan diterbitkan terbit dibayarkan terbayar dibayar disalurkan tersalurkan",
    "disetor disetorkan diarsip diarsipkan terarsip diproses disusun tersusun difasilitasi terfasilitasi",
    "dibina terbina dievaluasi terevaluasi dipelihara terpelihara diperbaiki dicapai tercapai terlayani",
    "terkirim diinventarisasi terinventarisasi hadir mengikuti lunas melunasi mengumpulkan menyampaikan",
    "disampaikan diverifikasi terverifikasi",
)
# A complement of the part ("yang belum selesai") may rightly stand above: nothing is concluded from it.
_NEGATIONS = frozenset(
    {"tidak", "belum", "bukan", "tanpa", "kurang", "terlambat", "rusak", "gagal", "batal", "ditolak"}
)
_PAID = word_set("dipungut terpungut dibayar terbayar lunas disetor dilunasi terealisasi ditagih tertagih")
# They lead to the word that tells ("dalam kondisi baik", "berstatus mandiri").
_STATING = word_set("dalam kondisi keadaan status berstatus kategori berkategori telah sudah")
# What people hand in for a thing: the thing itself stands below when the ratio is on its head.
_ASKING = word_set("permohonan pengajuan usulan permintaan sasaran pemohon pendaftar")
# Passive verbs end the search for a whole: a numerator with one is done to, whatever the verb.
_PASSIVE = re.compile(r"(di|ter)[a-z]{4,}")
_NOT_PASSIVE = frozenset({"dinas", "diklat", "disiplin", "digital", "distribusi", "diskusi", "terhadap", "tertentu"})
# Work set against its outcome: the planned amount above the achieved one.
_WORK = (
    ["volume", "kerja"],
    ["volume", "pekerjaan"],
    ["beban", "kerja"],
    ["target"],
    ["rencana"],
    ["pagu"],
    ["alokasi"],
    ["anggaran"],
    ["plafon"],
    ["baku"],
)
_OUTCOME = frozenset({"hasil", "realisasi", "capaian", "output", "keluaran"})
# Less of these is better, so that standard over actual is the usual, right way round.
_LESS_IS_BETTER = word_set(
    "waktu hari jam menit lama durasi biaya kriminalitas kejadian kasus kemiskinan",
)


@dataclass(frozen=True, slots=True)
class Share:
    """A phrase cut in two, with its role; `negated` where its condition says what is not so."""

    core: tuple[str, ...]
    condition: tuple[str, ...]
    part: Part
    negated: bool


def share(phrase: str) -> Share:
    """Cuts a phrase of a ratio and tells its role."""
    held = counted(phrase)
    known = _OPENERS | _MODALS | _INTAKE | _DONE | _MET
    cut = next((place for place, word in enumerate(held) if place and word in known), len(held))
    core, condition = tuple(held[:cut]), tuple(held[cut:])
    return Share(core, condition, _part(core, condition), not _NEGATIONS.isdisjoint(held))


def is_inverted(numerator: str, denominator: str, indikator: str = "") -> bool:
    """Whether the numerator is the whole and the denominator the part that meets the condition."""
    above, below = share(numerator), share(denominator)
    if above.negated or below.negated:
        return False
    if _is_work_over_outcome(numerator, denominator) or _is_due_over_paid(numerator, denominator):
        return True
    if (
        above.part in (Part.WHOLE, Part.INTAKE)
        and not above.condition
        and _narrows(counted(numerator), counted(denominator), indikator)
    ):
        return True
    if above.core[:1] and above.core[0] in _ASKING and above.core[1:] == below.core != ():
        return below.part in (Part.MET, Part.DONE) or _is_asked_for(below.condition, indikator)
    if above.part not in (Part.WHOLE, Part.INTAKE) or not _is_related(above.core, below.core):
        return False
    if below.part is Part.MET:
        return above.core == below.core or above.part is Part.WHOLE
    if above.core != below.core:
        return below.part is Part.DONE and _is_asked_for(below.condition, indikator)
    if below.part is Part.DONE:
        return True
    return below.part is Part.OTHER and above.part is Part.WHOLE and _is_asked_for(below.condition, indikator)


def _part(core: tuple[str, ...], condition: tuple[str, ...]) -> Part:
    said = set(condition)
    if _is_planned(condition) or set(core[:1]) & _MODALS:
        return Part.INTAKE
    if said & _MET:
        return Part.MET
    if said & _DONE or set(core[:1]) & _OUTCOME:
        return Part.DONE
    if said & _INTAKE or set(core[:1]) & _INTAKE:
        return Part.INTAKE
    if condition or any(_PASSIVE.fullmatch(word) and word not in _NOT_PASSIVE for word in core):
        return Part.OTHER
    return Part.WHOLE


def _is_planned(condition: tuple[str, ...]) -> bool:
    """Whether the condition says what ought to be; "sesuai rencana" says that it was done so."""
    before = ("", *condition)
    return any(word in _MODALS and left not in _REACHED for left, word in zip(before, condition, strict=False))


def _is_related(above: tuple[str, ...], below: tuple[str, ...]) -> bool:
    """Whether both count the same kind of thing: the shorter core opens the longer one."""
    shorter = min(len(above), len(below))
    return shorter > 0 and above[:shorter] == below[:shorter]


def _is_work_over_outcome(numerator: str, denominator: str) -> bool:
    above, below = counted(numerator), counted(denominator)
    if not below or below[0] not in _OUTCOME or not _LESS_IS_BETTER.isdisjoint(above + below):
        return False
    return any(above[: len(head)] == head for head in _WORK) or above == below[1:]


def _is_due_over_paid(numerator: str, denominator: str) -> bool:
    """Whether what is due of a tax stands above what was paid of the same: "pokok PBB / PBB yang dipungut"."""
    due, paid = counted(numerator), counted(denominator)
    if due[:1] not in (["pokok"], ["ketetapan"]):
        return False
    tax = due[1:]
    return bool(tax) and paid[: len(tax)] == tax and not _PAID.isdisjoint(paid[len(tax) :])


def _is_asked_for(condition: tuple[str, ...], indikator: str) -> bool:
    """Whether the indicator itself asks for the share that meets `condition`: then it belongs above, not below."""
    telling = [word for word in condition if word not in _OPENERS | _STATING]
    return bool(telling) and stems(telling) <= stems(counted(indikator))


def _narrows(above: list[str], below: list[str], indikator: str) -> bool:
    """Whether the denominator is the numerator and a narrower word that the indicator asks for."""
    more = tuple(below[len(above) :])
    return bool(above) and below[: len(above)] == above and _is_asked_for(more, indikator)
