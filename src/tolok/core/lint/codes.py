"""All codes that rules ever had. A code or name once given is never given to another rule.

`codes.yaml` holds a line a rule, by code: its name and, once the rule is gone, the version that dropped it and the code
that took over, where one did. Lines are only added (`make new-rule` does) or marked as retired, never removed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from tolok.core.kernel.text import fold


@dataclass(frozen=True, slots=True)
class GivenCode:
    """One code as given: `retired` is the version without its rule, `successor` the code that took over."""

    code: str
    name: str
    retired: str | None = None
    successor: str | None = None


@cache
def given_codes() -> dict[str, GivenCode]:
    """Every code ever given, retired ones too. Raises TypeError for an unknown key of a line."""
    data = yaml.safe_load(files(__package__).joinpath("codes.yaml").read_text("utf-8"))
    return {code: GivenCode(code, **line) for code, line in data.items()}


def find_retired(key: str) -> GivenCode | None:
    """The retired rule with this code or name, in any spelling."""
    wanted = fold(key)
    return next(
        (one for one in given_codes().values() if one.retired and wanted in (fold(one.code), fold(one.name))), None
    )


def tell_retired(one: GivenCode) -> str:
    """What became of a retired rule (Indonesian)."""
    instead = f"; penggantinya {one.successor}" if one.successor else ", tanpa pengganti"
    return f"aturan {one.code} ({one.name}) tidak ada lagi sejak tolok {one.retired}{instead}"
