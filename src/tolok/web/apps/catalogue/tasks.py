"""What a worker does: reads the files that wait, one after the other, and takes up what a dead worker left.

A job is claimed by writing a claim that nobody else has; every later write asks whether it still stands. So a job is
read to its end once, however many workers there are, and whoever cancels it need not find the worker.
"""

from __future__ import annotations

import contextlib
import logging
import secrets
import signal
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from types import FrameType
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from tolok.reading import CancelledError, ReadingError
from tolok.reading import Reading as DecreeRead
from tolok.reading.apart import read_apart
from tolok.web.apps.audit import actions as audit
from tolok.web.apps.catalogue import actions
from tolok.web.apps.catalogue.models import ReadingJob

State = ReadingJob.State
BEAT = 0.5
"""Seconds between two writes of how far a reading is."""
STALE = timedelta(seconds=30)
"""A running job whose worker said nothing for so long has none."""
MOST_ATTEMPTS = 3
"""A job whose worker died so often is not tried again by itself: the file may be what kills it."""
KEEP_TASKS = timedelta(days=7)
_STOPPED_AGAIN = (
    "Pembacaan «{name}» terhenti di tengah jalan {times} kali. Coba lagi nanti, "
    "atau pisahkan naskah keputusan dari lampiran lain menjadi berkas yang lebih kecil."
)
_NOT_KEPT = "Berkas «{name}»: hasil bacaannya tidak dapat disimpan. Laporkan kepada pengelola tolok; berkasnya aman."
_log = logging.getLogger(__name__)


@task()
def read_next() -> None:
    """Reads the file that waits longest. There is a task for every waiting job; one too many does nothing."""
    with _stopping_at_once():
        job = claim_next()
        if job is not None:
            read_job(job)


def claim_next() -> ReadingJob | None:
    """The job that waits longest, now ours; None where none waits."""
    waiting = ReadingJob.objects.filter(state=State.QUEUED)
    while (pk := waiting.values_list("pk", flat=True).first()) is not None:
        now = timezone.now()
        claim = secrets.token_hex(16)
        taken = waiting.filter(pk=pk).update(
            state=State.RUNNING, claim=claim, attempts=F("attempts") + 1, heartbeat=now, started_at=now
        )
        if taken:
            return ReadingJob.objects.select_related("file", "office").get(pk=pk)
    return None


def read_job(job: ReadingJob) -> None:
    """Reads a claimed job's file and writes what became of it."""
    started = time.monotonic()
    _log.info("job %s: reading %s, %d bytes", job.pk, job.file.name, job.file.size)
    try:
        read = read_apart(bytes(job.file.content), job.file.name, progress=_Beat(job))
        _finish(job, read)
        _log.info("job %s: read, %d pages, %.1f s", job.pk, read.pages, time.monotonic() - started)
    except CancelledError:  # who cancelled it, or took it up after us, wrote that
        _log.info("job %s: cancelled", job.pk)
    except ReadingError as problem:
        _fail(job, str(problem))
        _log.info("job %s: refused: %s", job.pk, problem)
    except Exception:
        _fail(job, _NOT_KEPT.format(name=job.file.name))
        _log.exception("reading job %s failed", job.pk)
    except BaseException:  # the worker is being stopped: another one, or this one later, begins anew
        _held(job).update(state=State.QUEUED, claim="", attempts=F("attempts") - 1, pages_done=0, pages_total=0)
        raise


def take_up_again() -> None:
    """Queues what a dead worker left (or fails it, the third time), and sees that every waiting job has a task."""
    silent = ReadingJob.objects.filter(state=State.RUNNING, heartbeat__lt=timezone.now() - STALE)
    for job in silent.select_related("office", "file").defer("file__content"):
        if job.attempts < MOST_ATTEMPTS:
            _held(job).filter(heartbeat=job.heartbeat).update(state=State.QUEUED, claim="", pages_done=0)
        else:
            _fail(job, _STOPPED_AGAIN.format(name=job.file.name, times=job.attempts))
    waiting = ReadingJob.objects.filter(state=State.QUEUED).count()
    ready = DBTaskResult.objects.filter(task_path=read_next.module_path, status=TaskResultStatus.READY).count()
    for _ in range(waiting - ready):
        read_next.enqueue()


def forget_old_tasks() -> None:
    """Drops rows of tasks that a worker took a week ago; what became of them stands in the jobs and the audit."""
    old = timezone.now() - KEEP_TASKS
    DBTaskResult.objects.filter(started_at__lt=old).delete()


class _Beat:
    """The progress of a reading, written to its job. Raises CancelledError where the job is not ours any more."""

    def __init__(self, job: ReadingJob) -> None:
        self.job = job
        self.last = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self.last < BEAT:
            return
        self.last = now
        if not _held(self.job).update(pages_done=done, pages_total=total, heartbeat=timezone.now()):
            raise CancelledError


def _held(job: ReadingJob) -> QuerySet[ReadingJob]:
    """The job's row, while our claim of it stands."""
    return ReadingJob.objects.filter(pk=job.pk, state=State.RUNNING, claim=job.claim)


@transaction.atomic
def _finish(job: ReadingJob, read: DecreeRead) -> None:
    if _held(job).update(state=State.DONE, finished_at=timezone.now(), pages_done=read.pages, pages_total=read.pages):
        actions.add_reading(file=job.file, read=read, by=None, act="catalogue.read")


@transaction.atomic
def _fail(job: ReadingJob, message: str) -> None:
    if _held(job).update(state=State.FAILED, finished_at=timezone.now(), message=message):
        target = f"berkas «{job.file.name}»"
        audit.record(by=None, office=job.office, act="catalogue.fail", target=target, detail={"sebab": message})


@contextlib.contextmanager
def _stopping_at_once() -> Iterator[None]:
    """Ends the reading when the worker is told to stop: its own handlers would wait for the last page of it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def stop(number: int, frame: FrameType | None) -> None:
        handler: Any = before[signal.Signals(number)]
        if callable(handler):
            handler(number, frame)
        raise SystemExit(0)

    for number in before:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
