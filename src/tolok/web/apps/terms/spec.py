"""A term as text for the database, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from enum import Enum
from functools import lru_cache
from typing import Any, get_args

from tolok.core.registers.term import Condition, Nature, Term

_FIELDS = tuple(field.name for field in fields(Term) if field.init)
_CONDITIONS = {kind.__name__: kind for kind in get_args(Condition)}


@lru_cache(maxsize=4096)
def write_spec(term: Term) -> str:
    """The one JSON text of a term; fields at their default are left out, so that a later field changes no text."""
    default = Term(term.register)
    told = {name: getattr(term, name) for name in _FIELDS}
    plain = {name: value for name, value in told.items() if value != getattr(default, name) or name == "register"}
    plain["conditions"] = [[type(one).__name__, asdict(one)] for one in term.conditions]
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, default=_plain)


@lru_cache(maxsize=4096)
def read_spec(spec: str) -> Term:
    """The term of a text that `write_spec` wrote. Raises KeyError or TypeError for another text."""
    plain: Mapping[str, Any] = json.loads(spec)
    conditions = tuple(_CONDITIONS[name](**_tuples(fields)) for name, fields in plain["conditions"])
    nature = Nature(plain.get("nature", Nature.FLOW.value))
    return Term(**{**plain, "conditions": conditions, "nature": nature})


@lru_cache(maxsize=4096)
def print_of(term: Term) -> str:
    """What a term is known by."""
    return hashlib.sha256(write_spec(term).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    raise TypeError(f"expected a value of a term, got: {value!r}")


def _tuples(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
