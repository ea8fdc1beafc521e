"""Why a cell could not be read as a sum, and which of its words say so: for an official who will rewrite it."""

from __future__ import annotations

import re

from tolok.core.formula.doubt import Doubt
from tolok.core.formula.expression import too_complex
from tolok.core.formula.sentence import Found, Sentence
from tolok.core.formula.vocabulary import ACT, NOMINAL, OUTCOME, REMARK, VERB, is_act

_REMEDY = "; tulis apa yang dihitung, dibagi apa, dan pengalinya"
_FIRST_WORDS = re.compile(r"\S+(?:\s+\S+)?")
_DIGITS_ONLY = re.compile(r"[\d\s.,%/:×xX*+=()⁄-]+")
_ERROR_VALUE = re.compile(r"#\s*(?:ref|n/a|value|div/0|name)", re.I)


def why_unread(sentence: Sentence, found: Found) -> tuple[Doubt, ...]:
    """The reason why `found` has no tree; empty where it has one."""
    if found.node is not None:
        return ()
    if found.jenis == "missing":
        return (_missing(sentence, found),)
    if found.jenis == "ratio" and found.pembilang is None:
        said = (
            "pertumbuhan disebut dengan kata saja; tulis (nilai tahun ini - nilai tahun lalu) / nilai tahun lalu × 100%"
        )
        return (_on(sentence, sentence.sum_text, "growth-told", said),)
    if found.jenis == "ratio":
        words = found.pembilang or ""
        return (
            _on(sentence, words, "no-denominator", f"hanya «{words}» dan pengalinya; penyebutnya tidak ada{_REMEDY}"),
        )
    if found.jenis == "weighted_index":
        sign = re.search(r"√|∛|\bakar\b|\^|\bgeometri\w*", sentence.text, re.I)
        words = sign[0] if sign else sentence.sum_text
        return (
            _on(sentence, words, "root", f"«{words}»: akar dan pangkat tidak dapat dihitung otomatis; isi nilainya"),
        )
    return (_narrative(sentence),)


def _missing(sentence: Sentence, found: Found) -> Doubt:
    text = sentence.text
    if found.pengali is not None:
        said = f"hanya pengali «{text.strip()}» yang tercetak; pembilang dan penyebutnya kosong{_REMEDY}"
        return Doubt("multiplier-alone", 0, len(text), said)
    if not text.strip():
        return Doubt("blank", 0, 0, f"sel formula kosong{_REMEDY}")
    said = "nilai galat lembar kerja" if _ERROR_VALUE.match(text) else "isian tanpa rumus"
    return Doubt("blank", 0, len(text), f"«{text.strip()}» adalah {said}{_REMEDY}")


def _narrative(sentence: Sentence) -> Doubt:
    """The first of the reasons that holds; the last always does."""
    start = sentence.body.start if sentence.sum_text else 0
    text = sentence.text[start : sentence.body.end] or sentence.text
    if too_complex(text):
        return Doubt(
            "too-complex", start, start + len(text), "terlalu banyak tanda hitung atau kurung untuk satu rumus"
        )
    if _DIGITS_ONLY.fullmatch(sentence.text.strip()):
        return Doubt("digits", 0, len(sentence.text), f"hanya angka; tidak disebut apa yang dihitung{_REMEDY}")
    stripped = text.lstrip(" -–—•*(\"'=:")
    start += len(text) - len(stripped)
    for kind, pattern, said in _REASONS:
        match = pattern.match(stripped)
        if match and (kind != "act" or is_act(stripped)):
            return Doubt(kind, start, start + match.end(), f"«{match[0]}» {said}{_REMEDY}")
    match = _FIRST_WORDS.match(stripped)
    end = start + match.end() if match else len(sentence.text)
    words = sentence.text[start:end]
    return Doubt(
        "prose", start, end, f"kalimat «{words} …» tidak memuat tanda hitung maupun kata yang menghitung{_REMEDY}"
    )


_ACTING = re.compile(rf"(?:{ACT.pattern}|{VERB.pattern}|{NOMINAL.pattern})[a-z]*", re.I)
_REASONS = (
    ("reference", REMARK, "merujuk atau memberi catatan, bukan rumus"),
    ("outcome", OUTCOME, "menyebut hasil, bukan cara menghitungnya"),
    ("act", _ACTING, "menyebut kegiatan, bukan hitungan"),
)


def _on(sentence: Sentence, words: str, kind: str, said: str) -> Doubt:
    at = max(sentence.text.find(words), 0)
    return Doubt(kind, at, at + len(words), said)
