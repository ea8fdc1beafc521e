"""Who opens which page of registers: all see, all but the camat write."""

from tolok.web.permissions import ANY_SIGNED_IN, Role, Rule

WRITERS = frozenset({Role.ADMIN, Role.PLANNER, Role.SECTION})

PERMISSIONS: dict[str, Rule] = {
    "index": ANY_SIGNED_IN,
    "list": ANY_SIGNED_IN,
    "entry": ANY_SIGNED_IN,
    "add": WRITERS,
    "change": WRITERS,
    "void": WRITERS,
    "statements": ANY_SIGNED_IN,
    "state": WRITERS,
}
