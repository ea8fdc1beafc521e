"""One table, append-only. No foreign keys: an event stands as it was, whatever becomes of what it names."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class AppendOnlyError(TypeError):
    """Somebody tried to change or delete an audit event."""


class AppendOnlyQuerySet(models.QuerySet):
    def _refuse(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise AppendOnlyError("expected audit events to be added only, got an update or a delete")

    update = delete = bulk_update = update_or_create = _refuse


class AuditEvent(models.Model):
    """`act` is "app.verb" ("accounts.sign_in"), `target` what it was done to, in words for a person."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    office_code = models.CharField(max_length=8, blank=True, db_index=True)
    office_nama = models.CharField(max_length=120, blank=True)
    username = models.CharField(max_length=150, blank=True)
    nama = models.CharField(max_length=150, blank=True)
    role = models.CharField(max_length=10, blank=True)
    act = models.CharField(max_length=60, db_index=True)
    target = models.CharField(max_length=300, blank=True)
    detail = models.JSONField(default=dict)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.username} {self.act} {self.target}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise AppendOnlyError("expected audit events to be added only, got a change of one")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("expected audit events to be kept, got a delete of one")
