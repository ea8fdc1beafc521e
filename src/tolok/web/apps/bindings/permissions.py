"""Who opens which page of bindings: all see what waits; planner and admin decide, hand on and take."""

from tolok.web.permissions import ANY_SIGNED_IN, Role, Rule

PLANNERS = frozenset({Role.ADMIN, Role.PLANNER})

PERMISSIONS: dict[str, Rule] = {
    "waiting": ANY_SIGNED_IN,
    "bind_same": PLANNERS,
    "undo_same": PLANNERS,
    "exchange": PLANNERS,
    "download": PLANNERS,
    "upload": PLANNERS,
    "file": PLANNERS,
    "take": PLANNERS,
    "discard": PLANNERS,
    "forget": PLANNERS,
}
