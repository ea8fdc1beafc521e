"""Who opens which page of offices."""

from tolok.web.permissions import ANY_SIGNED_IN, PUBLIC, Role, Rule

_ADMIN = frozenset({Role.ADMIN})

PERMISSIONS: dict[str, Rule] = {
    "setup": PUBLIC,  # the view itself answers only while no office exists, and only to one who has the code
    "detail": ANY_SIGNED_IN,
    "change": _ADMIN,
    "desa_list": ANY_SIGNED_IN,
    "desa_create": _ADMIN,
    "desa_change": _ADMIN,
    "pejabat_list": ANY_SIGNED_IN,
    "pejabat_create": _ADMIN,
    "pejabat_change": _ADMIN,
    "alias_list": ANY_SIGNED_IN,
    "alias_create": _ADMIN,
    "alias_change": _ADMIN,
}
