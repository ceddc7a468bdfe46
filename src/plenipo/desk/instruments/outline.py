"""The outline: calls and articles with a sign for the worst status under them, and their provisions."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _
from markupsafe import Markup

from plenipo.desk.instruments.words import section_word, status_sign, status_word
from plenipo.writers.html.blocks import Block
from plenipo.writers.html.parts import Part


def outline_of(blocks: Iterable[Block], shown: Collection[str]) -> Markup:
    """A list of links for each section of the text; what a filter hides is left out."""
    told: list[Markup] = []
    section = ""
    for block in blocks:
        listed = [part for part in block.listed if part.anchor in shown]
        if not listed:
            continue
        if block.section != section:
            told.append(Markup("</ul>") if section else Markup(""))
            told.append(Markup("<h2>{}</h2><ul>").format(section_word(block.section)))
            section = block.section
        told.append(_entry(block, listed, shown))
    return Markup("").join([*told, Markup("</ul>")]) if told else Markup("")


def _entry(block: Block, listed: list[Part], shown: Collection[str]) -> Markup:
    competing = sum(part.status == "competing" for part in block.parts if part.anchor in shown)
    count = str(len(listed)) + (" · " + _("%(count)d open") % {"count": competing} if competing else "")
    first = block.anchor if block.anchor in shown else listed[0].anchor
    head = Markup(
        '<li class="entry"><a class="to" href="#{}">{}<span>{}</span> <em>{}<span class="vh">, {}</span></em></a>'
    )
    items = Markup("").join(_item(part) for part in listed) if len(listed) > 1 else Markup("")
    return head.format(first, status_sign(block.status), section_word(block.name), count, status_word(block.status)) + (
        Markup("<ul>{}</ul></li>").format(items) if items else Markup("</li>")
    )


def _item(part: Part) -> Markup:
    word = Markup('<span class="vh">, {}</span>').format(status_word(part.status))
    return Markup('<li><a href="#{}">{}{}{}</a></li>').format(
        part.anchor, status_sign(part.status), section_word(str(part.short)), word
    )
