"""Register Layanan Administrasi: some are late, some refused, some never finished, some have no limit noted.

Nobody asks for a dispensasi nikah in this year, so the indicator on it has a zero denominator.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from tolok.core.registers.entry import Entry
from tolok.sample.kantor import DESA, OFFICE, PEGAWAI
from tolok.sample.rows.names import person
from tolok.sample.workdays import after, bustle, within_year, workdays

# Kind -> (weight, working days that the standard allows).
_KINDS = {
    "ktp": (30, 5), "kk": (22, 3), "kia": (8, 3), "surat_pindah": (7, 2), "akta_pencatatan_sipil": (6, 5),
    "pertanahan": (4, 14), "perizinan": (8, 7), "skck": (9, 1), "izin_keramaian": (4, 2), "keterangan": (18, 1),
    "rekomendasi": (6, 2), "ahli_waris": (3, 5), "legalisasi": (9, 1),
}  # fmt: skip
_STAFF = {"kenaikan_pangkat": 20, "gaji_berkala": 10, "cuti": 3}
_LATE = {"pertanahan": 0.3, "perizinan": 0.18, "ktp": 0.14}


def rows(rng: Random) -> Iterator[Entry]:
    number = 0
    kinds, weights = tuple(_KINDS), tuple(weight for weight, _ in _KINDS.values())
    for day in workdays():
        for kind in rng.choices(kinds, weights, k=round(rng.randint(3, 9) * bustle(day))):
            number += 1
            yield _application(rng, number, kind, day, person(rng), rng.choice(tuple(DESA.values())))
        if rng.random() < 0.12:
            number += 1
            kind = rng.choices(tuple(_STAFF), (2, 3, 7))[0]
            yield _application(rng, number, kind, day, rng.choice(PEGAWAI[:13]).nama, None)


def _application(rng: Random, number: int, kind: str, day: date, applicant: str, village: str | None) -> Entry:
    allowed = _STAFF.get(kind) or _KINDS[kind][1]
    completed, status = _progress(rng, kind, day, allowed)
    return Entry(
        id=f"layanan-{number:04}",
        office=OFFICE.code,
        register="layanan",
        kind=kind,
        village=village,
        submitted=day,
        due=after(day, allowed) if rng.random() < 0.985 else None,
        completed=completed,
        status=status,
        lain={"nomor": f"470/{number:04}/{day.year}", "pemohon": applicant},
    )


def _progress(rng: Random, kind: str, day: date, allowed: int) -> tuple[date | None, str]:
    chance = rng.random()
    if chance < 0.02:
        return None, "diproses"
    is_late = rng.random() < _LATE.get(kind, 0.09)
    delay = allowed + rng.randint(1, 8) if is_late else rng.randint(0, allowed)
    completed = within_year(after(day, delay))
    if completed is None:
        return None, "diproses"
    return completed, "ditolak" if chance > 0.98 else "selesai"
