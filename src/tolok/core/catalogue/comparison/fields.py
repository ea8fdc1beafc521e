"""What changed in the head of a decree, in a jabatan, and in the fields of a row."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.catalogue.comparison.items import item_changes, law_of
from tolok.core.catalogue.comparison.pieces import depth_of
from tolok.core.catalogue.comparison.result import FieldChange
from tolok.core.catalogue.keputusan import Baris, Diktum, Jabatan, Keputusan, Lampiran, Tujuan

_HEAD = (
    ("jenis", "Jenis"), ("judul", "Judul"), ("nomor", "Nomor"), ("tanggal", "Tanggal"), ("tempat", "Tempat"),
    ("instansi", "Instansi"), ("kabupaten", "Kabupaten/kota"),
)  # fmt: skip
_SIGNER = (("nama", "nama"), ("nip", "NIP"), ("pangkat", "pangkat"), ("jabatan", "jabatan"))
_ROW = (
    ("sasaran", "Sasaran"), ("indikator", "Indikator"), ("definisi_operasional", "Definisi operasional"),
    ("satuan", "Satuan"),
)  # fmt: skip
_ROW_LISTS = (("penanggung_jawab", "Penanggung jawab"), ("sumber_data", "Sumber data"))


def text_change(key: str, label: str, old: object, new: object) -> Iterator[FieldChange]:
    """The change of one text; nothing where both say the same. None and "" are both nothing printed."""
    before, after = _shown(old), _shown(new)
    depth = depth_of(before or "", after or "")
    if depth is not None:
        yield FieldChange(key, label, before, after, depth)


def head_changes(old: Keputusan, new: Keputusan) -> tuple[FieldChange, ...]:
    changes = [one for key, label in _HEAD for one in text_change(key, label, getattr(old, key), getattr(new, key))]
    changes += text_change("periode", "Periode", _periode(old), _periode(new))
    for key, label in _SIGNER:
        before, after = getattr(old.penanda_tangan, key, None), getattr(new.penanda_tangan, key, None)
        changes += text_change(f"penanda_tangan.{key}", f"Penanda tangan: {label}", before, after)
    signed = [_signed(decree) for decree in (old, new)]
    changes += text_change("penanda_tangan.elektronik", "Tanda tangan elektronik", *signed)
    changes += item_changes("lampiran", "Lampiran", [*map(_annex, old.lampiran)], [*map(_annex, new.lampiran)])
    changes += item_changes("menimbang", "Menimbang", old.menimbang, new.menimbang)
    changes += item_changes("mengingat", "Dasar hukum", old.mengingat, new.mengingat, law_of)
    changes += item_changes("memperhatikan", "Memperhatikan", old.memperhatikan, new.memperhatikan)
    changes += text_change("menetapkan", "Menetapkan", old.menetapkan, new.menetapkan)
    changes += item_changes("diktum", "Diktum", [*map(_diktum, old.diktum)], [*map(_diktum, new.diktum)])
    changes += item_changes("tujuan", "Tujuan", [*map(_tujuan, old.tujuan)], [*map(_tujuan, new.tujuan)])
    changes += item_changes("tembusan", "Tembusan", old.tembusan, new.tembusan)
    after = (old.sesudah_tanda_tangan, new.sesudah_tanda_tangan)
    changes += item_changes("sesudah_tanda_tangan", "Sesudah tanda tangan", *after)
    return tuple(changes)


def jabatan_changes(old: Jabatan, new: Jabatan) -> tuple[FieldChange, ...]:
    """Of the jabatan itself, its rows aside."""
    changes = list(text_change("nama", "Nama jabatan", old.nama, new.nama))
    changes += text_change("jenis_jabatan", "Jenis jabatan", old.jenis_jabatan, new.jenis_jabatan)
    changes += text_change("eselon", "Eselon", old.eselon, new.eselon)
    changes += item_changes("tugas", "Tugas", old.tugas, new.tugas)
    changes += item_changes("fungsi", "Fungsi", old.fungsi, new.fungsi)
    return tuple(changes)


def row_changes(old: Baris, new: Baris) -> tuple[FieldChange, ...]:
    """Of a row, its formula aside."""
    changes = [one for key, label in _ROW for one in text_change(key, label, getattr(old, key), getattr(new, key))]
    for key, label in _ROW_LISTS:
        changes += item_changes(key, label, getattr(old, key), getattr(new, key))
    for name in dict.fromkeys((*old.kolom_lain, *new.kolom_lain)):
        changes += text_change(f"kolom_lain.{name}", name, old.kolom_lain.get(name), new.kolom_lain.get(name))
    return tuple(changes)


def _shown(value: object) -> str | None:
    return None if value is None or value == "" else str(value)


def _periode(decree: Keputusan) -> str | None:
    return f"{decree.periode.dari}-{decree.periode.sampai}" if decree.periode else None


def _signed(decree: Keputusan) -> str:
    return "ya" if decree.penanda_tangan and decree.penanda_tangan.elektronik else "tidak"


def _annex(lampiran: Lampiran) -> str:
    return " tanggal ".join(str(part) for part in (lampiran.nomor, lampiran.tanggal) if part)


def _diktum(diktum: Diktum) -> str:
    return "; ".join((f"{diktum.label}: {diktum.isi}", *diktum.butir))


def _tujuan(tujuan: Tujuan) -> str:
    return f"{tujuan.tujuan} ({tujuan.indikator})" if tujuan.indikator else tujuan.tujuan
