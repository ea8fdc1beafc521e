"""Names of jabatan as offices write them: "Kasi Pem.", "Kepala Seksi Pemerintahan Kecamatan Dau", "Seksi Pemerintahan".

A name is cut into its rank (seksi, subbagian, sekretaris ...) and its field. Two names mean the same jabatan where the
ranks agree and one field holds the other, since offices leave out the end of a long field.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tolok.core.kernel.text import words
from tolok.core.registers.words import stem

# Short forms of the names of ranks and of the fields of a kecamatan.
_SPELLED_OUT = {
    "kasi": "kepala seksi", "kasie": "kepala seksi", "sie": "seksi", "kasubbag": "kepala subbagian",
    "kasubag": "kepala subbagian", "kasubbagian": "kepala subbagian", "subbag": "subbagian", "subag": "subbagian",
    "kasub": "kepala sub", "sekcam": "sekretaris", "sekretariat": "sekretaris", "sekertaris": "sekretaris",
    "kabid": "kepala bidang", "bag": "bagian", "pem": "pemerintahan", "tapem": "tata pemerintahan",
    "kesra": "kesejahteraan rakyat", "kessos": "kesejahteraan sosial", "pmd": "pemberdayaan masyarakat desa",
    "ekbang": "ekonomi pembangunan", "yanum": "pelayanan umum", "umpeg": "umum kepegawaian",
}  # fmt: skip
_SILENT = frozenset({"plt", "plh", "pj", "kepala", "dan", "pada", "kantor", "tata"})
_RANKS = ("seksi", "subbagian", "sekretaris", "bidang", "camat", "lurah", "urusan")
# Behind them stands the name of the office, which is the same for all.
_OFFICE = frozenset({"kecamatan", "kec", "kapanewon", "distrik", "kabupaten", "kab", "kota"})


@dataclass(frozen=True, slots=True)
class JabatanName:
    """`rank` is "" where the name says none (a staff title); `field` the stems of what the jabatan is for."""

    rank: str
    field: frozenset[str]

    def means(self, other: JabatanName) -> bool:
        """Whether both may well name the same jabatan."""
        if self.rank != other.rank:
            return False
        if not self.field or not other.field:
            return bool(self.rank) and self.field == other.field
        return self.field <= other.field or other.field <= self.field


@cache
def jabatan_name(text: str) -> JabatanName:
    """The parts of a jabatan's name."""
    spelled = (part for word in words(text) for part in _SPELLED_OUT.get(word, word).split())
    parts = [part for part in spelled if part not in _SILENT]
    while "sub" in parts[:-1] and parts[(at := parts.index("sub")) + 1] == "bagian":
        parts[at : at + 2] = ["subbagian"]
    rank = next((part for part in parts if part in _RANKS), "")
    if rank in ("sekretaris", "camat", "lurah"):
        return JabatanName(rank, frozenset())
    end = next((n for n, part in enumerate(parts) if n and part in _OFFICE), len(parts))
    return JabatanName(rank, frozenset(stem(part) for part in parts[:end] if part != rank))
