"""Whether the trail is what was written: each row by its seal, their order by the chain, the end by the noted head."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct

from plenipo.desk.audit.actions import faults
from plenipo.desk.audit.head import is_in_the_trail, noted_head
from plenipo.desk.audit.models import Entry


class Verification(Struct, frozen=True):
    """rows: how many there are. seal: of the last one, which whoever kept it elsewhere can compare."""

    rows: int
    seal: str
    faults: list[str]

    @property
    def in_words(self) -> str:
        """One sentence on the result."""
        if not self.faults:
            told = ngettext("%(n)s row; every one is as it was written.", "%(n)s rows; all are as written.", self.rows)
            return told % {"n": self.rows}
        told = ngettext("%(n)s fault was found.", "%(n)s faults were found.", len(self.faults))
        return told % {"n": len(self.faults)}


def verify() -> list[str]:
    """One sentence for each fault of the trail; none where nobody has touched it."""
    return [*faults(), *_lost_end()]


def verification() -> Verification:
    """The same with how many rows there are and the seal of the last."""
    found = verify()
    last = Entry.objects.order_by("-id").values_list("seal", flat=True).first()
    return Verification(Entry.objects.count(), last or "", found)


def _lost_end() -> list[str]:
    head = noted_head()
    if head is None:
        return [_unknown_end()] if Entry.objects.exists() else []
    noted = [*head.lost, (head.row, head.seal)]
    return [_lost(row) for row, seal in noted if not is_in_the_trail(row, seal)]


def _lost(row: int) -> str:
    told = _("Row %(row)s was the last one noted, and it is not there as it was: rows were taken out or written anew.")
    return told % {"row": row}


def _unknown_end() -> str:
    return _(
        "The end of the trail is not noted in the data folder, where every row that is written notes it: whether rows "
        "were taken from the end cannot be told. Compare the last seal with one that was kept elsewhere."
    )
