"""One wording a file: `ORDER` (lower is asked first) and `read(sentence) -> Found | None`; beside it a page of samples.

A pattern builds existing nodes only. To add one: `<name>.py` and `<name>.md`, whose table of sample phrasings is run
as a test; the folder is walked, nothing else is edited. Two patterns never share an ORDER.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.resources import files

from tolok.core.formula.sentence import Found, Sentence

Reader = Callable[[Sentence], Found | None]


@cache
def patterns() -> tuple[tuple[str, Reader], ...]:
    """Name and reader of every pattern, in the order they are asked."""
    names = [path.name[:-3] for path in files(__name__).iterdir() if path.name.endswith(".py")]
    modules = [(name, import_module(f"{__name__}.{name}")) for name in names if not name.startswith("_")]
    modules.sort(key=lambda pair: pair[1].ORDER)
    return tuple((name, module.read) for name, module in modules)
