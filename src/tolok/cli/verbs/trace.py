"""`tolok trace`: where one number comes from, back to the rows of the registers and the sentence in the decree."""

from __future__ import annotations

import argparse
import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tolok.archive import ArchiveError
from tolok.cli.office import (
    UsageError,
    add_office_arguments,
    engine_of,
    office_to_data,
    office_year_of,
    one_of,
    plain_number,
    quarter_of,
    refuse,
    tell_problems,
    write_out,
)
from tolok.cli.verbs.compute import measurement_to_data, reason_of
from tolok.core.catalogue import Asal, Keputusan
from tolok.core.formula.term_words import once_each_words
from tolok.core.kernel.numbers import show_number, show_value
from tolok.core.kernel.value import Number, Value
from tolok.core.measurement.measure import measure_with
from tolok.core.measurement.office_year import OfficeYear
from tolok.core.measurement.result import Measurement, Trace
from tolok.core.measurement.shown import show_target, status_of, unit_of
from tolok.core.registers import get_register
from tolok.core.registers.entry import Entry, StatementState
from tolok.core.registers.register import TYPED_COLUMNS
from tolok.core.registers.term import Term
from tolok.engines import Engine

FORMATS = ("text", "json")


@dataclass(frozen=True, slots=True)
class Source:
    """What the chain is followed through: the year, an engine over its rows, and the rows by id."""

    office_year: OfficeYear
    engine: Engine
    entries: Mapping[str, Entry]
    shown_rows: int


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_office_arguments(parser)
    parser.add_argument("--indikator", required=True, metavar="KUNCI", help="kunci indikator, misalnya IKU/1/2")
    parser.add_argument("--format", default="text", metavar="|".join(FORMATS), help="bentuk hasil (bawaan text)")
    parser.add_argument("--rows", default="10", metavar="N", help="banyak baris register yang ditunjukkan (bawaan 10)")
    parser.add_argument("-o", "--out", metavar="BERKAS", help="tulis ke berkas")


def run(args: argparse.Namespace) -> int:
    """0 done, 1 some rows of the archive were left out, 2 could not run."""
    try:
        quarter = quarter_of(args)
        form = one_of("format", args.format, FORMATS)
        if not args.rows.isdecimal():
            raise UsageError(f"--rows «{args.rows}» bukan bilangan; tulis misalnya 10")
        reading = office_year_of(args)
        year = reading.office_year
        engine = engine_of(args, year.entries)
        source = Source(year, engine, {entry.id: entry for entry in year.entries}, int(args.rows))
        measurement = _find(measure_with(engine, year, quarter), args.indikator)
        if form == "json":
            write_out(json.dumps(_as_data(measurement, source), ensure_ascii=False, indent=1), args.out)
        else:
            write_out("\n".join(_as_text(measurement, source)), args.out)
    except (UsageError, ArchiveError) as problem:
        return refuse("trace", problem)
    return tell_problems("trace", reading)


def _find(measurements: tuple[Measurement, ...], key: str) -> Measurement:
    by_key = {measurement.indikator.key.upper(): measurement for measurement in measurements}
    if key.upper() in by_key:
        return by_key[key.upper()]
    near = difflib.get_close_matches(key.upper(), by_key, 3, 0.5) or list(by_key)[:3]
    raise UsageError(f"indikator «{key}» tidak ada; misalnya {', '.join(near)} (lihat kolom Kunci pada tolok compute)")


def decree_of(measurement: Measurement, office_year: OfficeYear) -> Keputusan | None:
    """The decree that holds the indicator's row."""
    indikator = measurement.indikator
    for keputusan in office_year.keputusan:
        for jabatan in keputusan.jabatan:
            if keputusan.jenis == indikator.jenis and indikator.baris in jabatan.baris:
                return keputusan
    return None


def _as_text(measurement: Measurement, source: Source) -> Iterator[str]:
    indikator, baris = measurement.indikator, measurement.indikator.baris
    unit = unit_of(measurement.indikator)
    yield f"DARI MANA ANGKA INI?  {indikator.key}  {baris.indikator}"
    yield ", ".join(dict.fromkeys((source.office_year.office.nama, indikator.jabatan, str(measurement.period))))
    yield ""
    yield f"Capaian    {show_value(measurement.capaian, 'persen')}  {measurement.kategori or ''}".rstrip()
    yield f"Target     {show_target(measurement.target, '')}"
    yield f"Realisasi  {show_value(measurement.realisasi, unit)}"
    if reason := reason_of(measurement):
        yield f"{'Hitungan' if isinstance(measurement.capaian, Number) else 'Alasan':<10} {reason}"
    if indikator.penjelasan:
        yield f"Penjelasan {indikator.penjelasan}"
    yield f"Cara       aturan capaian {indikator.rule.value}; agregasi {indikator.aggregation.value}"
    yield ""
    yield "FORMULA DALAM KEPUTUSAN"
    yield f"  «{baris.formula.teks}»"
    yield f"  {_place(measurement)}"
    for mended in _origin(measurement).perbaikan:
        yield f"  dirapikan pembaca: {mended}"
    yield f"  sumber data: {'; '.join(baris.sumber_data) or '-'}"
    yield ""
    yield "PERHITUNGAN"
    yield from _tree_text(measurement.trace, source, "  ")
    yield ""
    yield "DASAR"
    yield from _basis_text(decree_of(measurement, source.office_year))


def _origin(measurement: Measurement) -> Asal:
    origins = measurement.indikator.baris.asal
    return origins.get("formula") or origins.get("indikator") or Asal()


def _place(measurement: Measurement) -> str:
    origin = _origin(measurement)
    parts = [
        f"jabatan {measurement.indikator.jabatan}",
        f"baris ke-{measurement.indikator.nomor_baris}",
        origin.halaman and f"halaman {origin.halaman}",
        origin.baris and f"baris {origin.baris} pada berkas",
    ]
    return ", ".join(part for part in parts if part)


def _tree_text(trace: Trace, source: Source, indent: str) -> Iterator[str]:
    yield f"{indent}{trace.label} = {_show(trace.value)}"
    if trace.term is not None and trace.register:
        register = get_register(trace.register)
        inner = indent + "    "
        yield f"{inner}dari {register.nama}" + (f": {register.offer(trace.offer).label}" if trace.offer else "")
        yield f"{inner}{'; '.join(_month_text(month) for month in trace.months)}"
        yield from (inner + line for line in _rows_text(trace, source))
    for child in trace.children:
        yield from _tree_text(child, source, indent + "  ")


def _show(value: Value) -> str:
    if isinstance(value, Number):
        return show_number(value.value)
    return f"{show_value(value)} ({value.reason})"


def _month_text(month: Any) -> str:
    shown = "?" if month.count is None else f"{month.count:,}".replace(",", ".")
    return f"{str(month.month)[:3]} {shown}{'' if month.state is StatementState.LENGKAP else f' ({month.state.value})'}"


def _rows_of(trace: Trace, source: Source) -> list[Entry]:
    if trace.term is None:
        return []
    return [source.entries[entry_id] for entry_id in _ids_behind(trace.term, trace, source)]


def _ids_behind(term: Term, trace: Trace, source: Source) -> Sequence[str]:
    return source.engine.term_rows(term, source.office_year.office.code, [month.month for month in trace.months])


def _not_counted(term: Term, trace: Trace, source: Source) -> str:
    return once_each_words(term, lambda each: len(_ids_behind(each, trace, source)))


def _rows_text(trace: Trace, source: Source) -> Iterator[str]:
    rows = _rows_of(trace, source)
    shown = rows[: source.shown_rows]
    for entry in shown:
        yield f"- {entry.id}: {_words(entry)}"
    if len(rows) > len(shown):
        yield f"  dan {len(rows) - len(shown)} baris lagi (--rows {len(rows)} menunjukkan semuanya)"
    if trace.term is not None and (told := _not_counted(trace.term, trace, source)):
        yield f"  {told}"


def _words(entry: Entry) -> str:
    """The row as a person reads it: each filled column with its heading, choices in words, dates day first."""
    register = get_register(entry.register)
    parts = []
    for column in register.columns:
        value = getattr(entry, column.name) if column.name in TYPED_COLUMNS else entry.lain.get(column.name)
        if value in (None, ""):
            continue
        label = next((choice.label for choice in column.choices if choice.value == value), None)
        shown = f"{value:%d-%m-%Y}" if hasattr(value, "strftime") else str(value)
        parts.append(f"{column.label} {label or shown}")
    return "; ".join(parts)


def _basis_text(keputusan: Keputusan | None) -> Iterator[str]:
    if keputusan is None:
        yield "  keputusan yang memuat indikator ini tidak ada dalam arsip"
        return
    yield f"  {_decree_name(keputusan)}"
    for number, basis in enumerate(keputusan.mengingat, 1):
        yield f"  mengingat {number}. {basis}"


def _decree_name(keputusan: Keputusan) -> str:
    dated = f", {keputusan.tanggal:%d-%m-%Y}" if keputusan.tanggal else ""
    return f"Keputusan {keputusan.jenis} nomor {keputusan.nomor or '(tanpa nomor)'}{dated}: {keputusan.judul}"


def _as_data(measurement: Measurement, source: Source) -> dict[str, Any]:
    keputusan = decree_of(measurement, source.office_year)
    indikator, origin = measurement.indikator, _origin(measurement)
    return {
        **office_to_data(source.office_year, measurement.quarter),
        **measurement_to_data(measurement),
        "aturan_capaian": indikator.rule.value,
        "agregasi": indikator.aggregation.value,
        "periode": str(measurement.period),
        "formula": {
            "teks": indikator.baris.formula.teks,
            "teks_asli": indikator.baris.formula.teks_asli,
            "baris": indikator.nomor_baris,
            "asal": {"halaman": origin.halaman, "baris": origin.baris, "perbaikan": list(origin.perbaikan)},
            "sumber_data": list(indikator.baris.sumber_data),
        },
        "perhitungan": _tree_data(measurement.trace, source),
        "keputusan": keputusan
        and {
            "nomor": keputusan.nomor,
            "tanggal": keputusan.tanggal and keputusan.tanggal.isoformat(),
            "judul": keputusan.judul,
            "mengingat": list(keputusan.mengingat),
        },
    }


def _tree_data(trace: Trace, source: Source) -> dict[str, Any]:
    data: dict[str, Any] = {
        "label": trace.label,
        "nilai": plain_number(trace.value),
        "status": status_of(trace.value),
        "alasan": None if isinstance(trace.value, Number) else trace.value.reason,
        "bagian": [_tree_data(child, source) for child in trace.children],
    }
    if trace.term is not None:
        rows = _rows_of(trace, source)
        data |= {
            "register": trace.register,
            "jawaban": trace.offer,
            "bulan": [
                {"bulan": f"{m.month.year}-{m.month.month:02}", "banyak": m.count, "pernyataan": m.state.value}
                for m in trace.months
            ],
            "keterangan": _not_counted(trace.term, trace, source) or None,
            "banyak_baris": len(rows),
            "baris": [{"id": entry.id, "isi": _words(entry)} for entry in rows[: source.shown_rows]],
        }
    return data
