"""Which date places a counted row in its month, by the words of the phrase; and why, for the official."""

from __future__ import annotations

from tolok.core.registers.binding.asked import Asked
from tolok.core.registers.binding.proposal import Part, Reason
from tolok.core.registers.composed import date_label
from tolok.core.registers.lexicon.load import lexicon
from tolok.core.registers.register import Register
from tolok.core.registers.term import Condition, IsFilled, IsOnTime, IsWithinDays, Nature
from tolok.core.registers.words import Sense

_PUNCTUAL = (Sense.ON_TIME, Sense.GOOD_ON_TIME)


def period_date(
    asked: Asked, sense: Sense, register: Register, usual: str, conditions: tuple[Condition, ...]
) -> tuple[str, Reason]:
    """The date column for a phrase that stands alone, and the reason. `usual` is the count's own date."""
    if register.nature is Nature.POSITION:
        return usual, Reason(Part.DATE, "keadaan pada akhir masa, bukan yang terjadi di dalamnya")
    done = lexicon().completion.search(asked.plain)
    if not _is_completed(conditions) or (sense not in (Sense.DONE, *_PUNCTUAL) and not done):
        return usual, _usual(register, usual)
    if sense in _PUNCTUAL and usual == "due":
        return usual, Reason(Part.DATE, f"«tepat waktu» diukur terhadap {date_label(register, 'due')}")
    if sense in _PUNCTUAL and not done:
        return usual, _usual(register, usual)
    words = done[0] if done else sense.value
    return "completed", Reason(Part.DATE, f"«{words}» dihitung menurut {date_label(register, 'completed')}")


def _usual(register: Register, usual: str) -> Reason:
    return Reason(Part.DATE, f"bulannya menurut {date_label(register, usual)}")


def _is_completed(conditions: tuple[Condition, ...]) -> bool:
    """Whether every row that counts has a day of completion: else some would fall in no month."""
    return any(isinstance(one, IsOnTime | IsWithinDays) or one == IsFilled("completed") for one in conditions)
