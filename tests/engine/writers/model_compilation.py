"""A rich, fictional compilation for the tests of the writers, and the small pieces to build others."""

from __future__ import annotations

from typing import Any

from plenipo.amendments.proposal import ChangeKind
from plenipo.compilation.model import (
    Compilation,
    CompiledChange,
    CompiledProvision,
    Contributed,
    LabelChange,
    Reading,
    SilentAlteration,
    Status,
)
from plenipo.texts.contribution import Symbol
from plenipo.texts.document import Place
from plenipo.texts.instrument import InstrumentReference
from plenipo.texts.marking import Marking
from plenipo.texts.provision import Role

RESOLUTION = InstrumentReference("Resolution", "12", "(Rev. Port Serene, 2026)")


def insert(text: str, offset: int, *sponsors: str) -> CompiledChange:
    return CompiledChange(ChangeKind.INSERT, text, sponsors, offset)


def delete(text: str, offset: int, *sponsors: str) -> CompiledChange:
    return CompiledChange(ChangeKind.DELETE, text, sponsors, offset)


def reading(text: str, *sponsors: str, label: str = "", present: bool = True) -> Reading:
    return Reading(sponsors, text, label, present)


def provision(
    identifier: str,
    text: str,
    *,
    label: str = "",
    role: Role = Role.PARAGRAPH,
    status: Status = Status.UNTOUCHED,
    readings: tuple[Reading, ...] = (),
    changes: tuple[CompiledChange, ...] = (),
    label_changes: tuple[LabelChange, ...] = (),
    inserted: bool = False,
    moved_to: str = "",
    moved_from: str = "",
    place: Place | None = None,
) -> CompiledProvision:
    steps = tuple(identifier.split(".")[:1]) if role in (Role.RECITAL, Role.OPERATIVE, Role.CALL) else ()
    path = (*steps, label) if label else steps
    parent = identifier.rsplit(".", 1)[0] if "." in identifier else ""
    return CompiledProvision(
        identifier, label, role, path, text, status, readings, changes, label_changes, inserted,
        moved_from, moved_to, parent, "", 0, place,
    )  # fmt: skip


def compilation(
    *provisions: CompiledProvision,
    sponsors: tuple[str, ...] = (),
    contributions: tuple[Contributed, ...] = (),
    silent: tuple[SilentAlteration, ...] = (),
    marking: Marking = Marking.PUBLIC,
    reference: InstrumentReference | None = RESOLUTION,
    title: str = "Confidence and security in the use of networks",
) -> Compilation:
    named = {name for entry in provisions for name in entry.sponsors}
    source = "resolution-12.docx" if provisions else ""
    everybody = tuple(sorted(named.union(sponsors)))
    return Compilation(
        reference, title, marking, everybody, contributions, provisions, silent, "itu_resolution", "en",
        source,
    )  # fmt: skip


def _preamble() -> tuple[CompiledProvision, ...]:
    uneven = "that the capacity of administrations to prevent and answer incidents remains uneven;"
    poor = ", in particular in the least developed and landlocked countries"
    at = uneven.index(";")
    trust = "that trust in networks is built by governments,"
    who = trust.index("governments")
    added = "that training keeps people and services safe;"
    return (
        provision("heading", "RESOLUTION 12 (REV. PORT SERENE, 2026)", role=Role.HEADING),
        provision("title", "Confidence and security in the use of networks[^1]", role=Role.TITLE),
        provision("opening", "The Plenary Conference of the Union (Port Serene, 2026),", role=Role.OPENING),
        provision("recalling", "recalling", role=Role.CALL),
        provision("recalling.a", "Resolution 3 (Lowland, 2018), on connecting the least connected;", label="a)",
                  role=Role.RECITAL),
        provision("recalling.b", "Resolution 7 (Lowland, 2018), on the energy use of networks,", label="b)",
                  role=Role.RECITAL, status=Status.SINGLE,
                  readings=(reading("", "ARB", present=False),),
                  changes=(delete("Resolution 7 (Lowland, 2018), on the energy use of networks,", 0, "ARB"),)),
        provision("considering", "considering", role=Role.CALL),
        provision("considering.c", uneven, label="c)", role=Role.RECITAL, status=Status.CONVERGENT,
                  readings=(reading(uneven[:at] + poor + ";", "AFCP", "EUR", "IAP"),),
                  changes=(insert(poor, at, "AFCP", "EUR", "IAP"),),
                  label_changes=(LabelChange("d)", ("EUR",)),)),
        provision("considering.EUR.c-bis", "", label="c)bis", role=Role.RECITAL, status=Status.SINGLE, inserted=True,
                  readings=(reading(added, "EUR", label="c)bis"),), changes=(insert(added, 0, "EUR"),)),
        provision("considering.d", trust, label="d)", role=Role.RECITAL, status=Status.COMPATIBLE,
                  readings=(reading("that trust in networks is built by all stakeholders, each in its role,", "IAP"),
                            reading("that trust in networks and services is built by governments,", "ACP")),
                  changes=(insert(" and services", trust.index(" is built"), "ACP"),
                           delete("governments", who, "IAP"),
                           insert("all stakeholders, each in its role", who, "IAP"))),
    )  # fmt: skip


def _operative() -> tuple[CompiledProvision, ...]:
    report = "to report every year to the Council on the assistance given;"
    end = report.index(";")
    year = report.index("year")
    instrument = " and to prepare, with Members, elements of an international instrument, for the next conference"
    effect = " and on its effect in the countries assisted"
    exchange = "to continue to exchange information with the organizations already active in this field;"
    stop = exchange.index(";")
    avoiding = ", avoiding duplication of their work"
    return (
        provision("instructs", "instructs the Secretary-General", role=Role.CALL),
        provision("instructs.1", exchange, label="1", role=Role.OPERATIVE, status=Status.SINGLE,
                  readings=(reading(exchange[:stop] + avoiding + ";", "EUR"),),
                  changes=(insert(avoiding, stop, "EUR"),)),
        provision("instructs.2", report, label="2", role=Role.OPERATIVE, status=Status.COMPETING,
                  readings=(reading(report[:end] + instrument + ";", "ARB", "RCC"),
                            reading("to report every two years to the Council on the assistance given" + effect + ";",
                                    "EUR"),
                            reading("", "USA", present=False)),
                  changes=(delete("year", year, "EUR"), insert("two years", year, "EUR"),
                           insert(instrument, end, "ARB", "RCC"), insert(effect, end, "EUR"),
                           delete(report, 0, "USA"))),
        provision("instructs.2.i", "the number of administrations assisted;", label="i)", role=Role.OPERATIVE),
        provision("instructs.3", "to bring this Resolution to the attention of the organizations concerned.",
                  label="3", role=Role.OPERATIVE, moved_to="instructs.IAP.4"),
        provision("instructs.IAP.4", "", label="4", role=Role.OPERATIVE, status=Status.COMPETING, inserted=True,
                  readings=(reading("to assist Members on request.", "IAP", label="4"),
                            reading("to assist all Members.", "ACP", label="4")),
                  changes=(insert("to assist Members on request.", 0, "IAP"),
                           insert("to assist all Members.", 0, "ACP"))),
        *_annex(),
    )  # fmt: skip


def _annex() -> tuple[CompiledProvision, ...]:
    return (
        provision("annex1", "ANNEX 1", role=Role.HEADING),
        provision("annex1.title", "Indicators of assistance", role=Role.TITLE),
        provision("annex1.t1", "Indicator", role=Role.CELL, place=Place(0, 0, 0)),
        provision("annex1.t2", "Source", role=Role.CELL, place=Place(0, 0, 1)),
        provision("annex1.t3", "Incidents answered[^2]", role=Role.CELL, place=Place(0, 1, 0)),
        provision("annex1.t4", "annual survey", role=Role.CELL, place=Place(0, 1, 1), status=Status.SINGLE,
                  readings=(reading("biennial survey", "USA"),),
                  changes=(delete("annual", 0, "USA"), insert("biennial", 0, "USA"))),
        provision("note.1", "See also Decision 4.", label="1", role=Role.NOTE),
        provision("note.2", "As counted by the administration itself.", label="2", role=Role.NOTE),
    )  # fmt: skip


def _contributions() -> tuple[Contributed, ...]:
    def row(proposal: str, sponsor: str, reasons: str, symbol: Symbol = Symbol.MOD, **more: Any) -> Contributed:
        file = proposal.replace("/", "-") + ".docx"
        position = symbol in (Symbol.SUP, Symbol.NOC)
        return Contributed(
            proposal, sponsor, symbol, file, reasons=reasons, date="2030-05-12", position=position, **more
        )

    return (
        row("ACP/22A3/1", "ACP", "Services matter as much as networks.", tracked=True),
        row("AFCP/31A2/4", "AFCP", "Landlocked countries need more attention.", tracked=True),
        row("ARB/40A1/2", "ARB", "A common instrument would give certainty.", number="40(Add.1)", tracked=True),
        row("EUR/12A5/1", "EUR", "Reports every second year free resources for the work itself.", tracked=True),
        row("IAP/18A2/3", "IAP", "", tracked=False),
        row("NOR/51/1", "NOR", "The present text serves its purpose.", Symbol.NOC, emphatic=True),
        row("RCC/35A1/7", "RCC", "See the reasons of the Arab States.", tracked=True),
        row("TUV/60/1", "TUV", "Its tasks are accomplished.", Symbol.SUP),
        row("USA/77/2", "USA", "The report duplicates others.", tracked=True, signatories=("CAN", "USA")),
    )


def model() -> Compilation:
    """Every kind of provision, status and record that the writers show."""
    silent = SilentAlteration(
        "RCC", "RCC/35A1/7", "RCC-35A1-7.docx", "instructs.1",
        "to continue to exchange information with the organizations already active in this field;",
        "to exchange information with all organizations active in this field;",
    )  # fmt: skip
    return compilation(
        *_preamble(), *_operative(), sponsors=("NOR", "TUV"), contributions=_contributions(), silent=(silent,),
        marking=Marking.LIMITE,
    )  # fmt: skip


def drafts() -> Compilation:
    """Two draft new resolutions on the same ground, compiled with each other: there is no base."""
    one, other = "to adopt rules for all systems;", "to study rules for all systems;"
    return compilation(
        provision("title.ARB+EUR", "", role=Role.TITLE, status=Status.CONVERGENT, inserted=True,
                  readings=(reading("Rules for autonomous systems", "ARB", "EUR"),),
                  changes=(insert("Rules for autonomous systems", 0, "ARB", "EUR"),)),
        provision("p1.ARB+EUR", "", status=Status.COMPETING, inserted=True,
                  readings=(reading(one, "ARB"), reading(other, "EUR")),
                  changes=(insert(one, 0, "ARB"), insert(other, 0, "EUR"))),
        provision("p2.ARB", "", status=Status.SINGLE, inserted=True, readings=(reading("to report.", "ARB"),),
                  changes=(insert("to report.", 0, "ARB"),)),
        reference=None, title="Autonomous systems",
    )  # fmt: skip
