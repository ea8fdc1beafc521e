"""Passwords that a machine draws and a person types once."""

from __future__ import annotations

import secrets

_CONSONANTS = "bdfgjkmnprst"
_VOWELS = "aeiou"


def draw_password() -> str:
    """Three spoken words and four digits ("bamuko-rikade-tofasu-4827"): about 66 bits, easy to read out."""
    words = ["".join(secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS) for _ in range(3)) for _ in range(3)]
    return "-".join([*words, f"{secrets.randbelow(10_000):04d}"])
