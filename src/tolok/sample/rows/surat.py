"""Agenda Surat: letters in with a day or two to be passed on, letters out mostly without a limit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from tolok.core.registers.entry import Entry
from tolok.sample.kantor import DESA, OFFICE
from tolok.sample.rows.names import SENDERS
from tolok.sample.workdays import after, bustle, within_year, workdays

_SUBJECTS = (
    "Undangan rapat koordinasi", "Permintaan data penduduk", "Pemberitahuan jadwal monitoring", "Penyampaian laporan",
    "Permohonan narasumber", "Usulan kegiatan", "Tindak lanjut hasil pemeriksaan", "Pemberitahuan kegiatan warga",
    "Permohonan rekomendasi", "Penyampaian peraturan bupati",
)  # fmt: skip


def rows(rng: Random) -> Iterator[Entry]:
    number = 0
    for day in workdays():
        for kind, usual in (("masuk", 3.0), ("keluar", 1.5)):
            for _ in range(_how_many(rng, usual * bustle(day))):
                number += 1
                yield _letter(rng, number, kind, day)


def _how_many(rng: Random, mean: float) -> int:
    """A whole number around `mean`, never below zero."""
    return max(0, round(rng.gauss(mean, mean / 3)))


def _letter(rng: Random, number: int, kind: str, day: date) -> Entry:
    has_limit = rng.random() < (0.95 if kind == "masuk" else 0.4)
    due = after(day, 2) if has_limit else None
    completed, status = _progress(rng, day)
    return Entry(
        id=f"surat-{number:04}",
        office=OFFICE.code,
        register="surat",
        kind=kind,
        village=rng.choice(tuple(DESA.values())) if rng.random() < 0.25 else None,
        submitted=day,
        due=due,
        completed=completed,
        status=status,
        lain={
            "nomor": f"{rng.choice(('005', '100', '400', '470', '700', '900'))}/{number}/{day.year}",
            "perihal": rng.choice(_SUBJECTS),
            "asal_tujuan": rng.choice(SENDERS),
        },
    )


def _progress(rng: Random, day: date) -> tuple[date | None, str]:
    chance = rng.random()
    delay = rng.choice((0, 0, 0, 1, 1, 2)) if chance < 0.86 else rng.randint(3, 9)
    completed = within_year(after(day, delay)) if chance < 0.97 else None
    if completed is None:
        return None, "diproses"
    return completed, "diarsip" if rng.random() < 0.88 else "terdistribusi"
