"""Two decrees under one number."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.kernel.location import Location
from tolok.core.kernel.text import fold
from tolok.core.lint.finding import Severity
from tolok.core.lint.office import Decree, Office
from tolok.core.lint.rule import Hit, OfficeRule

_TEMPLATE = (
    "nomor «{nomor}» sudah dipakai untuk «{judul}», sehingga rujukan ke nomor itu mendua; beri nomor lain lewat "
    "keputusan perubahan"
)


def check(office: Office) -> Iterator[tuple[str, Hit]]:
    first: dict[tuple[str, int], Decree] = {}
    for decree in office.decrees:
        keputusan = decree.keputusan
        if not keputusan.nomor or not keputusan.tanggal:
            continue
        other = first.setdefault((fold(keputusan.nomor), keputusan.tanggal.year), decree)
        if other is not decree and _signature(other) != _signature(decree):
            values = {"nomor": keputusan.nomor, "judul": other.keputusan.judul or other.name}
            evidence = f"{keputusan.nomor}: «{other.keputusan.judul}», «{keputusan.judul}»"
            yield decree.name, Hit(Location(kolom="nomor"), _TEMPLATE, values, evidence)


def _signature(decree: Decree) -> tuple[object, ...]:
    """What tells two decrees from two copies of one."""
    return decree.keputusan.jenis, decree.keputusan.tanggal, fold(decree.keputusan.judul)


RULE = OfficeRule("KTR120", "decree-number-reused", "Satu nomor untuk dua keputusan", Severity.WARNING, check)
