"""What a request is behind the permission middleware, and the arguments of an address that many pages take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from tolok.web.apps.accounts.models import User
    from tolok.web.apps.offices.models import Office

FIRST_YEAR, LAST_YEAR = 1990, 2200
_SEARCH_LIMIT = 200
_SEARCH_WORDS = 20


class OfficeRequest(HttpRequest):
    """A request to a page that is not PUBLIC: `user` is signed in, `office` is theirs (both set by middleware)."""

    user: User
    office: Office


def number_in(text: str, first: int, last: int) -> int | None:
    """The whole number that an address holds, or None: whoever writes an address by hand gets the page's usual view.

    `isdigit` alone is a trap: "²" is a digit to it and none to `int`.
    """
    return int(text) if len(text) <= 9 and text.isdecimal() and first <= int(text) <= last else None


def year_of(request: OfficeRequest) -> int:
    """`tahun` of the address (or of the form, in a POST that has one); without it the office's current year."""
    text = request.POST.get("tahun") or request.GET.get("tahun", "")
    return number_in(text, FIRST_YEAR, LAST_YEAR) or request.office.current_year


def search_words(text: str) -> str:
    """What is searched for: a bounded number of words, for each is a condition of the query; NUL is in no text."""
    return " ".join(text.replace("\x00", " ")[:_SEARCH_LIMIT].split()[:_SEARCH_WORDS])
