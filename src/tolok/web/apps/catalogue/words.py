"""Indonesian words for what the exchange form says with words of its own."""

from tolok.core.lint.finding import Severity

JENIS_WORDS = {
    "ratio": "rasio",
    "count": "jumlah",
    "difference": "selisih",
    "weighted_index": "indeks, rata-rata, atau jumlah berbobot",
    "score": "nilai yang diberikan",
    "narrative": "uraian kegiatan (tidak dihitung)",
    "missing": "kosong",
}
"""The kinds of a formula."""

TERM_WORDS = {
    "ratio": ("pembilang", "penyebut"),
    "difference": ("yang dikurangi", "pengurang"),
    "count": ("yang dihitung", ""),
}
"""What the two phrases of a formula are to its kind; "suku" elsewhere."""

SEVERITY_WORDS = {
    Severity.ERROR: ("poor", "kesalahan"),
    Severity.WARNING: ("fair", "peringatan"),
    Severity.INFO: ("neutral", "catatan"),
}
"""The tone of the badge and the word."""


def place_in_source(page: int | None, line: int | None) -> str:
    """Where something stands in the file, as a person finds it; "" where that is not known."""
    return f"halaman {page}" if page else f"baris {line}" if line else ""
