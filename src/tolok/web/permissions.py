"""Who may open which page: one table, made of every app's `permissions.py`, enforced by the middleware.

An app's `permissions.py` holds `PERMISSIONS`, from the URL's own name (without the app's namespace) to a set of roles,
ANY_SIGNED_IN or PUBLIC::

    PERMISSIONS = {"dashboard": ANY_SIGNED_IN, "publish": frozenset({Role.PLANNER})}

A URL without a row raises: nothing is open because somebody forgot it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model, QuerySet, TextChoices
from django.shortcuts import get_object_or_404

from tolok.web.discovery import submodules


class Role(TextChoices):
    """What a user is in the office. ADMIN keeps users and office data; PLANNER keeps the catalogue and the
    measurement; SECTION keeps the registers of its jabatan; CAMAT reads all and approves."""

    ADMIN = "ADMIN", "Admin kantor"
    PLANNER = "PLANNER", "Perencana"
    SECTION = "SECTION", "Seksi (pemegang register)"
    CAMAT = "CAMAT", "Camat"


class Access(Enum):
    PUBLIC = "public"
    ANY_SIGNED_IN = "any signed-in user"


PUBLIC = Access.PUBLIC
ANY_SIGNED_IN = Access.ANY_SIGNED_IN

Rule = frozenset[Role] | Access
_M = TypeVar("_M", bound=Model)

ROOT_PERMISSIONS: dict[str, Rule] = {"home": PUBLIC, "health": PUBLIC, "help": PUBLIC}


@cache
def permission_table() -> Mapping[str, Rule]:
    """From the full name of a URL ("accounts:login") to its rule."""
    table: dict[str, Rule] = dict(ROOT_PERMISSIONS)
    for module in submodules("permissions"):
        namespace = module.__name__.split(".")[-2]
        table |= {f"{namespace}:{name}": rule for name, rule in module.PERMISSIONS.items()}
    return table


def rule_of(view_name: str) -> Rule:
    """The rule of a URL. Raises ImproperlyConfigured when it has no row."""
    try:
        return permission_table()[view_name]
    except KeyError:
        raise ImproperlyConfigured(
            f"expected a row for every URL in permissions.py, got none for: {view_name!r}"
        ) from None


def is_allowed(rule: Rule, user: Any) -> bool:
    if rule is PUBLIC:
        return True
    if not user.is_authenticated:
        return False
    return isinstance(rule, Access) or user.role in rule


def get_for_office(queryset: QuerySet[_M], office: Any, pk: Any, *, field: str = "office") -> _M:
    """The object of this office, or a 404: another office's object does not exist for the one who asks.

    `field` is the path from the object to its office ("keputusan__office").
    """
    return get_object_or_404(queryset, **{"pk": pk, field: office})
