"""What a request is behind the permission middleware: somebody of an office. For type hints of views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from tolok.web.apps.accounts.models import User
    from tolok.web.apps.offices.models import Office


class OfficeRequest(HttpRequest):
    """A request to a page that is not PUBLIC: `user` is signed in, `office` is theirs (both set by middleware)."""

    user: User
    office: Office
