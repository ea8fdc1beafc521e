"""Who opens which page of offices."""

from tolok.web.permissions import ANY_SIGNED_IN, PUBLIC, Role, Rule

_ADMIN = frozenset({Role.ADMIN})

PERMISSIONS: dict[str, Rule] = {
    "setup": PUBLIC,  # the view itself answers only while no office exists, and to the one who has the code
    "detail": ANY_SIGNED_IN,
}
