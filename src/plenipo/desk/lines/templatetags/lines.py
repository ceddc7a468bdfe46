"""Lines on a page: stances by sign and word, quotes marked in the text, what became of words."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from plenipo.desk.lines.concepts import name_of
from plenipo.desk.lines.marked import MarkedPiece
from plenipo.positions.comparison import Piece
from plenipo.positions.mandate import Stance, Strength

register = template.Library()

_SIGNS = {
    Stance.SUPPORT: "+",
    Stance.ENCOURAGE: "+",
    Stance.STRESS: "!",
    Stance.OPPOSE: "−",
    Stance.CONCERN: "?",
    Stance.CONDITION: "∧",
    Stance.EXCEPTION: "∨",
    Stance.CONTEXT: "·",
}
_TAGS = {"insert": "ins", "delete": "del"}


@register.filter
def stance(value: Stance) -> SafeString:
    """A stance as sign and word."""
    sign, word = _SIGNS[value], pgettext("stance", value.value)
    return format_html('<span class="stance {}"><b aria-hidden="true">{}</b> {}</span>', value.value, sign, word)


@register.filter
def strength(value: Strength) -> str:
    """Nothing for the plain case."""
    return "" if value is Strength.PLAIN else pgettext("strength", value.value)


@register.filter
def quoted(pieces: Iterable[MarkedPiece]) -> SafeString:
    """A paragraph of a line, the words of statements marked and numbered where they begin."""
    return format_html_join("", "{}", ((_quoted(piece),) for piece in pieces))


@register.filter
def words(pieces: Iterable[Piece], side: str = "both") -> SafeString:
    """What became of words. side: "old" without what was put in, "new" without what was taken out, "both"."""
    left_out = {"old": "insert", "new": "delete"}.get(side)
    return format_html_join("", "{}", ((_changed(piece),) for piece in pieces if piece.kind != left_out))


@register.filter
def concepts(identifiers: Iterable[str]) -> str:
    """Concepts by the names under which people know them."""
    return "; ".join(name_of(one) for one in identifiers)


@register.filter
def fate(value: str) -> str:
    """What became of a line, in one word."""
    return pgettext("fate of a line", value)


def _quoted(piece: MarkedPiece) -> SafeString:
    if not piece.statements:
        return format_html("{}", piece.text)
    numbers = format_html_join(
        "",
        '<a class="mark-number" id="q{}" href="#s{}"><span class="vh">{} </span>{}</a>',
        ((number, number, _("statement"), number) for name in piece.begins for number in [name.rpartition(".")[2]]),
    )
    return format_html("{}<mark>{}</mark>", numbers, piece.text)


def _changed(piece: Piece) -> SafeString:
    tag = _TAGS.get(piece.kind)
    if tag is None:
        return format_html("{}", piece.text)
    return format_html("<{}>{}</{}>", tag, piece.text, tag)
