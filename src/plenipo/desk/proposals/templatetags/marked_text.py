"""Changed text on a page: what is put in underlined, what is taken out struck, what is quoted marked."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from plenipo.desk.proposals.reading import Segment

register = template.Library()

_TAGS = {"insert": "ins", "delete": "del"}


@register.filter
def marked(segments: Iterable[Segment]) -> SafeString:
    """The segments as they stand in the text, with no space added between them."""
    stretches = groupby(segments, key=lambda one: (one.kind, one.move))
    return format_html_join("", "{}", ((_stretch(kind, move, group),) for (kind, move), group in stretches))


def _stretch(kind: str, move: bool, segments: Iterable[Segment]) -> SafeString:
    text = format_html_join("", "{}", ((_words(one),) for one in segments))
    tag = _TAGS.get(kind)
    if tag is None:
        return text
    title = format_html(' title="{}"', _("moved")) if move else ""
    return format_html("<{}{}>{}</{}>", tag, title, text, tag)


def _words(one: Segment) -> SafeString:
    return format_html("<mark>{}</mark>" if one.told else "{}", one.text)
