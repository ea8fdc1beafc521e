"""The gold transcriptions of the five real decrees as Keputusan objects."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.support.shared import shared_path
from tolok.core.catalogue import (
    Baris,
    Diktum,
    FormulaText,
    Jabatan,
    Keputusan,
    Lampiran,
    PenandaTangan,
    Periode,
    Tujuan,
)

_DIRECTIONS = {"higher": "naik", "lower": "turun"}


def gold_files() -> dict[str, Path]:
    """Gold files by the name of the decree's text file."""
    paths = sorted((shared_path() / "decrees").glob("gold_*.json"))
    return {json.loads(path.read_text("utf-8"))["source"]: path for path in paths}


def gold_decree(path: Path) -> Keputusan:
    """The decree that a gold file transcribes, keys mapped as the README beside it says."""
    data = json.loads(path.read_text("utf-8"))
    period, signer = data.get("period") or {}, data.get("signer") or {}
    return Keputusan(
        jenis=data["kind"],
        judul=data["title"] or "",
        nomor=data["number"],
        tanggal=_date(data["decree_date"]),
        tempat=data["place"],
        instansi=data["agency"],
        kabupaten=data["regency"],
        periode=Periode(period["from"], period["to"]) if period.get("from") else None,
        lampiran=_annexes(data.get("annex")),
        penanda_tangan=_signer(signer, bool(data.get("signed_electronically"))),
        menimbang=tuple(data.get("considerations_text") or ()),
        mengingat=tuple(item["text"] for item in data["legal_bases"]),
        diktum=_diktum_list(data),
        tembusan=tuple(data["copies_to"]),
        tujuan=tuple(Tujuan(p["goal"], p.get("goal_indicator")) for p in data["positions"] if p.get("goal")),
        jabatan=tuple(_jabatan(p, data["agency"]) for p in data["positions"]),
    )


def _diktum_list(data: dict[str, Any]) -> tuple[Diktum, ...]:
    items = data.get("dictum_items") or {d["label"]: d["items"] for d in data.get("dictum_details", ())}
    texts = data.get("dictums_text") or [""] * len(data["dictums"])
    labelled = zip(data["dictums"], texts, strict=True)
    return tuple(Diktum(label, text, tuple(items.get(label, ()))) for label, text in labelled)


def _jabatan(data: dict[str, Any], instansi: str) -> Jabatan:
    return Jabatan(
        nama=data["title"],
        jenis_jabatan="instansi" if data["title"] == instansi else "jabatan",
        eselon=data["echelon"],
        tugas=tuple(data.get("duties") or ()),
        fungsi=tuple(data.get("functions") or ()),
        baris=tuple(_baris(row) for row in data["rows"]),
    )


def _baris(data: dict[str, Any]) -> Baris:
    formula = data["formula"]
    multiplier = formula["multiplier"]
    return Baris(
        nomor=data["no"],
        sasaran=data["objective"] or "",
        indikator=data["indicator"],
        definisi_operasional=data["definition"],
        formula=FormulaText(
            teks=data["formula_text_plain"] or "",
            teks_asli=data["formula_text"] or "",
            jenis=formula["kind"],
            pembilang=formula["numerator"],
            penyebut=formula["denominator"],
            pengali=Decimal(str(multiplier)) if isinstance(multiplier, int | float) else multiplier,
            arah=_DIRECTIONS.get(formula["direction"]),
            satuan=data["formula_unit"],
        ),
        penanggung_jawab=tuple(data["responsible"]),
        sumber_data=tuple(data["sources"]),
        satuan=data["unit"],
    )


def _signer(data: dict[str, Any], elektronik: bool) -> PenandaTangan | None:
    if not data.get("name"):
        return None
    return PenandaTangan(data["name"], data["nip"], data["rank"], data["title"], elektronik)


def _annexes(data: dict[str, Any] | None) -> tuple[Lampiran, ...]:
    return (Lampiran(data["number"], _date(data["date"])),) if isinstance(data, dict) else ()


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
