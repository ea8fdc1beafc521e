"""How well a decree was read: rows and cells of the exchange form as read against those that are right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

CELLS = ("sasaran", "indikator", "definisi", "formula", "penanggung_jawab", "sumber_data")
PARTS = ("jenis", "pembilang", "penyebut", "pengali", "satuan")
_SAME_ROW = 60  # of 100
Data = Mapping[str, Any]


def squeeze(text: str | None) -> str:
    return " ".join((text or "").split())


def folded_formula(text: str | None) -> str:
    """×, x, /, : and white space folded, as the gold's conventions ask."""
    return re.sub(r"\s+", "", re.sub(r"\s*[/:]\s*", "/", re.sub(r"[×x]", "x", text or "")))


def pair_rows(expected: Data, read: Data) -> list[tuple[Data, Data | None]]:
    """Every right row with the row that was read for it, in order, whatever jabatan it stands under; None for none.

    The pairing under which the rows are most alike: a row lost does not spoil those after it.
    """
    return _aligned(_rows(expected), _rows(read))


def _rows(decree: Data) -> list[Data]:
    return [row for jabatan in decree["jabatan"] for row in jabatan["baris"]]


def jabatan_right(expected: Data, read: Data) -> int:
    """How many jabatan were read with their name and as many rows as they have."""
    right, got = (
        Counter((squeeze(jabatan["nama"]), len(jabatan["baris"])) for jabatan in decree["jabatan"])
        for decree in (expected, read)
    )
    return (right & got).total()


def _aligned(expected: Sequence[Data], read: Sequence[Data]) -> list[tuple[Data, Data | None]]:
    alike = [[_likeness(right, got) for got in read] for right in expected]
    best = [[0.0] * (len(read) + 1) for _ in range(len(expected) + 1)]
    for i in reversed(range(len(expected))):
        for j in reversed(range(len(read))):
            together = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= _SAME_ROW else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[Data, Data | None]] = []
    j = 0
    for i, right in enumerate(expected):
        while j < len(read) and best[i][j] == best[i][j + 1]:
            j += 1
        if j < len(read) and best[i][j] > best[i + 1][j]:
            pairs.append((right, read[j]))
            j += 1
        else:
            pairs.append((right, None))
    return pairs


def _likeness(right: Data, got: Data) -> float:
    """Of 100; a row is known by its indikator, two rows with the same one by their formula too."""
    indikator = fuzz.ratio(squeeze(right["indikator"]), squeeze(got["indikator"]))
    formula = fuzz.ratio(folded_formula(right["formula"]["teks"]), folded_formula(got["formula"]["teks"]))
    return 0.8 * indikator + 0.2 * formula


def cell_answers(expected: Data, read: Data) -> dict[str, tuple[object, object]]:
    """(right, read) of every cell and formula part of a row."""
    right, got = _answers(expected), _answers(read)
    return {key: (right[key], got[key]) for key in right}


def _answers(row: Data) -> dict[str, object]:
    formula = row["formula"]
    return {
        "sasaran": squeeze(row["sasaran"]),
        "indikator": squeeze(row["indikator"]),
        "definisi": squeeze(row["definisi_operasional"]),
        "formula": folded_formula(formula["teks"]),
        "penanggung_jawab": [squeeze(item) for item in row["penanggung_jawab"]],
        "sumber_data": [squeeze(item) for item in row["sumber_data"]],
        "jenis": formula["jenis"],
        "pembilang": squeeze(formula["pembilang"]),
        "penyebut": squeeze(formula["penyebut"]),
        "pengali": formula["pengali"],
        "satuan": row["satuan"],
    }


def loose(text: str | None) -> str:
    """Without the marks at its end, which the drafting rules set and offices forget."""
    return re.sub(r"[\s;:.,]*(;\s*dan)?[\s;:.,]*$", "", squeeze(text))


def head_answers(expected: Data, read: Data) -> dict[str, tuple[object, object]]:
    """(right, read) of what stands around the tables; the words alone, not their capitals or closing marks."""
    right, got = _head(expected), _head(read)
    return {key: (right[key], got[key]) for key in right}


def _head(decree: Data) -> dict[str, object]:
    signer = decree["penanda_tangan"] or {}
    return {
        "judul": loose(decree["judul"]).upper(),
        **{key: loose(decree[key]) for key in ("nomor", "tanggal", "tempat", "instansi", "kabupaten")},
        "penanda_tangan": [loose(signer.get(key)) for key in ("nama", "nip", "pangkat", "jabatan")],
        **{key: [loose(text) for text in decree[key]] for key in ("menimbang", "mengingat", "tembusan")},
        "diktum": [
            (one["label"], loose(one["isi"]), [loose(text) for text in one["butir"]]) for one in decree["diktum"]
        ],
        **{key: [loose(text) for one in decree["jabatan"] for text in one[key]] for key in ("tugas", "fungsi")},
    }


def letters_wrong(right: str, got: str) -> int:
    """How many letters must be added, dropped or changed to make `got` right."""
    return Levenshtein.distance(right, got)
