"""A law is cited without its last amendment, or with an earlier one as the last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tolok.core.lint.context import Context, Passage
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.legal_basis import bases, chains, is_as_titled, note_of
from tolok.core.regulation import Certainty, Citation, Regulation, Status, amendments_on, instrument_of
from tolok.core.regulation.instrument import LAW

_STALE = "«{sitasi}» disebut sebagai perubahan terakhir, padahal sudah ada {baru}; tulis «{saran}»{catatan}"
_UNNAMED = "«{sitasi}» disebut tanpa perubahannya, padahal sudah diubah dengan {baru}; tambahkan «{saran}»{catatan}"
_GRACE = timedelta(days=30)
"""A law of less than a month before may not have reached the office yet."""


def check(context: Context) -> Iterator[Hit]:
    day = context.day
    if day is None:
        return
    listed = {main.regulation.id for _, main, _ in bases(context) if main.regulation}
    for passage, main, named in _items(context):
        known = main.regulation
        if known is None or not is_as_titled(main) or known.status_on(day) is not Status.BERLAKU:
            continue
        if (last := _last_sure(known, day)) and not _is_named(last, known, named, listed):
            yield Hit(
                passage.location,
                _STALE if named else _UNNAMED,
                _values(named[-1] if named else main, known, last, day),
                passage.text,
                _weight(last, main, day, is_named=bool(named)),
            )


def _items(context: Context) -> Iterator[tuple[Passage, Citation, list[Citation]]]:
    """The instrument of each item, with the amendments named behind it."""
    for passage, _, citations in bases(context):
        main, named = next(chains(citations))
        yield passage, main, list(named)


def _last_sure(known: Regulation, day: date) -> Regulation | None:
    """The last amendment in force by `day` that we are sure of."""
    sure = [one for one in amendments_on(known, day) if known.certainty_of_amendment(one.id) is not Certainty.UNSURE]
    return sure[-1] if sure else None


def _is_named(last: Regulation, known: Regulation, named: list[Citation], listed: set[str]) -> bool:
    """Whether the citation names `last`, or one as young of which we know no better; or the list has it itself."""
    if last.id in listed:
        return True
    for one in named:
        change = one.regulation
        if change is None or change.id not in known.diubah_oleh:
            if one.tahun >= last.tahun and (change is None or one.tahun > last.tahun):
                return True
        elif change.berlaku_dari >= last.berlaku_dari:
            return True
    return False


def _values(written: Citation, known: Regulation, last: Regulation, day: date) -> dict[str, str]:
    often = "beberapa kali, terakhir " if len(amendments_on(known, day)) > 1 else ""
    return {
        "sitasi": written.words,
        "baru": last.singkatan,
        "saran": f"sebagaimana telah diubah {often}dengan {last.singkatan}",
        "catatan": note_of(known.certainty_of_amendment(last.id), last.kepastian),
    }


def _weight(last: Regulation, main: Citation, day: date, *, is_named: bool) -> Severity | None:
    """A false "terakhir" misleads, and so does a statute in its first wording; below that it is a matter of form."""
    if day - last.berlaku_dari < _GRACE and not is_named:
        return Severity.INFO
    return None if is_named or instrument_of(main.jenis).rank == LAW else Severity.INFO


RULE = Rule(
    "DHK050", "amendment-outdated", "Perubahan terakhir tidak disebut", Severity.WARNING, check, basis=("uu-12-2011",)
)
