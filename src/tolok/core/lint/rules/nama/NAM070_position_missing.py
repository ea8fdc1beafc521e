"""Tables for those below the head of the office, and none for the head, who answers first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.kernel.text import fold
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.posts import head_of_office, read_post

_TEMPLATE = (
    "ada tabel untuk {jumlah} jabatan tetapi tidak untuk {kepala}, sehingga kinerja pimpinannya tidak terukur; "
    "tambahkan tabelnya atau sebutkan batas lingkupnya pada judul"
)
_BELOW = ("sekretaris", "seksi", "subbagian", "jawatan")
_HEADS = ("camat", "lurah")
# Titles that say the decree is for some of the posts only.
_LIMITED = re.compile(r"\b(?:pengawas|pelaksana|fungsional|staf|eselon iv|sekretariat|seksi|subbagian|sub bagian)\b")


def check(context: Context) -> Iterator[Hit]:
    decree = context.keputusan
    head = head_of_office(decree)
    kinds = [post.kind for jabatan in decree.jabatan if (post := read_post(jabatan.nama))]
    has_office = any(jabatan.jenis_jabatan == "instansi" for jabatan in decree.jabatan)
    if not head or has_office or _LIMITED.search(fold(decree.judul)) or any(kind in kinds for kind in _HEADS):
        return
    below = sum(kind in _BELOW for kind in kinds)
    if below >= 2:
        values = {"jumlah": str(len(decree.jabatan)), "kepala": head}
        yield Hit(Location(kolom="jabatan"), _TEMPLATE, values, ", ".join(j.nama for j in decree.jabatan))


RULE = Rule("NAM070", "position-missing", "Jabatan pimpinan tidak ada", Severity.WARNING, check)
