"""Numbers as Indonesian offices show them: decimal comma, thousands point, rounded half-up once, when shown."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

from tolok.core.kernel.value import Missing, Number, Value


def round_half_up(value: Decimal, places: int = 2) -> Decimal:
    """Rounding as officials do it; to be called once, at the moment of showing."""
    digits = max(28, value.adjusted() + places + 2)  # the default context refuses results of more than 28 digits
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=Context(prec=digits))
    return rounded if rounded else rounded.copy_abs()  # no "-0" on a page


def show_number(value: Decimal, places: int = 2) -> str:
    """`1234.5` as `1.234,50`; whole numbers without decimals."""
    rounded = round_half_up(value, places)
    if rounded == rounded.to_integral_value():
        rounded = round_half_up(rounded, 0)
    return f"{rounded:,f}".replace(",", "\0").replace(".", ",").replace("\0", ".")


def show_exact(value: Decimal, most_places: int = 6) -> str:
    """A number with the decimals it has (`6.5` as `6,5`), at most `most_places`: to quote what came in."""
    rounded = round_half_up(value, most_places)
    whole, _, decimals = f"{rounded:,f}".partition(".")
    decimals = decimals.rstrip("0")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def show_value(value: Value, unit: str = "", places: int = 2) -> str:
    """A value for a page or a paper: the number with its unit, or the words for what is lacking."""
    if isinstance(value, Number):
        shown = show_number(value.value, places)
        return f"{shown}%" if unit == "persen" else f"{shown} {unit}".strip()
    if isinstance(value, Missing):
        return "belum diisi"
    return "tidak dapat dihitung"
