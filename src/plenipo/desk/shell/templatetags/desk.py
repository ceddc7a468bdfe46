"""Tags that every page may use: relations and markings shown by sign, word and colour, sponsors by code and hue."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from plenipo.desk.shell.hues import hue_class
from plenipo.desk.shell.marking import marking_of
from plenipo.texts.marking import Marking

register = template.Library()

_SIGNS = {"advances": "▲", "conflicts": "▼", "mixed": "◆"}


@register.filter
def relation(value: str) -> SafeString:
    """A relation as sign and word; a dot for none."""
    sign = _SIGNS.get(value)
    if sign is None:
        return format_html('<span class="rel none">{}</span>', _("no relation"))
    return format_html('<span class="rel {}"><span aria-hidden="true">{}</span> {}</span>', value, sign, _(value))


@register.filter
def marking(rank: int) -> SafeString:
    """The marking as a badge."""
    value = marking_of(rank)
    kind = "public" if value is Marking.PUBLIC else "kept"
    return format_html('<span class="marking {}">{}</span>', kind, value.value)


@register.filter
def hue(sponsor: str) -> str:
    """The class of a sponsor's hue: the same for a sponsor on every page. The code always stands beside it."""
    return hue_class(sponsor)


@register.filter
def percent(value: float) -> str:
    """0.94 as "94 %"."""
    return f"{round(100 * value)} %"


@register.filter
def get(mapping: dict[str, object], key: str) -> object:
    """The value of a key that only the template knows."""
    return mapping.get(key)
