"""The user, and the count of wrong passwords. A user is never deleted: the audit trail and the entries name it."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from tolok.web.apps.offices.models import Office
from tolok.web.permissions import Role


class User(AbstractUser):
    """Somebody of one office, with one role; a SECTION user keeps the registers of `jabatan`."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    nama = models.CharField("nama lengkap", max_length=150)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="users")
    role = models.CharField("peran", max_length=10, choices=Role.choices)
    jabatan = models.CharField("jabatan", max_length=200, blank=True)
    must_change_password = models.BooleanField(default=False)

    REQUIRED_FIELDS = ["nama", "office", "role"]  # noqa: RUF012 - Django's own

    class Meta:
        ordering = ("nama", "username")
        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=Role.values) & (~Q(role=Role.SECTION) | ~Q(jabatan="")),
                name="user_role_known_and_section_has_jabatan",
                violation_error_message="Pengguna seksi harus mempunyai jabatan.",
            ),
        )

    def __str__(self) -> str:
        return self.nama

    def get_full_name(self) -> str:
        return self.nama

    def get_short_name(self) -> str:
        return self.nama.split(" ", 1)[0]


class FailedLogin(models.Model):
    """Wrong passwords of one user name from one address, in a row."""

    username = models.CharField(max_length=150)
    address = models.CharField(max_length=45)
    failures = models.PositiveSmallIntegerField(default=0)
    last_failed_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("username", "address"), name="failedlogin_username_address"),)
