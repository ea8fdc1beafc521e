"""Form inputs that several apps need: a day, and the mark by which a form that has gone stale is known."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)
STALE = (
    "Data ini baru saja disimpan orang lain, jadi belum ada yang diubah. Isian Anda masih ada di bawah: "
    "bandingkan dengan yang tersimpan, lalu muat ulang halaman ini sebelum menyimpan."
)


class StaleError(Exception):
    """Somebody saved the thing since the page with the form was shown."""


class DayInput(forms.DateInput):
    """The browser's own date picker, which wants ISO dates whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


def check_day(day: date) -> None:
    """Refuses the year 0202 and the year 9999: slips of typing, and a day after the last one cannot be computed."""
    if not EARLIEST <= day <= LATEST:
        raise forms.ValidationError(f"Tahun {day.year} tidak wajar. Periksa tahunnya.")


def fingerprint(values: Mapping[str, Any]) -> str:
    """A short mark of what is stored, shown in a form and compared when it comes back."""
    plain = json.dumps(sorted(values.items()), default=str, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def check_seen(seen: str, values: Mapping[str, Any]) -> None:
    """Raises StaleError when a form showed something else than `values`; "" is a caller without a form."""
    if seen and seen != fingerprint(values):
        raise StaleError


class SeenField(forms.CharField):
    """Carries the fingerprint of what the form showed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=16, widget=forms.HiddenInput, **options)
