"""Register Kegiatan dan Pembinaan: what the office did with and for its desa, and what was reported to it."""

from __future__ import annotations

from tolok.core.registers.register import Column, ColumnType, CountOffer, Register, choices, desa_offer
from tolok.core.registers.term import Condition, IsLate, IsOneOf, IsOnTime

KINDS = {
    "rapat_koordinasi": "Rapat koordinasi",
    "pembinaan_desa": "Pembinaan desa",
    "pendampingan": "Pendampingan/monev desa",
    "musrenbang": "Musrenbang",
    "sosialisasi": "Sosialisasi",
    "bimtek": "Diklat/bimtek pegawai",
    "pemberdayaan": "Pemberdayaan masyarakat",
    "keagamaan": "Kegiatan keagamaan",
    "kesejahteraan": "Kesejahteraan sosial",
    "lembaga": "Pembinaan lembaga kemasyarakatan",
    "lomba_desa": "Lomba desa",
    "patroli": "Patroli/pembinaan trantib",
    "siskamling": "Siskamling",
    "pengaduan": "Pengaduan/laporan gangguan trantibum",
    "pelanggaran_perda": "Pelanggaran perda",
    "kriminalitas": "Kejadian kriminalitas",
    "bencana": "Kejadian bencana",
    "penilaian_administrasi": "Penilaian administrasi desa",
    "evaluasi_apbdes": "Evaluasi APBDes",
    "lainnya": "Kegiatan lainnya",
}
STATES = {
    "direncanakan": "Direncanakan/diterima",
    "terlaksana": "Terlaksana",
    "batal": "Batal",
    "tertangani": "Tertangani/selesai",
    "tertib": "Tertib (penilaian)",
    "belum_tertib": "Belum tertib (penilaian)",
}

ACTIVITIES: dict[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    "semua": ((), "kegiatan", ("kegiatan kecamatan",)),
    "rapat_koordinasi": (
        ("rapat_koordinasi",),
        "rapat koordinasi",
        ("koordinasi penyelenggaraan kegiatan pemerintahan",),
    ),
    "pembinaan_desa": (("pembinaan_desa",), "pembinaan desa", ("desa pembinaan", "desa yang dibina")),
    "pendampingan": (
        ("pendampingan",),
        "pendampingan desa",
        ("pendampingan penyusunan laporan realisasi APBDes", "monev desa"),
    ),
    "musrenbang": (("musrenbang",), "musrenbang", ("desa musrenbang", "musyawarah perencanaan pembangunan")),
    "sosialisasi": (("sosialisasi",), "sosialisasi", ()),
    "bimtek": (("bimtek",), "diklat dan bimtek", ("pelatihan", "bimbingan teknis")),
    "pemberdayaan": (("pemberdayaan",), "kegiatan pemberdayaan masyarakat", ("kegiatan pemberdayaan desa",)),
    "keagamaan": (("keagamaan",), "kegiatan keagamaan", ()),
    "kesejahteraan": (
        ("kesejahteraan",),
        "kegiatan kesejahteraan sosial",
        ("kegiatan peningkatan kesejahteraan masyarakat",),
    ),
    "lembaga": (("lembaga",), "pembinaan lembaga kemasyarakatan", ()),
    "lomba_desa": (("lomba_desa",), "lomba desa", ("desa lomba desa",)),
    "patroli": (("patroli",), "patroli ketenteraman dan ketertiban", ("patroli trantib", "pembinaan trantibum")),
    "siskamling": (("siskamling",), "siskamling", ("desa siskamling",)),
    "evaluasi_apbdes": (("evaluasi_apbdes",), "evaluasi APBDes", ("desa evaluasi APBDes",)),
}
IN_DESA = (
    "pembinaan_desa",
    "pendampingan",
    "musrenbang",
    "sosialisasi",
    "pemberdayaan",
    "keagamaan",
    "kesejahteraan",
    "lembaga",
    "lomba_desa",
    "patroli",
    "siskamling",
    "evaluasi_apbdes",
)
"""Activities of which decrees count the desa that had them."""
INCIDENTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "pengaduan": (
        "pengaduan",
        (
            "laporan pelanggaran ketertiban umum dan ketenteraman masyarakat",
            "aduan masyarakat",
            "laporan gangguan ketenteraman dan ketertiban",
        ),
    ),
    "pelanggaran_perda": ("pelanggaran perda", ("pelanggaran peraturan daerah",)),
    "kriminalitas": ("kejadian kriminalitas", ("tindak kriminal", "angka kriminalitas")),
    "bencana": ("kejadian bencana", ("bencana", "terjadinya bencana")),
}


def _activity(slug: str, kinds: tuple[str, ...], noun: str, others: tuple[str, ...]) -> tuple[CountOffer, ...]:
    chosen: tuple[Condition, ...] = (IsOneOf("kind", kinds),) if kinds else ()
    nouns = (noun, *others)

    def said(*endings: str) -> tuple[str, ...]:
        return tuple(ending.format(each) for each in nouns for ending in endings)

    done = (*chosen, IsOneOf("status", ("terlaksana",)))
    offers = (
        CountOffer(
            f"{slug}_rencana",
            f"Seluruh {noun} yang direncanakan",
            said("{}", "{} yang ditargetkan", "target {}", "{} yang ada"),
            chosen,
        ),
        CountOffer(
            f"{slug}_terlaksana",
            f"{noun[0].upper()}{noun[1:]} yang terlaksana",
            said("{} yang dilaksanakan", "{} yang terealisasi", "{} yang difasilitasi", "{} yang diikuti"),
            done,
        ),
        CountOffer(
            f"{slug}_tepat_waktu", f"{noun[0].upper()}{noun[1:]} yang terlaksana tepat waktu", (), (*done, IsOnTime())
        ),
    )
    if slug != "bimtek":
        return offers
    people = ("ASN yang mengikuti bimtek", "pegawai yang mengikuti diklat, bimtek dan sosialisasi")
    return (
        *offers,
        CountOffer(
            "bimtek_peserta", "ASN yang mengikuti diklat dan bimtek (jumlah peserta)", people, done, measure="quantity"
        ),
    )


def _desa_with_activity(slug: str) -> tuple[CountOffer, ...]:
    kinds, noun, others = ACTIVITIES[slug]
    chosen: tuple[Condition, ...] = (IsOneOf("kind", kinds),)
    phrases = tuple(f"desa {each.removeprefix('desa ')}" for each in (noun, *others))
    done = (*chosen, IsOneOf("status", ("terlaksana",)))
    return (
        desa_offer(f"desa_rencana_{slug}", f"Desa dengan {noun} yang direncanakan", phrases, chosen),
        desa_offer(f"desa_dengan_{slug}", f"Desa dengan {noun} yang terlaksana", phrases, done),
    )


def _incident(kind: str, noun: str, others: tuple[str, ...]) -> tuple[CountOffer, ...]:
    chosen: Condition = IsOneOf("kind", (kind,))
    handled: Condition = IsOneOf("status", ("tertangani",))
    nouns = (noun, *others)
    named = noun[0].upper() + noun[1:]

    def said(*endings: str) -> tuple[str, ...]:
        return tuple(ending.format(each) for each in nouns for ending in endings)

    return (
        CountOffer(f"{kind}_masuk", f"Seluruh {noun}", said("{}", "{} yang masuk", "{} yang terjadi"), (chosen,)),
        CountOffer(
            f"{kind}_tertangani",
            f"{named} yang ditangani",
            said("{} yang diselesaikan", "{} yang ditindaklanjuti"),
            (chosen, handled),
        ),
        CountOffer(
            f"{kind}_tepat_waktu",
            f"{named} yang ditangani tepat waktu",
            said("{} yang diselesaikan tepat waktu"),
            (chosen, handled, IsOnTime()),
        ),
        CountOffer(f"{kind}_terlambat", f"{named} yang terlambat ditangani", (), (chosen, IsLate())),
        desa_offer(f"desa_dengan_{kind}", f"Desa dengan {noun}", said("desa {}", "desa yang terdampak {}"), (chosen,)),
    )


_ASSESSED = IsOneOf("kind", ("penilaian_administrasi",))
_ORDERLY = IsOneOf("status", ("tertib",))
_ORDERLY_WORDS = ("desa dengan administrasi yang baik", "desa dengan administrasi tertib")

REGISTER = Register(
    slug="kegiatan",
    nama="Register Kegiatan dan Pembinaan",
    satuan="kegiatan",
    keeper="Kasi Pemerintahan",
    columns=(
        Column(
            "kind",
            "Jenis kegiatan",
            ColumnType.CHOICE,
            True,
            choices(KINDS),
            example="Pembinaan desa",
            help="Pembinaan, penilaian, evaluasi desa: satu baris tiap desa setahun, agar tidak terhitung dua kali; "
            "hitungan «desa berbeda» tidak memerlukannya.",
        ),
        Column("uraian", "Uraian", ColumnType.LONG_TEXT, True, example="Pembinaan penyusunan RKPDes"),
        Column("village", "Desa/kelurahan", ColumnType.VILLAGE, help="Bila untuk satu desa."),
        Column(
            "submitted",
            "Tanggal rencana/diterima",
            ColumnType.DATE,
            True,
            help="Hari direncanakan, dilaporkan atau terjadi; tanggal ini menentukan bulannya.",
            example="10-04-2026",
            word="rencana",
        ),
        Column(
            "due",
            "Batas pelaksanaan/penanganan",
            ColumnType.DATE,
            help="Kosong: tidak dihitung tepat waktu.",
            example="30-04-2026",
        ),
        Column(
            "completed", "Tanggal terlaksana/selesai", ColumnType.DATE, help="Kosong bila belum.", example="22-04-2026"
        ),
        Column("status", "Status", ColumnType.CHOICE, True, choices(STATES), example="Terlaksana"),
        Column(
            "quantity",
            "Jumlah peserta",
            ColumnType.INTEGER,
            help="Orang. Wajib untuk diklat/bimtek yang terlaksana.",
            example="15",
            word="peserta",
            satuan="orang",
        ),
        Column("tempat", "Tempat", ColumnType.TEXT, example="Aula kecamatan"),
    ),
    offers=(
        *(offer for slug, group in ACTIVITIES.items() for offer in _activity(slug, *group)),
        *(offer for kind, group in INCIDENTS.items() for offer in _incident(kind, *group)),
        CountOffer("desa_dinilai", "Desa yang dinilai administrasinya", ("penilaian administrasi desa",), (_ASSESSED,)),
        CountOffer("desa_tertib", "Desa yang tertib administrasi", _ORDERLY_WORDS, (_ASSESSED, _ORDERLY)),
        *(offer for slug in IN_DESA for offer in _desa_with_activity(slug)),
        desa_offer(
            "desa_berbeda_dinilai",
            "Desa yang dinilai administrasinya",
            ("desa dengan penilaian administrasi",),
            (_ASSESSED,),
        ),
        desa_offer("desa_berbeda_tertib", "Desa yang tertib administrasi", _ORDERLY_WORDS, (_ASSESSED, _ORDERLY)),
    ),
    evidence="Undangan, daftar hadir, berita acara, foto, laporan kegiatan",
    sumber_data_words=(
        "laporan kegiatan",
        "berita acara",
        "dokumen pelaksanaan kegiatan",
        "laporan siskamling",
        "laporan bencana",
        "laporan ketenteraman dan ketertiban umum",
        "musrenbang",
        "rekapitulasi usulan musrenbang",
        "polsek",
        "koramil",
        "seksi trantib",
        "surat tugas",
        "laporan perjalanan dinas",
        "dokumen laporan aduan",
        "inventarisasi lomba desa",
        "dokumen laporan fasilitasi kegiatan pemberdayaan masyarakat",
    ),
)
