"""Who opens which page of terms: those who plan and the camat close a period and accept what came late."""

from tolok.web.permissions import Rule

PERMISSIONS: dict[str, Rule] = {}
