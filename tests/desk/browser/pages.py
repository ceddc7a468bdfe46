"""Every page of the desk, by a name that can be a file name."""

from __future__ import annotations

from pathlib import Path

from tests.desk.browser.desk_in_browser import BOARD, key_of


def pages(folder: Path) -> dict[str, str]:
    """The addresses on a desk with the model conference in that data folder."""
    instrument = key_of(folder, "SELECT id FROM instruments_instrument WHERE name = 'Resolution 12'")
    proposal = key_of(folder, "SELECT id FROM proposals_proposal WHERE identifier = 'SLC/18A1/1'")
    without_position = key_of(folder, "SELECT id FROM proposals_proposal WHERE identifier = 'CAL/32/1'")
    revised = key_of(folder, "SELECT id FROM proposals_proposal WHERE identifier = 'TAM/41R1/1'")
    mandate = key_of(folder, "SELECT id FROM lines_mandate WHERE state = 'approved'")
    line = key_of(folder, "SELECT id FROM lines_line WHERE mandate_id = ? AND number = '4'", mandate)
    document = key_of(folder, "SELECT contribution_id FROM proposals_proposal WHERE id = ?", proposal)
    person = key_of(folder, "SELECT id FROM accounts_person WHERE username = 'officer'")
    member = key_of(folder, "SELECT id FROM accounts_membership WHERE person_id = ?", person)
    item = key_of(folder, "SELECT id FROM conferences_agendaitem")
    partner = key_of(folder, "SELECT id FROM concordance_partner")
    table = key_of(folder, "SELECT id FROM concordance_table")
    return {
        "conferences": "/",
        "conference-new": "/new/",
        "board": BOARD,
        "board-filtered": f"{BOARD}?conflicts=1",
        "conference-about": f"{BOARD}about/",
        "people": f"{BOARD}people/",
        "member": f"{BOARD}people/{member}/",
        "agenda": f"{BOARD}agenda/",
        "agenda-item": f"{BOARD}agenda/item/{item}/",
        "allocation": f"{BOARD}allocation/",
        "library": f"{BOARD}library/",
        "document": f"{BOARD}library/{document}/",
        "instrument": f"{BOARD}i/{instrument}/",
        "instrument-provision": f"{BOARD}i/{instrument}/?at=resolves.4#p-resolves.4",
        "instrument-side": f"{BOARD}i/{instrument}/?view=side",
        "instrument-clean": f"{BOARD}i/{instrument}/?view=clean&of=SLC",
        "proposal": f"{BOARD}p/{proposal}/",
        "proposal-open": f"{BOARD}p/{without_position}/",
        "comments-asked-for": f"{BOARD}invited/",
        "proposal-revised": f"{BOARD}p/{revised}/",
        "lines": f"{BOARD}lines/",
        "lines-add": f"{BOARD}lines/add/",
        "lines-compare": f"{BOARD}lines/compare/",
        "lines-concepts": f"{BOARD}lines/concepts/",
        "mandate": f"{BOARD}lines/mandates/{mandate}/",
        "line": f"{BOARD}lines/{line}/",
        "statements": f"{BOARD}lines/{line}/statements/",
        "review": f"{BOARD}review/",
        "concordance": f"{BOARD}concordance/",
        "concordance-partner": f"{BOARD}concordance/partners/{partner}/",
        "concordance-partner-add": f"{BOARD}concordance/partners/add/",
        "concordance-add": f"{BOARD}concordance/add/",
        "concordance-table": f"{BOARD}concordance/{table}/",
        "concordance-row": f"{BOARD}concordance/{table}/rows/art3.3/",
        "concordance-versions": f"{BOARD}concordance/{table}/versions/",
        "concordance-people": f"{BOARD}concordance/{table}/people/",
        "concordance-progress": f"{BOARD}concordance/{table}/progress/",
        "account": "/account/security/",
        "password": "/account/password/change/",
        "second-step": "/account/2fa/totp/activate/",
        "administration": "/administration/",
        "person-add": "/administration/people/add/",
        "person": f"/administration/people/{person}/",
        "audit": "/administration/audit/",
        "audit-verification": "/administration/audit/verification/",
        "not-found": f"{BOARD}i/999999/",
    }


OPEN = {"sign-in": "/account/login/"}  # for people who are not signed in
