"""Buku Inventaris Aset: what was there, what came, what was disposed of, and what changed its condition on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from tolok.core.registers.entry import Entry
from tolok.sample.kantor import OFFICE
from tolok.sample.workdays import YEAR, after, on_or_after, workdays

# Kind, name, how many, rupiah of one.
_INVENTORY = (
    ("tanah", "Tanah kantor kecamatan", 1, 900_000_000),
    ("gedung", "Gedung kantor kecamatan", 1, 1_450_000_000),
    ("gedung", "Balai pertemuan", 1, 620_000_000),
    ("kendaraan", "Mobil dinas", 2, 245_000_000),
    ("kendaraan", "Sepeda motor dinas", 6, 21_500_000),
    ("komputer", "Komputer pelayanan", 9, 12_750_000),
    ("komputer", "Pencetak dokumen", 6, 3_850_000),
    ("komputer", "Alat perekam KTP-el", 2, 48_000_000),
    ("peralatan", "Penyejuk ruangan", 6, 6_200_000),
    ("peralatan", "Pengeras suara", 2, 9_400_000),
    ("peralatan", "Genset", 1, 27_500_000),
    ("mebel", "Lemari arsip", 8, 2_900_000),
    ("mebel", "Meja pelayanan", 10, 1_750_000),
)
_BOUGHT = (("komputer", "Komputer pelayanan", 14_200_000), ("komputer", "Pemindai dokumen", 5_600_000),
           ("mebel", "Kursi tunggu", 2_100_000), ("peralatan", "Mesin antrean", 11_300_000))  # fmt: skip
_WORSENS = 0.13
_IS_MENDED = 0.04
_IS_DISPOSED = 0.03


def rows(rng: Random) -> Iterator[Entry]:
    number = 0
    for kind, name, count, price in _INVENTORY:
        for piece in range(count):
            acquired = on_or_after(date(rng.randint(2012, 2023), rng.randint(1, 12), rng.randint(1, 28)))
            condition = rng.choices(("baik", "rusak_ringan", "rusak_berat"), (84, 11, 5))[0]
            for stretch in _life(rng, condition, acquired, fixed=kind in ("tanah", "gedung")):
                number += 1
                yield _entry(number, kind, f"{name} {piece + 1}" if count > 1 else name, price, *stretch)
    for kind, name, price in _BOUGHT:
        number += 1
        yield _entry(number, kind, f"{name} {YEAR}", price, "baik", rng.choice(workdays()[40:200]), None)


def _life(rng: Random, condition: str, acquired: date, *, fixed: bool) -> Iterator[tuple[str, date, date | None]]:
    """(condition, from, until) of one asset: a change closes one stretch and opens the next on the same day."""
    chance = rng.random()
    turn = after(rng.choice(workdays()[:220]), 1)
    if fixed or condition == "rusak_berat" or chance >= _WORSENS + _IS_MENDED + _IS_DISPOSED:
        yield condition, acquired, None
    elif chance < _WORSENS:
        worse = "rusak_ringan" if condition == "baik" else "rusak_berat"
        yield condition, acquired, turn
        yield worse, turn, None
    elif chance < _WORSENS + _IS_MENDED:
        yield "rusak_ringan", acquired, turn
        yield "baik", turn, None
    else:
        yield "rusak_berat", acquired, turn


def _entry(number: int, kind: str, name: str, price: int, condition: str, since: date, until: date | None) -> Entry:
    return Entry(
        id=f"aset-{number:03}",
        office=OFFICE.code,
        register="aset",
        kind=kind,
        submitted=since,
        completed=until,
        status=condition,
        quantity=price,
        lain={"kode_barang": f"1.3.2.{number:03}", "nama_barang": name},
    )
