"""Findings that a person set aside, with a reason: not counted, still shown. They lapse when the words change."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tolok.core.catalogue.keputusan import Keputusan
from tolok.core.kernel.text import fold, squeeze
from tolok.core.lint.context import cells
from tolok.core.lint.finding import Finding

_PLACES = re.compile(r"\b(?:baris|butir|diktum ke)\s+\d+|\bhalaman\s+\d+", re.IGNORECASE)
"""Places that a rule names in its evidence: they change when rows move, the fault does not."""
_LENGTH = 16


class SetAsideError(ValueError):
    """What is said does not set a finding aside; the message is Indonesian."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """One finding that a person does not mend, and why.

    `fingerprint` is `fingerprint_of` the finding when it was set aside; `place` is for the reader only. `nomor` is the
    number of the decree it is meant for, None for every decree with the same words. Raises SetAsideError where the
    reason, the person or the fingerprint is blank.
    """

    code: str
    fingerprint: str
    reason: str
    by: str
    on: date
    place: str = ""
    nomor: str | None = None

    def __post_init__(self) -> None:
        for value, what in ((self.reason, "alasan"), (self.by, "nama"), (self.fingerprint, "jejak temuan")):
            if not squeeze(value):
                raise SetAsideError(
                    f"Temuan {self.code} dikesampingkan tanpa {what}, sehingga tidak dapat dipertanggungjawabkan; "
                    f"isilah {what}nya."
                )


class Sorted(NamedTuple):
    """Findings of one decree: `active`, `set_aside` with what set them aside, and what set nothing aside (`lapsed`)."""

    active: tuple[Finding, ...]
    set_aside: tuple[tuple[Finding, SetAside], ...]
    lapsed: tuple[SetAside, ...]


def sort_findings(keputusan: Keputusan, findings: Sequence[Finding], set_asides: Iterable[SetAside]) -> Sorted:
    """`findings` of `keputusan` by whether they were set aside; those meant for another decree are left out.

    Lapsed is what finds nothing more: the words changed, or the fault was mended.
    """
    meant = [one for one in set_asides if one.nomor is None or fold(one.nomor) == fold(keputusan.nomor or "")]
    if not meant:
        return Sorted(tuple(findings), (), ())
    known = {(one.code, one.fingerprint): one for one in reversed(meant)}
    prints = fingerprints(keputusan, findings)
    pairs = [(f, known.get((f.code, mark))) for f, mark in zip(findings, prints, strict=True)]
    used = {(one.code, one.fingerprint) for _, one in pairs if one}
    return Sorted(
        tuple(finding for finding, one in pairs if one is None),
        tuple((finding, one) for finding, one in pairs if one),
        tuple(one for one in meant if (one.code, one.fingerprint) not in used),
    )


def fingerprint_of(keputusan: Keputusan, finding: Finding) -> str:
    """What a finding rests on, as a short hexadecimal word: its code, jabatan, indikator, cell and evidence.

    It stays when the row moves within its jabatan or the decree gets another number, and changes with the words.
    """
    return fingerprints(keputusan, (finding,))[0]


def fingerprints(keputusan: Keputusan, findings: Iterable[Finding]) -> tuple[str, ...]:
    """`fingerprint_of` each of `findings`."""
    rows = {(j.nama, n): baris for j in reversed(keputusan.jabatan) for n, baris in enumerate(j.baris, 1)}
    marks = []
    for finding in findings:
        at = finding.location
        baris = rows.get((at.jabatan or "", at.baris or 0))
        cell = dict(cells(baris)).get(at.kolom or "", "") if baris else ""
        evidence = _PLACES.sub("", finding.evidence)
        words = (finding.code, at.jabatan or "", at.kolom or "", baris.indikator if baris else "", cell, evidence)
        whole = "\n".join(squeeze(part).casefold() for part in words)  # signs count: a formula lives by them
        marks.append(hashlib.sha256(whole.encode()).hexdigest()[:_LENGTH])
    return tuple(marks)


def tell_lapsed(set_aside: SetAside) -> str:
    """That a set-aside no longer holds, why, and what to do (Indonesian)."""
    place = f" di {set_aside.place}" if set_aside.place else ""
    return (
        f"{set_aside.code}{place} tidak lagi dikesampingkan («{set_aside.reason}», {set_aside.by}, {set_aside.on}): "
        "temuannya sudah tidak ada atau kata-katanya berubah; hapus catatannya, atau kesampingkan lagi bila masih perlu"
    )
