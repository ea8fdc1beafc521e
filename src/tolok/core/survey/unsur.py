"""What a satisfaction survey asks about: the unsur of the regulation of the day, and which column asks about which.

In the sample questionnaire of PermenPANRB 14/2017 question 8 is about sarana and question 9 about pengaduan, the
reverse of U8 and U9 (from memory: regulations.md 4.1); public programs have mixed the two up. So columns are known by
their words, never by their place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from tolok.core.regulation import Regulation, parameter_on
from tolok.core.regulation.regulation import Certainty, Parameter

ANSWERS = (1, 2, 3, 4)
"""What a respondent may give an unsur, worst to best (all three regulations)."""

_WORDS = (
    "persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana", "maklumat",
)  # fmt: skip
"""Words of the unsur names of 2014 and 2017 of which no other unsur has one, neither in name nor in usual question."""
_DOUBTFUL = frozenset({"U8", "U9"})
_ONLY_CODE = re.compile(r"(?:unsur|pertanyaan|u|p|no\.?)?\s*0*(\d{1,2})", re.IGNORECASE)


class HeadingError(ValueError):
    """A column of answers cannot be told for certain; the message says which, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Unsur:
    """One aspect of service; `jawaban` are the words for 1 to 4, empty where the regulation's data has none."""

    kode: str
    nama: str
    jawaban: tuple[str, ...] = ()


def unsur_on(day: date) -> tuple[Unsur, ...]:
    """The unsur that the regulation in force on `day` asks about: 14 from 2004, 9 from 2014, others from 2017.

    Raises LookupError for a day before 24 February 2004.
    """
    return tuple(_unsur(place, item) for place, item in enumerate(survey_parameter("skm_unsur", day)[1].nilai, 1))


def survey_parameter(name: str, day: date) -> tuple[Regulation, Parameter]:
    """The dated survey number `name` with its regulation. Raises LookupError where none was set on `day`."""
    found = parameter_on(name, day)
    if found is None:
        raise LookupError(f"tidak ada ketentuan survei kepuasan masyarakat ({name}) yang berlaku pada {day}")
    return found


def source_note(regulation: Regulation, certainty: Certainty) -> str:
    """Source and certainty in Indonesian: "PermenPANRB 14/2017 (periksa di JDIH)"."""
    return f"{regulation.singkatan} ({certainty.note})" if certainty.note else regulation.singkatan


def unsur_of_headings(headings: Sequence[str], asked: Sequence[Unsur]) -> Mapping[str, str]:
    """Code of the unsur by column heading, for the columns that ask about one of `asked` (of 2014 or 2017).

    A heading is known by the one distinguishing word in it, wherever it stands; a bare number ("U3", "3") by that
    number, save 8 and 9. Columns about none (date, age) are left out. Raises HeadingError where a heading names two
    unsur, is a bare 8 or 9, or two headings name one unsur.
    """
    found: dict[str, str] = {}
    for heading in headings:
        kode = _kode_of(heading, asked)
        if kode is None:
            continue
        if kode in found.values() or heading in found:
            raise HeadingError(f"Kolom «{heading}»: unsur {kode} sudah ada pada kolom lain. Hapus salah satunya.")
        found[heading] = kode
    return MappingProxyType(found)


def _kode_of(heading: str, asked: Sequence[Unsur]) -> str | None:
    words = set(re.findall(r"[a-z]+", heading.lower()))
    named = [unsur.kode for unsur in asked if words & _distinguishing(unsur)]
    if len(named) > 1:
        raise HeadingError(f"Kolom «{heading}» menyebut unsur {' dan '.join(named)}. Tulis satu unsur pada tiap kolom.")
    if named:
        return named[0]
    number = _ONLY_CODE.fullmatch(heading.strip())
    kode = f"U{number[1]}" if number else None
    if kode in _DOUBTFUL:
        raise HeadingError(
            f"Kolom «{heading}»: nomor saja tidak cukup, karena pada banyak kuesioner pertanyaan 8 dan 9 (sarana dan "
            "pengaduan) terbalik dari unsur U8 dan U9. Tulis nama unsurnya pada judul kolom."
        )
    return kode if kode in {unsur.kode for unsur in asked} else None


def _distinguishing(unsur: Unsur) -> set[str]:
    return {word for word in _WORDS if word in re.findall(r"[a-z]+", unsur.nama.lower())}


def _unsur(place: int, item: object) -> Unsur:
    if isinstance(item, Mapping):
        return Unsur(item["kode"], item["nama"], tuple(item["jawaban"]))
    return Unsur(f"U{place}", str(item))
