"""What the LKjIP says: a pure function from measured values to the content that `isi.typ` sets.

Numbers are shown here, rounded once, half-up; the three states of a value keep their own words everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tolok.core.formula.writer import write_sentence
from tolok.core.kernel.numbers import round_half_up, show_value
from tolok.core.kernel.period import MONTH_NAMES, ROMAN_QUARTERS
from tolok.core.kernel.value import Missing, NotComputable, Number, Value
from tolok.core.measurement.office_year import OfficeYear, Pejabat
from tolok.core.measurement.result import Measurement, Trace
from tolok.core.measurement.shown import show_measured, show_target, status_of, unit_of
from tolok.core.registers import get_register

BAR_MAX = Decimal(150)
"""Percent at which a bar of the chart is cut off; the number beside it is never cut."""


def lkjip_content(
    office_year: OfficeYear, measurements_by_quarter: Mapping[int, Sequence[Measurement]], *, made_on: date
) -> dict[str, Any]:
    """Everything that stands in the report, as plain JSON data. Raises ValueError without any measured quarter."""
    if not measurements_by_quarter:
        raise ValueError("expected at least one measured quarter, got: none")
    last = max(measurements_by_quarter)
    table = measurements_by_quarter[last]
    iku = [m for m in table if m.indikator.jenis == "IKU"]
    iki = [m for m in table if m.indikator.jenis != "IKU"]
    return {
        "kantor": _office(office_year),
        "tahun": office_year.year,
        "triwulan": ROMAN_QUARTERS[last - 1],
        "setahun_penuh": last == 4,
        "tanggal": long_date(made_on),
        "tanggal_iso": [made_on.year, made_on.month, made_on.day],
        "camat": _camat(office_year, made_on),
        "ringkasan": _summary(iku or iki, iki if iku else []),
        "dasar": [_decree_line(k) for k in office_year.keputusan],
        "susunan": _positions(office_year),
        "desa": _village_count(office_year),
        "sasaran": _by_sasaran(iku or iki, measurements_by_quarter),
        "iki": _by_jabatan(iki) if iku else [],
        "belum_lengkap": [_gap(m) for m in table if not isinstance(m.realisasi, Number)],
        "asal_angka": [_provenance(m) for m in table],
    }


def long_date(day: date) -> str:
    """`21 November 2026`."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def _office(office_year: OfficeYear) -> dict[str, str]:
    office = office_year.office
    return {"nama": office.nama, "kabupaten": office.kabupaten, "provinsi": office.provinsi, "alamat": office.alamat}


def _camat(office_year: OfficeYear, on: date) -> dict[str, str]:
    holder = next((p for p in office_year.pejabat if p.jabatan.lower().startswith("camat") and _held(p, on)), None)
    if holder is None:
        return {"jabatan": "CAMAT", "nama": "", "nip": "", "pangkat": ""}
    return {
        "jabatan": ("Plt. " if holder.is_plt else "") + holder.jabatan,
        "nama": holder.nama,
        "nip": holder.nip or "",
        "pangkat": holder.pangkat or "",
    }


def _held(pejabat: Pejabat, on: date) -> bool:
    day = on.isoformat()
    return (pejabat.sejak or "") <= day and (pejabat.sampai is None or day <= pejabat.sampai)


def _decree_line(keputusan: Any) -> str:
    number = f"Nomor {keputusan.nomor}" if keputusan.nomor else "tanpa nomor"
    day = f" tanggal {long_date(keputusan.tanggal)}" if keputusan.tanggal else ""
    return f"Keputusan Camat {number}{day} tentang {keputusan.judul}"


def _positions(office_year: OfficeYear) -> list[dict[str, Any]]:
    seen: dict[str, dict[str, Any]] = {}
    for keputusan in office_year.keputusan:
        for jabatan in keputusan.jabatan:
            seen.setdefault(jabatan.nama, {"nama": jabatan.nama, "tugas": jabatan.tugas[0] if jabatan.tugas else ""})
    return list(seen.values())


def _village_count(office_year: OfficeYear) -> int:
    day = date(office_year.year, 12, 31)
    stands = (e for e in office_year.entries if e.register == "desa" and (e.completed is None or e.completed > day))
    return sum(1 for entry in stands if entry.submitted is None or entry.submitted <= day)


def _summary(table: Sequence[Measurement], iki: Sequence[Measurement]) -> dict[str, Any]:
    def count(kind: type[Value], rows: Sequence[Measurement]) -> int:
        return sum(1 for m in rows if isinstance(m.realisasi, kind))

    reached = [m for m in table if isinstance(m.capaian, Number) and m.capaian.value >= 100]
    short = [m for m in table if isinstance(m.capaian, Number) and m.capaian.value < 100]
    categories: dict[str, int] = {}
    for m in table:
        if m.kategori:
            categories[m.kategori] = categories.get(m.kategori, 0) + 1
    return {
        "jumlah": len(table),
        "terukur": count(Number, table),
        "belum": count(Missing, table),
        "tidak_dapat": count(NotComputable, table),
        "tercapai": len(reached),
        "di_bawah": [m.indikator.baris.indikator for m in short],
        "kategori": [{"nama": name, "jumlah": n} for name, n in categories.items()],
        "jumlah_iki": len(iki),
        "terukur_iki": count(Number, iki),
    }


def _by_sasaran(table: Sequence[Measurement], by_quarter: Mapping[int, Sequence[Measurement]]) -> list[dict[str, Any]]:
    groups: dict[str, list[Measurement]] = {}
    for measurement in table:
        groups.setdefault(measurement.indikator.baris.sasaran or "Tanpa sasaran", []).append(measurement)
    quarters = {q: {m.indikator.key: m for m in rows} for q, rows in sorted(by_quarter.items())}
    return [
        {"nama": nama, "baris": [_row(m) for m in rows], "triwulan": [_quarters(m, quarters) for m in rows]}
        for nama, rows in groups.items()
    ]


def _by_jabatan(table: Sequence[Measurement]) -> list[dict[str, Any]]:
    groups: dict[str, list[Measurement]] = {}
    for measurement in table:
        groups.setdefault(measurement.indikator.jabatan, []).append(measurement)
    return [{"nama": nama, "baris": [_row(m) for m in rows]} for nama, rows in groups.items()]


def _row(m: Measurement) -> dict[str, Any]:
    return {
        "indikator": m.indikator.baris.indikator,
        "satuan": unit_of(m.indikator),
        "target": show_target(m.target, unit_of(m.indikator)),
        "realisasi": show_measured(m.realisasi, unit_of(m.indikator)),
        "keadaan": status_of(m.realisasi),
        "capaian": show_value(m.capaian, "persen"),
        "keadaan_capaian": status_of(m.capaian),
        "panjang": _bar_length(m.capaian),
        "kategori": m.kategori or "–",
        "penjelasan": explanation(m),
        "sumber_data": ", ".join(m.indikator.baris.sumber_data),
    }


def _quarters(m: Measurement, quarters: Mapping[int, Mapping[str, Measurement]]) -> dict[str, Any]:
    cells = []
    for quarter in (1, 2, 3, 4):
        found = quarters.get(quarter, {}).get(m.indikator.key)
        cells.append(show_measured(found.realisasi, unit_of(found.indikator)) if found else "–")
    return {"indikator": m.indikator.baris.indikator, "sel": cells}


def _bar_length(capaian: Value) -> str | None:
    """Length of the bar as a fraction 0..1 of the chart's width; None where there is no number to draw."""
    if not isinstance(capaian, Number):
        return None
    return str(round_half_up(min(max(capaian.value, Decimal(0)), BAR_MAX) / BAR_MAX, 4))


def explanation(m: Measurement) -> str:
    """What the report says about the row: the office's own words, or which gap still has to be explained."""
    own = m.indikator.penjelasan.strip()
    for value in (m.realisasi, m.capaian):
        if isinstance(value, Missing | NotComputable):
            word = "Belum diisi" if isinstance(value, Missing) else "Tidak dapat dihitung"
            return f"{word}: {value.reason}." + (f" {own}" if own else "")
    if own:
        return own
    if isinstance(m.capaian, Number) and m.capaian.value < 100:
        return "Target belum tercapai; penyebab dan tindak lanjutnya belum dijelaskan oleh penanggung jawab."
    return "Target tercapai."


def _gap(m: Measurement) -> dict[str, str]:
    reason = m.realisasi.reason if isinstance(m.realisasi, Missing | NotComputable) else ""
    return {
        "indikator": m.indikator.baris.indikator,
        "jabatan": m.indikator.jabatan,
        "keadaan": show_value(m.realisasi),
        "alasan": reason,
    }


def _provenance(m: Measurement) -> dict[str, Any]:
    node = m.indikator.node
    asal = m.indikator.baris.asal.get("formula") or m.indikator.baris.asal.get("indikator")
    return {
        "indikator": m.indikator.baris.indikator,
        "kunci": m.indikator.key,
        "rumus": write_sentence(node) if node is not None else (m.indikator.baris.formula.teks or "tidak ada formula"),
        "tempat": f"{m.indikator.jenis}, {m.indikator.jabatan}, baris {m.indikator.nomor_baris}"
        + (f" (baris berkas {asal.baris})" if asal and asal.baris else ""),
        "suku": [_term_line(leaf) for leaf in _bound_leaves(m.trace)],
    }


def _bound_leaves(trace: Trace) -> list[Trace]:
    if trace.term is not None:
        return [trace]
    return [leaf for child in trace.children for leaf in _bound_leaves(child)]


def _term_line(leaf: Trace) -> str:
    assert leaf.register is not None
    register = get_register(leaf.register)
    offer = f": {register.offer(leaf.offer).label}" if leaf.offer else ""
    return f"«{leaf.label}» = {show_value(leaf.value)}, dari {register.nama}{offer}"
