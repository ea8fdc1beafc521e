"""An annex that bears another number than the decree."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.kernel.text import fold
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.mend import Mend
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "lampiran bernomor «{lampiran}», padahal keputusannya «{nomor}», sehingga lampiran itu milik keputusan lain; "
    "samakan nomornya"
)


def check(context: Context) -> Iterator[Hit]:
    nomor = context.keputusan.nomor
    if not nomor or not _key(nomor):
        return
    for place, lampiran in enumerate(context.keputusan.lampiran):
        printed = lampiran.nomor
        if printed and _key(printed) and not _is_same(_key(nomor), _key(printed), context):
            values = {"lampiran": printed, "nomor": nomor}
            mends = (Mend(f"lampiran/{place}/nomor", printed, nomor),)
            yield Hit(Location(kolom="lampiran", nomor=place + 1), _TEMPLATE, values, printed, mends=mends)


def _key(printed: str) -> list[str]:
    """The parts of a printed number, without zeros in front and the words between: 020 TAHUN 2023 -> 20, 2023."""
    parts = fold(printed).split()
    return [part.lstrip("0") or "0" for part in parts if part not in ("tahun", "nomor", "no", "th")]


def _is_same(one: list[str], other: list[str], context: Context) -> bool:
    """Whether two numbers are one; the year may be left out where the date says it."""
    year = str(context.keputusan.tanggal.year) if context.keputusan.tanggal else ""
    shorter, longer = sorted((one, other), key=len)
    return "".join(one) == "".join(other) or longer == [*shorter, year]


RULE = Rule(
    "DOK030", "decree-number-mismatch", "Nomor lampiran berbeda", Severity.WARNING, check, basis=("permendagri-1-2023",)
)
