"""The decree names itself among its own legal bases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.catalogue.keputusan import Keputusan
from tolok.core.kernel.text import fold
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "«{sitasi}» bernomor sama dengan keputusan ini, sehingga keputusan bersandar pada dirinya; "
    "periksa nomor yang dirujuk"
)
# A decree of a camat; a regulation or a decree of the bupati may bear the same number without being this one.
_DECREE = re.compile(
    r"(?:surat\s+)?keputusan\s+(?:kepala\s+)?(?:camat|kecamatan|lurah|kelurahan|distrik|panewu|mantri\s+pamong\s+praja)"
    r"(?P<siapa>[^;]{0,60}?)"
    r"\bn(?:omor|o)\b\.?\s*:?\s*(?P<nomor>[\w./-]+(?:\s*/\s*[\w.-]+)*(?:\s+tahun\s+\d{4})?)",
    re.IGNORECASE,
)


def check(context: Context) -> Iterator[Hit]:
    own = own_numbers(context.keputusan)
    instansi = fold(re.sub(r"(?i)^(?:kecamatan|distrik|kapanewon|kemantren)\s+", "", context.keputusan.instansi or ""))
    for passage in context.passages:
        if not own or passage.location.kolom not in ("menimbang", "mengingat"):
            continue
        for match in _DECREE.finditer(passage.text):
            issuer = fold(match["siapa"])
            if number_key(match["nomor"]) in own and (not issuer or not instansi or _is_same(issuer, instansi)):
                yield Hit(passage.location, _TEMPLATE, {"sitasi": match[0]}, passage.text)
                break


def own_numbers(keputusan: Keputusan) -> set[tuple[str, ...]]:
    """The numbers the decree bears, in its head and in its annexes, in comparable form."""
    year = str(keputusan.tanggal.year) if keputusan.tanggal else ""
    found = set()
    for printed in (keputusan.nomor, *(lampiran.nomor for lampiran in keputusan.lampiran)):
        key = number_key(printed or "")
        if key:
            found.add(key)
        if len(key) == 1 and year:  # "NOMOR 12" of a dated decree is cited as "Nomor 12 Tahun 2023"
            found.add((*key, year))
    return found


def number_key(printed: str) -> tuple[str, ...]:
    """A printed number as its parts, zeros in front and the word "tahun" left out: 020 TAHUN 2023 -> 20, 2023."""
    parts = [part.lstrip("0") or "0" for part in fold(printed).split() if part not in ("tahun", "nomor", "no")]
    return tuple(parts)


def _is_same(issuer: str, instansi: str) -> bool:
    held = issuer.replace(" ", "")
    return instansi.replace(" ", "") in held or held in ("kecamatan", "")


RULE = Rule(
    "DHK020", "self-citation", "Keputusan merujuk dirinya sendiri", Severity.ERROR, check, basis=("uu-12-2011",)
)
