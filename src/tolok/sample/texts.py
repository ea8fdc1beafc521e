"""The sample decrees as files: with the faults that offices make, and their clean twins."""

from __future__ import annotations

from importlib.resources import files

DECREES = ("iku", "iki", "iku_bersih", "iki_bersih")


def sample_decree(name: str) -> str:
    """The text of one of DECREES, as an office would upload it. Raises KeyError."""
    if name not in DECREES:
        raise KeyError(f"expected one of {DECREES}, got: {name!r}")
    return files(__package__).joinpath("keputusan", f"{name}.txt").read_text("utf-8")
