"""Register Layanan Administrasi: applications of the public and of staff, from receipt to hand-over."""

from __future__ import annotations

from tolok.core.registers.register import Column, ColumnType, CountOffer, Register, choices, desa_offer
from tolok.core.registers.term import Condition, IsFilled, IsLate, IsOneOf, IsOnTime

KINDS = {
    "ktp": "KTP-el",
    "kk": "Kartu Keluarga (KK)",
    "kia": "Kartu Identitas Anak (KIA)",
    "surat_pindah": "Surat pindah/datang",
    "akta_pencatatan_sipil": "Akta kelahiran/kematian",
    "pertanahan": "Akta tanah/pertanahan",
    "perizinan": "Perizinan",
    "skck": "Pengantar SKCK",
    "izin_keramaian": "Izin keramaian",
    "keterangan": "Surat keterangan",
    "rekomendasi": "Surat rekomendasi",
    "dispensasi_nikah": "Dispensasi nikah",
    "ahli_waris": "Surat keterangan ahli waris",
    "legalisasi": "Legalisasi",
    "kenaikan_pangkat": "Usul kenaikan pangkat",
    "gaji_berkala": "Kenaikan gaji berkala",
    "cuti": "Cuti pegawai",
    "pensiun": "Usul pensiun",
    "lainnya": "Layanan lainnya",
}

STAFF_KINDS = ("kenaikan_pangkat", "gaji_berkala", "cuti", "pensiun")

# Slug of a group of kinds -> its kinds, its Indonesian noun, and other nouns that decrees use for it.
GROUPS: dict[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    "semua": ((), "layanan administrasi", ("layanan", "pelayanan", "permohonan layanan", "pelayanan publik")),
    "kependudukan": (
        ("ktp", "kk", "kia", "surat_pindah", "akta_pencatatan_sipil"),
        "layanan administrasi kependudukan",
        ("penduduk administrasi kependudukan", "dokumen kependudukan", "adminduk"),
    ),
    "ktp_kk": (("ktp", "kk"), "KTP dan KK", ("kartu tanda penduduk dan kartu keluarga",)),
    "ktp": (("ktp",), "KTP", ("kartu tanda penduduk", "KTP elektronik", "perekaman KTP")),
    "kk": (("kk",), "KK", ("kartu keluarga",)),
    "surat_pindah": (("surat_pindah",), "surat pindah", ("pindah datang", "mutasi penduduk")),
    "pertanahan": (("pertanahan",), "akta tanah", ("layanan pertanahan", "akta jual beli tanah", "AJB")),
    "perizinan": (("perizinan",), "dokumen perizinan", ("izin", "layanan perizinan", "IUMK", "izin usaha")),
    "skck_keramaian": (("skck", "izin_keramaian"), "SKCK dan izin keramaian", ()),
    "skck": (("skck",), "SKCK", ("surat keterangan catatan kepolisian", "pengantar SKCK")),
    "izin_keramaian": (("izin_keramaian",), "izin keramaian", ("rekomendasi izin keramaian",)),
    "keterangan": (("keterangan",), "surat keterangan", ("layanan surat keterangan",)),
    "rekomendasi": (("rekomendasi",), "surat rekomendasi", ()),
    "dispensasi_nikah": (("dispensasi_nikah",), "dispensasi nikah", ("dispensasi perkawinan",)),
    "ahli_waris": (("ahli_waris",), "surat keterangan ahli waris", ("surat keterangan waris",)),
    "legalisasi": (("legalisasi",), "legalisasi", ("legalisir dokumen",)),
    "kepegawaian": (
        STAFF_KINDS,
        "layanan kepegawaian",
        ("layanan administrasi kepegawaian", "pegawai administrasi kepegawaian"),
    ),
    "kenaikan_pangkat": (("kenaikan_pangkat",), "usul kenaikan pangkat", ("SK kenaikan pangkat",)),
    "gaji_berkala": (("gaji_berkala",), "kenaikan gaji berkala", ("KGB",)),
}


def _spoken(nouns: tuple[str, ...], *endings: str) -> tuple[str, ...]:
    return tuple(ending.format(noun) for noun in nouns for ending in endings)


_DONE: tuple[Condition, ...] = (IsFilled("completed"), IsOneOf("status", ("selesai",)))


def _offers(slug: str, kinds: tuple[str, ...], noun: str, others: tuple[str, ...]) -> tuple[CountOffer, ...]:
    chosen: tuple[Condition, ...] = (IsOneOf("kind", kinds),) if kinds else ()
    nouns = (noun, *others)
    return (
        CountOffer(
            f"{slug}_masuk",
            f"Seluruh permohonan {noun}",
            _spoken(nouns, "{}", "usulan pembuatan {}", "pengajuan {}", "permohonan {} yang masuk"),
            chosen,
        ),
        CountOffer(
            f"{slug}_selesai",
            f"Permohonan {noun} yang selesai",
            _spoken(nouns, "{} yang diselesaikan", "{} yang terlayani", "{} yang diterbitkan", "{} yang dilaksanakan"),
            (*chosen, *_DONE),
        ),
        CountOffer(
            f"{slug}_tepat_waktu",
            f"Permohonan {noun} yang selesai tepat waktu",
            _spoken(nouns, "{} yang diproses tepat waktu", "{} tepat waktu", "{} sesuai standar"),
            (*chosen, IsOnTime(), IsOneOf("status", ("selesai",))),
        ),
        CountOffer(
            f"{slug}_terlambat",
            f"Permohonan {noun} yang terlambat",
            _spoken(nouns, "{} yang melewati batas waktu"),
            (*chosen, IsLate()),
        ),
        CountOffer(
            f"{slug}_ditolak",
            f"Permohonan {noun} yang ditolak",
            (),
            (*chosen, IsOneOf("status", ("ditolak",))),
        ),
    )


REGISTER = Register(
    slug="layanan",
    nama="Register Layanan Administrasi",
    satuan="permohonan",
    keeper="Kasi Pelayanan",
    columns=(
        Column("kind", "Jenis layanan", ColumnType.CHOICE, True, choices(KINDS), "Layanan yang dimohon.", "KTP-el"),
        Column("nomor", "Nomor register", ColumnType.TEXT, example="470/031/2026"),
        Column(
            "pemohon",
            "Nama pemohon",
            ColumnType.TEXT,
            True,
            help="Nama saja; NIK tidak dicatat di sini.",
            example="Siti Aminah",
        ),
        Column("village", "Desa/kelurahan", ColumnType.VILLAGE, help="Desa asal pemohon."),
        Column(
            "submitted",
            "Tanggal berkas lengkap diterima",
            ColumnType.DATE,
            True,
            help="Batas waktu dihitung sejak hari ini; tanggal ini menentukan bulannya.",
            example="02-03-2026",
        ),
        Column(
            "due",
            "Batas selesai",
            ColumnType.DATE,
            help="Menurut standar pelayanan. Kosong: tidak dihitung tepat waktu.",
            example="05-03-2026",
        ),
        Column(
            "completed",
            "Tanggal selesai",
            ColumnType.DATE,
            help="Hari diserahkan atau ditolak; kosong bila belum.",
            example="04-03-2026",
        ),
        Column(
            "status",
            "Status",
            ColumnType.CHOICE,
            True,
            choices({"diproses": "Sedang diproses", "selesai": "Selesai", "ditolak": "Ditolak"}),
            example="Selesai",
        ),
        Column("keterangan", "Keterangan", ColumnType.LONG_TEXT),
    ),
    offers=(
        *(offer for slug, group in GROUPS.items() for offer in _offers(slug, *group)),
        desa_offer("desa_terlayani", "Desa dengan permohonan layanan yang selesai", ("desa layanan",), _DONE),
    ),
    evidence="Berkas permohonan dan tanda terima dokumen",
    sumber_data_words=(
        "register layanan",
        "register pelayanan",
        "laporan kependudukan",
        "laporan pelayanan",
        "register pertanahan",
        "register perizinan",
        "register skck",
        "register izin keramaian",
        "register kenaikan pangkat",
        "seksi pelayanan",
        "paten",
        "buku register pelayanan",
    ),
)
