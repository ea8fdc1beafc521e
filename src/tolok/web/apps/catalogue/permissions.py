"""Who opens which page of the catalogue: all see; planner and admin upload, edit, bind and publish."""

from tolok.web.permissions import ANY_SIGNED_IN, Role, Rule

PLANNERS = frozenset({Role.ADMIN, Role.PLANNER})

PERMISSIONS: dict[str, Rule] = {
    "list": ANY_SIGNED_IN,
    "upload": PLANNERS,
    "job": ANY_SIGNED_IN,
    "cancel_job": PLANNERS,
    "retry_job": PLANNERS,
    "dismiss_job": PLANNERS,
    "review": ANY_SIGNED_IN,
    "source": ANY_SIGNED_IN,
    "page": ANY_SIGNED_IN,
    "structure": PLANNERS,
    "original": ANY_SIGNED_IN,
    "change": PLANNERS,
    "confirm": PLANNERS,
    "history": ANY_SIGNED_IN,
    "undo": PLANNERS,
    "table": ANY_SIGNED_IN,
    "findings": ANY_SIGNED_IN,
    "rule": ANY_SIGNED_IN,
    "publish": PLANNERS,
    "comparison": ANY_SIGNED_IN,
    "version": ANY_SIGNED_IN,
    "download": ANY_SIGNED_IN,
    "card": ANY_SIGNED_IN,
    "bind": PLANNERS,
    "give": PLANNERS,
    "unbind": PLANNERS,
}
