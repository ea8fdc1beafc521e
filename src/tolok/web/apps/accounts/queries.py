"""Reading of accounts."""

from __future__ import annotations

from django.db.models import QuerySet

from tolok.web.apps.accounts.models import User
from tolok.web.apps.offices.models import Office


def users_of(office: Office) -> QuerySet[User]:
    """All users of the office, those who were switched off last."""
    return User.objects.filter(office=office).order_by("-is_active", "nama")


def changeable(user: User) -> dict[str, str]:
    """What the form of a user shows and changes."""
    return {"nama": user.nama, "peran": str(user.role), "jabatan": user.jabatan}
