"""The audit trail: who did what to which thing, when. Written once by every action, never changed, never deleted."""
