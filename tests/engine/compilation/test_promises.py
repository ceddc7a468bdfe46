"""Promises 2 to 5 from Word file to Word file, over generated proposals and with a walker that is not the project's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from hypothesis import given
from hypothesis import strategies as st

import plenipo
from plenipo.amendments.proposal import Proposal
from plenipo.compilation.compile import compile_proposals
from plenipo.compilation.model import Compilation, CompiledChange, Status
from plenipo.texts.instrument import Instrument
from plenipo.texts.tokens import text_key, token_key, tokenize
from tests.engine.notation import base, proposal
from tests.engine.word import word_file
from tests.engine.writers.docx_walker import everything, instrument, nothing, of_sponsor

SPONSORS = ("ARB", "EUR", "RCC", "USA")
WORDS = ("networks", "trust", "Member", "States", "to", "the", "of", "ITU’s", "co-operation", "2030,", "and", "réseaux")
CALLS = ("recalling", "resolves", "instructs the Secretary-General", "invites Member States")
sentences = st.lists(st.sampled_from(WORDS), min_size=3, max_size=9).map(" ".join)
phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)


@st.composite
def bases(draw: st.DrawFn) -> list[str]:
    """A small resolution, a paragraph a line."""
    lines = ["RESOLUTION 7 (REV. SEAPORT, 2026)", "Title", "The Conference of the Union (Seaport, 2026),"]
    for call in draw(st.lists(st.sampled_from(CALLS), min_size=1, max_size=3, unique=True)):
        lines.append(call)
        count = draw(st.integers(1, 4))
        lines.extend(f"{number}\t{draw(sentences)};" for number in range(1, count + 1))
    return lines


@st.composite
def amendments(draw: st.DrawFn, lines: Sequence[str]) -> list[str]:
    """The lines as one sponsor marks them, in the notation."""
    amended: list[str] = []
    for line in lines:
        action = draw(st.sampled_from(("keep", "keep", "keep", "words", "words", "delete", "add", "silent")))
        if "\t" not in line or action == "keep":
            amended.append(line)
        elif action == "words":
            amended.append(draw(marked_words(line)))
        elif action == "delete":
            amended.append(f"[-{line}-]¶-")
        elif action == "add":
            amended.extend((f"{{+{draw(st.sampled_from(('9', '1bis', '3')))}\t{draw(sentences)};+}}¶+", line))
        else:
            amended.append(line.replace(" the ", " a "))
    return amended


@st.composite
def marked_words(draw: st.DrawFn, line: str) -> str:
    label, _, text = line.partition("\t")
    pieces = []
    for word in text.split(" "):
        action = draw(st.sampled_from(("keep", "keep", "keep", "delete", "insert", "replace", "letter")))
        new = draw(phrases)
        pieces.append(
            {
                "keep": word,
                "delete": f"[-{word}-]",
                "insert": f"{{+{new} +}}{word}",
                "replace": f"[-{word}-]{{+{new}+}}",
                "letter": f"{word[:-1]}[-{word[-1]}-]{{+x+}}",
            }[action]
        )
    return f"{label}\t{' '.join(pieces)}"


@st.composite
def conferences(draw: st.DrawFn) -> tuple[list[str], dict[str, list[str]]]:
    lines = draw(bases())
    sponsors = draw(st.lists(st.sampled_from(SPONSORS), min_size=1, max_size=4, unique=True))
    return lines, {sponsor: draw(amendments(lines)) for sponsor in sponsors}


def proposed(marked: Sequence[str]) -> list[str]:
    """What a sponsor's marked lines say with all its changes accepted."""
    return [line for line in (_accept(line) for line in marked) if line.strip()]


def _accept(line: str) -> str:
    line = re.sub(r"¶[+-]$", "", line)
    return re.sub(r"\[-.*?-\]", "", line).replace("{+", "").replace("+}", "")


def keys(lines: Sequence[str]) -> list[str]:
    return [text_key(line) for line in lines if line.strip()]


def compiled(lines: Sequence[str], marked: dict[str, list[str]]) -> Compilation:
    outcome = compile_proposals(_base(lines), _proposals(marked))
    assert not outcome.refused
    return outcome.compilation


def _base(lines: Sequence[str]) -> Instrument:
    return base("\n".join(lines))


def _proposals(marked: dict[str, list[str]]) -> list[Proposal]:
    return [proposal(sponsor, "\n".join(lines)) for sponsor, lines in marked.items()]


@given(conferences())
def test_rejecting_all_gives_the_base(conference: tuple[list[str], dict[str, list[str]]]) -> None:
    lines, marked = conference
    assert keys(instrument(compiled(lines, marked).to_docx(), nothing)) == keys(lines)


@given(conferences())
def test_accepting_one_sponsor_gives_its_text(conference: tuple[list[str], dict[str, list[str]]]) -> None:
    lines, marked = conference
    content = compiled(lines, marked).to_docx()
    for sponsor, amended in marked.items():
        assert keys(instrument(content, of_sponsor(sponsor))) == keys(proposed(amended))


@given(conferences(), st.randoms())
def test_order_does_not_matter(conference: tuple[list[str], dict[str, list[str]]], random: Random) -> None:
    lines, marked = conference
    proposals = _proposals(marked)
    straight = compile_proposals(_base(lines), proposals)
    random.shuffle(proposals)
    assert compile_proposals(_base(lines), proposals) == straight


@given(conferences())
def test_nothing_is_invented(conference: tuple[list[str], dict[str, list[str]]]) -> None:
    lines, marked = conference
    compilation = compiled(lines, marked)
    own = {token_key(token) for line in lines for token in tokenize(line)}
    theirs = {
        sponsor: own | {token_key(token) for line in proposed(amended) for token in tokenize(line)}
        for sponsor, amended in marked.items()
    }
    for provision in compilation.provisions:
        for change in provision.changes:
            for sponsor in change.sponsors:
                assert {token_key(token) for token in tokenize(change.text)} <= theirs[sponsor]


@given(conferences())
def test_every_change_names_all_who_ask_for_it(conference: tuple[list[str], dict[str, list[str]]]) -> None:
    lines, marked = conference
    for provision in compiled(lines, marked).provisions:
        for reading in provision.readings:
            made = _applied(
                provision.text, [one for one in provision.changes if set(reading.sponsors) & set(one.sponsors)]
            )
            if provision.status is not Status.COMPETING and not provision.inserted:
                assert text_key(made) == text_key(reading.text)


def _applied(text: str, changes: Sequence[CompiledChange]) -> str:
    for change in reversed(changes):
        if change.kind.value == "insert":
            text = text[: change.offset] + change.text + text[change.offset :]
        else:
            assert text[change.offset :].startswith(change.text)
            text = text[: change.offset] + text[change.offset + len(change.text) :]
    return text


@given(conferences())
def test_accepting_all_leaves_competing_readings_whole(conference: tuple[list[str], dict[str, list[str]]]) -> None:
    lines, marked = conference
    compilation = compiled(lines, marked)
    accepted = instrument(compilation.to_docx(), everything)
    for provision in compilation.competing():
        for reading in provision.readings:
            assert not reading.present or any(line.endswith(f"\t{reading.text}") for line in accepted)


def test_from_word_file_to_word_file() -> None:
    text = ("recalling", "1\tthe trust of Member States;", "2\tthe networks,")
    found = plenipo.compile(
        plenipo.instrument(plenipo.read(word_file(*text), "base.docx")),
        [
            plenipo.read(word_file(text[0], "1\tthe trust of [-Member-]{+all+} States;", text[2]), "one.docx"),
            plenipo.read(word_file(text[0], "1\tthe [-trust-]{+hope+} of Member States;", text[2]), "two.docx"),
        ],
    )
    content = found.to_docx()
    assert instrument(content, of_sponsor("one"))[1] == "1\tthe trust of all States;"
    assert instrument(content, of_sponsor("two"))[1] == "1\tthe hope of Member States;"
    assert instrument(content, nothing) == list(text)
