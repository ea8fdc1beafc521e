"""Who opens which page of reporting: the archive holds every row, so it is not for all."""

from tolok.web.permissions import ANY_SIGNED_IN, Role, Rule

PERMISSIONS: dict[str, Rule] = {
    "index": ANY_SIGNED_IN,
    "lkjip": frozenset({Role.ADMIN, Role.PLANNER, Role.CAMAT}),
    "archive": frozenset({Role.ADMIN, Role.PLANNER}),
}
