"""Writing the audit trail. Every action calls it inside its own transaction: no deed without its event."""

from __future__ import annotations

from typing import Any

from tolok.web.apps.accounts.models import User
from tolok.web.apps.audit.models import AuditEvent
from tolok.web.apps.offices.models import Office

_TARGET_LIMIT = 300

ACTS = {
    "audit.restore": "memulihkan data dari cadangan",
    "audit.denied": "ditolak membuka halaman",
}


def note_denied(*, by: User, address: str, method: str) -> None:
    """Somebody signed in tried what is not theirs to do; a pattern of these is what a camat should see."""
    record(by=by, office=by.office, act="audit.denied", target=address, detail={"cara": method})


def record(
    *, by: User | None, office: Office | None, act: str, target: str, detail: dict[str, Any] | None = None
) -> AuditEvent:
    """Adds one event. `by` is None where nobody is signed in (a wrong password, the first set-up).

    `detail` is JSON; passwords and file contents do not go in.
    """
    event = AuditEvent(
        office_code=office.code if office else "",
        office_nama=office.nama if office else "",
        username=by.username if by else "",
        nama=by.nama if by else "",
        role=by.role if by else "",
        act=act,
        target=target[:_TARGET_LIMIT],
        detail=detail or {},
    )
    event.save()
    return event
