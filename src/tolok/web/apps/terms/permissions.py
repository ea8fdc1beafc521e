"""Who opens which page of terms: all see what is closed; who plans, and the camat, close and accept what came late."""

from tolok.web.permissions import ANY_SIGNED_IN, Role, Rule

REPORTERS = frozenset({Role.ADMIN, Role.PLANNER, Role.CAMAT})

PERMISSIONS: dict[str, Rule] = {"closing": ANY_SIGNED_IN, "close": REPORTERS, "accept": REPORTERS}
