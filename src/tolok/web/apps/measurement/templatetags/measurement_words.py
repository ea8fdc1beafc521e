"""Words for values in templates."""

from __future__ import annotations

from decimal import Decimal

from django import template

from tolok.core.kernel.numbers import show_number
from tolok.core.kernel.period import MONTH_NAMES, Month
from tolok.core.kernel.value import Value
from tolok.web.apps.measurement.table import state_of

register = template.Library()


@register.filter
def value_word(value: Value) -> str:
    """`number`, `missing` or `not-computable`, as components/state.html takes it."""
    return state_of(value)


@register.filter
def exact(value: Decimal) -> str:
    """A value of the chain: more places than a table shows, so that a reader can do the sum again."""
    return show_number(value, 4)


@register.filter
def short_month(month: Month) -> str:
    """ "Jan", "Feb", ..."""
    return MONTH_NAMES[month.month - 1][:3]
