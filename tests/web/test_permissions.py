"""The permission table: every URL has a row, and the row is what happens."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from tests.support.web import client_for, make_office, make_user
from tolok.web.apps.accounts.models import User
from tolok.web.discovery import menu_items, submodules
from tolok.web.permissions import (
    ANY_SIGNED_IN,
    PUBLIC,
    Role,
    get_for_office,
    is_allowed,
    permission_table,
    rule_of,
)

PLACEHOLDERS: dict[str, object] = {
    "int": 987654,
    "str": "tidak-ada",
    "slug": "tidak-ada",
    "path": "tidak/ada",
    "uuid": "00000000-0000-4000-8000-000000000000",
}


def every_url() -> Iterator[tuple[str, URLPattern]]:
    """(full name, pattern) of every address of the site."""

    def walk(patterns: list[object], namespace: str) -> Iterator[tuple[str, URLPattern]]:
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                yield f"{namespace}{pattern.name or ''}", pattern
            else:
                yield from walk(pattern.url_patterns, f"{namespace}{pattern.namespace}:")

    yield from walk(get_resolver().url_patterns, "")


def address_of(name: str, pattern: URLPattern) -> str:
    """An address of the URL, with arguments that name nothing."""
    arguments = {
        key: PLACEHOLDERS.get(type(converter).__name__.removesuffix("Converter").lower().replace("string", "str"), 1)
        for key, converter in pattern.pattern.converters.items()
    }
    for value in (arguments, dict.fromkeys(arguments, 1)):
        try:
            return reverse(name, kwargs=value)
        except NoReverseMatch:
            continue
    pytest.fail(f"no address could be made for {name}: {arguments}")


URLS = dict(every_url())


def test_every_url_has_a_row_and_every_row_a_url() -> None:
    assert set(permission_table()) == set(URLS)


def test_a_url_without_a_row_raises() -> None:
    with pytest.raises(ImproperlyConfigured, match="nowhere:page"):
        rule_of("nowhere:page")


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(URLS))
def test_visitor_is_sent_to_sign_in_unless_public(name: str) -> None:
    make_office()
    response = Client(raise_request_exception=False).get(address_of(name, URLS[name]))
    to_login = response.status_code == 302 and response["Location"].startswith(reverse("accounts:login") + "?next=")
    assert to_login == (rule_of(name) is not PUBLIC)


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("name", sorted(URLS))
def test_role_opens_exactly_what_its_row_says(name: str, role: Role) -> None:
    user = make_user(role)
    response = client_for(user, raise_request_exception=False).get(address_of(name, URLS[name]))
    if is_allowed(rule_of(name), user):
        assert response.status_code in (200, 302, 404, 405), response.status_code
    else:
        assert response.status_code == 403
        assert "bukan untuk peran Anda" in response.content.decode()


@pytest.mark.django_db
def test_htmx_request_of_a_visitor_goes_to_the_sign_in_page_as_a_whole() -> None:
    make_office()
    response = Client().get(reverse("accounts:password_change"), headers={"HX-Request": "true"})
    assert response.status_code == 204
    assert response["HX-Redirect"].startswith(reverse("accounts:login"))


@pytest.mark.django_db
def test_another_offices_object_does_not_exist() -> None:
    user = make_user(Role.ADMIN)
    other = make_office()
    assert get_for_office(User.objects.all(), user.office, user.pk) == user
    with pytest.raises(Http404):
        get_for_office(User.objects.all(), other, user.pk)


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_menu_shows_only_what_the_role_may_open(role: Role) -> None:
    user = make_user(role)
    page = client_for(user).get(reverse("help")).content.decode()
    for item in menu_items():
        shown = is_allowed(rule_of(item.url), user) and (item.roles is None or role in item.roles)
        assert (f'href="{reverse(item.url)}"' in page) == shown, item.label


def public_actions() -> Iterator[tuple[str, object]]:
    for module in submodules("actions"):
        for name, value in vars(module).items():
            if inspect.isfunction(value) and inspect.unwrap(value).__module__ == module.__name__ and name[0] != "_":
                yield f"{module.__name__}.{name}", inspect.unwrap(value)


@pytest.mark.parametrize(("name", "action"), list(public_actions()))
def test_action_takes_keywords_only_and_names_who_acts(name: str, action: object) -> None:
    parameters = inspect.signature(action).parameters
    assert all(parameter.kind is inspect.Parameter.KEYWORD_ONLY for parameter in parameters.values()), name
    assert "by" in parameters, name


def test_rules_are_sets_of_roles_or_named_access() -> None:
    for name, rule in permission_table().items():
        assert rule in (PUBLIC, ANY_SIGNED_IN) or (isinstance(rule, frozenset) and rule <= frozenset(Role)), name
