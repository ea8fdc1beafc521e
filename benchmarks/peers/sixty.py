"""An office-year of sixty indicators: the sample's rows, every month stated, and a decree made for the bench.

Ratios, counts, sums and positions over all registers, judged by five rules of capaian; some denominators are zero in
some quarters, so that the guard against them is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tolok.core.catalogue import Baris, FormulaText, Jabatan, Keputusan
from tolok.core.measurement.indikator import CapaianRule, Target
from tolok.core.measurement.office_year import OfficeYear
from tolok.core.registers import get_register
from tolok.core.registers.entry import Statement, StatementState
from tolok.sample import sample_year

QUARTERS = (1, 2, 3, 4)
COUNT = 60
_SHARES = {
    ("layanan", "tepat_waktu", "masuk"): (
        "semua", "kependudukan", "ktp_kk", "ktp", "kk", "surat_pindah", "pertanahan", "perizinan", "skck_keramaian",
        "skck", "izin_keramaian", "keterangan", "rekomendasi", "dispensasi_nikah", "ahli_waris", "legalisasi",
        "kepegawaian", "gaji_berkala",
    ),
    ("dokumen", "tepat_waktu", "harus_ada"): (
        "semua", "perencanaan", "laporan_kinerja", "laporan_keuangan", "laporan_kegiatan", "pertanggungjawaban",
        "pajak", "rkpdes", "spj_desa", "skp",
    ),
    ("kegiatan", "tepat_waktu", "rencana"): (
        "semua", "rapat_koordinasi", "pembinaan_desa", "pendampingan", "musrenbang", "sosialisasi", "pemberdayaan",
        "lembaga", "patroli", "siskamling",
    ),
}  # fmt: skip
_PAIRS = (
    ("kegiatan", "pengaduan_tertangani", "pengaduan_masuk"),
    ("kegiatan", "pelanggaran_perda_tertangani", "pelanggaran_perda_masuk"),
    ("surat", "masuk_tepat_waktu", "masuk_seluruh"),
    ("surat", "keluar_selesai", "keluar_seluruh"),
    ("surat", "diarsip", "seluruh"),
    ("kehadiran", "hadir", "seluruh"),
    ("kehadiran", "hadir_tepat_waktu", "hadir"),
    ("aset", "baik", "seluruh"),
    ("aset", "peralatan_baik", "peralatan_seluruh"),
    ("aset", "kendaraan_dapat_digunakan", "kendaraan_seluruh"),
)
_LATE = ("semua", "ktp_kk", "pertanahan", "legalisasi")
_COUNTS = (
    ("kehadiran", "tanpa_keterangan", CapaianRule.TURUN_LAN, 16),
    ("kegiatan", "kriminalitas_masuk", CapaianRule.TURUN_LAN, 10),
    ("aset", "rusak_berat", CapaianRule.TURUN_LAN, 4),
    ("kegiatan", "bimtek_peserta", CapaianRule.NAIK, 16),
    ("surat", "keluar_seluruh", CapaianRule.NAIK, 340),
    ("dokumen", "laporan_kinerja_selesai", CapaianRule.TEPAT, 8),
    ("kegiatan", "rapat_koordinasi_terlaksana", CapaianRule.NAIK, 20),
    ("layanan", "semua_masuk", CapaianRule.TURUN_RASIO, 1400),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an indicator counts in a register (a `denominator` makes it a share), its rule, its target of the year."""

    register: str
    numerator: str
    denominator: str | None
    rule: CapaianRule
    target: int

    @property
    def offers(self) -> tuple[str, ...]:
        """The counts in the order of the formula's phrases."""
        return (self.numerator,) if self.denominator is None else (self.numerator, self.denominator)

    @property
    def targets(self) -> dict[int, Target]:
        """Of each quarter: a share's stays, a count's grows with the year."""
        parts = {q: self.target if self.denominator else self.target * q // 4 for q in QUARTERS}
        return {quarter: Target.point(Decimal(part)) for quarter, part in parts.items()}

    def baris(self, number: int) -> Baris:
        labels = [get_register(self.register).offer(slug).label for slug in self.offers]
        words = " / ".join(f"Jumlah {label}" for label in labels)
        words += " × 100%" if self.denominator else ""
        formula = FormulaText(teks=words, teks_asli=words, jenis="ratio" if self.denominator else "count")
        return Baris(nomor=str(number), indikator=f"Indikator {number}: {labels[0]}", formula=formula)


def sixty() -> tuple[Asked, ...]:
    shares = [
        Asked(register, f"{each}_{above}", f"{each}_{below}", CapaianRule.NAIK, 90)
        for (register, above, below), each_of in _SHARES.items()
        for each in each_of
    ]
    pairs = [Asked(register, above, below, CapaianRule.NAIK, 85) for register, above, below in _PAIRS]
    late = [Asked("layanan", f"{each}_terlambat", f"{each}_masuk", CapaianRule.TURUN_RASIO, 12) for each in _LATE]
    counts = [Asked(register, offer, None, rule, target) for register, offer, rule, target in _COUNTS]
    return (*shares, *pairs, *late, *counts)


def made_decree(office_year: OfficeYear) -> Keputusan:
    """The sixty as rows of one jabatan of an IKI decree of the sample's office."""
    rows = tuple(asked.baris(number) for number, asked in enumerate(sixty(), 1))
    sample = next(one for one in office_year.keputusan if one.jenis == "IKI")
    return replace(sample, jabatan=(Jabatan("Sekretaris", baris=rows),), asal={})


def stated_year() -> OfficeYear:
    """The sample's year with every month stated to be complete."""
    year = sample_year()
    return replace(year, statements=tuple(_all_stated(year)))


def _all_stated(year: OfficeYear) -> Iterator[Statement]:
    for one in year.statements:
        yield replace(one, state=StatementState.LENGKAP)
