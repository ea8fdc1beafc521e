"""Whether a decree is another office's: the office it names, held against one's own."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from tolok.core.kernel.text import words
from tolok.core.lint.wording.place_names import kabupaten_names, kecamatan_names

_KECAMATAN = frozenset({"kecamatan", "kec", "camat", "distrik"})
_KABUPATEN = frozenset({"kabupaten", "kab", "kota", "kotamadya", "administrasi", "pemerintah"})
_FOLLOWS = frozenset({"kabupaten", "kab", "kota", "provinsi", "propinsi", "tahun"})
"""Words after which the name of the kecamatan has ended."""
_NUMERALS = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii"})
_SLIP = 0.82
"""Two names this alike are one name misspelled, as the linter has it ("Wanakerti", "Wanakerta")."""


def is_other_office(data: dict[str, Any], office: Any) -> bool:
    """Whether the decree names an office that is not `office`. What was not read accuses nobody."""
    named = _kecamatan_forms(data["instansi"] or "")
    if not named[-1]:
        return False
    if not _same(named, _kecamatan_forms(office.nama)[-1], kecamatan_names()):
        return True
    written, own = _kabupaten_form(data["kabupaten"] or ""), _kabupaten_form(office.kabupaten)
    return bool(written and own) and not _same([written], own, kabupaten_names())


def _same(written: list[str], own: str, official: frozenset[str]) -> bool:
    """Whether some form of the written name is the own one, or a slip of the pen that is nobody's own name."""
    return own in written or any(_is_slip(form, own) for form in written if form.replace("#", "") not in official)


def _is_slip(form: str, name: str) -> bool:
    """Ilir Barat I and Ilir Barat II are alike too, and two: what counts them must be equal."""
    (one, one_numeral), (other, other_numeral) = _numbered(form), _numbered(name)
    return one_numeral == other_numeral and SequenceMatcher(None, one, other).ratio() >= _SLIP


def _numbered(form: str) -> tuple[str, str]:
    name, _, numeral = form.partition("#")
    return name, numeral


def _kecamatan_forms(text: str) -> list[str]:
    """What may be the name in "Kantor Camat X", "Kecamatan X Kabupaten Y": up to each word that ends one, and whole."""
    found = words(text)
    starts = [place + 1 for place, word in enumerate(found) if word in _KECAMATAN]
    name = found[starts[0] :] if starts else found
    while name and name[0] in _KECAMATAN:
        name = name[1:]
    ends = [place for place, word in enumerate(name) if 0 < place < len(name) - 1 and word in _FOLLOWS]
    return [_joined(name[:end]) for end in [*ends, len(name)]]


def _kabupaten_form(text: str) -> str:
    return _joined([word for word in words(text) if word not in _KABUPATEN])


def _joined(name: list[str]) -> str:
    """A name without blanks, a numeral at its end set apart: "Ilir Barat II" -> "ilirbarat#ii"."""
    if len(name) > 1 and (name[-1] in _NUMERALS or name[-1].isdigit()):
        return f"{''.join(name[:-1])}#{name[-1]}"
    return "".join(name)
