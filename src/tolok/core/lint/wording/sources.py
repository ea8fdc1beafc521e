"""What a cell "sumber data" names: a document, a person, a unit, another agency, or nothing one could open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from tolok.core.kernel.text import fold
from tolok.core.lint.context import Context, Row, is_blank
from tolok.core.lint.wording.phrases import word_set
from tolok.core.lint.wording.place_names import bare_name, joined
from tolok.core.lint.wording.posts import read_post


class Source(Enum):
    """Kinds of what is named as a source."""

    DOCUMENT = "something that can be opened, or that this list does not know"
    PERSON = "a post: who, not what"
    UNIT = "a part of the own office: who, not what"
    AGENCY = "another agency: who, not what"
    VAGUE = "an office or data of no name"


# Whoever names one of these names something to open, also where a unit stands beside it.
DOCUMENT_WORDS = word_set(
    "laporan lap buku register registrasi reg daftar dokumen dok berkas arsip surat hasil survei survey aplikasi",
    "sistem absen absensi presensi rekap rekapitulasi notulen notula berita kartu agenda catatan rekam kuesioner",
    "kuisioner rencana renstra renja rka dpa dppa lra spj sk skp skm ikm lkjip lakip lkip lppd lkpj lhe sakip sipd",
    "simda bku sp2d spm spp perda perbup perkada peraturan keputusan proposal profil monografi formulir form foto",
    "dokumentasi bukti tanda nota disposisi website laman data base database inventaris kib kir apbdes rapbdes",
    "musrenbang piagam sertifikat undangan jurnal kuitansi sppt dhkp nilai indeks",
)  # fmt: skip
# "Data" says only that there are some; what counts is where they are said to come from.
_DATA = re.compile(
    r"^(?:sumber )?data(?: (?:primer|sekunder|internal|eksternal|lapangan|pendukung|terkait|olahan|yang ada|lainnya))*"
    r"(?: (?:dari|pada|di|oleh|milik|dalam))*(?= |$)"
)
_NO_NAME = frozenset({
    "dokumen", "laporan", "berkas", "dokumen terkait", "dokumen pendukung", "laporan terkait", "laporan pendukung",
    "dokumen lainnya", "dokumen internal", "dokumen kantor", "dokumen kecamatan", "laporan lainnya",
    "dll", "dan lain lain", "lain lain", "lainnya", "dsb", "dst",
})  # fmt: skip
_OFFICE = re.compile(
    r"(?:pihak |pemerintah )?(?:(?:kantor )?(?:kecamatan|distrik|kapanewon|kemantren)|kantor camat|kantor|internal|"
    r"instansi|opd|skpd|perangkat daerah)(?P<nama>(?: [a-z]+){0,4})"
)
_CONCERNED = re.compile(
    r"(?:(?:instansi|opd|skpd|dinas|pihak|unit(?: kerja)?|seksi|bidang|perangkat daerah) )?(?:yang )?terkait"
)
_ALL_UNITS = re.compile(r"(?:semua|seluruh|masing masing|setiap|para|tiap tiap|tiap) (?P<siapa>.+)")
# Agencies that a kecamatan works with; who holds the data is true, but not where the figure can be read.
_AGENCY = re.compile(
    r"(?:(?:pemerintah|kantor|pihak) )?(?:polsek|polres|polisi|kepolisian|polri|tni|koramil|kodim|kua|puskesmas|pustu|"
    r"uptd?|bps|rt|rw|inspektorat|bappeda|bappelitbangda?|baperlitbang|bkpsdm|bkpp|bkd|bpkad|bpkpd|bapenda|disdukcapil|"
    r"dispendukcapil|dindukcapil|dinsos|dinkes|dpmd|dpmptsp|satpol pp|bpbd|kesbangpol|bakesbangpol|bpn|dinas|badan|"
    r"desa|pemdes|kelurahan|setda|sekretariat daerah|bagian (?:organisasi|ortala|hukum|protokol|prokopim|"
    r"tata pemerintahan|tapem|administrasi|pengadaan|perekonomian|kesra|kesejahteraan))(?: .*)?"
)


@lru_cache(maxsize=4096)
def kind_of_source(text: str, own: str = "") -> Source:
    """What `text`, one item of the cell, names; `own` is the joined name of the own office ("randualas")."""
    folded = fold(text)
    data = _DATA.match(folded)
    named = folded[data.end() :].strip() if data else folded
    if not named or named in _NO_NAME or _CONCERNED.fullmatch(named):
        return Source.VAGUE
    if (office := _OFFICE.fullmatch(named)) and _is_own(office["nama"], own):
        return Source.VAGUE
    if not DOCUMENT_WORDS.isdisjoint(named.split()):
        return Source.DOCUMENT
    several = _ALL_UNITS.fullmatch(named)
    post = read_post(several["siapa"] if several else named)
    if post is not None and not post.is_outside:
        return Source.PERSON if post.is_post else Source.UNIT
    if post is not None or _AGENCY.fullmatch(named):
        return Source.DOCUMENT if data else Source.AGENCY  # "Data BPS" is what that agency publishes
    return Source.DOCUMENT


def _is_own(name: str, own: str) -> bool:
    bare = joined(name)
    return not bare or (bool(own) and (bare == own or bare.startswith(f"{own}kabupaten")))


def undocumented(context: Context) -> Iterator[tuple[Row, frozenset[Source]]]:
    """The rows none of whose sources is a document, with the kinds of what they name instead."""
    own = bare_name(context.keputusan.instansi)
    for row in context.rows:
        kinds = frozenset(kind_of_source(text, own) for text in row.baris.sumber_data if not is_blank(text))
        if kinds and Source.DOCUMENT not in kinds:
            yield row, kinds
