"""Words for values in templates."""

from __future__ import annotations

from typing import Any

from django import template

from tolok.web.apps.catalogue.words import JENIS_WORDS, TERM_WORDS

register = template.Library()


@register.filter
def jenis_word(jenis: str) -> str:
    """The kind of a formula in Indonesian. Raises KeyError for a kind that has no word."""
    return JENIS_WORDS[jenis]


@register.filter
def formula_terms(formula: dict[str, Any]) -> str:
    """What the reader took for the formula's phrases: "pembilang «…», penyebut «…»"; "" where it has none."""
    names = TERM_WORDS.get(formula["jenis"], ("suku pertama", "suku kedua"))
    phrases = (formula["pembilang"], formula["penyebut"])
    return ", ".join(f"{name} «{phrase}»" for name, phrase in zip(names, phrases, strict=True) if phrase)
