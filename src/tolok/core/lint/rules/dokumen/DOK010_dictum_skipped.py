"""Labels of the dictums that leave one out, double one or go back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tolok.core.catalogue.keputusan import Diktum
from tolok.core.kernel.location import Location
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.mend import Mend
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.dictums import diktum_texts, like, ordinal, references, spoken

_SKIPPED = (
    "setelah {sebelum} langsung {label}, diktum {hilang} tidak ada, sehingga isinya hilang atau salah nomor; "
    "perbaiki urutannya"
)
_FIRST = (
    "diktum mulai dari {label}, diktum {hilang} tidak ada, sehingga isinya hilang atau salah nomor; perbaiki urutannya"
)
_DOUBLED = "label {label} sudah dipakai diktum butir {pertama}, sehingga rujukan ke diktum itu kabur; perbaiki nomornya"
_BACKWARD = "diktum {label} berdiri sesudah {sebelum}, sehingga urutannya mundur; perbaiki nomornya"


def check(context: Context) -> Iterator[Hit]:
    before, before_label = 0, ""
    first_place: dict[int, int] = {}
    diktum_all = context.keputusan.diktum
    held = {ordinal(diktum.label) for diktum in diktum_all}
    labels = ", ".join(diktum.label for diktum in diktum_all)
    for place, diktum in enumerate(diktum_all, 1):
        number = ordinal(diktum.label)
        if number is None:
            continue
        missing = [n for n in range(before + 1, number) if n not in held]
        values = {"label": diktum.label, "sebelum": before_label, "hilang": ", ".join(map(spoken, missing))}
        at = Location(kolom="diktum", nomor=place)
        if number in first_place:
            values["pertama"] = str(first_place[number])
            yield Hit(at, _DOUBLED, values, labels, mends=_renumbered(diktum_all))
        elif number < before:
            yield Hit(at, _BACKWARD, values, labels)
        elif missing:
            yield Hit(at, _SKIPPED if before else _FIRST, values, labels, mends=_renumbered(diktum_all))
        first_place.setdefault(number, place)
        before, before_label = max(before, number), diktum.label


def _renumbered(diktum_all: Sequence[Diktum]) -> tuple[Mend, ...]:
    """New labels in the order of the dictums, and the references that follow them; () where that is not certain.

    Not certain: labels that go back or are no ordinals, a decree that does not begin with its first dictum, and
    references to a number that is missing or doubled, or that stands after a doubled one.
    """
    numbers = [ordinal(diktum.label) for diktum in diktum_all]
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers) or known != sorted(known) or known[0] != 1:
        return ()
    new = {old: place for place, old in enumerate(known, 1)}
    sure = set(known) if len(new) == len(known) else set(range(1, min(n for n in new if known.count(n) > 1)))
    mends = [
        Mend(f"diktum/{place}/label", diktum.label, like(diktum.label, place + 1))
        for place, diktum in enumerate(diktum_all)
        if known[place] != place + 1
    ]
    for path, text in diktum_texts(diktum_all):
        changed, shift = text, 0
        for one in references(text):
            if one.number not in sure:
                return ()
            if (word := like(one.word, new[one.number])) and new[one.number] != one.number:
                start = one.start + shift
                changed = changed[:start] + word + changed[start + len(one.word) :]
                shift += len(word) - len(one.word)
        if changed != text:
            mends.append(Mend(path, text, changed))
    return tuple(mends)


RULE = Rule("DOK010", "dictum-skipped", "Urutan diktum meloncat", Severity.ERROR, check, basis=("uu-12-2011",))
