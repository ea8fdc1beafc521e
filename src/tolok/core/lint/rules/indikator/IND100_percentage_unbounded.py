"""A percentage of things over those who may have several of them: it can pass a hundred."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.formula.units import declared_unit
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.phrases import counted, root, tokens, word_set

_TEMPLATE = (
    "satu {pemilik} dapat mempunyai beberapa «{benda}», sehingga hasilnya dapat melampaui 100%; "
    "perlu penilaian: hitung «jumlah {pemilik} yang ...»"
)
# Things and events of which one owner may have several in a year.
_THINGS = word_set(
    "dokumen dok doumen laporan berkas surat arsip kegiatan rapat kunjungan kasus kejadian aduan pengaduan pelanggaran",
    "usulan permohonan sosialisasi pelatihan bimtek pembinaan monitoring patroli bantuan proposal peraturan perdes",
    "keputusan",
)
_OWNERS = word_set(
    "desa kelurahan nagari gampong pekon kampung dusun rt rw pegawai asn pns aparatur perangkat orang warga penduduk",
    "kk keluarga lembaga kelompok organisasi sekolah posyandu bumdes koperasi",
)
# Papers of which law or practice knows one an owner and year.
_ONE_EACH = word_set(
    "apbdes apbdesa rapbdes rpjmdes rpjmdesa rkpdes rkpdesa skp dp3 lhkpn lhkasn spt ktp ktpel kia akta akte profil",
    "lppdes lkppdes ilppd monografi masing setiap tiap per minimal",
)


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        formula = row.baris.formula
        if formula.jenis != "ratio" or formula.satuan != "persen" or declared_unit(row.baris.indikator) != "persen":
            continue
        if found := unbounded(formula.pembilang, formula.penyebut):
            yield Hit(row.at("formula"), _TEMPLATE, dict(zip(("benda", "pemilik"), found, strict=True)), formula.teks)


def unbounded(numerator: str | None, denominator: str | None) -> tuple[str, str] | None:
    """The thing counted above and its owner counted below, where an owner may have several such things."""
    above, below = counted(numerator), [word for word in counted(denominator) if not word.isdigit()]
    if not above or not below or above[0] not in _THINGS or below[0] not in _OWNERS:
        return None
    if not _ONE_EACH.isdisjoint(tokens(numerator)) or root(above[0]) in map(root, below):
        return None
    return above[0], below[0]


RULE = Rule("IND100", "percentage-unbounded", "Persentase dapat melampaui 100%", Severity.INFO, check)
