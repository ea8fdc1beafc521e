"""Labels of the dictums that leave one out, double one or go back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.kernel.text import fold
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_SKIPPED = (
    "setelah {sebelum} langsung {label}, diktum {hilang} tidak ada, sehingga isinya hilang atau salah nomor; "
    "perbaiki urutannya"
)
_FIRST = (
    "diktum mulai dari {label}, diktum {hilang} tidak ada, sehingga isinya hilang atau salah nomor; perbaiki urutannya"
)
_DOUBLED = "label {label} sudah dipakai diktum butir {pertama}, sehingga rujukan ke diktum itu kabur; perbaiki nomornya"
_BACKWARD = "diktum {label} berdiri sesudah {sebelum}, sehingga urutannya mundur; perbaiki nomornya"

_ONES = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_ROMAN = tuple("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split())  # noqa: SIM905


def _ordinal_words() -> dict[str, int]:
    """KESATU or PERTAMA to KESEMBILAN BELAS and KEDUA PULUH, folded and without blanks ("KEDUABELAS")."""
    found = {"pertama": 1, "kesepuluh": 10, "kesebelas": 11, "keduapuluh": 20}
    for number, word in enumerate(_ONES, 1):
        found[f"ke{word}"] = number
        if number > 1:
            found[f"ke{word}belas"] = 10 + number
        found[f"keduapuluh{word}"] = 20 + number
    return found | {word: number for number, word in enumerate(_ROMAN, 1)}


_ORDINALS = _ordinal_words()
_SPOKEN = {number: word.upper() for word, number in reversed(_ORDINALS.items()) if word.startswith("ke")}


def ordinal(label: str) -> int | None:
    """The number a label says (KESATU, PERTAMA, KEDUA BELAS, II, 3), None where it is no ordinal."""
    folded = re.sub(r"^diktum|\s", "", fold(label))
    return int(folded) if folded.isdecimal() else _ORDINALS.get(folded)


def check(context: Context) -> Iterator[Hit]:
    before, before_label = 0, ""
    first_place: dict[int, int] = {}
    held = {ordinal(diktum.label) for diktum in context.keputusan.diktum}
    labels = ", ".join(diktum.label for diktum in context.keputusan.diktum)
    for place, diktum in enumerate(context.keputusan.diktum, 1):
        number = ordinal(diktum.label)
        if number is None:
            continue
        missing = [n for n in range(before + 1, number) if n not in held]
        values = {"label": diktum.label, "sebelum": before_label, "hilang": _spoken(missing)}
        at = Location(kolom="diktum", nomor=place)
        if number in first_place:
            yield Hit(at, _DOUBLED, values | {"pertama": str(first_place[number])}, labels)
        elif number < before:
            yield Hit(at, _BACKWARD, values, labels)
        elif missing:
            yield Hit(at, _SKIPPED if before else _FIRST, values, labels)
        first_place.setdefault(number, place)
        before, before_label = max(before, number), diktum.label


def _spoken(numbers: list[int]) -> str:
    return ", ".join(_SPOKEN.get(number, str(number)) for number in numbers)


RULE = Rule("DOK010", "dictum-skipped", "Urutan diktum meloncat", Severity.ERROR, check, basis=("uu-12-2011",))
