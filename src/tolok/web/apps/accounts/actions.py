"""Writing of accounts: sign-in with lock-out, passwords, users."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth import authenticate
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from tolok.web.apps.accounts.models import FailedLogin, User
from tolok.web.apps.audit import actions as audit

WRONG_TRIES = 5
LOCKED_FOR = timedelta(minutes=15)


class LockedOutError(Exception):
    """Too many wrong passwords; `until` says when the next try is allowed."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"locked until {until.isoformat()}")
        self.until = until


def check_password(*, by: User | None, request: HttpRequest, username: str, password: str) -> User | None:
    """The user whose name and password these are, or None; a wrong try is counted.

    Raises LockedOutError while this user name is locked for this address, right password or not.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    key = {"username": username.strip().lower(), "address": address}
    now = timezone.now()
    with transaction.atomic():  # one try at a time: parallel guesses must not slip under the count
        tries, _ = FailedLogin.objects.select_for_update().get_or_create(**key, defaults={"last_failed_at": now})
        if tries.locked_until and tries.locked_until > now:
            raise LockedOutError(tries.locked_until)
        user = authenticate(request, username=username, password=password)
        if isinstance(user, User):
            tries.delete()
            audit.record(by=user, office=user.office, act="accounts.sign_in", target=user.username)
            return user
        _count_failure(tries, now)
    return None


def _count_failure(tries: FailedLogin, now: datetime) -> None:
    stale = now - tries.last_failed_at > LOCKED_FOR
    tries.failures = 1 if stale or tries.locked_until else tries.failures + 1
    tries.locked_until = now + LOCKED_FOR if tries.failures >= WRONG_TRIES else None
    tries.last_failed_at = now
    tries.save()
    known = User.objects.filter(username__iexact=tries.username).select_related("office").first()
    act = "accounts.locked_out" if tries.locked_until else "accounts.sign_in_failed"
    audit.record(
        by=None,
        office=known.office if known else None,
        act=act,
        target=tries.username,
        detail={"alamat": tries.address, "percobaan": tries.failures},
    )


@transaction.atomic
def change_password(*, by: User, password: str) -> None:
    """Gives `by` a password of their own choosing."""
    by.set_password(password)
    by.must_change_password = False
    by.save(update_fields=("password", "must_change_password"))
    audit.record(by=by, office=by.office, act="accounts.change_password", target=by.username)
