"""Users of an office: sign-in with lock-out, passwords, administration. The roles themselves: web/permissions.py."""
