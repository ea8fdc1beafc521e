"""A row of a register, and the statement that a month of it is complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from tolok.core.kernel.period import Month


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as every engine sees it: the typed columns, and the rest in `lain`. `id` names it in a trace."""

    id: str
    office: str
    register: str
    kind: str | None = None
    village: str | None = None
    submitted: date | None = None
    due: date | None = None
    completed: date | None = None
    status: str | None = None
    quantity: int | None = None
    lain: Mapping[str, Any] = field(default_factory=dict)


class StatementState(Enum):
    """What the keeper stated for a month: all rows are in, there was nothing, or not yet stated."""

    LENGKAP = "lengkap"
    NIHIL = "nihil"
    BELUM = "belum"


@dataclass(frozen=True, slots=True)
class Statement:
    """A person's word on one office, register and month; absence of one is BELUM, never inferred from rows."""

    office: str
    register: str
    month: Month
    state: StatementState
