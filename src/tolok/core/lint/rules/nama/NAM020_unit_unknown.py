"""A unit named in a cell that the decree has no table for, though it has one of nearly that name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.phrases import word_set
from tolok.core.lint.wording.posts import Post, is_near, is_same, is_within, read_post
from tolok.core.lint.wording.sources import DOCUMENT_WORDS

_TEMPLATE = "«{unit}» tidak ada, yang ada «{ada}», sehingga tidak jelas siapa yang dimaksud; samakan namanya"
_UNITS = ("seksi", "subbagian", "bagian", "jawatan")
# Words that one name of a unit has and another lacks.
_SOFT = word_set("umum masyarakat desa kelurahan sosial publik kecamatan")
_FEWEST = 3  # fewer tables do not show how the office is divided


def check(context: Context) -> Iterator[Hit]:
    known: dict[Post, str] = {}
    for jabatan in context.keputusan.jabatan:
        if (post := read_post(jabatan.nama)) and post.kind in _UNITS and post.field:
            known.setdefault(post, jabatan.nama)
    if len(known) < _FEWEST:
        return
    nearest = cache(partial(_mistaken, known=known))  # the same few names stand in many rows
    for row in context.rows:
        for kolom in ("penanggung_jawab", "sumber_data"):
            for text in getattr(row.baris, kolom):
                if near := nearest(text):
                    yield Hit(row.at(kolom), _TEMPLATE, {"unit": text, "ada": known[near]}, text)


def _mistaken(text: str, known: dict[Post, str]) -> Post | None:
    """The unit that `text` comes near to, where it names none that is known."""
    post = read_post(text)
    if post is None or post.kind not in _UNITS or not post.field or post.is_outside:
        return None
    if not DOCUMENT_WORDS.isdisjoint(post.field) or any(_is_named(post, other) for other in known):
        return None
    return is_near(post, known)


def _is_named(post: Post, known: Post) -> bool:
    """Whether `post` is `known`, in full or shortened; a name with more words than the known one is another unit."""
    more = [word for word in post.field if word not in _SOFT]
    return is_same(post, known) and (is_within(post, known) or is_within(replace(post, field=tuple(more)), known))


RULE = Rule("NAM020", "unit-unknown", "Unit kerja tidak dikenal", Severity.WARNING, check)
