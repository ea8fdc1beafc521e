"""Who opens the audit trail."""

from tolok.web.permissions import Role, Rule

PERMISSIONS: dict[str, Rule] = {"event_list": frozenset({Role.ADMIN, Role.CAMAT})}
