"""Less is better, and nothing in the row says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.core.formula.direction import is_unwanted
from tolok.core.lint.context import Context, Row
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "«{indikator}» lebih baik bila turun, tetapi tidak disebut, sehingga capaian dapat terbalik; "
    "tulis «(makin kecil makin baik)»"
)
_SAID = re.compile(
    r"\b(?:menurun(?:nya|kan)?|penurunan|turun(?:nya)?|berkurang(?:nya)?|pengurangan|mengurangi|menekan|rendah(?:nya)?|"
    r"(?:semakin|makin|lebih)\s+(?:kecil|rendah|sedikit|cepat|turun)|minimal(?:isasi|kan)?|negatif|arah|polaritas|polarisasi|"
    r"lower|minimize|minimum|maksimal|paling lama|nihil|nol)\b",
    re.IGNORECASE,
)

# The unwanted is counted where the office does something about it: more of that is better.
_DEALT_WITH = re.compile(
    r"\b(?:didampingi|dipantau|dicatat|tercatat|terdata|didata|dilaporkan|diperiksa|dirujuk|diverifikasi|terpantau)\b",
    re.IGNORECASE,
)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        if (
            is_unwanted(row.baris.indikator)
            and not _DEALT_WITH.search(row.baris.indikator)
            and not _SAID.search(_said(row))
        ):
            indikator = row.baris.indikator
            yield Hit(row.at("indikator"), _TEMPLATE, {"indikator": indikator}, indikator)


def _said(row: Row) -> str:
    baris = row.baris
    other = [part for item in baris.kolom_lain.items() for part in item]
    return " ".join([baris.indikator, baris.sasaran, baris.definisi_operasional or "", baris.formula.teks, *other])


RULE = Rule("IND130", "direction-unstated", "Arah indikator tidak disebut", Severity.INFO, check)
