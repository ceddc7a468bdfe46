"""Hard cases of promises 2 to 5, from Word file to Word file, judged by a walker that is not the project's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import plenipo
from plenipo.compilation.model import Compilation, CompiledProvision, Status
from plenipo.texts.document import Document
from plenipo.texts.tokens import text_key
from plenipo.texts.views import View, document_lines
from tests.engine.readers.docx_snippets import NAMESPACES, word_file
from tests.engine.writers.docx_walker import instrument, nothing, of_sponsor

_MARK = re.compile(r"\{\+(.*?)\+\}|\[-(.*?)-\]|\{>(.*?)<\}|\[<(.*?)>\]")
_TAGS = ("ins", "del", "moveTo", "moveFrom")
Cells = list[list[str]]
Lines = Sequence[str | Cells]

HEAD = ["RESOLUTION 7 (REV. SEAPORT, 2026)", "Safe harbours", "The Conference of the Union (Seaport, 2026),"]
RECALLING = ["recalling", "a)\tResolution 3 on safe harbours;", "b)\tResolution 9 on the training of pilots,"]
RESOLVES = ["resolves", "1\tto report every year to the Council;", "2\tto publish charts of all new harbours,"]
INSTRUCTS = ["instructs the Secretary-General", "1\tto bring this resolution to the members."]
BASE = [*HEAD, *RECALLING, *RESOLVES, *INSTRUCTS]


def made(lines: Lines, notes: dict[int, str] | None = None) -> bytes:
    """A Word file in the notation of tests.engine.notation, ⟦n⟧ referring to footnote n; rows "+", "-" come or go."""
    body = "".join(_paragraph(line) if isinstance(line, str) else _table(line) for line in lines)
    if not notes:
        return word_file(body)
    written = "".join(f'<w:footnote w:id="{n}">{_paragraph(text)}</w:footnote>' for n, text in notes.items())
    return word_file(body, footnotes=f"<w:footnotes {NAMESPACES}>{written}</w:footnotes>")


def _table(rows: Cells) -> str:
    return f"<w:tbl>{''.join(map(_row, rows))}</w:tbl>"


def _row(cells: list[str]) -> str:
    change = {"+": '<w:ins w:id="1" w:author="Anna"/>', "-": '<w:del w:id="1" w:author="Anna"/>'}.get(cells[0], "")
    shown = "".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in cells if cell not in ("+", "-"))
    return f"<w:tr><w:trPr>{change}</w:trPr>{shown}</w:tr>"


def _paragraph(line: str) -> str:
    mark = {"¶+": "ins", "¶-": "del"}.get(line[-2:], "")
    properties = f'<w:rPr><w:{mark} w:id="1" w:author="Anna"/></w:rPr>' if mark else ""
    runs, position, text = "", 0, line[:-2] if mark else line
    for match in _MARK.finditer(text):
        runs += _runs(text[position : match.start()]) + _revision(match)
        position = match.end()
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}{_runs(text[position:])}</w:p>"


def _revision(match: re.Match[str]) -> str:
    group = next(index for index, text in enumerate(match.groups()) if text is not None)
    tag, text, start = _TAGS[group], match.groups()[group], ""
    if group > 1:
        name, _, text = text.partition("|")
        start = f'<w:{tag}RangeStart w:id="3" w:name="{name}" w:author="Anna"/>'
    return f'{start}<w:{tag} w:id="2" w:author="Anna">{_runs(text, "delText" if tag == "del" else "t")}</w:{tag}>'


def _runs(text: str, tag: str = "t") -> str:
    return "".join(f"<w:r>{_piece(piece, tag)}</w:r>" for piece in re.split(r"(⟦\d+⟧|\t)", text) if piece)


def _piece(piece: str, tag: str) -> str:
    if piece.startswith("⟦"):
        return f'<w:footnoteReference w:id="{piece[1:-1]}"/>'
    return "<w:tab/>" if piece == "\t" else f'<w:{tag} xml:space="preserve">{escape(piece)}</w:{tag}>'


def changed(lines: Sequence[str], *changes: tuple[str, str]) -> list[str]:
    text = "\n".join(lines)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text.split("\n")


def contribution(number: int, *units: tuple[str, list[str]]) -> list[str]:
    """A conference document: each unit as (symbol and identifier, text)."""
    lines = [f"PLENARY MEETING\tDocument {number}-E", "\t1 June 2030", "\tOriginal: English"]
    for heading, text in units:
        lines += [heading.replace(" ", "\t"), *text, "Reasons:\tSafety."]
    return lines


def compiled(base: bytes, **files: bytes) -> Compilation:
    return plenipo.compile(plenipo.read(base), [plenipo.read(file, f"{name}.docx") for name, file in files.items()])


def accepted(compilation: Compilation, sponsor: str) -> list[str]:
    return keys(instrument(compilation.to_docx(), of_sponsor(sponsor)))


def keys(lines: Sequence[str]) -> list[str]:
    return [text_key(line) for line in lines if line.strip()]


def provision(compilation: Compilation, identifier: str) -> CompiledProvision:
    return next(found for found in compilation.provisions if found.id == identifier)


def view(document: Document, which: View) -> list[str]:
    """The view as the walker prints it: a note reads "{its text}" at its reference."""
    lines = document_lines(document, which)
    feet = {found[1]: found[2] for line in lines if (found := re.fullmatch(r"\[\^(\d+)\]: (.*)", line))}
    body = [line for line in lines if not re.match(r"\[\^\d+\]: ", line)]
    return keys([re.sub(r"\[\^(\d+)\]", lambda match: "{" + feet[match[1]] + "}", line) for line in body])


# Footnotes

NOTED = changed(BASE, ("safe harbours;", "safe⟦1⟧ harbours;"))
NOTE = {1: "By day and by night."}
ONE_NOTE = "{Budget period of the Union.}"


def test_two_sponsors_put_different_notes_at_one_place() -> None:
    marked = changed(BASE, ("every year", "every year{+⟦1⟧+}"))
    compilation = compiled(
        made(BASE), EUR=made(marked, {1: "Calendar year."}), USA=made(marked, {1: "Budget period of the Union."})
    )
    assert provision(compilation, "resolves.1").status is Status.COMPETING
    assert f"1 to report every year{ONE_NOTE} to the Council;" in accepted(compilation, "USA")
    assert "1 to report every year{Calendar year.} to the Council;" in accepted(compilation, "EUR")
    assert len(accepted(compilation, "USA")) == len(BASE)


def test_two_sponsors_insert_one_provision_with_different_notes() -> None:
    marked = changed(BASE, ("2\tto publish", "{+1bis\tto act⟦1⟧ fast;+}¶+\n2\tto publish"))
    compilation = compiled(
        made(BASE), EUR=made(marked, {1: "Calendar year."}), USA=made(marked, {1: "Budget period of the Union."})
    )
    assert f"1bis to act{ONE_NOTE} fast;" in accepted(compilation, "USA")
    assert len(accepted(compilation, "USA")) == len(BASE) + 1


def test_two_sponsors_replace_a_note_by_different_ones() -> None:
    marked = changed(NOTED, ("⟦1⟧", "[-⟦1⟧-]{+⟦2⟧+}"))
    compilation = compiled(
        made(NOTED, NOTE), EUR=made(marked, NOTE | {2: "In all weathers."}), USA=made(marked, NOTE | {2: "If lit."})
    )
    assert "a) Resolution 3 on safe{If lit.} harbours;" in accepted(compilation, "USA")
    assert "a) Resolution 3 on safe{In all weathers.} harbours;" in accepted(compilation, "EUR")


def test_one_sponsor_adds_the_same_note_twice() -> None:
    marked = changed(BASE, ("every year", "every year{+⟦1⟧+}"), ("pilots,", "pilots{+⟦2⟧+},"))
    compilation = compiled(made(BASE), EUR=made(marked, {1: "Ibid.", 2: "Ibid."}))
    assert accepted(compilation, "EUR") == [
        text_key(line) for line in changed(BASE, ("every year", "every year{Ibid.}"), ("pilots,", "pilots{Ibid.},"))
    ]


@pytest.mark.parametrize("mark", ["{+new +}", ""])
def test_a_note_replaced_without_a_mark(mark: str) -> None:
    marked = changed(NOTED, ("new harbours", f"{mark}new harbours"))
    compilation = compiled(made(NOTED, NOTE), EUR=made(marked, {1: "Only where the master of the port so wishes."}))
    assert "a) Resolution 3 on safe{Only where the master of the port so wishes.} harbours;" in accepted(
        compilation, "EUR"
    )
    assert len(accepted(compilation, "EUR")) == len(BASE)


# Excerpts


@pytest.mark.parametrize("gap", ["…", "...", "[unchanged]", "(…)", "[…]"])
def test_a_sign_that_text_is_left_out_is_not_text(gap: str) -> None:
    excerpt = [HEAD[0], gap, *RESOLVES[:1], "1\tto report every [-year-]{+month+} to the Council;", gap, *INSTRUCTS]
    compilation = compiled(made(BASE), EUR=made(excerpt))
    assert accepted(compilation, "EUR") == keys(changed(BASE, ("every year", "every month")))
    assert compilation.silent_alterations == ()


def test_a_new_item_alone_under_its_call() -> None:
    compilation = compiled(made(BASE), EUR=made([HEAD[0], "resolves", "{+3\tto light every harbour.+}"]))
    assert accepted(compilation, "EUR") == keys([*BASE[:9], "3\tto light every harbour.", *INSTRUCTS])


# Provisions of a basic text

TREATY = [
    "CONSTITUTION OF THE INTERNATIONAL TELECOMMUNICATION UNION",
    "ARTICLE 1",
    "Purposes of the Union",
    "1\tThe purposes of the Union are cooperation and trust.",
    "2\tIt gives assistance to all its members.",
    "3\tIt keeps the lights of the sea.",
]


def test_a_provision_added_to_a_basic_text() -> None:
    lines = contribution(
        44,
        ("MOD EUR/44/1", ["CS 3\tIt keeps the lights of the [-sea-]{+seas+}."]),
        ("ADD EUR/44/2", ["CS 2A\tIt trains the pilots of all ports."]),
    )
    compilation = compiled(made(TREATY), EUR=made(lines))
    assert [row.proposal for row in compilation.contributions] == ["EUR/44/1", "EUR/44/2"]
    added = next(found for found in compilation.provisions if found.inserted)
    assert added.readings[0].text == "It trains the pilots of all ports."
    assert compilation.provisions.index(added) == 1 + compilation.provisions.index(provision(compilation, "2"))


def test_a_provision_of_a_basic_text_suppressed() -> None:
    compilation = compiled(made(TREATY), EUR=made(contribution(44, ("SUP EUR/44/1", ["CS 2"]))))
    assert [reading.present for reading in provision(compilation, "2").readings] == [False]
    assert accepted(compilation, "EUR") == keys([line for line in TREATY if not line.startswith("2\t")])


def test_the_code_before_a_provision_number_is_no_renumbering() -> None:
    text = ["CS 3\tIt keeps the lights of the [-sea-]{+seas+}."]
    compilation = compiled(made(TREATY), EUR=made(contribution(44, ("MOD EUR/44/1", text))))
    assert provision(compilation, "3").label_changes == ()


def test_an_item_added_to_an_existing_resolution() -> None:
    lines = contribution(44, ("ADD EUR/44/1", [HEAD[0], HEAD[1], "resolves", "3\tto light every harbour."]))
    compilation = compiled(made(BASE), EUR=made(lines))
    assert [found.readings[0].text for found in compilation.provisions if found.inserted] == ["to light every harbour."]
    assert accepted(compilation, "EUR") == keys([*BASE[:9], "3\tto light every harbour.", *INSTRUCTS])


# Unit lines


@pytest.mark.parametrize("symbol", ["MOD*", "NOC*"])
def test_a_symbol_with_a_star_that_no_convention_knows(symbol: str) -> None:
    lines = contribution(44, (f"{symbol} EUR/44/1", changed(BASE, ("every year", "every [-year-]{+month+}"))))
    assert compiled(made(BASE), EUR=made(lines)).sponsors == ("EUR",)


# Silent alterations


def test_a_label_altered_without_a_mark() -> None:
    marked = changed(BASE, ("b)\tResolution 9", "c)\tResolution 9"), ("every year", "every [-year-]{+month+}"))
    (found,) = compiled(made(BASE), EUR=made(marked)).silent_alterations
    assert found.provision == "recalling.b"
    assert (found.base[:2], found.altered[:2]) == ("b)", "c)")


def test_order_altered_without_a_mark() -> None:
    tracked = changed(BASE[6:], ("every year", "every [-year-]{+month+}"))
    marked = [*HEAD, "recalling", RECALLING[2], RECALLING[1], *tracked]
    found = {one.base for one in compiled(made(BASE), EUR=made(marked)).silent_alterations}
    assert "Resolution 9 on the training of pilots," in found


# How proposals stand to each other


def test_a_provision_replaced_as_a_whole_however_it_is_marked() -> None:
    old, new = RECALLING[1], "a)\tthe Charter for Ports and Pilots;"
    inside = made(changed(BASE, (old, f"[-{old}-]{{+{new}+}}")))
    apart = made(changed(BASE, (old, f"[-{old}-]¶-\n{{+{new}+}}¶+")))
    retyped = made(changed(BASE, (old, new)))
    compilation = compiled(made(BASE), ARB=inside, EUR=apart, USA=retyped)
    assert provision(compilation, "recalling.a").status is Status.CONVERGENT
    assert not [found for found in compilation.provisions if found.inserted]


def test_deleting_is_not_moving() -> None:
    line = RESOLVES[2]
    moving = changed(BASE, (f"{line}\n", f"[<m|{line}>]¶-\n"), ("1\tto bring", f"{{>m|{line}<}}¶+\n1\tto bring"))
    compilation = compiled(made(BASE), EUR=made(moving), USA=made(changed(BASE, (f"{line}\n", f"[-{line}-]¶-\n"))))
    moved = [change.sponsors for change in provision(compilation, "resolves.2").changes if change.kind.value == "move"]
    assert moved == [("EUR",)]


def test_one_sponsor_asks_for_what_another_asks_and_more_beside_it() -> None:
    more = made(changed(BASE, ("every year to", "every [-year-]{+month+} [-to-]{+before+}")))
    compilation = compiled(made(BASE), EUR=more, USA=made(changed(BASE, ("every year", "every [-year-]{+month+}"))))
    assert provision(compilation, "resolves.1").status is Status.COMPATIBLE


def test_like_items_under_different_new_calls_are_not_alternatives() -> None:
    def block(call: str, item: str) -> bytes:
        return made(changed(BASE, ("instructs the", f"{{+{call}+}}¶+\n{{+1\t{item}+}}¶+\ninstructs the")))

    compilation = compiled(
        made(BASE),
        EUR=block("resolves further", "to hold a yearly exercise at sea;"),
        USA=block("invites Member States", "to hold a yearly exercise at sea and on land;"),
    )
    assert not list(compilation.competing())


# What holds: moves, splits, joins, notes, tables, calls, tracked and retyped, by several sponsors at once

WORDS = ("trust", "Member", "States", "the", "ITU’s", "co-operation", "2030,", "réseaux", "every", "year")
CALLS = ("recalling", "considering", "resolves", "instructs the Secretary-General", "invites Member States")


def _words(random: Random, least: int = 3, most: int = 9) -> str:
    return " ".join(random.choice(WORDS) for _ in range(random.randint(least, most)))


def _generated_base(random: Random) -> list[str | Cells]:
    lines: list[str | Cells] = list(HEAD)
    for call in random.sample(CALLS, random.randint(1, 4)):
        lines.append(call)
        lines.extend(f"{number}\t{_words(random)};" for number in range(1, random.randint(2, 5)))
        if random.random() < 0.25:
            lines.append([[_words(random, 1, 3) for _ in range(2)] for _ in range(random.randint(1, 3))])
    return lines


def _generated_amendment(random: Random, base: Lines) -> list[str | Cells]:
    movable = [line for line in base if isinstance(line, str) and "\t" in line]
    moved = random.choice(movable) if random.random() < 0.3 else ""
    amended: list[str | Cells] = []
    for index, line in enumerate(base):
        if not isinstance(line, str):
            amended.append(_amended_table(random, line))
        elif line == moved:
            amended.append(f"[<m|{line}>]¶-")
        else:
            amended += _amended_line(random, line, base[index + 1 : index + 2])
    if moved:
        amended.insert(random.randrange(len(HEAD), len(amended)), f"{{>m|{moved}<}}¶+")
    return amended


def _amended_table(random: Random, rows: Cells) -> Cells:
    at = random.randrange(len(rows))
    deleted = ["-", *(f"[-{cell}-]" for cell in rows[at])]
    added = ["+", *(f"{{+{_words(random, 1, 2)}+}}" for _ in range(2))]
    cell = [f"{rows[at][0]}{{+ {_words(random, 1, 2)}+}}", *rows[at][1:]]
    return random.choice(([*rows], [*rows[:at], deleted, *rows[at + 1 :]], [*rows[:at], added, *rows[at:]],
                          [*rows[:at], cell, *rows[at + 1 :]]))  # fmt: skip


def _amended_line(random: Random, line: str, following: Lines) -> list[str]:
    label, tab, text = line.partition("\t")
    if not tab:
        return [f"{line}{{+ and the Directors+}}"] if line in CALLS and random.random() < 0.1 else [line]
    first, _, rest = text.partition(" ")
    choices = [
        *([[line]] * 6),
        [f"{label}\t[-{first}-]{{+{_words(random, 1, 2)}+}} {rest}"],
        [f"{label}\t{text[:-1]}{{+ {_words(random, 1, 2)}+}};"],
        [f"[-{line}-]¶-"],
        [f"{{+{label}bis\t{_words(random)};+}}¶+", line],
        [line.replace(" the ", " a ")],
        [f"[-{label}-]{{+{random.randint(1, 9)}+}}\t{text}"],
        [f"{label}\t{first}{{+;+}}¶+", f"{{+9bis\t+}}{rest}"],
        [f"{{+{random.choice(CALLS)}+}}¶+", line],
    ]
    if following and isinstance(following[0], str) and "\t" in following[0]:
        choices.append([f"{line}{{+ and +}}¶-"])
    return random.choice(choices)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_promises_two_three_and_five_over_every_kind_of_change(seed: int) -> None:
    random = Random(seed)
    base = _generated_base(random)
    ground = plenipo.read(made(base))
    sponsors = random.sample(("ARB", "EUR", "RCC", "USA"), random.randint(1, 4))
    documents = [plenipo.read(made(_generated_amendment(random, base)), f"{name}.docx") for name in sponsors]
    compilation = plenipo.compile(ground, documents)
    content = compilation.to_docx()
    assert keys(instrument(content, nothing)) == view(ground, View.ORIGINAL)
    for sponsor, document in zip(sponsors, documents, strict=True):
        assert keys(instrument(content, of_sponsor(sponsor))) == view(document, View.PROPOSED)
    assert plenipo.compile(ground, documents[::-1]) == compilation
