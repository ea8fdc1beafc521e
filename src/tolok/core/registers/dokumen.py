"""Register Dokumen dan Laporan: what must be written, by when, and when it was done.

A row belongs to the month in which it is due.
"""

from __future__ import annotations

from tolok.core.registers.register import Column, ColumnType, CountOffer, Register, choices, desa_offer
from tolok.core.registers.term import Condition, IsFilled, IsLate, IsOneOf, IsOnTime

KINDS = {
    "renstra": "Renstra",
    "renja": "Renja",
    "rkt": "Rencana kinerja tahunan (RKT)",
    "rka": "RKA",
    "dpa": "DPA",
    "dppa": "DPPA (perubahan)",
    "iku_iki": "IKU/IKI",
    "pk": "Perjanjian kinerja (PK)",
    "rencana_aksi": "Rencana aksi kinerja",
    "lkjip": "LKjIP",
    "lppd": "LPPD",
    "lkpj": "LKPJ",
    "evaluasi": "Laporan evaluasi kinerja",
    "laporan_keuangan": "Laporan keuangan",
    "laporan_kegiatan": "Laporan kegiatan",
    "spj": "SPJ kecamatan (GU/TU/LS)",
    "spp_spm": "SPP/SPM",
    "pajak": "Dokumen penyetoran pajak",
    "apbdes": "APBDes",
    "rkpdes": "RKPDes/RPJMDes",
    "spj_desa": "Laporan pertanggungjawaban desa (SPJ desa)",
    "buku_kepegawaian": "Buku kepegawaian",
    "buku_register": "Buku register",
    "skp": "SKP pegawai",
    "berkas_pegawai": "Berkas (file) pegawai",
    "lainnya": "Dokumen lainnya",
}

PLANS = ("renstra", "renja", "rkt", "rka", "dpa", "dppa", "iku_iki", "pk", "rencana_aksi")
REPORTS = ("lkjip", "lppd", "lkpj", "evaluasi")

# Slug of a group -> kinds, noun, other nouns that decrees use for it.
GROUPS: dict[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    "semua": ((), "dokumen dan laporan", ("dokumen", "dokumen perencanaan dan laporan kinerja")),
    "perencanaan": (
        PLANS,
        "dokumen perencanaan",
        ("dokumen perencanaan perangkat daerah", "dokumen perencanaan pembangunan"),
    ),
    "laporan_kinerja": (
        REPORTS,
        "laporan kinerja",
        (
            "laporan capaian kinerja",
            "laporan capaian kinerja dan ikhtisar realisasi kinerja",
            "dokumen evaluasi laporan",
        ),
    ),
    "laporan_keuangan": (
        ("laporan_keuangan",),
        "laporan keuangan",
        ("laporan keuangan akhir tahun", "laporan keuangan semester"),
    ),
    "kinerja_keuangan": ((*REPORTS, "laporan_keuangan"), "laporan kinerja dan keuangan", ()),
    "laporan_kegiatan": (("laporan_kegiatan",), "laporan kegiatan", ("laporan pelaksanaan program dan kegiatan",)),
    "pertanggungjawaban": (
        ("spj",),
        "dokumen pertanggungjawaban kecamatan",
        (
            "dokumen pertanggungjawaban",
            "laporan pertanggungjawaban",
            "SPJ",
            "laporan SPJ GU/TU",
            "SPJ kecamatan",
        ),
    ),
    "rka_dpa": (("rka", "dpa", "dppa"), "dokumen RKA dan DPA", ("dokumen anggaran",)),
    "renstra": (("renstra",), "dokumen renstra", ()),
    "renja": (("renja",), "dokumen renja", ()),
    "rka": (("rka",), "dokumen RKA", ()),
    "dpa": (("dpa",), "dokumen DPA", ()),
    "dppa": (("dppa",), "dokumen perubahan DPA", ("dokumen DPPA",)),
    "pk": (("pk",), "perjanjian kinerja", ("dokumen perjanjian kinerja",)),
    "lkjip": (("lkjip",), "LKjIP", ("LAKIP", "laporan kinerja instansi pemerintah")),
    "lppd": (("lppd",), "LPPD", ("laporan penyelenggaraan pemerintahan daerah",)),
    "spp_spm": (("spp_spm",), "dokumen SPP dan SPM", ("SPP SPM gaji", "SP2D")),
    "pajak": (("pajak",), "dokumen penyetoran pajak", ("bukti setor pajak",)),
    "apbdes": (("apbdes",), "dokumen APBDes", ("APBDes", "usulan anggaran desa", "desa APBDes")),
    "rkpdes": (("rkpdes",), "dokumen RKPDes", ("RPJMDes",)),
    "spj_desa": (
        ("spj_desa",),
        "laporan pertanggungjawaban desa",
        ("dokumen SPJ desa", "SPJ desa", "LPJ desa", "desa laporan pertanggungjawaban"),
    ),
    "buku_kepegawaian": (("buku_kepegawaian",), "buku kepegawaian", ("buku administrasi kepegawaian",)),
    "buku_register": (("buku_register",), "buku register", ()),
    "skp": (("skp",), "SKP pegawai", ("dokumen SKP", "sasaran kinerja pegawai")),
    "berkas_pegawai": (("berkas_pegawai",), "berkas pegawai", ("file PNS", "berkas kepegawaian")),
}

OF_DESA = ("apbdes", "rkpdes", "spj_desa")
"""Documents that each desa makes, of which decrees count the desa that made them."""


def _desa_with_documents(offer: CountOffer) -> CountOffer:
    """The desa of the documents that `offer` counts."""
    documents = offer.label.removeprefix("Seluruh ")
    label = f"Desa dengan {documents[0].lower()}{documents[1:]}"
    phrases = tuple(f"desa {each.removeprefix('desa ')}" for each in offer.phrases)
    return desa_offer(f"desa_{offer.slug}", label, phrases, offer.conditions)


def _offers(slug: str, kinds: tuple[str, ...], noun: str, others: tuple[str, ...]) -> tuple[CountOffer, ...]:
    chosen: tuple[Condition, ...] = (IsOneOf("kind", kinds),) if kinds else ()
    nouns = (noun, *others)
    named = noun[0].upper() + noun[1:]

    def said(*endings: str) -> tuple[str, ...]:
        return tuple(ending.format(each) for each in nouns for ending in endings)

    return (
        CountOffer(
            f"{slug}_harus_ada",
            f"Seluruh {noun} yang harus ada",
            said("{}", "{} yang harus disusun", "{} yang direncanakan", "target {}"),
            chosen,
        ),
        CountOffer(
            f"{slug}_selesai",
            f"{named} yang selesai",
            said("{} yang disusun", "{} yang dibuat", "{} yang terealisasi"),
            (*chosen, IsFilled("completed")),
        ),
        CountOffer(
            f"{slug}_tepat_waktu",
            f"{named} yang selesai tepat waktu",
            said("{} yang disusun tepat waktu", "{} tepat waktu"),
            (*chosen, IsOnTime()),
        ),
        CountOffer(f"{slug}_terlambat", f"{named} yang terlambat", (), (*chosen, IsLate())),
        CountOffer(
            f"{slug}_sesuai",
            f"{named} yang selesai sesuai pedoman dan lengkap",
            said("{} yang sesuai pedoman", "{} yang lengkap", "{} yang selesai dengan baik"),
            (*chosen, IsFilled("completed"), IsOneOf("status", ("sesuai",))),
        ),
        CountOffer(
            f"{slug}_sesuai_tepat_waktu",
            f"{named} yang sesuai pedoman dan tepat waktu",
            said("{} yang selesai dengan baik dan tepat waktu"),
            (*chosen, IsOnTime(), IsOneOf("status", ("sesuai",))),
        ),
    )


REGISTER = Register(
    slug="dokumen",
    nama="Register Dokumen dan Laporan",
    satuan="dokumen",
    keeper="Kasubbag Perencanaan, Keuangan dan Aset",
    columns=(
        Column("kind", "Jenis dokumen", ColumnType.CHOICE, True, choices(KINDS), example="Renja"),
        Column("judul", "Judul dokumen", ColumnType.TEXT, True, example="Renja Kecamatan tahun 2027"),
        Column("village", "Desa/kelurahan", ColumnType.VILLAGE, help="Untuk dokumen desa (APBDes, SPJ desa)."),
        Column(
            "nama_pegawai",
            "Nama pegawai",
            ColumnType.TEXT,
            help="Untuk SKP dan berkas pegawai.",
            example="Budi Santoso",
        ),
        Column("submitted", "Tanggal mulai disusun", ColumnType.DATE, example="05-01-2026", word="mulai"),
        Column(
            "due", "Batas selesai", ColumnType.DATE, True, help="Tanggal ini menentukan bulannya.", example="31-01-2026"
        ),
        Column(
            "completed",
            "Tanggal selesai",
            ColumnType.DATE,
            help="Hari disahkan atau dikirim; kosong bila belum.",
            example="28-01-2026",
        ),
        Column(
            "status",
            "Status",
            ColumnType.CHOICE,
            True,
            choices(
                {
                    "disusun": "Sedang disusun",
                    "selesai": "Selesai, belum diperiksa",
                    "sesuai": "Selesai, sesuai pedoman dan lengkap",
                    "tidak_sesuai": "Selesai, tidak sesuai atau belum lengkap",
                }
            ),
            example="Selesai, sesuai pedoman dan lengkap",
        ),
        Column("keterangan", "Keterangan", ColumnType.LONG_TEXT),
    ),
    offers=(
        *(offer for slug, group in GROUPS.items() for offer in _offers(slug, *group)),
        *(_desa_with_documents(offer) for slug in OF_DESA for offer in _offers(slug, *GROUPS[slug])),
    ),
    date_base="due",
    evidence="Berkas dokumen yang disahkan dan tanda terima pengirimannya",
    sumber_data_words=(
        "renstra",
        "renja",
        "rkt",
        "rka",
        "dpa",
        "dppa",
        "perjanjian kinerja",
        "rencana aksi",
        "lkjip",
        "lakip",
        "lppd",
        "lkpj",
        "spj",
        "spj gu/tu",
        "spp-spm",
        "laporan keuangan",
        "apbdes",
        "rapbdes",
        "spj desa",
        "register skp",
        "buku kepegawaian",
        "file pns",
        "evaluasi dan pelaporan",
        "register dokumen",
        "bukti setor pajak",
    ),
)
