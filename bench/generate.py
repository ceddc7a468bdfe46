"""The material of the benchmarks. Pure: one seed, one result, byte for byte."""

from __future__ import annotations

from random import Random

from msgspec import Struct

from bench.edits import Base, instrument, make_base, shared_edits, sponsor_edits
from bench.wordfile import Block, Mark, Para, Piece, Table, word_file
from bench.words import Vocabulary

_AUTHORS = ("Ansa Veld", "Boro Lint", "Cira Maunt", "Dov Estrel")
_CYCLE = 16  # revisions in one round of every kind, see ``_round``
_ROWS = 8


class CompileCase(Struct, frozen=True):
    """A base and the sponsors' versions of it, as Word files. sponsors: (name, file)."""

    base: bytes
    sponsors: tuple[tuple[str, bytes], ...]


class ConferenceCase(Struct, frozen=True):
    """A conference by file name: contributions, and the instruments that they would amend."""

    contributions: dict[str, bytes]
    bases: dict[str, bytes]


def revisions_document(revisions: int = 6675, seed: int = 7) -> bytes:
    """A Word file with exactly that many w:ins, w:del, w:moveFrom and w:moveTo, paragraph marks included.

    In turn, by four authors: replacements, insertions, deletions, a deletion by a second author inside an
    insertion, inserted paragraphs, moves between paragraphs, and table rows with changed cells. What is left
    over for a last round is made of insertions.
    """
    random = Random(seed)
    vocabulary = Vocabulary(random)
    blocks: list[Block] = []
    rows: list[tuple[Para, ...]] = []
    for number in range(revisions // _CYCLE):
        authors = random.sample(_AUTHORS, 4)
        blocks += _round(number, authors, vocabulary)
        rows.append(_row(authors, vocabulary))
        if len(rows) == _ROWS:
            blocks.append(Table(tuple(rows)))
            rows = []
    if rows:
        blocks.append(Table(tuple(rows)))
    blocks += [_insertion(random.choice(_AUTHORS), vocabulary) for _ in range(revisions % _CYCLE)]
    return word_file([*blocks, Para((Piece(vocabulary.sentence()),))])


def _round(number: int, authors: list[str], words: Vocabulary) -> list[Block]:
    """Twelve revisions: 2 replacements, 1 insertion, 1 deletion, 1 nested, 1 new paragraph, 1 move."""
    first, second, third, fourth = authors
    moved, name = words.phrase(7), f"move{number}"
    nested = Piece(words.phrase(4) + " ", Mark.INSERT, third, words.phrase(3) + " ", fourth)
    return [
        _replacement(first, words),
        _replacement(second, words),
        _insertion(third, words),
        _paragraph(words, Piece(words.phrase(5) + " ", Mark.DELETE, fourth)),
        _paragraph(words, nested),
        Para((Piece(words.sentence(), Mark.INSERT, first),), inserted_by=first),
        _paragraph(words, Piece(moved + " ", Mark.MOVE_FROM, second, move=name)),
        _paragraph(words, Piece(moved + " ", Mark.MOVE_TO, second, move=name)),
    ]


def _paragraph(words: Vocabulary, *pieces: Piece) -> Para:
    return Para((Piece(words.sentence(14) + " "), *pieces, Piece(words.phrase(10) + ".")))


def _replacement(author: str, words: Vocabulary) -> Para:
    old, new = words.phrase(3) + " ", words.phrase(4) + " "
    return _paragraph(words, Piece(old, Mark.DELETE, author), Piece(new, Mark.INSERT, author))


def _insertion(author: str, words: Vocabulary) -> Para:
    return _paragraph(words, Piece(words.phrase(6) + " ", Mark.INSERT, author))


def _row(authors: list[str], words: Vocabulary) -> tuple[Para, ...]:
    """Four revisions: a replacement, an insertion and a deletion, each in its cell."""
    deleted = Piece(words.phrase(2), Mark.DELETE, authors[2])
    return (
        Para((Piece(words.phrase(3), Mark.DELETE, authors[0]), Piece(words.phrase(2), Mark.INSERT, authors[0]))),
        Para((Piece(words.phrase(2) + " "), Piece(words.phrase(2), Mark.INSERT, authors[1]))),
        Para((Piece(words.phrase(3) + " "), deleted)),
    )


def compile_case(paragraphs: int, sponsors: int, edits: int, seed: int = 11) -> CompileCase:
    """A base of that many items and each sponsor's version of it, with that many tracked edits.

    About one edit in ten is tabled word for word by several sponsors. Sponsors are the authors of their changes.
    """
    random = Random(seed)
    vocabulary = Vocabulary(random)
    base = make_base(130, paragraphs, vocabulary)
    shared = shared_edits(random, base, max(1, edits // 4), vocabulary)
    versions = []
    for number in range(sponsors):
        name = sponsor_code(number)
        chosen = sponsor_edits(random, base, edits, shared, vocabulary)
        versions.append((name, word_file(instrument(base, chosen, name))))
    return CompileCase(word_file(instrument(base)), tuple(versions))


def sponsor_code(number: int) -> str:
    """A code of three letters for a fictional sponsor: QAA, QBH, QCO …; QZZ is never reached by small numbers."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return f"Q{letters[number // 26 % 26]}{letters[number % 26]}"


def conference_case(
    documents: int = 200, instruments: int = 60, units: int = 3, paragraphs: int = 40, edits: int = 12, seed: int = 23
) -> ConferenceCase:
    """Contributions with ``units`` proposals each on the instruments, spread evenly.

    A sponsor tables 8 documents, no two proposals of it on one instrument as long as there are at least
    8 x units instruments. Of twenty proposals one is NOC and one SUP; the others are MOD with tracked edits.
    """
    random = Random(seed)
    vocabulary = Vocabulary(random)
    bases = [make_base(number + 1, paragraphs, vocabulary) for number in range(instruments)]
    contributions = {}
    for document in range(documents):
        sponsor = sponsor_code(document // 8)
        numbers = [document * units + unit for unit in range(units)]
        blocks: list[Block] = [*cover(document + 1, sponsor)]
        for serial, number in enumerate(numbers, start=1):
            base = bases[number % instruments]
            blocks += unit(random, f"{sponsor}/{document + 1}/{serial}", number, base, edits, vocabulary)
        contributions[f"PP34-{sponsor}-{document + 1}.docx"] = word_file(blocks)
    return ConferenceCase(contributions, {f"RES-{base.number:03}.docx": word_file(instrument(base)) for base in bases})


def cover(document: int, sponsor: str) -> list[Block]:
    """The head of a conference document: a table with its number, date, language, sponsor and title."""
    rows = [
        ("Plenipotentiary Conference (PP-34)\nVelmora, 2 – 20 October 2034", ""),
        ("PLENARY MEETING", f"Document {document}-E"),
        ("", f"{document % 27 + 1} August 2034"),
        ("", "Original: English"),
    ]
    cells = [tuple(Para((Piece(text),) if text else ()) for text in row) for row in rows]
    source = (Para((Piece(f"Republic of {sponsor.capitalize()}"),), "Source"),)
    title = (Para((Piece("Proposals for the work of the conference"),), "Title1"),)
    return [Table((*cells, source, title)), Para(())]


def unit(random: Random, identifier: str, number: int, base: Base, edits: int, vocabulary: Vocabulary) -> list[Block]:
    """One proposal: the line with symbol and identifier, the text, the reasons."""
    symbol = {7: "NOC", 13: "SUP"}.get(number % 20, "MOD")
    reasons = Para((Piece(f"Reasons:\t{vocabulary.sentence(18).capitalize()}."),), "Reasons")
    line = Para((Piece(f"{symbol}\t{identifier}"),), "Proposal")
    if symbol != "MOD":
        return [line, *instrument(base)[:2], reasons]
    chosen = sponsor_edits(random, base, edits, [], vocabulary)
    return [line, *instrument(base, chosen, "Delegate"), reasons]
