"""What people do with reading in the background: hand a file in, cancel, try again, take off the list.

Each is one transaction with one audit event, and does nothing where somebody else was first.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from tolok.web.apps.audit import actions as audit
from tolok.web.apps.catalogue import actions, queries, upload
from tolok.web.apps.catalogue.models import DecreeFile, Reading, ReadingJob
from tolok.web.apps.catalogue.tasks import read_next

State = ReadingJob.State
OPEN = (State.QUEUED, State.RUNNING)
STOPPED = (State.FAILED, State.CANCELLED)


def take_in(
    *, office: Any, name: str, content: bytes, by: Any, at_once: bool = True
) -> tuple[Reading | ReadingJob, bool]:
    """A file handed in: its reading, or the job that will make one; and whether it is new.

    The same bytes lead to what they first became. A format that is quick to read is read here unless `at_once` is
    False. Raises UploadError (Indonesian) for a file that nobody reads; then nothing is stored.
    """
    if (known := _known(office, content)) is not None:
        return known, False
    if upload.check_format(name, content) or not at_once:
        return _queue(office=office, name=name, content=content, by=by)
    return actions.upload_decree(office=office, name=name, content=content, by=by)


def _known(office: Any, content: bytes) -> Reading | ReadingJob | None:
    """What these bytes became when they were first handed in."""
    file = queries.file_with_sha(office, hashlib.sha256(content).hexdigest())
    if file is None:
        return None
    reading: Reading | None = getattr(file, "reading", None)
    return reading or file.job


def _queue(*, office: Any, name: str, content: bytes, by: Any) -> tuple[Reading | ReadingJob, bool]:
    try:
        with transaction.atomic():
            return _add_job(office=office, name=name, content=content, by=by), True
    except IntegrityError:  # sent twice at the same moment: the other request won
        known = _known(office, content)
        if known is None:
            raise
        return known, False


def _add_job(*, office: Any, name: str, content: bytes, by: Any) -> ReadingJob:
    file = DecreeFile.objects.create(
        office=office,
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        content=content,
        uploaded_by=by,
    )
    job = ReadingJob.objects.create(office=office, file=file, queued_by=by, queued_at=timezone.now())
    read_next.enqueue()
    _record(job, by, "catalogue.queue", {"sha256": file.sha256, "besar": file.size})
    return job


@transaction.atomic
def cancel(*, job: ReadingJob, by: Any) -> bool:
    """Stops a reading that waits or runs; False where it had ended already. The worker hears of it within a second."""
    stopped = ReadingJob.objects.filter(pk=job.pk, state__in=OPEN).update(
        state=State.CANCELLED, claim="", cancelled_by=by, finished_at=timezone.now()
    )
    if stopped:
        _record(job, by, "catalogue.cancel_reading", {})
    return bool(stopped)


@transaction.atomic
def try_again(*, job: ReadingJob, by: Any) -> bool:
    """Queues a failed or cancelled reading anew; False where it is neither (any more)."""
    queued = ReadingJob.objects.filter(pk=job.pk, state__in=STOPPED).update(
        state=State.QUEUED,
        claim="",
        attempts=0,
        pages_done=0,
        pages_total=0,
        message="",
        queued_by=by,
        queued_at=timezone.now(),
        started_at=None,
        finished_at=None,
        cancelled_by=None,
    )
    if queued:
        read_next.enqueue()
        _record(job, by, "catalogue.try_again", {})
    return bool(queued)


@transaction.atomic
def dismiss(*, job: ReadingJob, by: Any) -> bool:
    """Takes a failed or cancelled file off the list, bytes and all; False where it is neither (any more)."""
    removed, _ = ReadingJob.objects.filter(pk=job.pk, state__in=STOPPED).delete()
    if removed:
        _record(job, by, "catalogue.dismiss", {"sha256": job.file.sha256})
        DecreeFile.objects.filter(pk=job.file_id).delete()
    return bool(removed)


def _record(job: ReadingJob, by: Any, act: str, detail: dict[str, Any]) -> None:
    audit.record(by=by, office=job.office, act=act, target=f"berkas «{job.file.name}»", detail=detail)
