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
    """One job as pages show it. `poll` is in how many seconds to ask again; `is_unattended`: nobody reads at all."""

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
    return [job_line(job) for job in found]


def job_line(job: ReadingJob) -> JobLine:
    now = timezone.now()
    is_queued = job.state == State.QUEUED
    running = ReadingJob.objects.filter(state=State.RUNNING)
    return JobLine(
        job=job,
        tone=_TONES.get(State(job.state), "neutral"),
        percent=100 * job.pages_done // job.pages_total if job.pages_total else 0,
        poll=_poll(job, now),
        is_unattended=is_queued and now - job.queued_at > _UNATTENDED and not running.exists(),
        ahead=ReadingJob.objects.filter(state=State.QUEUED, queued_at__lt=job.queued_at).count() if is_queued else 0,
    )


def _poll(job: ReadingJob, now: datetime) -> int:
    """The longer it lasts, the less often the page asks: a hundred pages and a slow line."""
    waited = now - (job.started_at or job.queued_at)
    return next((seconds for until, seconds in _POLLS if waited < until), _LAST_POLL)
