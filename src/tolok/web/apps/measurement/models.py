"""What an office promises for an indicator in a year, and the values given to it by others."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Plan(models.Model):
    """Rule, aggregation and explanation of one indicator in one year; `key` as in `Indikator.key` ("IKU/2/1")."""

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    reading = models.ForeignKey("catalogue.Reading", models.PROTECT, related_name="+")
    key = models.CharField(max_length=20)
    rule = models.CharField(max_length=20)
    aggregation = models.CharField(max_length=20)
    penjelasan = models.TextField(blank=True)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    updated_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["office", "year", "reading", "key"], name="one_plan_an_indicator_and_year"),
        )


class QuarterTarget(models.Model):
    """The cumulative target of a quarter: as written, and as read (`lo` = `hi` for a point)."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="targets")
    quarter = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=60)
    lo = models.DecimalField(max_digits=24, decimal_places=6)
    hi = models.DecimalField(max_digits=24, decimal_places=6)

    class Meta:
        ordering = ("quarter",)
        constraints = (models.UniqueConstraint(fields=["plan", "quarter"], name="one_target_a_quarter"),)


class GivenScore(models.Model):
    """A value given by someone else (nilai SAKIP from the Inspektorat), with a note of its evidence."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="scores")
    quarter = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=60)
    value = models.DecimalField(max_digits=24, decimal_places=6)
    evidence = models.CharField(max_length=500)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ("quarter",)
        constraints = (models.UniqueConstraint(fields=["plan", "quarter"], name="one_score_a_quarter"),)
