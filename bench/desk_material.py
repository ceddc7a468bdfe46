"""What the desk is measured on, beside the conference of full size: a large text, and one more file to be uploaded."""

from __future__ import annotations

from random import Random

from bench.edits import instrument, make_base
from bench.generate import cover, sponsor_code, unit
from bench.wordfile import Block, Mark, Para, Piece, word_file
from bench.words import Vocabulary
from plenipo.desk.conferences.seed_texts import instrument as seeded
from plenipo.texts.provision import Role

SPONSORS, PROVISIONS, EDITS = 20, 300, 30  # of the large text: how many, and edits of each sponsor
LATE = "QZZ"  # who tables one more proposal


def large_text(seed: int = 31) -> tuple[bytes, dict[str, bytes]]:
    """A base of that many labelled paragraphs, and a contribution of each sponsor by file name."""
    random = Random(seed)
    vocabulary = Vocabulary(random)
    base = make_base(201, PROVISIONS, vocabulary)
    contributions = {}
    for number in range(SPONSORS):
        code = sponsor_code(number)
        blocks = [*cover(number + 1, code), *unit(random, f"{code}/{number + 1}/1", 0, base, EDITS, vocabulary)]
        contributions[f"{code}-{number + 1}.docx"] = word_file(blocks)
    return word_file(instrument(base)), contributions


def late_proposal(document: int, number: int) -> tuple[str, bytes]:
    """Identifier and Word file of a proposal on the instrument of that number in the conference of full size."""
    identifier = f"{LATE}/{document}/1"
    blocks: list[Block] = [*cover(document, LATE), Para((Piece(f"MOD\t{identifier}"),), "Proposal")]
    for provision in seeded(number).provisions:
        label = f"{provision.label}\t" if provision.label else ""
        pieces = [Piece(f"{label}{provision.text}")]
        if provision.role is Role.OPERATIVE and provision.label == "1":
            new = Piece(f" with a yearly account of it ({document})", Mark.INSERT, LATE)
            pieces = [Piece(f"{label}{provision.text[:-1]}"), new, Piece(provision.text[-1])]
        blocks.append(Para(tuple(pieces), provision.style))
    reasons = Para((Piece("Reasons:\tMembers should know what was done."),), "Reasons")
    return identifier, word_file([*blocks, reasons])
