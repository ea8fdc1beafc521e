"""A regulation younger than the decree is cited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tolok.core.lint.context import Context, Passage
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.legal_basis import is_as_titled, note_of, slip_of
from tolok.core.regulation import Citation, Status

_YEAR = "«{sitasi}» bertahun sesudah keputusan ini ({tahun}), sehingga belum ada; periksa tahun rujukan atau tanggalnya"
_DAY = "«{sitasi}» baru berlaku {mulai}, sesudah tanggal keputusan ini; periksa rujukan atau tanggal keputusan{catatan}"


def check(context: Context) -> Iterator[Hit]:
    day = context.keputusan.tanggal
    if day is None:
        return
    for passage, citations in context.cited:
        for citation in citations:
            if not slip_of(citation) and (hit := _too_young(passage, citation, day)):
                yield hit
                break  # one finding an item


def _too_young(passage: Passage, citation: Citation, day: date) -> Hit | None:
    if citation.tahun > day.year:
        values = {"sitasi": citation.words, "tahun": str(day.year)}
        return Hit(passage.location, _YEAR, values, passage.text)
    known = citation.regulation
    if known is None or citation.tahun < day.year or not is_as_titled(citation):
        return None  # one of an earlier year was made before, whenever it came into force
    if known.status_on(day) is not Status.BELUM_BERLAKU:
        return None
    start = known.berlaku_dari
    values = {
        "sitasi": citation.words,
        "mulai": f"{start.day}-{start.month}-{start.year}",
        "catatan": note_of(known.kepastian_status),
    }
    return Hit(passage.location, _DAY, values, passage.text, Severity.WARNING)


RULE = Rule(
    "DHK130",
    "regulation-not-yet-in-force",
    "Peraturan lebih muda daripada keputusan",
    Severity.ERROR,
    check,
    basis=("uu-12-2011",),
)
