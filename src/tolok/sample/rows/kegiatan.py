"""Register Kegiatan dan Pembinaan: what was planned and held, and what was reported to the office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from tolok.core.registers.entry import Entry
from tolok.sample.kantor import DESA, OFFICE
from tolok.sample.workdays import after, within_year, workdays


@dataclass(frozen=True, slots=True)
class Plan:
    """How often a kind of activity was planned in which months, and how many of a hundred were held."""

    kind: str
    uraian: str
    count: int
    months: tuple[int, ...]
    held: int
    per_desa: bool = False
    """One for each desa, `count` times."""


_ALL_YEAR = tuple(range(1, 13))
_PLANS = (
    Plan("rapat_koordinasi", "Rapat koordinasi kecamatan", 20, _ALL_YEAR, 90),
    Plan("pembinaan_desa", "Pembinaan administrasi desa", 1, (2, 4, 5, 6, 9, 10), 92, per_desa=True),
    Plan("musrenbang", "Musrenbang desa", 1, (1,), 100, per_desa=True),
    Plan("pendampingan", "Pendampingan penyusunan laporan desa", 2, (3, 6, 9, 12), 88, per_desa=True),
    Plan("sosialisasi", "Sosialisasi pelayanan", 8, (2, 5, 8, 11), 88),
    Plan("bimtek", "Bimbingan teknis pegawai", 5, (3, 5, 8, 10), 90),
    Plan("pemberdayaan", "Pelatihan usaha warga", 26, (2, 4, 5, 6, 7, 9, 10, 11), 85),
    Plan("lembaga", "Pembinaan lembaga kemasyarakatan", 1, (5, 6, 8, 10), 80, per_desa=True),
    Plan("lomba_desa", "Lomba desa tingkat kecamatan", 1, (4,), 100),
    Plan("patroli", "Patroli wilayah", 52, _ALL_YEAR, 93),
    Plan("siskamling", "Siskamling desa", 1, (3, 6, 8, 9, 12), 90, per_desa=True),
    Plan("evaluasi_apbdes", "Evaluasi rancangan APBDes", 1, (11, 12), 95, per_desa=True),
)
# Kind, what is told, how many, months, how many of a hundred are handled, of those how many late.
_REPORTS = (
    ("pengaduan", "Aduan warga tentang gangguan ketertiban", 27, _ALL_YEAR, 88, 20),
    ("kriminalitas", "Laporan kejadian dari kepolisian sektor", 9, _ALL_YEAR, 60, 30),
    ("bencana", "Laporan kejadian bencana dari desa", 4, (1, 2, 11, 12), 100, 0),
    ("pelanggaran_perda", "Laporan pelanggaran peraturan daerah", 6, (5, 6, 8, 9, 10), 84, 20),
)
_ASSESSED_MONTH = 9


def rows(rng: Random) -> Iterator[Entry]:
    drafts = sorted(_all(rng), key=lambda entry: (entry.submitted, entry.kind, entry.village or ""))
    for number, draft in enumerate(drafts, 1):
        yield Entry(
            id=f"kegiatan-{number:03}",
            office=OFFICE.code,
            register="kegiatan",
            kind=draft.kind,
            village=draft.village,
            submitted=draft.submitted,
            due=draft.due,
            completed=draft.completed,
            status=draft.status,
            quantity=draft.quantity,
            lain=draft.lain,
        )


def _all(rng: Random) -> Iterator[Entry]:
    for plan in _PLANS:
        for village in tuple(DESA.values()) * plan.count if plan.per_desa else (None,) * plan.count:
            yield _activity(rng, plan, village)
    for kind, told, count, months, handled, late in _REPORTS:
        for _ in range(count):
            yield _report(rng, kind, told, _day_in(rng, months), handled, late)
    for village in DESA.values():
        day = _day_in(rng, (_ASSESSED_MONTH,))
        state = "tertib" if rng.random() < 0.8 else "belum_tertib"
        yield _draft("penilaian_administrasi", f"Penilaian administrasi Desa {village}", day, village, day, day, state)


def _day_in(rng: Random, months: tuple[int, ...]) -> date:
    return rng.choice([day for day in workdays() if day.month in months])


def _activity(rng: Random, plan: Plan, village: str | None) -> Entry:
    day = _day_in(rng, plan.months)
    due = after(day, 10)
    is_held = rng.randrange(100) < plan.held
    held_on = within_year(after(day, rng.randint(0, 10) if rng.random() < 0.85 else rng.randint(11, 25)))
    status = "terlaksana" if is_held and held_on else "batal" if rng.random() < 0.4 and not is_held else "direncanakan"
    people = {"bimtek": (1, 3), "sosialisasi": (20, 60), "pemberdayaan": (15, 40)}.get(plan.kind)
    quantity = rng.randint(*people) if people and status == "terlaksana" else None
    told = f"{plan.uraian} {village}" if village else plan.uraian
    completed = held_on if status == "terlaksana" else None
    return _draft(plan.kind, told, day, village, due, completed, status, quantity)


def _report(rng: Random, kind: str, told: str, day: date, handled: int, late: int) -> Entry:
    delay = rng.randint(6, 14) if rng.randrange(100) < late else rng.randint(0, 5)
    completed = within_year(after(day, delay)) if rng.randrange(100) < handled else None
    status = "tertangani" if completed else "direncanakan"
    return _draft(kind, told, day, rng.choice(tuple(DESA.values())), after(day, 5), completed, status)


def _draft(
    kind: str,
    uraian: str,
    day: date,
    village: str | None,
    due: date,
    completed: date | None,
    status: str,
    quantity: int | None = None,
) -> Entry:
    place = {"tempat": f"Desa {village}" if village else "Aula kecamatan"}
    return Entry("", "", "", kind, village, day, due, completed, status, quantity, {"uraian": uraian} | place)
