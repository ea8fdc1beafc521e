"""The signs of a plain line. BAR marks a fraction bar known for certain; it is shown to officials as "/"."""

from __future__ import annotations

BAR = "⁄"
TIMES = "×"
SUMMATION = "Σ"
