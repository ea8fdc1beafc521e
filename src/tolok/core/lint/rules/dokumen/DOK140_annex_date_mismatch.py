"""An annex that bears another date than the decree."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.mend import Mend
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "lampiran bertanggal {lampiran}, padahal keputusannya {keputusan}, sehingga lampiran itu milik keputusan lain; "
    "samakan tanggalnya"
)


def check(context: Context) -> Iterator[Hit]:
    day = context.keputusan.tanggal
    for place, lampiran in enumerate(context.keputusan.lampiran):
        other = lampiran.tanggal
        if day and other and other != day:
            values = {
                "lampiran": f"{other.day}-{other.month}-{other.year}",
                "keputusan": f"{day.day}-{day.month}-{day.year}",
            }
            mends = (Mend(f"lampiran/{place}/tanggal", other.isoformat(), day.isoformat()),)
            at = Location(kolom="lampiran", nomor=place + 1)
            yield Hit(at, _TEMPLATE, values, other.isoformat(), mends=mends)


RULE = Rule(
    "DOK140", "annex-date-mismatch", "Tanggal lampiran berbeda", Severity.WARNING, check, basis=("permendagri-1-2023",)
)
