"""The pieces of a page, usable in every template without {% load %}.

{% icon "home" %}   {% table_wrap "Daftar desa" %}<table>...</table>{% end_table_wrap %}   {{ number|angka:2 }}
{% value_state value %}: the badge of a core Value: nothing for a number, *belum diisi* or *tidak dapat dihitung* else
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from tolok.core.kernel.value import Missing, NotComputable
from tolok.web.permissions import is_allowed, rule_of

register = template.Library()

_ICONS = {
    "dot": '<circle cx="12" cy="12" r="4"/>',
    "home": '<path d="M4 11 12 4l8 7v9h-5v-6H9v6H4z"/>',
    "gauge": '<path d="M4 18a8 8 0 1 1 16 0"/><path d="m12 18 4-6"/>',
    "chart": '<path d="M4 20h16M7 16v-5M12 16V6M17 16v-8"/>',
    "table": '<path d="M4 5h16v14H4zM4 10h16M10 10v9"/>',
    "document": '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>',
    "book": '<path d="M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h11"/>',
    "folder": '<path d="M3 6h6l2 2h10v11H3z"/>',
    "building": '<path d="M3 20h18M5 20V9l7-5 7 5v11M9 20v-6h6v6M9 11h.01M15 11h.01"/>',
    "users": '<circle cx="9" cy="8" r="3.5"/><path d="M3 20c0-4 3-6 6-6s6 2 6 6M16 5a3 3 0 0 1 0 6M18 15q3 1 3 5"/>',
    "history": '<path d="M4 12a8 8 0 1 0 3-6.2L4 8M4 4v4h4M12 8v4l3 2"/>',
    "key": '<circle cx="8" cy="15" r="4"/><path d="m11 12 8-8M16 7l3 3"/>',
    "search": '<circle cx="11" cy="11" r="6"/><path d="m20 20-4.5-4.5"/>',
    "upload": '<path d="M12 16V5M7 9l5-5 5 5M4 20h16"/>',
    "download": '<path d="M12 4v11M7 11l5 5 5-5M4 20h16"/>',
    "link": '<path d="M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"/>',
    "check": '<path d="m5 12 5 5 9-10"/>',
    "warning": '<path d="M12 4 2.5 20h19zM12 10v4M12 17h.01"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5M12 8h.01"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "edit": '<path d="m4 20 1-4L16 5l3 3L8 19zM14 7l3 3"/>',
    "help": '<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 17h.01"/>',
    "logout": '<path d="M10 4H5v16h5M14 8l4 4-4 4M18 12H9"/>',
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawn sign, hidden from screen readers: the words beside it say what it means."""
    drawing = mark_safe(_ICONS[name])  # noqa: S308 - our own constants
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>', drawing)


@register.simple_block_tag(end_name="end_table_wrap")
def table_wrap(content: str, label: str) -> SafeString:
    """A wide table that scrolls within itself, reachable by keyboard; `label` names it for screen readers."""
    return format_html(
        '<div class="table-wrap" role="region" tabindex="0" aria-label="{}">{}</div>',
        label,
        mark_safe(content),  # noqa: S308
    )


@register.filter
def angka(number: Any, places: int = 0) -> str:
    """A number as officials write it, 1.234,50; rounded half up, here and only here. "" for None."""
    if number is None or number == "":
        return ""
    rounded = Decimal(number).quantize(Decimal(1).scaleb(-int(places)), rounding=ROUND_HALF_UP)
    return f"{rounded:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")


@register.simple_tag
def value_state(value: Any) -> SafeString:
    """The badge of a value that is no number, with its reason; nothing for a number."""
    if isinstance(value, Missing):
        state, reason = "missing", value.reason
    elif isinstance(value, NotComputable):
        state, reason = "not-computable", value.reason
    else:
        return SafeString("")
    return SafeString(render_to_string("components/state.html", {"state": state, "reason": reason}))


@register.simple_tag(takes_context=True)
def may(context: Any, view_name: str) -> bool:
    """Whether the user may open a page: {% may "accounts:user_list" as may_list %}."""
    return is_allowed(rule_of(view_name), context["request"].user)


@register.simple_tag
def faulty_fields(form: Any) -> list[Any]:
    """The visible fields of a form that were found wrong, in the form's order."""
    return [field for field in form.visible_fields() if field.errors] if form.is_bound else []
