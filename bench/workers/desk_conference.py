"""Loads the conference of full size and the large text into a data folder, and tells what can be clicked there."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import django

from bench.desk_material import large_text
from plenipo.desk.running.folder import data_folder

PEOPLE = 20
PASSWORD = "twenty people at once"  # of invented people, on a desk that goes with the measurement


def main(folder: Path) -> None:
    data_folder(folder)
    django.setup()
    from plenipo.desk.running.first_start import make_ready
    from plenipo.desk.running.loading import load_full

    make_ready(administrator=False)
    loaded = load_full()
    slug = loaded.conference.slug
    report = {"people": _people(slug), "password": PASSWORD, "slug": slug, **_numbers(slug), **_large()}
    sys.stdout.write(f"\n{json.dumps(report)}\n")


def _people(slug: str) -> dict[str, bool]:
    """Who clicks, and whether they are administrators: one in five, so that the audit trail is looked at too."""
    from django.contrib.auth.hashers import make_password

    from plenipo.desk.accounts.models import Person, Role

    roles = [Role.HEAD, Role.COORDINATOR, Role.OFFICER]
    found = Person.objects.filter(memberships__conference__slug=slug, memberships__role__in=roles)
    names = list(found.order_by("pk").values_list("username", flat=True)[:PEOPLE])
    Person.objects.filter(username__in=names).update(password=make_password(PASSWORD), must_change_password=False)
    administrators = names[::5]
    Person.objects.filter(username__in=administrators).update(is_administrator=True)
    return {name: name in administrators for name in names}


def _numbers(slug: str) -> dict[str, object]:
    """The keys of what there is, and the sponsors of each instrument's text."""
    from plenipo.desk.instruments.models import Instrument
    from plenipo.desk.library.models import Contribution
    from plenipo.desk.lines.models import Line
    from plenipo.desk.proposals.models import Proposal

    sponsors: dict[int, list[str]] = {}
    for pk, sponsor in Proposal.objects.filter(conference__slug=slug).values_list("instrument_id", "sponsor"):
        sponsors.setdefault(pk or 0, []).append(sponsor)
    return {
        "sponsors": sponsors,
        "resolution": Instrument.objects.get(conference__slug=slug, name="Resolution 5").pk,
        "proposals": list(Proposal.objects.filter(conference__slug=slug).values_list("pk", flat=True)),
        "lines": list(Line.objects.filter(mandate__conference__slug=slug).values_list("pk", flat=True)),
        "contributions": list(Contribution.objects.filter(conference__slug=slug).values_list("pk", flat=True)),
    }


def _large() -> dict[str, object]:
    """The large text in a conference of its own, read and compiled as everything is."""
    from plenipo.desk.accounts.access import access_to
    from plenipo.desk.accounts.models import Person
    from plenipo.desk.conferences.actions import open_conference
    from plenipo.desk.instruments.models import Compilation
    from plenipo.desk.library.actions import receive
    from plenipo.desk.library.models import Contribution
    from plenipo.desk.running.loading import work_until_done

    head = Person.objects.get(username="head")
    access = access_to(head, open_conference(head, "Conference on one large text").slug)
    base, contributions = large_text()
    receive(access, "RES-201.docx", [base], Contribution.Kind.BASE)
    for name, data in contributions.items():
        receive(access, name, [data])
    work_until_done()
    compilation = Compilation.objects.get(instrument__conference=access.conference)
    return {"large_slug": access.conference.slug, "large": compilation.instrument_id, "counts": compilation.counts}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
