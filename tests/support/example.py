"""Small decrees written as YAML, in the short form that the pages of lint rules use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from tolok.core.catalogue import (
    Asal,
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
from tolok.core.lint import Finding

JABATAN = "Seksi Contoh"
_PLAIN = {"judul", "nomor", "tempat", "instansi", "kabupaten", "jenis"}
_LISTS = {"menimbang", "mengingat", "memperhatikan", "tembusan", "sesudah_tanda_tangan"}
_OTHERS = {
    "tanggal", "periode", "diktum", "tujuan", "penanda_tangan", "lampiran", "jabatan", "baris", "temuan", "as_of",
    "menetapkan",
}  # fmt: skip
_FORMULA = {"jenis", "teks", "teks_asli", "pembilang", "penyebut", "pengali", "satuan"}


def example_decree(data: Mapping[str, Any]) -> Keputusan:
    """The decree of an example: keys of the exchange form, `baris` alone for one jabatan. Raises on unknown keys."""
    known = _PLAIN | _LISTS | _OTHERS
    if unknown := set(data) - known:
        raise ValueError(f"expected keys of a decree, got: {', '.join(sorted(unknown))}")
    fields: dict[str, Any] = {key: data[key] for key in _PLAIN & set(data)}
    fields |= {key: tuple(data[key]) for key in _LISTS & set(data)}
    jabatan = [*data.get("jabatan", ()), *([{"nama": JABATAN, "baris": data["baris"]}] if "baris" in data else ())]
    return Keputusan(
        **fields,
        tanggal=_day(data.get("tanggal")),
        periode=Periode(*data["periode"]) if "periode" in data else None,
        diktum=tuple(
            Diktum(item["label"], item.get("isi", ""), tuple(item.get("butir", ()))) for item in data.get("diktum", ())
        ),
        tujuan=tuple(Tujuan(item["tujuan"], item.get("indikator")) for item in data.get("tujuan", ())),
        penanda_tangan=PenandaTangan(**data["penanda_tangan"]) if "penanda_tangan" in data else None,
        lampiran=tuple(map(_lampiran, data.get("lampiran", ()))),
        jabatan=tuple(map(_jabatan, jabatan)),
        menetapkan=data.get("menetapkan") or None,
        asal={"menetapkan": Asal(baris=1)} if "menetapkan" in data else {},
    )


def _lampiran(item: Any) -> Lampiran:
    """An annex head: its number alone, or a mapping with `nomor` and `tanggal`."""
    if not isinstance(item, Mapping):
        return Lampiran(item)
    return Lampiran(item.get("nomor"), _day(item.get("tanggal")))


def _jabatan(item: Mapping[str, Any]) -> Jabatan:
    if unknown := set(item) - {"nama", "jenis_jabatan", "eselon", "tugas", "fungsi", "baris"}:
        raise ValueError(f"expected keys of a jabatan, got: {', '.join(sorted(unknown))}")
    lists = {key: tuple(item.get(key, ())) for key in ("tugas", "fungsi")}
    rows = tuple(map(example_baris, item.get("baris", ())))
    return Jabatan(item["nama"], item.get("jenis_jabatan", "jabatan"), item.get("eselon"), baris=rows, **lists)


def example_baris(data: Mapping[str, Any]) -> Baris:
    """A row of an example; `formula` is a mapping of its parts, or "" for a blank cell."""
    values = dict(data)
    values["formula"] = example_formula(values.get("formula") or {})
    for key in ("penanggung_jawab", "sumber_data"):
        values[key] = tuple(values.get(key, ()))
    return Baris(**values)


def example_formula(data: Mapping[str, Any]) -> FormulaText:
    """Parts of a formula: kind, text and unit follow from them where they are not given."""
    if unknown := set(data) - _FORMULA:
        raise ValueError(f"expected parts of a formula, got: {', '.join(sorted(unknown))}")
    above, below = data.get("pembilang"), data.get("penyebut")
    kind = data.get("jenis") or ("ratio" if below else "count" if above else "missing")
    factor = data.get("pengali")
    tail = " × 100%" if factor == 100 else f" × {factor}" if factor else ""
    text = data.get("teks") or (f"{above} / {below}{tail}" if below else above or "")
    unit = data.get("satuan") or {"ratio": "persen", "count": "jumlah"}.get(kind)
    pengali = Decimal(factor) if isinstance(factor, int) else factor
    return FormulaText(text, data.get("teks_asli") or text, kind, above, below, pengali, "naik", unit)


def read_office(text: str) -> tuple[dict[str, Keputusan], list[dict[str, Any]]]:
    """The decrees by name of an example over several (`keputusan:`), and the findings it promises, with `naskah`."""
    data = yaml.safe_load(text)
    if unknown := set(data) - {"keputusan", "temuan"}:
        raise ValueError(f"expected keputusan and temuan, got: {', '.join(sorted(unknown))}")
    return {name: example_decree(drawn) for name, drawn in data["keputusan"].items()}, data["temuan"]


def read_example(text: str) -> tuple[Keputusan, list[dict[str, Any]], date | None]:
    """The decree of a YAML example, the findings it promises, and the day of examination where it names one."""
    data = yaml.safe_load(text)
    return example_decree(data), data["temuan"], _day(data.get("as_of"))


def finding_fields(finding: Finding, asked: Iterable[str]) -> dict[str, Any]:
    """Those fields of a finding that an example speaks of."""
    at = finding.location
    held = {
        "kode": finding.code, "tingkat": finding.severity.value, "jabatan": at.jabatan, "baris": at.baris,
        "kolom": at.kolom, "nomor": at.nomor, "perbaikan": bool(finding.mends),
    }  # fmt: skip
    return {key: held[key] for key in asked}


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
