"""Head and annexes as found -> Keputusan, with the place and certainty of every field."""

from __future__ import annotations

from dataclasses import replace

from tolok.core.catalogue import Asal, Baris, Jabatan, Keputusan, Lampiran, Tujuan
from tolok.core.kernel.text import squeeze
from tolok.reading.keputusan.annex import Annex, JabatanDraft
from tolok.reading.keputusan.facts import read_cover_title, read_instansi, read_jenis, read_kabupaten, read_years
from tolok.reading.keputusan.head import Head
from tolok.reading.layout import Line, Place
from tolok.reading.origin import asal_of, words_for
from tolok.reading.tables.baris import read_baris
from tolok.reading.tables.fields import clean
from tolok.reading.tables.rows import read_rows
from tolok.reading.wording.dates import read_date
from tolok.reading.wording.labels import named_office
from tolok.reading.wording.paragraphs import Passage, passage_of, read_items
from tolok.reading.wording.signature import Signing, last_place_and_date, read_lampiran, read_signing, read_tembusan

_NO_JENIS = "jenis (IKU atau IKI) tidak tercetak dalam naskah; dianggap IKU"
_NO_TABLE = "jabatan «{}» ({}) tidak mempunyai tabel indikator yang terbaca"
_NO_OFFICE = "Instansi"
_UNNAMED = "nama instansi tidak tercetak; tabel tanpa jabatan dinamai «Instansi»"
_SECOND_SIGNER = "naskah juga ditandatangani «{}» (mengetahui); yang dicatat ialah penanda tangan yang menetapkan"
_MANY_OFFICES = (
    "naskah ini menetapkan indikator untuk {} instansi ({}); semuanya dibaca, dan instansi keputusan dikosongkan: "
    "isilah instansi Anda sewaktu memeriksa"
)
_NAMED = 5  # offices named in a note
_UNREAD = "tabel pada {} tidak dibaca: judul kolomnya tidak dikenal ({})"


class _Origins:
    """The places of fields as they are read, by path."""

    def __init__(self, places: dict[str, Place]) -> None:
        self.places = dict(places)

    def text(self, path: str, passage: Passage | None) -> str | None:
        if passage is None:
            return None
        self.places[path] = passage.place
        return passage.text

    def texts(self, path: str, passages: list[Passage]) -> tuple[str, ...]:
        self.places |= {f"{path}/{order}": passage.place for order, passage in enumerate(passages)}
        return tuple(passage.text for passage in passages)

    def several(self, path: str, places: list[Place]) -> None:
        self.places |= {f"{path}/{order}": place for order, place in enumerate(places)}

    def asal(self) -> dict[str, Asal]:
        return {path: asal_of(place) for path, place in self.places.items()}


def read_fields(
    head: Head, annex: Annex, lines: list[Line], after_signature: list[Passage]
) -> tuple[Keputusan, tuple[str, ...]]:
    """The decree of `head` and `annex`, and notes for the person who confirms it. `lines` are all of the document."""
    notes = [*annex.notes, *(_UNREAD.format(words_for(place), names) for place, names in annex.unknown)]
    outside = [
        passage_of([line])
        for line in lines
        if line.text and not (head.start and head.start < line.number <= head.end and head.menimbang)
    ]
    signing = read_signing(lines, head.enactor.text if head.enactor else "")
    if signing.acknowledged_by:
        notes.append(_SECOND_SIGNER.format(signing.acknowledged_by))
    judul = head.judul or read_cover_title(lines)
    names = [Passage(jabatan.nama, jabatan.place) for jabatan in annex.jabatan if jabatan.nama]
    jenis = read_jenis(judul, outside)
    if jenis is None:
        notes.append(_NO_JENIS)
    instansi = annex.instansi or read_instansi(judul, head.enactor, outside, names)
    jabatan = tuple(one for draft in annex.jabatan for one in _jabatan(draft, instansi, notes))
    if len(offices := list(dict.fromkeys(one.nama for one in jabatan if one.jenis_jabatan == "instansi"))) > 1:
        notes.append(_MANY_OFFICES.format(len(offices), ", ".join(f"«{nama}»" for nama in offices[:_NAMED])))
        instansi = None
    origins = _Origins(signing.places)
    origins.several("diktum", head.diktum_places)
    if periode := read_years(judul, outside):
        origins.places["periode"] = periode[1]
    lampiran = _lampiran(lines, head, signing)
    origins.several("lampiran", [place for _, place in lampiran])
    origins.several("tujuan", [tujuan.place for tujuan, _ in annex.tujuan])
    keputusan = Keputusan(
        jenis=origins.text("jenis", jenis) or "IKU",
        judul=origins.text("judul", judul) or "",
        nomor=origins.text("nomor", head.nomor),
        tanggal=signing.tanggal,
        tempat=signing.tempat,
        instansi=origins.text("instansi", instansi),
        kabupaten=origins.text("kabupaten", read_kabupaten(judul, outside)),
        periode=periode[0] if periode else None,
        lampiran=tuple(one for one, _ in lampiran),
        penanda_tangan=signing.penanda_tangan,
        menimbang=origins.texts("menimbang", head.menimbang),
        mengingat=origins.texts("mengingat", head.mengingat),
        memperhatikan=origins.texts("memperhatikan", head.memperhatikan),
        menetapkan=origins.text("menetapkan", head.menetapkan) or None,
        diktum=tuple(head.diktum),
        tembusan=origins.texts("tembusan", read_tembusan(lines)),
        tujuan=tuple(Tujuan(squeeze(tujuan.text), indikator) for tujuan, indikator in annex.tujuan),
        jabatan=jabatan,
        sesudah_tanda_tangan=origins.texts("sesudah_tanda_tangan", after_signature),
    )
    return replace(keputusan, asal=origins.asal()), tuple(notes)


def _lampiran(lines: list[Line], head: Head, signing: Signing) -> list[tuple[Lampiran, Place]]:
    """The annex heads; an annex without one still has the date that its own signature block repeats."""
    after = [line for line in lines if line.number > head.end]
    if found := read_lampiran(after):
        return found
    repeated = last_place_and_date(after) if signing.tempat and head.diktum else None
    return [(Lampiran(None, read_date(repeated.text)), repeated.at)] if repeated else []


def _jabatan(draft: JabatanDraft, instansi: Passage | None, notes: list[str]) -> list[Jabatan]:
    """The jabatan of a block: one, or one for each name in a column "Jabatan"."""
    groups: dict[str | None, list[Baris]] = {}
    places: dict[str | None, Place] = {}
    for row in read_rows(draft.parts, notes):
        named = clean(row.get("jabatan"))
        nama = named or draft.nama
        places.setdefault(nama, row.place("jabatan") if named else draft.place)
        groups.setdefault(nama, []).extend(read_baris(row, notes))
    if not groups:
        groups[draft.nama] = []
    return [
        _one_jabatan(
            replace(
                draft,
                nama=nama,
                place=places.get(nama, draft.place),
                jenis=draft.jenis if nama == draft.nama else _jenis_of(nama),
            ),
            baris,
            instansi,
            notes,
        )
        for nama, baris in groups.items()
    ]


def _jenis_of(nama: str | None) -> str:
    return "instansi" if nama and named_office(nama, is_marked=False) else "jabatan"


def _one_jabatan(draft: JabatanDraft, baris: list[Baris], instansi: Passage | None, notes: list[str]) -> Jabatan:
    origins = _Origins({})
    named = Passage(draft.nama, draft.place) if draft.nama else instansi
    nama = squeeze(origins.text("nama", named) or _NO_OFFICE)
    if named is None:
        notes.append(_UNNAMED)
    if not baris:
        notes.append(_NO_TABLE.format(nama, words_for(draft.place)))
    return Jabatan(
        nama=nama,
        jenis_jabatan="jabatan" if draft.nama is not None and draft.jenis == "jabatan" else "instansi",
        eselon=origins.text("eselon", draft.eselon),
        tugas=origins.texts("tugas", read_items(draft.tugas)),
        fungsi=origins.texts("fungsi", read_items(draft.fungsi)),
        baris=tuple(baris),
        asal=origins.asal(),
    )
