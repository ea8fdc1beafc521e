"""What is known of reading in the background: the jobs that are not done, and how a page tells of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from tolok.web.apps.catalogue.models import ReadingJob

State = ReadingJob.State
_POLLS = ((timedelta(seconds=30), 2), (timedelta(minutes=3), 5))
_LAST_POLL = 15
_UNATTENDED = timedelta(minutes=1)
_TONES = {State.QUEUED: "neutral", State.RUNNING: "accent", State.FAILED: "poor", State.CANCELLED: "fair"}


@dataclass(frozen=True, slots=True)
class JobLine:
    """One job as pages show it. `poll` is in how many seconds to ask again; `is_unattended`: nobody reads at all;
    `ahead`: how many files are read before it."""

    job: ReadingJob
    tone: str
    percent: int
    poll: int
    is_unattended: bool
    ahead: int

    @property
    def is_open(self) -> bool:
        return self.job.state in (State.QUEUED, State.RUNNING)

    @property
    def is_stopped(self) -> bool:
        return self.job.state in (State.FAILED, State.CANCELLED)


def jobs() -> QuerySet[ReadingJob]:
    """All jobs, with what pages name of them; the file's bytes stay where they are."""
    return ReadingJob.objects.select_related("file", "office", "queued_by", "cancelled_by").defer("file__content")


def unfinished_jobs(office: Any) -> list[JobLine]:
    """The jobs of an office that did not become a reading, the newest first."""
    found = jobs().filter(office=office).exclude(state=State.DONE).order_by("-queued_at", "-pk")
    return _lines(list(found))


def job_line(job: ReadingJob) -> JobLine:
    return _lines([job])[0]


def _lines(found: list[ReadingJob]) -> list[JobLine]:
    if not found:
        return []
    now = timezone.now()
    queue = list(ReadingJob.objects.filter(state=State.QUEUED).values_list("pk", flat=True))
    is_attended = ReadingJob.objects.filter(state=State.RUNNING).exists()
    return [
        JobLine(
            job=job,
            tone=_TONES.get(State(job.state), "neutral"),
            percent=100 * job.pages_done // job.pages_total if job.pages_total else 0,
            poll=_poll(job, now),
            is_unattended=job.pk in queue and now - job.queued_at > _UNATTENDED and not is_attended,
            ahead=queue.index(job.pk) if job.pk in queue else 0,
        )
        for job in found
    ]


def _poll(job: ReadingJob, now: datetime) -> int:
    """The longer it lasts, the less often the page asks: a hundred pages and a slow line."""
    waited = now - (job.started_at or job.queued_at)
    return next((seconds for until, seconds in _POLLS if waited < until), _LAST_POLL)
