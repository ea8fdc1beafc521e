"""Who opens which page of measurement: all see; planner and admin set plans; the sections explain too."""

from tolok.web.permissions import ANY_SIGNED_IN, Role, Rule

PLANNERS = frozenset({Role.ADMIN, Role.PLANNER})

PERMISSIONS: dict[str, Rule] = {
    "dashboard": ANY_SIGNED_IN,
    "table": ANY_SIGNED_IN,
    "plan_list": ANY_SIGNED_IN,
    "plan": PLANNERS,
    "penjelasan": PLANNERS | {Role.SECTION},
    "trace": ANY_SIGNED_IN,
}
