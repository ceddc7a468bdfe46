"""The table of the board. Written here and not as a template: 1,200 squares are then there in a few milliseconds."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.desk.accounts.access import Access
from plenipo.desk.conferences.board_values import Board, Cell, Row, Unit
from plenipo.desk.proposals.models import Stand
from plenipo.desk.shell.templatetags.desk import hue, marking

register = template.Library()

_SIGNS = {"advances": "▲", "conflicts": "▼", "mixed": "◆", "": "·"}
_WORDS = {
    "advances": gettext_lazy("advances"),
    "conflicts": gettext_lazy("conflicts"),
    "mixed": gettext_lazy("mixed"),
    "": gettext_lazy("no relation"),
}
# Short enough for a narrow column.
_STANDS = {
    Stand.SUPPORT.value: gettext_lazy("Support"),
    Stand.SUPPORT_WITH_AMENDMENT.value: gettext_lazy("Amend"),
    Stand.CAN_ACCEPT.value: gettext_lazy("Accept"),
    Stand.SCRUTINY_RESERVE.value: gettext_lazy("Reserve"),
    Stand.OPPOSE.value: gettext_lazy("Oppose"),
}


@register.simple_tag
def board_table(board: Board, access: Access) -> SafeString:
    """The whole table. Everything that comes from a file or a person is escaped."""
    table = _Table(board, access.conference.slug)
    return mark_safe("".join(table.parts()))  # noqa: S308 - each part is escaped where it is made


class _Table:
    """The words and addresses that every square needs, looked up once."""

    def __init__(self, board: Board, slug: str) -> None:
        self.board = board
        self.text = reverse("instrument", args=(slug, 0)).removesuffix("0/")
        self.proposal = reverse("proposal", args=(slug, 0)).removesuffix("0/")
        self.review = reverse("review", args=(slug,))
        self.signs = {
            relation: f'<span class="rel {relation or "none"}"><span aria-hidden="true">{sign}</span>'
            f'<span class="vh">{escape(str(_WORDS[relation]))}</span></span>'
            for relation, sign in _SIGNS.items()
        }
        self.stands = {stand: escape(str(word)) for stand, word in _STANDS.items()}
        self.ours = escape(_("ours"))

    def parts(self) -> Iterator[str]:
        name = escape(_("Texts and sponsors"))
        yield f'<div class="scroll board" role="region" aria-label="{name}" tabindex="0"><table>'
        yield f'<caption class="vh">{name}</caption><thead><tr>'
        yield "".join(f'<th scope="col">{escape(word)}</th>' for word in (_("Text"), _("Status"), _("Owner")))
        yield "".join(f'<th scope="col" class="who {hue(one)}">{_parted(one)}</th>' for one in self.board.sponsors)
        yield "".join(f'<th scope="col" class="num">{escape(word)}</th>' for word in (_("Competing"), _("To review")))
        yield "</tr></thead><tbody>"
        for row in self.board.rows:
            yield from self.row(row)
        yield "</tbody></table></div>"

    def row(self, row: Row) -> Iterator[str]:
        badge = f" {marking(row.marking)}" if row.marking else ""
        title = "" if row.title and row.title in row.name else f'<span class="title">{escape(row.title)}</span>'
        yield f'<tr><th scope="row"><a href="{self.text}{row.pk}/">{escape(row.name)}</a>{badge}{title}</th>'
        where = f'<small title="{escape(row.item)}">{escape(row.committee or row.item)}</small>' if row.item else ""
        kind = " competing" if row.competing else ""
        yield f'<td><span class="state{kind}">{escape(row.status)}</span>{where}</td>'
        yield f"<td>{escape(row.owner) or '–'}</td>"
        for sponsor in self.board.sponsors:
            cell = row.cells.get(sponsor)
            yield "<td></td>" if cell is None else self.cell(cell)
        todo = f'<a href="{self.review}?instrument={row.pk}">{row.open}</a>' if row.open else "–"
        yield f'<td class="num">{row.competing}</td><td class="num">{todo}</td></tr>'

    def cell(self, cell: Cell) -> str:
        units = "".join([self.unit(unit, cell.own) for unit in cell.units])
        relation = cell.relation
        return f'<td class="{relation}">{units}</td>' if relation else f"<td>{units}</td>"

    def unit(self, unit: Unit, own: bool) -> str:
        said = self.stands.get(unit.stand) or (self.ours if own else "")
        name = escape(unit.identifier)
        symbol = f'{escape(unit.symbol)}<span class="vh"> {name}</span>'
        link = f'<a href="{self.proposal}{unit.pk}/" title="{name}">{symbol}</a>'
        return f"<p>{link} {self.signs[unit.relation]}{f'<small>{said}</small>' if said else ''}</p>"


def _parted(sponsor: str) -> str:
    """The code, which may go on in a new line after a stroke: "NOR/VEL"."""
    return escape(sponsor).replace("/", "/<wbr>")
