"""The fictional texts of a full-size conference: instruments, what sponsors would change in them, lines to take.

Everything follows from numbers, without chance: the same number gives the same text.
"""

from __future__ import annotations

from collections.abc import Iterator

from plenipo.amendments.proposal import AmendedProvision, Proposal, Span, SpanKind
from plenipo.positions.mandate import Line, Mandate, Stance, Statement
from plenipo.texts.contribution import Symbol
from plenipo.texts.instrument import Instrument, InstrumentReference
from plenipo.texts.marking import Marking
from plenipo.texts.provision import Provision, Role

EDITION = "(Rev. Saltmere, 2028)"
_ASPECTS = (
    "Safety of", "Shared use of", "Energy use of", "Naming of", "Languages on", "Statistics on", "Training for",
    "Funding of", "Inspection of", "Access of small members to",
)  # fmt: skip
_THINGS = ("tidal relays", "harbour beacons", "upland exchanges", "island cables", "river stations", "orbital mirrors")
SPONSORS = (
    "ALDER", "BRIN", "CORV", "DUNE", "ESK", "FENN", "GALE", "HOLM", "IRIS", "JUNO", "KELP", "LARK", "MOOR", "NESS",
    "OTTER", "PIER", "QUAY", "REED", "SKUA", "TARN",
)  # fmt: skip
# What sponsors add to a paragraph, and what the lines are about.
WISHES = (
    "with a voluntary exchange of experience among members",
    "with a binding register kept by the Secretariat",
    "within the resources that are available",
    "with priority for the members that are served least",
    "in co-operation with the makers of equipment",
    "subject to the agreement of the host of each station",
    "with a report to the Council every year",
    "without prejudice to the work of other organisations",
)
_NEW_TASKS = (
    "to publish every two years a plain account of what was achieved",
    "to convene a meeting of experts on the costs before the next Conference",
    "to keep a list of the members that can offer help",
    "to study whether a common certificate would lower the costs",
)
_FRAME = (
    ("recalling", Role.RECITAL, (
        "the aims of the Union as they concern {topic};",
        "the conclusions of the Saltmere Conference on the means that members share,",
    )),
    ("considering", Role.RECITAL, (
        "that {topic} matter to members of every size;",
        "that the costs of {topic} fall unevenly among members;",
        "that experience with {topic} is seldom written down,",
    )),
    ("resolves", Role.OPERATIVE, (
        "to continue the work of the Union on {topic};",
        "to encourage members to share what they know about {topic};",
        "to review this Resolution at the next Conference,",
    )),
    ("instructs the Secretary-General", Role.OPERATIVE, (
        "to advise members that ask for help with {topic};",
        "to report to the Council on the state of {topic};",
        "to bring this Resolution to the attention of the organisations concerned,",
    )),
    ("invites members", Role.OPERATIVE, (
        "to name a contact for questions about {topic};",
        "to contribute to the work on {topic}.",
    )),
)  # fmt: skip


def title_of(number: int) -> str:
    """The title of the instrument of that number, another one for each of the first sixty."""
    return f"{_ASPECTS[number % len(_ASPECTS)]} {_THINGS[number // len(_ASPECTS) % len(_THINGS)]}"


def reference_of(number: int) -> InstrumentReference:
    return InstrumentReference("Resolution", str(number + 1), EDITION)


def instrument(number: int) -> Instrument:
    """The base text of that number."""
    return Instrument(reference_of(number), title_of(number), tuple(_provisions(number)), profile="itu_conference")


def _provisions(number: int) -> Iterator[Provision]:
    title = title_of(number)
    topic = title[0].lower() + title[1:]
    yield Provision("heading", "", Role.HEADING, (), f"RESOLUTION {number + 1} {EDITION.upper()}", style="ResNo")
    yield Provision("title", "", Role.TITLE, (), title, style="Restitle")
    yield Provision("opening", "", Role.OPENING, (), "The Conference of the Union (Saltmere, 2028),")
    for call, role, texts in _FRAME:
        stem = call.replace(" ", "-").lower()
        yield Provision(stem, "", Role.CALL, (call,), call, style="Call")
        for index, text in enumerate(texts):
            label = f"{'abc'[index]})" if role is Role.RECITAL else str(index + 1)
            key = f"{stem}.{label.rstrip(')')}"
            yield Provision(key, label, role, (call, label), text.format(topic=topic), parent=stem)


def proposal(number: int, sponsor: int, identifier: str, file: str) -> Proposal:
    """What that sponsor wants the instrument of that number to say."""
    symbol = _symbol(number, sponsor)
    base = instrument(number)
    given = [_kept(provision) for provision in base.provisions] if symbol is not Symbol.SUP else []
    if symbol is Symbol.MOD:
        given = list(_amended(given, number, sponsor))
    return _proposal(identifier, symbol, sponsor, number, tuple(given), file)


def new_text(number: int, sponsor: int, identifier: str, file: str) -> Proposal:
    """A draft of a new instrument on the ground of that number."""
    given = list(_amended([_kept(provision) for provision in instrument(number).provisions], number, sponsor))
    added = tuple(_added(provision) for provision in given if provision.proposed is not None)
    return _proposal(identifier, Symbol.ADD, sponsor, number, added, file)


def _proposal(
    identifier: str, symbol: Symbol, sponsor: int, number: int, provisions: tuple[AmendedProvision, ...], file: str
) -> Proposal:
    code = SPONSORS[sponsor]
    new = symbol is Symbol.ADD
    return Proposal(
        id=identifier,
        symbol=symbol,
        sponsor=code,
        target=InstrumentReference("Resolution", f"[{code}-{number + 1}]") if new else reference_of(number),
        provisions=provisions,
        reasons=f"{code} wishes the text to serve every member, and asks for no more than can be paid for.",
        tracked=symbol is Symbol.MOD,
        file=file,
        date="2032-03-01",
        title=title_of(number),
        number=identifier.split("/")[1],
    )


def _symbol(number: int, sponsor: int) -> Symbol:
    turn = number * 7 + sponsor * 3
    if turn % 29 == 5:
        return Symbol.SUP
    return Symbol.NOC if turn % 11 == 4 else Symbol.MOD


def _kept(provision: Provision) -> AmendedProvision:
    return AmendedProvision(
        provision.id,
        provision.role,
        provision.path,
        provision.text,
        provision.text,
        provision.label,
        provision.label,
        (Span(SpanKind.KEEP, provision.text),),
        parent=provision.parent,
        style=provision.style,
    )


def _amended(given: list[AmendedProvision], number: int, sponsor: int) -> Iterator[AmendedProvision]:
    """Words added to two paragraphs, sometimes others taken out, and a new task at the end of an instruction."""
    places = [provision.id for provision in given if provision.role in (Role.RECITAL, Role.OPERATIVE)]
    chosen = {places[(number + sponsor // 2) % len(places)], places[(number + 5 + sponsor // 4) % len(places)]}
    for provision in given:
        yield _with_wish(provision, number, sponsor) if provision.id in chosen else provision
        if provision.id == "instructs-the-secretary-general.2" and (number + sponsor) % 3 == 0:
            yield _task(provision, sponsor)


def _with_wish(provision: AmendedProvision, number: int, sponsor: int) -> AmendedProvision:
    text = provision.original or ""
    body, stop = text[:-1], text[-1]
    wish = f" {WISHES[(number + sponsor // 3) % len(WISHES)]}"
    author, date = SPONSORS[sponsor], "2032-03-01"
    spans = [Span(SpanKind.KEEP, body), Span(SpanKind.INSERT, wish, author, date), Span(SpanKind.KEEP, stop)]
    proposed = body + wish + stop
    if sponsor % 5 == 0 and body.startswith("to "):
        verb, rest = body.split(" ", 2)[1], body.split(" ", 2)[2]
        spans[:1] = [
            Span(SpanKind.KEEP, "to "),
            Span(SpanKind.DELETE, verb, author, date),
            Span(SpanKind.INSERT, "consider how to " + verb, author, date),
            Span(SpanKind.KEEP, f" {rest}"),
        ]
        proposed = f"to consider how to {verb} {rest}{wish}{stop}"
    return AmendedProvision(
        provision.id, provision.role, provision.path, text, proposed, provision.original_label,
        provision.proposed_label, tuple(spans), parent=provision.parent, style=provision.style,
    )  # fmt: skip


def _task(after: AmendedProvision, sponsor: int) -> AmendedProvision:
    text = f"{_NEW_TASKS[sponsor % len(_NEW_TASKS)]};"
    return AmendedProvision(
        f"{after.id}bis+{SPONSORS[sponsor]}", after.role, (*after.path[:-1], "2bis"), None, text, "", "2bis",
        (Span(SpanKind.INSERT, text, SPONSORS[sponsor], "2032-03-01"),), parent=after.parent,
    )  # fmt: skip


def _added(provision: AmendedProvision) -> AmendedProvision:
    text = provision.proposed or ""
    return AmendedProvision(
        provision.id, provision.role, provision.path, None, text, "", provision.proposed_label,
        (Span(SpanKind.INSERT, text),), parent=provision.parent, style=provision.style,
    )  # fmt: skip


def mandate(lines: int) -> Mandate:
    """Lines to take of a fictional Concord, as many as asked."""
    return Mandate(
        reference="4410/32",
        title="Lines to take for the Conference of the Union",
        lines=tuple(_line(number) for number in range(lines)),
        date="2032-02-01",
        approved_on="2032-02-10",
        body="the Committee of Ministers",
        marking=Marking.LIMITE,
        language="en",
    )


def _line(number: int) -> Line:
    wanted = f"The Concord supports work on {_topic(number)} {WISHES[number % len(WISHES)]}."
    refused = f"It sees no need for work on {_topic(number + 7)} {WISHES[(number + 3) % len(WISHES)]}."
    key = str(number + 1)
    statements = (
        Statement(f"{key}.1", Stance.SUPPORT, wanted.removeprefix("The Concord supports ")[:-1], wanted, 0),
        Statement(
            f"{key}.2", Stance.OPPOSE, refused.removeprefix("It sees no need for ")[:-1], refused, len(wanted) + 1
        ),
    )
    return Line(key, f"{wanted} {refused}", f"Part {number // 5 + 1}", statements)


def _topic(number: int) -> str:
    title = title_of(number)
    return title[0].lower() + title[1:]
