"""The lock on sign-in: five wrong passwords for one user name from one address close it for fifteen minutes.

A try is counted before the password is looked at and taken back when it is right, so that guesses sent at the same
moment do not slip under the count, and the slow password hash is computed while no transaction is open.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tolok.web.apps.accounts.models import FailedLogin

WRONG_TRIES = 5
LOCKED_FOR = timedelta(minutes=15)


class LockedOutError(Exception):
    """Too many wrong passwords; `until` says when the next try is allowed."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"locked until {until.isoformat()}")
        self.until = until


@transaction.atomic
def count_try(username: str, address: str) -> int:
    """Counts one try and returns how many there were in a row. Raises LockedOutError when there were too many."""
    now = timezone.now()
    FailedLogin.objects.filter(last_failed_at__lt=now - LOCKED_FOR).delete()  # names tried at random do not pile up
    tries, _ = FailedLogin.objects.select_for_update().get_or_create(
        username=username, address=address, defaults={"last_failed_at": now}
    )
    if tries.failures >= WRONG_TRIES:
        raise LockedOutError(tries.last_failed_at + LOCKED_FOR)
    tries.failures += 1
    tries.last_failed_at = now
    tries.save()
    return tries.failures


def forget_tries(username: str, address: str | None = None) -> None:
    """After a right password, or (from every address) when an admin gave a new one."""
    found = FailedLogin.objects.filter(username=username)
    (found.filter(address=address) if address is not None else found).delete()
