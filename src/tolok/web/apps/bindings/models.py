"""Files of other offices' bindings, what a person took from them, and phrases bound in many rows at once."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from tolok.web.withdrawable import Withdrawable


class ExchangeFile(models.Model):
    """Another office's file as read: `data` are its entries, `aside` those that do not fit. Open until `closed_at`."""

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    kantor = models.CharField(max_length=13, blank=True)
    data = models.JSONField()
    aside = models.JSONField(default=list)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=["office", "closed_at"]),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(closed_by=None, closed_at=None)
                | models.Q(closed_by__isnull=False, closed_at__isnull=False),
                name="exchange_closed_by_and_at_together",
            ),
        )

    def __str__(self) -> str:
        return self.name


class LearnedBinding(Withdrawable):
    """An entry of such a file that a person took as evidence for proposals; it binds nothing by itself."""

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    file = models.ForeignKey(ExchangeFile, models.PROTECT, related_name="learned")
    frasa = models.TextField()
    register = models.CharField(max_length=60)
    jawaban = models.CharField(max_length=300)
    diterima = models.PositiveIntegerField()
    ditolak = models.PositiveIntegerField(default=0)

    class Meta(Withdrawable.Meta):
        ordering = ("frasa", "pk")
        indexes = (models.Index(fields=["office", "withdrawn_at"]),)


class SameBinding(Withdrawable):
    """One click that bound a phrase in every row where it stood alike; `decisions` are the keys of those it made."""

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    frasa = models.TextField()
    decisions = models.JSONField()

    class Meta(Withdrawable.Meta):
        ordering = ("-pk",)
        indexes = (models.Index(fields=["office", "year"]),)
