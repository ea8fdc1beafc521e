"""Who opens which page of accounts."""

from tolok.web.permissions import ANY_SIGNED_IN, PUBLIC, Role, Rule

_ADMIN = frozenset({Role.ADMIN})

PERMISSIONS: dict[str, Rule] = {
    "login": PUBLIC,
    "logout": PUBLIC,
    "password_change": ANY_SIGNED_IN,
    "user_list": _ADMIN,
    "user_create": _ADMIN,
    "user_change": _ADMIN,
    "user_reset_password": _ADMIN,
    "user_set_active": _ADMIN,
}
