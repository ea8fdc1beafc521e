""" "Menetapkan :" with nothing behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.kernel.text import words
from tolok.core.lint.context import Context, is_blank
from tolok.core.lint.finding import Severity
from tolok.core.lint.mend import Mend
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.posts import head_of_office

_NO_VERB = (
    "sesudah «Menetapkan :» tidak ada judul dan diktum {label} tidak menyebut apa yang ditetapkan, sehingga keputusan "
    "tidak menetapkan apa pun; tulis judulnya"
)
_TITLE_ONLY = (
    "judul tidak diulang sesudah «Menetapkan :», padahal begitu bentuk bakunya; tulis «KEPUTUSAN ... TENTANG ...»"
)
_SETTING = re.compile(r"(?:me(?:netap|ngubah|rubah|mberlaku|ngesah|laksana|nunjuk|mbentuk|nugas|ncabut)\w*)")


def check(context: Context) -> Iterator[Hit]:
    decree = context.keputusan
    if not decree.diktum or "menetapkan" not in decree.asal or not is_blank(decree.menetapkan):
        return
    first = decree.diktum[0]
    has_verb = any(_SETTING.fullmatch(word) for word in words(first.isi)[:3])
    head = head_of_office(decree)
    title = f"KEPUTUSAN {head.upper()} TENTANG {decree.judul.upper()}"
    mends = (Mend("menetapkan", decree.menetapkan or "", title),) if head and decree.judul else ()
    severity = Severity.INFO if has_verb else None
    template = _TITLE_ONLY if has_verb else _NO_VERB
    yield Hit(Location(kolom="menetapkan"), template, {"label": first.label}, first.isi, severity, mends)


RULE = Rule(
    "DOK050", "enacting-title-missing", "Judul sesudah Menetapkan tidak ada", Severity.WARNING, check,
    basis=("permendagri-1-2023",),
)  # fmt: skip
