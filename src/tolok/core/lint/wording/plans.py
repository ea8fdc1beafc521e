"""What was planned, and whether a formula only sets what was done against it."""

from __future__ import annotations

import re

from tolok.core.lint.wording.phrases import counted, roots, word_set
from tolok.core.lint.wording.shares import Part, share

# The verb also with the slips of hurried typing (drencanakan, derencanakan).
_PLANNED = re.compile(r"(?:d[ie]?)?rencanakan(?:nya)?|terencana|ditarget(?:kan)?|targ?et(?:nya|kan)?|diprogramkan")
_PLAN = re.compile(r"rencana|targ?et(?:nya|kan)?|realisasi|capaian|pencapaian")
_REALISED = re.compile(r"realisasi|terealisasi(?:kan)?|direalisasi(?:kan)?|capaian|pencapaian|tercapai|dicapai")
# Before a plan they say that it was kept: "desa yang mencapai target" is a quality, no plan.
_KEPT = word_set("sesuai dengan mencapai memenuhi melebihi melampaui capai tercapai terhadap")
# The kabupaten sets these targets for the office and their share is what is asked of it, not its own plan.
_GIVEN_TARGETS = word_set(
    "pajak pbb retribusi pad pendapatan penerimaan ketetapan baku sppt pagu dana vaksin vaksinasi",
    "imunisasi pin",
)
_NEGATED = word_set("tidak belum bukan gagal batal")


def speaks_of_plan(phrase: str | None) -> bool:
    """Whether a phrase counts what was planned or aimed at."""
    held = counted(phrase)
    if held[:1] and _PLAN.fullmatch(held[0]) and not _REALISED.fullmatch(held[0]):
        return True
    before = ["", *held]
    return any(_PLANNED.fullmatch(word) and left not in _KEPT for left, word in zip(before, held, strict=False))


def speaks_of_done(phrase: str | None) -> bool:
    """Whether a phrase says in so many words that it was realised or achieved."""
    return any(_REALISED.fullmatch(word) for word in counted(phrase))


def is_capaian(numerator: str | None, denominator: str | None) -> bool:
    """Whether the numerator is what was done of the plan or target that the denominator counts.

    A numerator that also asks for quality ("tepat waktu") measures more than that; so does one that counts what was
    not done. Targets that the kabupaten gives (taxes, vaccination) are no plan of the office.
    """
    above, below = counted(numerator), counted(denominator)
    if not speaks_of_plan(denominator) or not _NEGATED.isdisjoint(above) or not _GIVEN_TARGETS.isdisjoint(above):
        return False
    part = share(numerator or "")
    if not _GIVEN_TARGETS.isdisjoint(below) or part.part is Part.MET:
        return False
    return speaks_of_done(numerator) or _same_things(part.core, share(denominator or "").core)


def is_gap_to_plan(minuend: str | None, subtrahend: str | None) -> bool:
    """Whether a plan or target is taken away from what happened."""
    return speaks_of_plan(subtrahend) and not speaks_of_plan(minuend)


def _same_things(above: tuple[str, ...], below: tuple[str, ...]) -> bool:
    """Whether one phrase names what the other does, and perhaps more; plan and realisation themselves put aside."""
    one, other = ([word for word in core if not _PLAN.fullmatch(word)] for core in (above, below))
    shorter = min(len(one), len(other))
    document = above[:1] == below[:1] == ("rencana",)  # "rencana kerja" is a paper
    return shorter > 0 and not document and roots(one[:shorter]) == roots(other[:shorter])
