"""How a request finds its user."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend

from tolok.web.apps.accounts.models import User


class OfficeBackend(ModelBackend):
    """Django's own, fetching the office with the user: every request needs both."""

    def get_user(self, user_id: Any) -> User | None:
        user = User.objects.select_related("office").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
