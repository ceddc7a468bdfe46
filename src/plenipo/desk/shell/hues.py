"""The colours of a conference's sponsors: a class of their own on every page, and one style sheet that colours them.

Pages are kept and shared between people; which hues stand apart is known only from all sponsors of a conference. So the
page names the sponsor, and the style sheet of the conference says its hue.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import cast

from django.http import HttpRequest, HttpResponse

from plenipo.desk.accounts.access import access_to
from plenipo.desk.accounts.models import Person
from plenipo.desk.proposals.models import Proposal
from plenipo.writers.hues import hues

LASTS = 300  # seconds that a browser keeps the sheet: a new sponsor is without a hue no longer than that
_AUTO, _DARK = ":root:not([data-theme=light])", ":root[data-theme=dark]"  # what desk.css goes by
_OTHER = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=1024)
def hue_class(sponsor: str) -> str:
    """The class of a sponsor's hue: "hue-nor-vel" for "NOR/VEL"; by number where the name has other letters."""
    name = _OTHER.sub("-", sponsor.lower()).strip("-") if sponsor.isascii() else ""
    return f"hue-{name or zlib.crc32(sponsor.encode('utf-8', 'replace'))}"


def rules(sponsors: Iterable[str]) -> str:
    """A style sheet that gives each sponsor its hue, in the light and in the dark theme."""
    chosen = {hue_class(sponsor): hue for sponsor, hue in hues(sponsors).items()}
    light = "\n".join(f".{name}{{--hue:{hue.light}}}" for name, hue in chosen.items())
    dark = [f" .{name}{{--hue:{hue.dark}}}" for name, hue in chosen.items()]
    auto, set_so = ("\n".join(root + rule for rule in dark) for root in (_AUTO, _DARK))
    return f"{light}\n@media screen and (prefers-color-scheme:dark){{\n{auto}\n}}\n@media screen{{\n{set_so}\n}}\n"


def hue_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """The style sheet for the sponsors whose proposals the person may see."""
    access = access_to(cast(Person, request.user), slug)
    seen = access.visible(Proposal.objects.filter(conference=access.conference))
    sponsors = seen.order_by("sponsor").values_list("sponsor", flat=True).distinct()
    return HttpResponse(
        rules(sponsors), content_type="text/css; charset=utf-8", headers={"Cache-Control": f"private, max-age={LASTS}"}
    )
