"""Who opens which page of accounts."""

from tolok.web.permissions import ANY_SIGNED_IN, PUBLIC, Role, Rule

_ADMIN = frozenset({Role.ADMIN})

PERMISSIONS: dict[str, Rule] = {
    "login": PUBLIC,
    "logout": PUBLIC,
    "password_change": ANY_SIGNED_IN,
}
