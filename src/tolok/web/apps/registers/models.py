"""One table for the rows of all registers (so that one scan answers all indicators), and the monthly statements."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Entry(models.Model):
    """A row of a register: typed columns as engines see them, the rest in `lain`. Voided with a reason, never deleted.

    `token` is drawn when the form is shown: the same form sent twice makes one row.
    """

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    register = models.CharField(max_length=60)
    kind = models.CharField(max_length=80, null=True, blank=True)
    village = models.CharField(max_length=100, null=True, blank=True)
    submitted = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    completed = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=80, null=True, blank=True)
    quantity = models.BigIntegerField(null=True, blank=True)
    lain = models.JSONField(default=dict)
    words = models.TextField(blank=True, help_text="all texts of the row in lower case, for searching")
    token = models.UUIDField(null=True, unique=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    voided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["office", "register", "submitted"]),
            models.Index(fields=["office", "register", "due"]),
            models.Index(fields=["office", "register", "completed"]),
            models.Index(fields=["office", "updated_at"]),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(voided_by=None, voided_at=None, void_reason="")
                | (models.Q(voided_by__isnull=False, voided_at__isnull=False) & ~models.Q(void_reason="")),
                name="entry_voided_by_at_and_reason_together",
            ),
        )


class MonthStatement(models.Model):
    """The keeper's word on one register and month; no row (or BELUM) is "not yet stated", never inferred from rows."""

    class State(models.TextChoices):
        LENGKAP = "lengkap", "lengkap"
        NIHIL = "nihil", "nihil"
        BELUM = "belum", "belum"

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    register = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=State)
    stated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    stated_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["office", "register", "year", "month"], name="one_statement_a_month"),
            models.CheckConstraint(condition=models.Q(month__gte=1, month__lte=12), name="statement_month_1_to_12"),
        )
