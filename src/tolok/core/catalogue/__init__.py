"""What a decree says: Keputusan, Jabatan, Baris, with the place and certainty of every field.

`keputusan.py` holds the classes, named after the keys of the exchange form; `exchange.py` turns them into
JSON/YAML-ready data and back, losing nothing; `skema.json` is the published JSON Schema (a contract: scripts
outside read it; no key is ever left out); `workbook/` is the same as sheets for Excel; `comparison/` says what differs
between two decrees. Reading, judging and computing do not go here.
"""

from tolok.core.catalogue.exchange import ExchangeError, from_data, json_schema, to_data
from tolok.core.catalogue.keputusan import (
    Asal,
    Baris,
    Confirmation,
    Diktum,
    FormulaText,
    Jabatan,
    Keputusan,
    Lampiran,
    PenandaTangan,
    Periode,
    Tujuan,
)

__all__ = [
    "Asal", "Baris", "Confirmation", "Diktum", "ExchangeError", "FormulaText", "Jabatan", "Keputusan", "Lampiran",
    "PenandaTangan", "Periode", "Tujuan", "from_data", "json_schema", "to_data",
]  # fmt: skip
