"""Writing of the catalogue: upload, edits, publication, bindings. Each is one transaction with one audit event."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from tolok.core.catalogue import to_data
from tolok.core.registers import get_register
from tolok.reading import Reading as DecreeRead
from tolok.web.apps.audit import actions as audit
from tolok.web.apps.catalogue import edit_log, edit_queries, editing, queries, upload
from tolok.web.apps.catalogue.edit_log import StructureConflictError
from tolok.web.apps.catalogue.models import BindingDecision, DecreeFile, Edit, Reading, Version
from tolok.web.apps.catalogue.other_office import is_other_office
from tolok.web.apps.catalogue.upload import UploadError

ACTS = {
    "catalogue.upload": "mengunggah keputusan",
    "catalogue.queue": "mengunggah keputusan untuk dibaca di belakang layar",
    "catalogue.read": "selesai dibaca di belakang layar",
    "catalogue.fail": "gagal dibaca di belakang layar",
    "catalogue.cancel_reading": "membatalkan pembacaan",
    "catalogue.try_again": "mengulang pembacaan",
    "catalogue.dismiss": "menghapus berkas yang tidak terbaca",
    "catalogue.change_field": "memperbaiki bacaan",
    "catalogue.confirm": "mengonfirmasi bacaan",
    "catalogue.undo_edit": "membatalkan suntingan",
    "catalogue.split_row": "memecah baris",
    "catalogue.join_rows": "menggabung baris",
    "catalogue.add": "menambah baris atau jabatan",
    "catalogue.drop": "menghapus baris atau jabatan",
    "catalogue.move_text": "memindahkan teks ke kolom lain",
    "catalogue.set_aside": "mengesampingkan temuan",
    "catalogue.take_back": "menarik pengesampingan temuan",
    "catalogue.mend": "menerima perbaikan temuan",
    "catalogue.report": "mengunduh hasil pemeriksaan",
    "catalogue.choose_rule": "mengubah setelan pemeriksaan",
    "catalogue.withdraw_choice": "mengembalikan setelan pemeriksaan",
    "catalogue.import_settings": "mengambil setelan pemeriksaan dari berkas",
    "catalogue.publish": "menerbitkan versi",
    "catalogue.bind": "menghubungkan frasa ke register",
    "catalogue.bind_given": "menandai nilai diberikan pihak lain",
    "catalogue.withdraw_binding": "mencabut hubungan",
    "catalogue.write_formula": "menulis formula dalam notasi",
    "catalogue.withdraw_formula": "mencabut formula yang ditulis",
}

__all__ = [
    "EditConflictError", "OtherOfficeError", "PublishConflictError", "StructureConflictError", "UndoError",
    "UploadError", "bind", "bind_given", "change_field", "confirm", "publish", "undo_edit", "upload_decree",
    "withdraw_binding",
]  # fmt: skip

DECIMAL_PLACES = Decimal("0.0001")


class EditConflictError(Exception):
    """Somebody changed the field since the page was shown; `current` is what stands there now, `who` wrote it."""

    def __init__(self, current: str, who: str) -> None:
        super().__init__(current)
        self.current, self.who = current, who or "orang lain"


class UndoError(Exception):
    """Something stands in the way of undoing; the message is Indonesian."""


class PublishConflictError(Exception):
    """The reading changed since the page was shown: what was looked at is not what would be published."""


class OtherOfficeError(Exception):
    """The decree names another office, and nobody said that it is meant for this one."""


def upload_decree(*, office: Any, name: str, content: bytes, by: Any) -> tuple[Reading, bool]:
    """Reads and keeps a decree; the reading, and whether it is new. The same bytes lead to their first reading.

    Raises UploadError (Indonesian) when the file cannot be read; then nothing is stored.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    if known := queries.file_with_sha(office, sha256):
        return known.reading, False
    upload.check_size(name, len(content))
    read = upload.read_upload(name, content)
    try:
        with transaction.atomic():
            reading = _store(office=office, name=name, content=content, sha256=sha256, read=read, by=by)
    except IntegrityError:  # sent twice at the same moment: the other request won
        known = queries.file_with_sha(office, sha256)
        if known is None:
            raise
        return known.reading, False
    return reading, True


def _store(*, office: Any, name: str, content: bytes, sha256: str, read: DecreeRead, by: Any) -> Reading:
    file = DecreeFile.objects.create(
        office=office, name=name, sha256=sha256, size=len(content), content=content, uploaded_by=by
    )
    return add_reading(file=file, read=read, by=by)


def add_reading(*, file: DecreeFile, read: DecreeRead, by: Any, act: str = "catalogue.upload") -> Reading:
    """Keeps what was read in a stored file, within the transaction of `act`. `by` None: a worker read it."""
    reading = Reading.objects.create(
        office=file.office,
        file=file,
        data=upload.storable(to_data(read.keputusan)),
        lines=upload.storable(read.lines),
        notes=upload.storable(read.notes),
        pages=read.pages,
    )
    row_count = sum(len(jabatan.baris) for jabatan in read.keputusan.jabatan)
    audit.record(
        by=by,
        office=file.office,
        act=act,
        target=f"berkas «{file.name}»",
        detail={"sha256": file.sha256, "jabatan": len(read.keputusan.jabatan), "baris": row_count},
    )
    return reading


@transaction.atomic
def change_field(*, reading: Reading, path: str, text: str, shown: str, by: Any, seen: str = "") -> Edit | None:
    """Puts what a person typed into one field; None when it says the same as before.

    `shown` is the text that stood in the form, `seen` the structure_mark of its page ("" for a caller without one).
    Raises editing.EditError for text that does not fit, EditConflictError when somebody else changed the field
    meanwhile, StructureConflictError when rows moved, KeyError for a place that nobody may edit.
    """
    editing.field_kind(path)
    edit_log.lock(reading)
    edit_log.check_structure(reading, seen)
    data = queries.current_data(reading)
    before = editing.field_value(data, path)
    if not editing.is_same_text(editing.show_field(before), shown):
        raise EditConflictError(editing.show_field(before), edit_queries.last_change_of(reading, path))
    after = editing.typed_value(data, path, text)
    if editing.is_same_text(editing.show_field(after), editing.show_field(before)):
        return None
    edit = edit_log.add_edit(reading, Edit.Act.SET, path, before, after, by, edit_queries.label_of(data, path))
    shown_after = editing.show_field(after)
    edit_log.record(
        reading, by, "catalogue.change_field", path, {"sebelum": editing.show_field(before), "sesudah": shown_after}
    )
    return edit


@transaction.atomic
def confirm(*, reading: Reading, path: str, by: Any, shown: str | None = None, seen: str = "") -> Edit:
    """A person's word that everything at or below `path` ("" is the whole decree) is as in the source.

    Said twice of one field it is one word. `shown` is the text that the person compared (of a row: of all its
    fields), `seen` as in `change_field`.
    Raises EditConflictError when somebody else changed it meanwhile, StructureConflictError when rows moved, KeyError
    for a place that the reading does not have.
    """
    edit_log.lock(reading)
    edit_log.check_structure(reading, seen)
    data = queries.current_data(reading)
    if path:
        editing.field_value(data, path)
    if path and shown is not None and not editing.is_same_text(current := editing.show_at(data, path), shown):
        raise EditConflictError(current, edit_queries.last_change_of(reading, path))
    last = edit_queries.last_edit_of_field(reading, path)
    if last is not None and last.act == Edit.Act.CONFIRM:
        return last
    edit = edit_log.add_edit(reading, Edit.Act.CONFIRM, path, None, None, by, edit_queries.label_of(data, path))
    edit_log.record(reading, by, "catalogue.confirm", path or "seluruh keputusan", {})
    return edit


@transaction.atomic
def undo_edit(*, edit: Edit, by: Any) -> bool:
    """Takes one edit back, keeping it in the list; False when it was taken back before.

    Raises UndoError while a later edit or a publication rests on it.
    """
    edit_log.lock(edit.reading)
    if not Edit.objects.standing().filter(pk=edit.pk).exists():
        return False
    if reason := edit_queries.hindrance(edit):
        raise UndoError(reason)
    Edit.objects.filter(pk=edit.pk).withdraw(by)
    edit_log.raise_revision(edit.reading)
    edit_log.record(edit.reading, by, "catalogue.undo_edit", edit.path or "seluruh keputusan", {"suntingan": edit.pk})
    return True


@transaction.atomic
def publish(
    *,
    reading: Reading,
    token: int,
    first_year: int,
    last_year: int | None,
    by: Any,
    other_office_meant: bool = False,
) -> Version:
    """Makes the version that counts: reading and edits as they stand. It never changes afterwards.

    `token` is the revision that the person looked at; `other_office_meant` their word that another office's decree is
    used here. Raises PublishConflictError when the revision is no longer the one, OtherOfficeError without that word.
    """
    moved = Reading.objects.filter(pk=reading.pk, revision=token).update(revision=F("revision") + 1)
    if not moved:
        raise PublishConflictError
    data = queries.current_data(reading)
    of_other_office = is_other_office(data, reading.office)
    if of_other_office and not other_office_meant:
        raise OtherOfficeError(data["instansi"])
    version = Version.objects.create(
        office=reading.office,
        reading=reading,
        number=reading.versions.count() + 1,
        jenis=data["jenis"],
        data=data,
        first_year=first_year,
        last_year=last_year,
        published_by=by,
        published_at=timezone.now(),
    )
    detail = {"versi": version.number, "dari": first_year, "sampai": last_year}
    if of_other_office:
        detail["instansi_lain"] = data["instansi"]
    edit_log.record(reading, by, "catalogue.publish", data["judul"] or reading.file.name, detail)
    return version


@transaction.atomic
def bind(
    *, reading: Reading, place: str, phrase: str, register: str, offer: str, score: Decimal, by: Any
) -> BindingDecision:
    """A person's word on which count of which register answers a phrase; an earlier word is withdrawn, and kept.

    Raises KeyError for a register or count that is not declared.
    """
    get_register(register).offer(offer)
    active = reading.bindings.standing().filter(place=place, phrase=phrase)
    same = active.filter(register=register, offer=offer).first()
    if same is not None:
        return same
    active.withdraw(by)
    decision = BindingDecision.objects.create(
        office=reading.office,
        reading=reading,
        place=place,
        phrase=phrase,
        register=register,
        offer=offer,
        score=score.quantize(DECIMAL_PLACES),
        made_by=by,
        made_at=timezone.now(),
    )
    edit_log.record(reading, by, "catalogue.bind", phrase, {"tempat": place, "register": register, "hitungan": offer})
    return decision


@transaction.atomic
def bind_given(*, reading: Reading, place: str, by: Any) -> BindingDecision:
    """A person's word that a row's value is given by someone else and typed in, whatever its formula says."""
    given = reading.bindings.standing().filter(place=place, phrase=queries.GIVEN).first()
    if given is not None:
        return given
    decision = BindingDecision.objects.create(
        office=reading.office,
        reading=reading,
        place=place,
        score=Decimal(0),
        made_by=by,
        made_at=timezone.now(),
    )
    edit_log.record(reading, by, "catalogue.bind_given", place, {})
    return decision


@transaction.atomic
def withdraw_binding(*, decision: BindingDecision, by: Any) -> bool:
    """Takes a binding back; False when it was taken back before."""
    if not BindingDecision.objects.filter(pk=decision.pk).withdraw(by):
        return False
    detail = {"tempat": decision.place, "register": decision.register, "hitungan": decision.offer}
    edit_log.record(decision.reading, by, "catalogue.withdraw_binding", decision.phrase or decision.place, detail)
    return True
