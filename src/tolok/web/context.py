"""What every page knows: the menu for this user, and the office."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from tolok import __version__
from tolok.web.discovery import menu_items
from tolok.web.permissions import is_allowed, rule_of


def page(request: HttpRequest) -> dict[str, Any]:
    return {"menu": menu_for(request), "office": getattr(request, "office", None), "tolok_version": __version__}


def menu_for(request: HttpRequest) -> list[dict[str, Any]]:
    """The entries this user may open, the one that is open marked."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    shown = [
        (item, reverse(item.url))
        for item in menu_items()
        if is_allowed(rule_of(item.url), user) and (item.roles is None or user.role in item.roles)
    ]
    fitting = [address for _, address in shown if request.path.startswith(address)]
    current = max(fitting, key=len, default=None)
    return [
        {"label": item.label, "icon": item.icon, "url": address, "is_current": address == current}
        for item, address in shown
    ]
