"""What a source register is: columns, dates, evidence, the counts it can answer; one file a register.

To add one: `<nama>.py` with a module constant `REGISTER`; the folder is walked, nothing else is edited.
What does not go here: rows themselves (web, sample), formulas, targets.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache, lru_cache

from tolok.core.registers.register import Register
from tolok.core.registers.term import Term


@cache
def all_registers() -> dict[str, Register]:
    """Every declared register by its slug, in the order of their file names."""
    found: dict[str, Register] = {}
    for module in pkgutil.iter_modules(__path__):
        declared = getattr(importlib.import_module(f"{__name__}.{module.name}"), "REGISTER", None)
        if isinstance(declared, Register):
            found[declared.slug] = declared
    return found


def get_register(slug: str) -> Register:
    """The register called `slug`. Raises KeyError with the known ones."""
    try:
        return all_registers()[slug]
    except KeyError:
        raise KeyError(f"expected one of {sorted(all_registers())}, got: {slug!r}") from None


@lru_cache(maxsize=20_000)
def term_of(register: str, answer: str) -> Term:
    """The Term of an answer of a declared register, worked out once. Raises KeyError."""
    return get_register(register).term(answer)
