"""Writing of bindings across rows and offices. Each is one transaction; every bound row leaves its own event too."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import timezone

from tolok.core.registers.binding.exchange import read_exchange, write_exchange
from tolok.web.apps.audit import actions as audit
from tolok.web.apps.bindings import queries
from tolok.web.apps.bindings.models import ExchangeFile, LearnedBinding, SameBinding
from tolok.web.apps.bindings.queries import PhraseGroup
from tolok.web.apps.catalogue import actions as catalogue
from tolok.web.apps.catalogue import queries as catalogue_queries

ACTS = {
    "bindings.download": "mengunduh ikatan frasa",
    "bindings.upload": "mengunggah ikatan kantor lain",
    "bindings.take": "mengambil ikatan kantor lain sebagai bahan usulan",
    "bindings.discard": "menutup berkas ikatan tanpa mengambil",
    "bindings.forget": "membuang ikatan yang dipelajari",
    "bindings.bind_same": "menghubungkan frasa yang sama sekaligus",
    "bindings.undo_same": "membatalkan hubungan sekaligus",
}

NAME_LIMIT = 255


@transaction.atomic
def download(*, office: Any, with_code: bool, by: Any) -> str:
    """The exchange file of the office's accepted bindings; its code only where the person asked for it."""
    bindings, _ = queries.own_shared(office)
    text = write_exchange(bindings, office.code if with_code else "")
    detail = {"ikatan": len(bindings), "dengan_kode": with_code}
    audit.record(by=by, office=office, act="bindings.download", target="ikatan frasa", detail=detail)
    return text


@transaction.atomic
def upload(*, office: Any, name: str, content: bytes, by: Any) -> ExchangeFile:
    """Keeps another office's file for a person to look at; nothing is taken. The same open file is kept once.

    Raises ExchangeFileError (Indonesian).
    """
    sha256 = hashlib.sha256(content).hexdigest()
    if known := queries.open_files(office).filter(sha256=sha256).first():
        return known
    read = read_exchange(content)
    file = ExchangeFile.objects.create(
        office=office,
        name=name[:NAME_LIMIT],
        sha256=sha256,
        kantor=read.kantor,
        data=[asdict(one) for one in read.bindings],
        aside=[asdict(one) for one in read.aside],
        uploaded_by=by,
        uploaded_at=timezone.now(),
    )
    detail = {"sha256": sha256, "ikatan": len(read.bindings), "disisihkan": len(read.aside)}
    audit.record(by=by, office=office, act="bindings.upload", target=f"berkas «{file.name}»", detail=detail)
    return file


@transaction.atomic
def take(*, file: ExchangeFile, numbers: Collection[int], by: Any) -> int:
    """Takes the chosen entries as evidence and closes the file; how many. Closed before: 0, nothing happens."""
    if not _close(file, by):
        return 0
    now = timezone.now()
    chosen = [one for number, one in enumerate(queries.entries_of(file)) if number in numbers]
    LearnedBinding.objects.bulk_create(
        LearnedBinding(
            office=file.office,
            file=file,
            frasa=one.frasa,
            register=one.register,
            jawaban=one.jawaban,
            diterima=one.diterima,
            ditolak=one.ditolak,
            made_by=by,
            made_at=now,
        )
        for one in chosen
    )
    detail = {"diambil": len(chosen), "dari": len(file.data)}
    audit.record(by=by, office=file.office, act="bindings.take", target=f"berkas «{file.name}»", detail=detail)
    return len(chosen)


@transaction.atomic
def discard(*, file: ExchangeFile, by: Any) -> bool:
    """Closes a file without taking anything; False when it was closed before."""
    if not _close(file, by):
        return False
    audit.record(by=by, office=file.office, act="bindings.discard", target=f"berkas «{file.name}»")
    return True


def _close(file: ExchangeFile, by: Any) -> bool:
    still_open = ExchangeFile.objects.filter(pk=file.pk, closed_at=None)
    return bool(still_open.update(closed_by=by, closed_at=timezone.now()))


@transaction.atomic
def forget(*, learned: LearnedBinding, by: Any) -> bool:
    """Drops one learned binding as evidence; False when it was dropped before."""
    if not LearnedBinding.objects.filter(pk=learned.pk).withdraw(by):
        return False
    detail = {"register": learned.register, "hitungan": learned.jawaban}
    audit.record(by=by, office=learned.office, act="bindings.forget", target=learned.frasa, detail=detail)
    return True


@transaction.atomic
def bind_same(*, office: Any, year: int, group: PhraseGroup, by: Any) -> SameBinding:
    """A person's word for every row of `group` at once."""
    decisions = [
        catalogue.bind(
            reading=one.row.version.reading,
            place=one.row.place,
            phrase=one.phrase,
            register=one.proposal.register,
            offer=one.proposal.answer,
            score=one.proposal.score,
            by=by,
        ).pk
        for one in group.places
    ]
    same = SameBinding.objects.create(
        office=office, year=year, frasa=group.phrase, decisions=decisions, made_by=by, made_at=timezone.now()
    )
    detail = {"baris": len(decisions), "register": group.proposal.register, "hitungan": group.proposal.answer}
    audit.record(by=by, office=office, act="bindings.bind_same", target=group.phrase, detail=detail)
    return same


@transaction.atomic
def undo_same(*, same: SameBinding, by: Any) -> int:
    """Takes back what one click bound, save what was decided anew since; how many rows, 0 when undone before."""
    if not SameBinding.objects.filter(pk=same.pk).withdraw(by):
        return 0
    made = catalogue_queries.decisions_of(same.office).filter(pk__in=same.decisions).select_related("reading")
    count = sum(catalogue.withdraw_binding(decision=decision, by=by) for decision in made)
    audit.record(by=by, office=same.office, act="bindings.undo_same", target=same.frasa, detail={"baris": count})
    return count
