"""Running text below the last signature: nobody signed for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.kernel.text import fold, words
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.place_names import is_prose

_TEMPLATE = "«{isi}» berada di bawah tanda tangan terakhir, sehingga tidak ikut ditetapkan; pindahkan ke atasnya"
# What rightly stands at the foot: words of the signing service, of the true copy, of the printer.
_FOOT = re.compile(
    r"\b(?:elektronik|bsre|balai sertifikasi|sertifikat|salinan|sesuai (?:dengan )?(?:asli|aslinya)|dicetak|diunduh|"
    r"verifikasi|scan|qr|paraf|uu ite|informasi dan transaksi|dokumen ini|coret yang tidak perlu|halaman)\b"
)
_SHORTEST = 8  # words of a sentence that says something


def check(context: Context) -> Iterator[Hit]:
    texts = context.keputusan.sesudah_tanda_tangan
    said = [
        (place, text)
        for place, text in enumerate(texts, 1)
        if len(words(text)) >= _SHORTEST and is_prose(text) and not _FOOT.search(fold(text))
    ]
    if said:
        place, text = said[0]
        at = Location(kolom="sesudah_tanda_tangan", nomor=place)
        yield Hit(at, _TEMPLATE, {"isi": text}, " | ".join(texts))


RULE = Rule(
    "DOK060", "content-after-signature", "Isi sesudah tanda tangan", Severity.WARNING, check,
    basis=("permendagri-1-2023",),
)  # fmt: skip
