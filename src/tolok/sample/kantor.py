"""Who and where: the invented office, its desa, its civil servants and who held which jabatan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tolok.core.measurement.office_year import OfficeProfile, Pejabat

OFFICE = OfficeProfile(
    code="99.01.01",
    nama="Kecamatan Wanakerti",
    kabupaten="Kabupaten Arungmanah",
    provinsi="Tirtaloka",
    alamat="Jalan Balai Warga Nomor 4 Cendanasari Kode Pos 99412",
)
DESA = {
    "99.01.01.2001": "Cendanasari",
    "99.01.01.2002": "Pasirembun",
    "99.01.01.2003": "Sumberlaras",
    "99.01.01.2004": "Pagerdamar",
    "99.01.01.2005": "Sekarwening",
    "99.01.01.2006": "Tegalembun",
    "99.01.01.2007": "Giriwening",
    "99.01.01.2008": "Watuloka",
    "99.01.01.2009": "Rawasekar",
    "99.01.01.2010": "Sendangpinus",
    "99.01.01.2011": "Karangserai",
    "99.01.01.2012": "Bukitsela",
}
"""Code -> name. Registers name a desa by its name, as offices do."""


@dataclass(frozen=True, slots=True)
class Pegawai:
    """One civil servant; `sampai` is the first day on which they no longer serve here."""

    nama: str
    nip: str
    jabatan: str
    pangkat: str
    sejak: date
    sampai: date | None = None
    jenis: str = "pns"


_RETIRES = date(2025, 7, 1)
_ARRIVES = date(2025, 8, 1)

PEGAWAI = (
    Pegawai(
        "Ratna Sekar Widuri, S.STP., M.Si.", "197805142000032003", "Camat", "Pembina Tingkat I, IV/b", date(2022, 3, 1)
    ),
    Pegawai("Bagas Prawira Jatmika, S.Sos.", "197611202001121002", "Sekretaris", "Pembina, IV/a", date(2021, 1, 4)),
    Pegawai(
        "Lestari Ayuningdyah, S.E.",
        "198302172008012004",
        "Kepala Subbagian Umum dan Kepegawaian",
        "Penata Tingkat I, III/d",
        date(2019, 8, 1),
    ),
    Pegawai(
        "Wira Adinagara, S.Ak.",
        "198709092011011003",
        "Kepala Subbagian Perencanaan, Keuangan dan Aset",
        "Penata, III/c",
        date(2023, 2, 1),
    ),
    Pegawai(
        "Gilang Panji Samudra, S.IP.",
        "198104252006041005",
        "Kepala Seksi Pemerintahan",
        "Penata Tingkat I, III/d",
        date(2020, 10, 1),
    ),
    Pegawai(
        "Nirmala Kinasih, S.AP.", "198506302010012006", "Kepala Seksi Pelayanan Umum", "Penata, III/c", date(2022, 7, 1)
    ),
    Pegawai(
        "Suradi Wanengpati",
        "196706101990031007",
        "Kepala Seksi Ketenteraman dan Ketertiban Umum",
        "Penata, III/c",
        date(2016, 1, 4),
        _RETIRES,
    ),
    Pegawai(
        "Dyah Saraswati Murni, S.Pd.",
        "197912122005012008",
        "Kepala Seksi Pemberdayaan Masyarakat dan Desa",
        "Penata Tingkat I, III/d",
        date(2018, 5, 2),
    ),
    Pegawai("Teguh Aribowo Laksana", "199003152014021009", "Pengadministrasi Umum", "Pengatur, II/c", date(2014, 2, 3)),
    Pegawai(
        "Intan Pramudita", "199207212015032010", "Pengelola Layanan Kependudukan", "Pengatur, II/c", date(2015, 3, 2)
    ),
    Pegawai(
        "Rangga Wisesa, A.Md.",
        "199411052019021011",
        "Bendahara Pengeluaran",
        "Pengatur Tingkat I, II/d",
        date(2019, 2, 1),
    ),
    Pegawai(
        "Sekar Larasati, A.Md.",
        "199601182020122012",
        "Pengelola Barang Milik Daerah",
        "Pengatur, II/c",
        date(2020, 12, 1),
    ),
    Pegawai("Damar Cahyono", "199305092023211013", "Penata Layanan Operasional", "IX", date(2023, 6, 1), None, "pppk"),
    Pegawai(
        "Ayu Wulandari Puspita, S.Kom.", "199708232024212014", "Pranata Komputer", "IX", date(2024, 4, 1), None, "pppk"
    ),
    Pegawai(
        "Fajar Mahendra Putra", "199902142022031015", "Pengadministrasi Perkantoran", "Pengatur Muda, II/a", _ARRIVES
    ),
)


def _held(p: Pegawai) -> Pejabat:
    """A Pejabat's `sampai` is the last day served, a Pegawai's the day after it."""
    last_day = (p.sampai - timedelta(days=1)).isoformat() if p.sampai else None
    return Pejabat(p.jabatan, p.nama, p.nip, p.pangkat, sejak=p.sejak.isoformat(), sampai=last_day)


PEJABAT = (
    *(_held(pegawai) for pegawai in PEGAWAI[:9]),
    Pejabat(
        PEGAWAI[6].jabatan, PEGAWAI[4].nama, PEGAWAI[4].nip, PEGAWAI[4].pangkat, is_plt=True, sejak=_RETIRES.isoformat()
    ),
)

_WRITTEN_AS = {
    "Sekretaris": ("Sekcam", "Sekretaris Camat"),
    "Kepala Subbagian Umum dan Kepegawaian": ("Kasubbag Umum dan Kepegawaian", "Kasubag Umpeg"),
    "Kepala Subbagian Perencanaan, Keuangan dan Aset": (
        "Kasubbag Perencanaan, Keuangan dan Aset",
        "Kasubag PKA",
    ),
    "Kepala Seksi Pemerintahan": ("Kasi Pemerintahan",),
    "Kepala Seksi Pelayanan Umum": ("Kasi Pelayanan Umum", "Kasi Yanum"),
    "Kepala Seksi Ketenteraman dan Ketertiban Umum": ("Kasi Ketenteraman dan Ketertiban Umum", "Kasi Trantib"),
    "Kepala Seksi Pemberdayaan Masyarakat dan Desa": ("Kasi Pemberdayaan Masyarakat dan Desa", "Kasi PMD"),
}
ALIASES = tuple((written, jabatan) for jabatan, forms in _WRITTEN_AS.items() for written in forms)
