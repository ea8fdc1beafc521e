"""A period that had ended when the decree was signed, or that lies outside the plan the decree rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_OVER = (
    "periodenya sampai {sampai}, padahal ditetapkan tahun {tahun}, sehingga sudah lewat sebelum berlaku; "
    "perbaiki periode atau tanggalnya"
)
_OUTSIDE = (
    "periode {dari}-{sampai} di luar rencana {rencana} yang menjadi dasarnya, sehingga targetnya tidak dapat "
    "disandingkan; periksa tahunnya"
)
_PLAN = re.compile(
    r"\b(?:rencana\s+pembangunan\s+(?:jangka\s+menengah\s+)?daerah|rpjmd|rpd|rencana\s+strategis|renstra)\b"
    r"[^;]{0,160}?(?<!\d)(20\d\d)\s*(?:-|–|—|sampai(?:\s+dengan)?|s\.?\s?d\.?)\s*(20\d\d)(?!\d)",
    re.IGNORECASE,
)


def check(context: Context) -> Iterator[Hit]:
    decree = context.keputusan
    period = decree.periode
    if period is None:
        return
    at = Location(kolom="periode")
    shown = {"dari": str(period.dari), "sampai": str(period.sampai)}
    if decree.tanggal and period.sampai < decree.tanggal.year:
        yield Hit(at, _OVER, shown | {"tahun": str(decree.tanggal.year)}, shown["sampai"])
        return
    plans = [found for text in (*decree.menimbang, *decree.mengingat) for found in _PLAN.finditer(text)]
    if plans and not any(int(p[1]) <= period.dari and period.sampai <= int(p[2]) for p in plans):
        values = shown | {"rencana": f"{plans[-1][1]}-{plans[-1][2]}"}
        yield Hit(at, _OUTSIDE, values, plans[-1][0], Severity.INFO)


RULE = Rule("DOK200", "period-over", "Periode sudah lewat", Severity.WARNING, check)
