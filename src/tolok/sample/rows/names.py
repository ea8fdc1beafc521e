"""Invented people and senders for rows."""

from __future__ import annotations

from random import Random

_FIRST = (
    "Aditya",
    "Anisa",
    "Bambang",
    "Citra",
    "Darmi",
    "Eko",
    "Fitri",
    "Galuh",
    "Hasan",
    "Indah",
    "Joko",
    "Kartini",
    "Laila",
    "Maman",
    "Nining",
    "Oki",
    "Putri",
    "Rahmat",
    "Siti",
    "Tono",
    "Umi",
    "Vina",
    "Wahyu",
    "Yanti",
    "Zainal",
)
_LAST = (
    "Adiwangsa",
    "Brataseno",
    "Cempaka",
    "Danuarta",
    "Ekalaya",
    "Gunadarma",
    "Hartati",
    "Jayanegara",
    "Kusumawati",
    "Lazuardi",
    "Mandala",
    "Nugraha",
    "Permana",
    "Rahayu",
    "Santika",
    "Tirtayasa",
    "Wardoyo",
    "Yudhistira",
)
SENDERS = (
    "Bupati Arungmanah",
    "Sekretariat Daerah",
    "Dinas Pemberdayaan Masyarakat dan Desa",
    "Inspektorat Kabupaten",
    "Dinas Kependudukan dan Pencatatan Sipil",
    "Badan Perencanaan Pembangunan Daerah",
    "Badan Keuangan dan Aset Daerah",
    "Kepolisian Sektor",
    "Komando Rayon Militer",
    "Puskesmas",
    "Dinas Sosial",
    "Badan Penanggulangan Bencana Daerah",
)


def person(rng: Random) -> str:
    return f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"
