"""What a person said or did and may take back: kept with who and when, never changed or deleted."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone


class WithdrawableQuerySet(models.QuerySet[Any]):
    """`standing()` narrows to what nobody took back; `withdraw` takes back what still stands."""

    def standing(self) -> Self:
        return self.filter(withdrawn_at=None)

    def withdraw(self, by: Any) -> int:
        """How many were taken back; those that were before keep their who and when."""
        return self.standing().update(withdrawn_by=by, withdrawn_at=timezone.now())


class Withdrawable(models.Model):
    """Who did it and when; `withdrawn_by` and `withdrawn_at` are both null while it stands."""

    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    withdrawn_at = models.DateTimeField(null=True)
    objects: ClassVar[Any] = WithdrawableQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=models.Q(withdrawn_by=None, withdrawn_at=None)
                | models.Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False),
                name="%(class)s_withdrawn_by_and_at_together",
            ),
        )
