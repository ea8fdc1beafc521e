"""The apps, found by walking `apps/`: their modules, addresses, permissions and menu entries.

An app's `urls.py` holds `app_name`, `PREFIX` ("registers/", or "" for the root), `urlpatterns`, and where it has a
place in the menu `MENU`, a list of MenuItem. Nothing central is edited when an app comes.
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType

import tolok.web.apps


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of the menu: `url` is "app:name"; `icon` a name of templatetags/tolok.py.

    It shows for those whom the permission table lets in; `roles` narrows that where an entry would only be noise.
    """

    label: str
    url: str
    order: int
    icon: str = "dot"
    roles: frozenset[str] | None = None


@cache
def app_modules() -> tuple[str, ...]:
    """Dotted names of all apps, in the order of their folders."""
    prefix = tolok.web.apps.__name__
    return tuple(f"{prefix}.{found.name}" for found in pkgutil.iter_modules(tolok.web.apps.__path__) if found.ispkg)


def submodules(name: str) -> Iterator[ModuleType]:
    """Module `name` ("urls", "permissions", "actions", ...) of every app that has one."""
    for app in app_modules():
        if importlib.util.find_spec(f"{app}.{name}"):
            yield importlib.import_module(f"{app}.{name}")


@cache
def menu_items() -> tuple[MenuItem, ...]:
    """Every app's menu entries, in the order they are shown."""
    found = [item for urls in submodules("urls") for item in getattr(urls, "MENU", ())]
    return tuple(sorted(found, key=lambda item: (item.order, item.label)))
