"""The legal basis lacks what such a decree rests on: accountability of performance, or the kecamatan itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.legal_basis import slip_of
from tolok.core.regulation import Citation, Status, all_regulations

_TEMPLATE = (
    "tidak ada peraturan tentang {hal}, sehingga dasar penetapan indikator ini tidak terlihat; tambahkan {saran}"
)
_SAKIP = frozenset({
    "perpres-29-2014", "inpres-7-1999", "permenpan-9-2007", "permenpanrb-29-2010", "permenpanrb-53-2014",
    "permenpanrb-25-2012", "permenpanrb-12-2015", "permenpanrb-88-2021", "permenpanrb-89-2021", "pp-8-2006",
})  # fmt: skip
# What an individual's indicators rest on besides: they are practice, without a form of their own in national law.
_PEOPLE = frozenset({
    "permenpan-20-2008", "permenpanrb-6-2022", "permenpanrb-8-2021", "pp-30-2019", "pp-46-2011",
})  # fmt: skip
_KECAMATAN = frozenset({"pp-17-2018", "pp-19-2008"})
# Titles that tell the subject, whatever the number: local rules, and national ones cited with a slip.
_SAKIP_TITLE = re.compile(
    r"akuntabilitas\s+kinerja|\bsakip\b|(?:perjanjian|penetapan|laporan|penjenjangan)\s+kinerja|"
    r"penetapan\s+indikator\s+kinerja\s+utama",
    re.IGNORECASE,
)
_KECAMATAN_TITLE = re.compile(r"\b(?:kecamatan|camat|distrik|kapanewon|kemantren)\b", re.IGNORECASE)
_AGENCIES_TITLE = re.compile(r"\bperangkat\s+daerah\b", re.IGNORECASE)
_OF_REGIONS = frozenset({"uu-23-2014", "uu-32-2004", "pp-18-2016", "pp-41-2007"})
_ADVICE = {
    "akuntabilitas kinerja": (("perpres-29-2014", "permenpanrb-53-2014"), ("inpres-7-1999", "permenpan-9-2007")),
    "kecamatan": (("pp-17-2018",), ("pp-19-2008",)),
}


def check(context: Context) -> Iterator[Hit]:
    if not context.keputusan.mengingat:
        return
    cited = [citation for _, citations in context.cited for citation in citations]
    if not cited:
        return
    missing = [
        subject
        for subject, is_wanted, is_there in (
            ("akuntabilitas kinerja", True, _has_sakip(context, cited)),
            ("kecamatan", _is_kecamatan(context), _has_kecamatan(cited)),
        )
        if is_wanted and not is_there
    ]
    if missing:
        advice = ", ".join(name for subject in missing for name in _in_force(subject, context.day))
        values = {"hal": " dan ".join(missing), "saran": advice}
        yield Hit(Location(kolom="mengingat"), _TEMPLATE, values, "; ".join(context.keputusan.mengingat))


def _has_sakip(context: Context, cited: list[Citation]) -> bool:
    accepted = _SAKIP | _PEOPLE if context.keputusan.jenis == "IKI" else _SAKIP
    return any(_SAKIP_TITLE.search(one.judul) or not accepted.isdisjoint(_meant(one)) for one in cited)


def _has_kecamatan(cited: list[Citation]) -> bool:
    """Whether something cited is about the kecamatan, or about all perangkat daerah beside the law they rest on."""
    national = {key for one in cited if not one.is_local for key in _meant(one)}
    titles = [one.judul for one in cited if one.is_local]
    if not _KECAMATAN.isdisjoint(national) or any(map(_KECAMATAN_TITLE.search, titles)):
        return True
    return not _OF_REGIONS.isdisjoint(national) and any(map(_AGENCIES_TITLE.search, titles))


def _meant(citation: Citation) -> set[str]:
    """The ids of what is cited; where number or year slipped, of what its title tells: the slip is told elsewhere."""
    slip = slip_of(citation)
    named = slip.meant if slip else (citation.regulation,)
    return {one.id for one in named if one is not None}


def _is_kecamatan(context: Context) -> bool:
    return bool(re.search(r"(?i)\b(?:kecamatan|camat|distrik)\b", context.keputusan.instansi or ""))


def _in_force(subject: str, day: date | None) -> list[str]:
    """The names of what to add: the first of the alternatives that was in force by the day."""
    known = all_regulations()
    for keys in _ADVICE[subject]:
        names = [known[k].singkatan for k in keys if day is None or known[k].status_on(day) is Status.BERLAKU]
        if names:
            return names
    return [known[_ADVICE[subject][0][0]].singkatan]


RULE = Rule(
    "DHK060",
    "core-regulation-missing",
    "Dasar hukum pokok tidak disebut",
    Severity.WARNING,
    check,
    basis=("perpres-29-2014", "pp-17-2018"),
)
