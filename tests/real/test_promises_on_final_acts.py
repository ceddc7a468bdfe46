"""Promises 2 to 5 on the real instruments of a conference, with amendments drawn at random (seeded) on each of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

import plenipo
from plenipo.texts.instrument import Instrument
from plenipo.texts.provision import Role
from plenipo.texts.tokens import text_key, token_key, tokenize
from tests.engine.compilation.test_promises import proposed
from tests.engine.word import word_file
from tests.engine.writers.docx_walker import instrument, nothing, of_sponsor

SPONSORS = ("ARB", "EUR", "RCC")
NEW_WORDS = ("openness", "co-operation", "2031,", "all", "Members", "réseaux", "trust", "and", "further")


@pytest.fixture(scope="module")
def instruments(shared_data: Path) -> tuple[Instrument, ...]:
    return plenipo.instruments(shared_data / "itu" / "pp18_final_acts_akn.xml")


def text_of(found: Instrument) -> list[str]:
    """The paragraphs as a Word file would hold them; marks of the notation and notes are taken out."""
    printed = (provision.printed for provision in found.provisions if provision.role is not Role.NOTE)
    plain = (line.translate(str.maketrans("{}[]|", "()()/")).replace("^", "") for line in printed)
    return [line for line in plain if line.strip()]


def amended(random: Random, lines: Sequence[str]) -> list[str]:
    marked: list[str] = []
    for line in lines:
        chance = random.random()
        if "\t" not in line or chance < 0.7:
            marked.append(line)
        elif chance < 0.9:
            marked.append(_words_changed(random, line))
        elif chance < 0.95:
            marked.append(f"[-{line}-]¶-")
        else:
            marked.extend((f"{{+9bis)\t{' '.join(random.choices(NEW_WORDS, k=8))};+}}¶+", line))
    return marked


def _words_changed(random: Random, line: str) -> str:
    label, _, text = line.partition("\t")
    words = text.split(" ")
    for at in random.sample(range(len(words)), min(len(words), random.randint(1, 3))):
        new = " ".join(random.choices(NEW_WORDS, k=random.randint(1, 3)))
        words[at] = random.choice((f"[-{words[at]}-]{{+{new}+}}", f"{{+{new} +}}{words[at]}", f"[-{words[at]}-]"))
    return f"{label}\t{' '.join(words)}"


def keys(lines: Sequence[str]) -> list[str]:
    return [text_key(line) for line in lines if line.strip()]


def test_there_are_sixty_four(instruments: tuple[Instrument, ...]) -> None:
    assert len(instruments) == 64


@pytest.mark.parametrize("number", range(0, 64, 3))
def test_promises_hold(instruments: tuple[Instrument, ...], number: int) -> None:
    random = Random(number)
    lines = text_of(instruments[number])
    marked = {sponsor: amended(random, lines) for sponsor in SPONSORS}
    base = plenipo.read(word_file(*lines), "base.docx")
    documents = [plenipo.read(word_file(*own), f"{sponsor}.docx") for sponsor, own in marked.items()]
    compilation = plenipo.compile(base, documents)
    content = compilation.to_docx()
    assert keys(instrument(content, nothing)) == keys(lines)
    for sponsor, own in marked.items():
        assert keys(instrument(content, of_sponsor(sponsor))) == keys(proposed(own))
    assert plenipo.compile(base, documents[::-1]) == compilation
    known = {
        token_key(token) for own in (lines, *map(proposed, marked.values())) for line in own for token in tokenize(line)
    }
    for provision in compilation.provisions:
        for change in provision.changes:
            assert {token_key(token) for token in tokenize(change.text)} <= known
