"""Kept term values. Months are counted from year 0 (year * 12 + month - 1), as the engines' scans count them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class Area(models.Model):
    """A kecamatan (the office), kabupaten, provinsi or group of provinsi (the first digit of their codes) whose values
    are kept; its row is the lock of its values.

    `offices` are those of the installation in it. Of an office alone: `closed_through` is the last month whose numbers
    were reported; `stamp` is drawn anew when it keeps more terms; `version` rises when values change without a change
    of rows or statements.
    """

    code = models.CharField(max_length=8, primary_key=True)
    offices = models.PositiveIntegerField(default=0)
    closed_through = models.PositiveIntegerField(null=True)
    stamp = models.BigIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)


class KeptTerm(models.Model):
    """A term whose values are kept; `spec` is the term as JSON, `key` its print."""

    key = models.CharField(max_length=64, unique=True)
    register = models.CharField(max_length=60)
    spec = models.TextField()


class AreaTerm(models.Model):
    """How many offices of an area keep a term (1 for the office itself)."""

    area = models.CharField(max_length=8)
    level = models.PositiveSmallIntegerField()
    term = models.ForeignKey(KeptTerm, models.PROTECT, related_name="+")
    offices = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["area", "term"], name="one_row_an_area_and_term"),)


class TermMonth(models.Model):
    """What changes in a month: rows or quantity, counted rows without a quantity, offices that stated the month."""

    area = models.CharField(max_length=8)
    level = models.PositiveSmallIntegerField()
    term = models.ForeignKey(KeptTerm, models.PROTECT, related_name="+", db_index=False)
    month = models.PositiveIntegerField()
    amount = models.BigIntegerField(default=0)
    gaps = models.BigIntegerField(default=0)
    stated = models.IntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["area", "term", "month"], name="one_row_an_area_term_and_month"),
            # SQLite turns an integer that overflows into a float without a word: refuse long before.
            models.CheckConstraint(condition=Q(amount__range=(-(2**62), 2**62)), name="amount_within_62_bits"),
        )


class LateChange(models.Model):
    """What an entry would change in a closed month; not part of the values until somebody accepts it.

    `entry` is null for a desa, which is no entry.
    """

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    entry = models.ForeignKey("registers.Entry", models.PROTECT, related_name="+", null=True)
    term = models.ForeignKey(KeptTerm, models.PROTECT, related_name="+")
    month = models.PositiveIntegerField()
    amount = models.BigIntegerField()
    gaps = models.BigIntegerField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    made_at = models.DateTimeField()
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["office"], condition=Q(accepted_at=None), name="late_changes_pending"),)
