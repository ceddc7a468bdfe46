"""Every route of the desk, and who may read and write there. A route that is in no row fails the suite.

A row says the widest circle that gets in, for GET (None: it is not for reading) and for POST (None: it changes nothing,
and answers as to GET or with 405).
about: the kind of planted object that the route's number names (see ``planted``); with one, the markings are tried.
fill: the other parts of the address.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from django.urls import URLPattern, URLResolver, get_resolver
from msgspec import Struct


class Circle(IntEnum):
    """Who gets in, from everybody to nobody."""

    ANYBODY = 0  # signed in or not
    PERSON = 1  # signed in
    PART = 2  # a part in the conference, as an outside stakeholder too
    DELEGATION = 3  # a part, but not as an outside stakeholder
    ORGANISER = 4  # head of delegation, coordinator
    ADMINISTRATOR = 5
    NOBODY = 6


class Row(Struct, frozen=True):
    read: Circle | None
    write: Circle | None = None
    about: str = ""
    fill: dict[str, str] = {}


ANYBODY, PERSON, PART, DELEGATION, ORGANISER, ADMINISTRATOR, NOBODY = Circle

TABLE: dict[str, Row] = {
    # shell
    "hues": Row(PART),
    # conferences
    "conferences": Row(PERSON),
    "conference_new": Row(ADMINISTRATOR, ADMINISTRATOR),
    "board": Row(PART),
    "board_export": Row(PART, fill={"name": "overview.html"}),
    "conference_about": Row(PART, ORGANISER),
    "people": Row(PART, ORGANISER),
    "member": Row(ORGANISER, ORGANISER, "membership"),
    "agenda": Row(PART),
    "agenda_new": Row(ORGANISER, ORGANISER, fill={"kind": "committee"}),
    "agenda_entry": Row(ORGANISER, ORGANISER, "committee", {"kind": "committee"}),
    "allocation": Row(ORGANISER, ORGANISER),
    # accounts
    "closed": Row(NOBODY, NOBODY),
    "second_step": Row(PERSON),
    "sessions": Row(PERSON),
    "end_session": Row(None, PERSON),
    "account": Row(PERSON),
    "administration": Row(ADMINISTRATOR),
    "person_add": Row(ADMINISTRATOR, ADMINISTRATOR),
    "person": Row(ADMINISTRATOR, about="person"),
    "person_rename": Row(None, ADMINISTRATOR, "person"),
    "person_powers": Row(None, ADMINISTRATOR, "person"),
    "person_activity": Row(None, ADMINISTRATOR, "person"),
    "person_password": Row(None, ADMINISTRATOR, "person"),
    "person_second_step": Row(None, ADMINISTRATOR, "person"),
    "person_part": Row(None, ADMINISTRATOR, "person"),
    # audit
    "audit": Row(ADMINISTRATOR),
    "audit-export": Row(ADMINISTRATOR, fill={"kind": "csv"}),
    "audit-verification": Row(ADMINISTRATOR),
    # library
    "library": Row(PART),
    "upload": Row(None, DELEGATION),
    "progress": Row(PART),
    "work_again": Row(None, DELEGATION, "job"),
    "contribution": Row(PART, about="contribution"),
    "original": Row(PART, about="contribution"),
    "replace": Row(None, DELEGATION, "contribution"),
    "read_again": Row(None, DELEGATION, "contribution"),
    # instruments
    "instrument": Row(PART, about="instrument"),
    "provision": Row(PART, about="instrument"),
    "instrument-comment": Row(None, PART, "instrument"),
    "instrument-invite": Row(None, ORGANISER, "instrument"),
    "instrument-export": Row(PART, about="instrument", fill={"name": "compile.html"}),
    # proposals
    "proposal": Row(PART, about="proposal"),
    "position": Row(None, DELEGATION, "proposal"),
    "comment_on_proposal": Row(None, PART, "proposal"),  # a stakeholder where it is invited, as it is here
    "invite_on_proposal": Row(None, ORGANISER, "proposal"),
    "invited": Row(PART),
    # lines
    "lines": Row(PART),
    "mandate-add": Row(DELEGATION, DELEGATION),
    "lines-compare": Row(PART),
    "lines-concepts": Row(PART),
    "mandate": Row(PART, about="mandate"),
    "mandate-move": Row(None, DELEGATION, "mandate"),
    "mandate-data": Row(DELEGATION, DELEGATION, "mandate"),
    "mandate-file": Row(PART, about="mandate"),
    "mandate-original": Row(PART, about="mandate"),
    "mandate-corrections": Row(None, DELEGATION, "mandate"),
    "mandate-read-again": Row(None, DELEGATION, "mandate"),
    "line": Row(PART, about="line"),
    "line-statements": Row(DELEGATION, DELEGATION, "line"),
    "line-read-again": Row(None, DELEGATION, "line"),
    # review
    "review": Row(PART),
    "answer": Row(None, DELEGATION, "assessment"),
    "undo_answer": Row(None, DELEGATION),
    "answers": Row(DELEGATION),
    "learn": Row(None, DELEGATION),
    "judge": Row(None, DELEGATION),
    # concordance
    "concordance": Row(PART),
    "concordance-partner-add": Row(ORGANISER, ORGANISER),
    "concordance-partner": Row(PART, about="partner"),
    "concordance-add": Row(DELEGATION, DELEGATION),
    "concordance-law": Row(PART, about="law"),
    "concordance-table": Row(PART, about="concordance"),
    "concordance-state": Row(PART, about="concordance"),
    "concordance-versions": Row(PART, DELEGATION, "concordance"),
    "concordance-again": Row(None, DELEGATION, "concordance"),
    "concordance-people": Row(DELEGATION, ORGANISER, "concordance"),
    "concordance-progress": Row(PART, about="concordance"),
    "concordance-export": Row(PART, about="concordance", fill={"name": "concordance.html"}),
    "concordance-row": Row(PART, about="concordance", fill={"row": "art1"}),
    "concordance-accept": Row(None, DELEGATION, "concordance", {"row": "art1"}),
    "concordance-decide": Row(None, DELEGATION, "concordance", {"row": "art1"}),
    "concordance-links": Row(None, DELEGATION, "concordance", {"row": "art1"}),
    "concordance-withdraw": Row(None, DELEGATION, "concordance", {"row": "art1"}),
    "concordance-comment": Row(None, DELEGATION, "concordance", {"row": "art1"}),
    # allauth
    "account_login": Row(ANYBODY, ANYBODY),
    "account_logout": Row(PERSON, PERSON),
    "account_inactive": Row(ANYBODY),
    "account_reauthenticate": Row(PERSON, PERSON),
    "account_change_password": Row(PERSON, PERSON),
    "mfa_index": Row(PERSON),
    "mfa_authenticate": Row(ANYBODY, ANYBODY),
    "mfa_reauthenticate": Row(PERSON, PERSON),
    "mfa_activate_totp": Row(PERSON, PERSON),
    "mfa_deactivate_totp": Row(NOBODY, NOBODY),  # nobody has a second step here
    "mfa_view_recovery_codes": Row(NOBODY),
    "mfa_generate_recovery_codes": Row(PERSON, PERSON),
    "mfa_download_recovery_codes": Row(NOBODY),
    "usersessions_list": Row(PERSON),
    **dict.fromkeys(
        (
            "account_signup",
            "account_email",
            "account_email_verification_sent",
            "account_set_password",
            "account_reset_password",
            "account_reset_password_done",
            "account_reset_password_from_key_done",
            "account_confirm_login_code",
        ),
        Row(NOBODY, NOBODY),
    ),
    "account_confirm_email": Row(NOBODY, NOBODY, fill={"key": "MQ:abc"}),
    "account_reset_password_from_key": Row(NOBODY, NOBODY, fill={"uidb36": "1", "key": "set-password"}),
}


def routes() -> Iterator[str]:
    """The name of every route there is; an address without a name is told by its pattern."""
    yield from _names(get_resolver().url_patterns, "")


def _names(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _names(pattern.url_patterns, address)
        else:
            yield pattern.name or f"nameless: {address}"
