"""Register Dokumen dan Laporan: what was due in the year. Nothing falls due in August, which is stated nihil."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from tolok.core.registers.entry import Entry
from tolok.sample.kantor import DESA, OFFICE, PEGAWAI
from tolok.sample.workdays import YEAR, on_or_after, within_year

NIHIL_MONTH = 8

# Kind, title, due dates (month, day).
_OFFICE = (
    ("renja", f"Renja Kecamatan tahun {YEAR + 1}", ((7, 15),)),
    ("rkt", f"Rencana kinerja tahunan {YEAR}", ((1, 31),)),
    ("rka", f"RKA tahun {YEAR + 1}", ((10, 15),)),
    ("dpa", f"DPA tahun {YEAR}", ((1, 10),)),
    ("dppa", f"DPPA tahun {YEAR}", ((10, 31),)),
    ("iku_iki", f"IKU dan IKI tahun {YEAR}", ((1, 10),)),
    ("pk", f"Perjanjian kinerja tahun {YEAR}", ((1, 31),)),
    ("rencana_aksi", "Rencana aksi kinerja", ((1, 31), (4, 15), (7, 15), (10, 15))),
    ("lkjip", f"LKjIP tahun {YEAR - 1}", ((2, 28),)),
    ("lppd", f"LPPD tahun {YEAR - 1}", ((1, 31),)),
    ("lkpj", f"LKPJ tahun {YEAR - 1}", ((2, 14),)),
    ("evaluasi", "Laporan evaluasi kinerja triwulan", ((1, 15), (4, 15), (7, 15), (10, 15))),
    ("laporan_keuangan", "Laporan keuangan", ((1, 31), (4, 15), (7, 15), (10, 15))),
    ("laporan_kegiatan", "Laporan kegiatan dua bulanan", ((1, 6), (3, 5), (5, 5), (7, 7), (9, 8), (11, 5))),
    (
        "spj",
        "SPJ ganti uang",
        ((1, 10), (2, 10), (3, 10), (4, 10), (5, 9), (6, 10), (7, 10), (9, 10), (10, 10), (11, 10), (12, 10)),
    ),
    ("pajak", "Bukti setor pajak", ((1, 10), (4, 10), (7, 10), (10, 10))),
    ("buku_kepegawaian", "Buku kepegawaian", ((3, 27), (6, 30), (12, 12))),
)
# Kind, title, due date, chance of being late, days it is at most early.
_VILLAGE = (
    ("spj_desa", f"Laporan pertanggungjawaban semester II {YEAR - 1}", (1, 31), 0.3),
    ("spj_desa", f"Laporan pertanggungjawaban semester I {YEAR}", (7, 31), 0.25),
    ("rkpdes", f"RKPDes tahun {YEAR + 1}", (9, 30), 0.2),
    ("apbdes", f"APBDes tahun {YEAR + 1}", (12, 31), 0.15),
)


def rows(rng: Random) -> Iterator[Entry]:
    for number, entry in enumerate(_all(rng), 1):
        yield Entry(
            id=f"dokumen-{number:03}",
            office=OFFICE.code,
            register="dokumen",
            kind=entry.kind,
            village=entry.village,
            submitted=entry.submitted,
            due=entry.due,
            completed=entry.completed,
            status=entry.status,
            lain=entry.lain,
        )


def _all(rng: Random) -> Iterator[Entry]:
    for kind, title, dues in _OFFICE:
        for month, day in dues:
            yield _document(rng, kind, title, date(YEAR, month, day), 0.16)
    for kind, title, (month, day), late in _VILLAGE:
        for village in DESA.values():
            yield _document(rng, kind, f"{title} Desa {village}", date(YEAR, month, day), late, village=village)
    for pegawai in PEGAWAI[:14]:
        yield _document(rng, "skp", f"SKP {YEAR}", date(YEAR, 1, 31), 0.12, pegawai=pegawai.nama)
        yield _document(rng, "berkas_pegawai", "Berkas pegawai", date(YEAR, 6, 30), 0.2, pegawai=pegawai.nama)


def _document(
    rng: Random,
    kind: str,
    title: str,
    due: date,
    late: float,
    *,
    village: str | None = None,
    pegawai: str | None = None,
) -> Entry:
    days = rng.randint(1, 20) if rng.random() < late else -rng.randint(0, 12)
    completed = within_year(on_or_after(due + timedelta(days=days))) if rng.random() < 0.97 else None
    if days <= 0 and completed is not None and completed > due:  # moved over a holiday, yet meant to be on time
        completed = due
    begun = on_or_after(due - timedelta(days=rng.randint(35, 70)))
    status = "disusun" if completed is None else "sesuai" if rng.random() < 0.85 else "tidak_sesuai"
    lain = {"judul": title} | ({"nama_pegawai": pegawai} if pegawai else {})
    return Entry("", "", "", kind, village, begun, due, completed, status, None, lain)
