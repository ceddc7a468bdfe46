"""Values of the engine for property tests: any text that a file may carry, any ids, any order."""

from __future__ import annotations

from hypothesis import strategies as st
from msgspec.structs import replace

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
from plenipo.texts.instrument import Instrument, InstrumentReference
from plenipo.texts.marking import Marking
from plenipo.texts.provision import Provision, Role

XML_CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from(
    "\t\n\r\x85"
)
texts = st.text(XML_CHARACTERS, max_size=8) | st.sampled_from(["", "lights[^1];", " two  spaces ", "a\tb", "[^2]"])
ids = st.sampled_from(["recalling", "recalling.c", "resolves.1.ii", "note.1", "note.2", "", "é x"]) | texts
places = st.builds(Place, *[st.integers(0, 2)] * 3)
references = st.builds(InstrumentReference, texts, texts, texts)
sponsors = st.lists(st.sampled_from(["EUR", "USA", "J", "B/CAN"]), min_size=1, max_size=2, unique=True).map(
    lambda names: tuple(sorted(names))
)

provisions = st.builds(
    Provision,
    id=ids,
    label=texts,
    role=st.sampled_from(Role),
    path=st.lists(texts, max_size=2).map(tuple),
    text=texts,
    parent=ids,
    style=texts,
    level=st.integers(0, 9),
    place=st.none() | places,
)
instruments = st.builds(
    Instrument,
    reference=st.none() | references,
    title=texts,
    provisions=st.lists(provisions, max_size=10).map(tuple),
    profile=texts,
    marking=st.sampled_from(Marking),
    language=texts,
    source=texts,
)
readings = st.builds(Reading, sponsors, texts, texts, st.booleans())
changes = st.builds(CompiledChange, st.sampled_from(ChangeKind), texts, sponsors, st.integers(0, 20))
compiled_provisions = st.builds(
    CompiledProvision,
    id=ids,
    label=texts,
    role=st.sampled_from(Role),
    path=st.lists(texts, max_size=2).map(tuple),
    text=texts,
    status=st.sampled_from(Status),
    readings=st.lists(readings, max_size=2).map(tuple),
    changes=st.lists(changes, max_size=2).map(tuple),
    label_changes=st.lists(st.builds(LabelChange, texts, sponsors), max_size=1).map(tuple),
    inserted=st.booleans(),
    moved_from=ids,
    moved_to=ids,
    parent=ids,
    place=st.none() | places,
)
_words = st.sampled_from(["", "to keep", "to keep the lights", "the lamps and buoys;"])


def _plain(provision: CompiledProvision) -> CompiledProvision:
    return replace(provision, text="") if provision.inserted else provision


plain_provisions = st.builds(
    CompiledProvision,
    id=st.just(""),
    label=st.sampled_from(["", "a)", "1"]),
    role=st.sampled_from([role for role in Role if role is not Role.NOTE]),
    path=st.just(()),
    text=_words,
    status=st.sampled_from(Status),
    readings=st.lists(st.builds(Reading, sponsors, _words, st.just("1"), st.booleans()), max_size=2).map(tuple),
    changes=st.lists(
        st.builds(CompiledChange, st.sampled_from(ChangeKind), _words, sponsors, st.integers(0, 9)), max_size=2
    ).map(tuple),
    inserted=st.booleans(),
    parent=st.sampled_from(["", "p0", "p1", "p2"]),
    place=st.none() | places,
).map(_plain)
compilations = st.builds(
    Compilation,
    reference=st.none() | references,
    title=texts,
    marking=st.sampled_from(Marking),
    sponsors=st.just(("B/CAN", "EUR", "J", "USA")),
    contributions=st.lists(
        st.builds(Contributed, texts, texts, st.sampled_from(Symbol), texts, emphatic=st.booleans()), max_size=2
    ).map(tuple),
    provisions=st.lists(compiled_provisions, max_size=5).map(tuple),
    silent_alterations=st.lists(st.builds(SilentAlteration, texts, texts, texts, texts, texts, texts), max_size=2).map(
        tuple
    ),
    profile=texts,
    language=texts,
    base_source=texts,
)
