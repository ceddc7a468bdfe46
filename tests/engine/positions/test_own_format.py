"""The file that people edit: written the same way each time, read strictly, and it knows what a person changed."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from plenipo.errors import ClassifiedMarking, InvalidData, PlenipoError
from plenipo.positions.load import mandate_in
from plenipo.positions.mandate import Form, Line, Mandate, Stance
from plenipo.positions.own_format import is_own_format, read_own_file, read_own_format, write_own_format
from plenipo.positions.own_format.writing import people_added_comments
from plenipo.positions.registers import read_mandate
from plenipo.positions.statements import statements_of
from plenipo.readers import read_document
from plenipo.texts.marking import Marking

TEXT = (
    "Lines to take\n\nFees\n\n1. We oppose a levy on receivers.\n2. We support the plan. We encourage early training."
)


@pytest.fixture
def mandate() -> Mandate:
    return read_mandate(read_document(TEXT.encode(), "lines.txt"))


def read(text: str) -> Mandate:
    return read_own_format(text.encode(), "lines.yaml")


def test_what_is_written_is_read_back_equal(mandate: Mandate) -> None:
    written = write_own_format(mandate)
    file = read_own_file(written.encode(), "lines.yaml")
    assert (file.mandate, file.data_by_hand, file.lines_by_hand) == (mandate, False, frozenset())
    assert write_own_format(file.mandate) == written


def test_it_is_yaml_in_blocks_in_one_order(mandate: Mandate) -> None:
    body = "\n".join(line for line in write_own_format(mandate).splitlines() if not line.startswith("#"))
    assert body == (
        "mandate:\n  reference: ''\n  title: Lines to take\n  form: "
        "lines to take\n  binding: false\n  marking: PUBLIC\n"
        "  source: lines.txt\n  check: " + body.split("check: ")[1].split("\n")[0] + "\n"
        "lines:\n"
        "  - id: '1'\n    section: Fees\n    text: We oppose a levy on receivers.\n    statements:\n"
        "      - stance: oppose\n        target: a levy on receivers\n        quote: We oppose a levy on receivers.\n"
        "    check: " + body.split("check: ")[2].split("\n")[0] + "\n"
        "  - id: '2'\n    section: Fees\n    text: We support the plan. We encourage early training.\n    statements:\n"
        "      - stance: support\n        target: the plan\n        quote: We support the plan.\n"
        "      - stance: encourage\n        target: early training\n        quote: We encourage early training.\n"
        "    check: " + body.split("check: ")[3].split("\n")[0] + "\n"
        "as_read:\n  '1': " + body.split("  '1': ")[1].split("\n")[0] + "\n  '2': " + body.split("  '2': ")[1]
    )


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200).map(
    lambda text: " ".join(text.split())
)


@given(st.lists(TEXTS.filter(bool), min_size=1, max_size=4), TEXTS)
def test_any_text_comes_back(texts: list[str], title: str) -> None:
    lines = tuple(Line(str(n), text, "", statements_of(str(n), text)) for n, text in enumerate(texts, 1))
    mandate = Mandate("1/31", title, lines, source="a.txt")
    assert read(write_own_format(mandate)) == mandate


def test_long_texts_are_wrapped_and_paragraphs_kept() -> None:
    text = f"{'The Union supports small harbours. ' * 9}".strip() + "\nIt opposes the levy."
    mandate = Mandate("1/31", "T", (Line("1", text, "", statements_of("1", text)),))
    written = write_own_format(mandate)
    assert max(map(len, written.splitlines())) < 130
    assert read(written) == mandate


def test_a_changed_stance_is_a_correction_without_any_other_sign(mandate: Mandate) -> None:
    edited = write_own_format(mandate).replace("stance: oppose", "stance: concern")
    file = read_own_file(edited.encode(), "lines.yaml")
    (one,) = file.mandate.line("1").statements
    assert (one.stance, one.corrected) == (Stance.CONCERN, True)
    assert file.lines_by_hand == {"1"}
    assert not any(one.corrected for one in file.mandate.line("2").statements)


def test_a_statement_taken_away_is_a_correction(mandate: Mandate) -> None:
    whole = write_own_format(mandate)
    start = whole.index("      - stance: encourage")
    file = read_own_file((whole[:start] + whole[whole.index("    check:", start) :]).encode(), "lines.yaml")
    assert file.lines_by_hand == {"2"}
    assert len(file.mandate.line("2").statements) == 1


def test_corrections_are_known_when_the_file_is_written_again(mandate: Mandate) -> None:
    edited = (
        write_own_format(mandate)
        .replace("target: the plan", "target: the band plan")
        .replace("form: lines to take", "form: national instruction")
    )
    first = read_own_file(edited.encode(), "lines.yaml")
    again = write_own_format(first.mandate, data_by_hand=first.data_by_hand, lines_by_hand=first.lines_by_hand)
    assert read_own_file(again.encode(), "lines.yaml") == first
    assert (first.data_by_hand, first.mandate.form) == (True, Form.NATIONAL_INSTRUCTION)


def test_a_file_written_by_hand_needs_little() -> None:
    found = read("lines:\n- id: 1\n  text: We oppose a levy.\n- id: 2\n  text: Nothing else.\n  statements:\n")
    assert [one.stance for one in found.line("1").statements] == [Stance.OPPOSE]
    assert found.line("2").statements == ()
    assert found.source == "lines.yaml"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("lines:\n- id: 1\n  txt: A.\n", "lines.yaml: line 3: the key 'txt' is not known. Is it 'text'?"),
        ("lines:\n- id: 1\n", "line 2: the line has no text"),
        ("lines:\n- id: 1\n  text: A.\n- id: 1\n  text: B.\n", "line 4: the id 1 stands on line 2 already"),
        ("lines:\n- id: 1\n  text: A.\n  text: B.\n", "line 4: the key 'text' stands twice"),
        ("lines:\n- id: 1\n  text: A.\n  "
            "statements:\n  - stance: agree\n", "line 5: 'agree' is none of: support, oppose"),
        ("lines:\n- id: 1\n  text: A.\n  statements:\n  - target: x\n", "line 5: the statement has no stance"),
        (
            "lines:\n- id: 1\n  text: A plan.\n  statements:\n  - stance: oppose\n    quote: A plane\n",
            "line 6: the quote does not stand in line 1, word for word",
        ),
        ("lines:\n- id: 1\n  text: A.\n  statements:\n  - "
            "stance: oppose\n    quote: A\n    start: 1\n", "line 7: the quote does not"),
        ("mandate:\n  date: 3 May\nlines:\n- id: 1\n  text: A.\n", "line 2: '3 May' is no date"),
        ("mandate:\n  binding: perhaps\nlines:\n- id: 1\n  text: A.\n", "line 2: 'perhaps' should be true or false"),
        ("mandate:\n  binding: true\nlines:\n- "
            "id: 1\n  text: A.\n", "line 2: only a council decision with Article 218"),
        ("mandate:\n  form: treaty\nlines:\n- id: 1\n  text: A.\n", "line 2: 'treaty' is none of"),
        ("lines:\n  id: 1\n", "line 2: lines should be a list"),
        ("lines:\n- A.\n", "line 2: here should stand keys and values"),
        ("lines:\n- id: [1]\n  text: A.\n", "line 2: here should stand a text"),
        ("lines:\n", "line 1: there is no line under lines"),
        ("mandate:\n", "there are no lines in the file"),
        ("lines:\n- id: 1\n   text: A.\n", "line 3: this is no YAML"),
        ("lines:\n- &a {id: 1, text: A.}\n- *a\n", "line 3: an anchor"),
        ("lines:\n" + "- " * 3000 + "\n", "line 2:"),
        ("", "nothing in the file"),
        ('lines:\n- id: 1\n  text: "A \\ud800"\n', "line 3: the text holds half of a character"),
        ('lines:\n- id: 1\n  text: A.\n  "\\udfff": B\n', "line 4: the text holds half of a character"),
        ('lines:\n- id: 1\n  text: "\\UFFFFFFFF"\n', "this is no YAML"),
        ("%YAML " + "1" * 5000 + ".1\n---\nlines:\n- id: 1\n  text: A.\n", "this is no YAML"),
        ("lines:\n- id: ~\n  text: A.\n", "line 2: the line has no id"),
        ("lines:\n- id: null\n  text: A.\n", "line 2: the line has no id"),
        ("lines:\n- id: 1\n  text: A.\n  statements:\n  - stance: oppose\n    quote: A\n    start: " + "9" * 5000,
            "line 7: the quote does not stand at 999999999 in line 1"),
        ('lines:\n- id: 1\n  text: A.\n  statements:\n  - stance: oppose\n    quote: ""\n    start: 0\n',
            "line 6: the quote of line 1 is empty"),
        ("lines:\n- id: 1\n  text: A.\nas_read: [1]\n", "line 4: as_read should be left as it was written"),
        ("lines:\n- id: 1\n  text: A.\nas_read:\n  '1': x\n", "line 5: as_read should be left as it was written"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InvalidData) as caught:
        read(text)
    assert message in str(caught.value)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(InvalidData, match="UTF-8"):
        read_own_format(b"lines:\n- id: \xff\n", "a.yaml")


def test_classified_lines_are_refused() -> None:
    with pytest.raises(ClassifiedMarking):
        read("lines:\n- id: 1\n  text: |\n    SECRET UE/EU SECRET\n")


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("lines:\n- id: 1\n", True),
        ("# note\n\n---\nmandate: # of 2031\n  title: A\nlines:\n- id: 1\n", True),
        ("\ufeffmandate:\r\nlines:\r\n", True),
        ("Lines: to take\n1. A\n", False),
        ("mandate:\n1. We support A.\n", False),
        ("1. We support A.\nlines:\n", False),
        ("{mandate: {marking: LIMITE}, lines: [{id: 1, text: A.}]}\n", True),
        ('"lines":\n- "id": 1\n  "text": A.\n', True),
        ("lines :\n- id: 1\n  text: A.\n", True),
        ("%YAML 1.1\n---\nlines:\n- id: 1\n  text: A.\n", True),
        ("%YAML 7.0\n---\nlines:\n- id: 1\n  text: A.\n", True),
        ("MANDATE:\n  Marking: LIMITE\nLines:\n- ID: 1\n  Text: A.\n", True),
        ("!!map\nlines:\n- id: 1\n", True),
        ("? lines\n: - id: 1\n", True),
        ("mandate: {}\nlines: [{id: 1}]\n", True),
        ("mandate:\n  marking: LIMITE\n", True),
        ("My notes\nlines:\n- id: 1\n  text: A.\n", True),
        ("Lines:\n- We support A.\n- We oppose B.\n", False),
        ("Lines:\n1. We support A.\n", False),
        ("Reference: KAL-7\nLines:\n- We support A.\n", False),
    ],
)
def test_the_content_tells_the_format(text: str, own: bool) -> None:
    assert is_own_format(text.encode()) is own


def test_concepts_that_a_person_gave_are_kept(mandate: Mandate) -> None:
    line = mandate.lines[0]
    given_by_hand = replace(
        line, statements=(replace(line.statements[0], concepts=("levy", "receiver"), corrected=True),)
    )
    changed = replace(mandate, lines=(given_by_hand, *mandate.lines[1:]))
    file = read_own_file(write_own_format(changed).encode(), "lines.yaml")
    assert file.mandate == changed
    assert file.lines_by_hand == {"1"}


OTHER_SPELLINGS = [
    "{mandate: {marking: LIMITE}, lines: [{id: 1, text: We oppose a levy.}]}\n",
    '"mandate":\n  "marking": LIMITE\n"lines":\n- "id": 1\n  "text": We oppose a levy.\n',
    "mandate :\n  marking : LIMITE\nlines :\n- id : 1\n  text : We oppose a levy.\n",
    "%YAML 1.1\n---\nmandate:\n  marking: LIMITE\nlines:\n- id: 1\n  text: We oppose a levy.\n",
    "Mandate:\n  Marking: limite\nLINES:\n- Id: 1\n  TEXT: We oppose a levy.\n",
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", OTHER_SPELLINGS)
def test_every_spelling_of_the_file_is_read_with_its_marking(text: str, encoding: str) -> None:
    found = mandate_in(text.encode(encoding), "lines.yaml")
    assert (found.marking, [(line.id, line.text) for line in found.lines]) == (
        Marking.LIMITE, [("1", "We oppose a levy.")]
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        'lines:\n- id: 1\n  text: "\\x52ESTREINT UE/EU RESTRICTED"\n',
        "lines:\n- id: 1\n  text: >\n    RESTREINT\n    UE/EU RESTRICTED\n",
        "# SECRET UE/EU SECRET\nlines:\n- id: 1\n  text: A.\n",
        "mandate:\n  marking: restreint ue\nlines:\n- id: 1\n  text: A.\n",
    ],
)
def test_a_classified_file_is_refused_however_it_is_written(text: str) -> None:
    with pytest.raises(ClassifiedMarking):
        read(text)
    with pytest.raises(ClassifiedMarking):
        mandate_in(text.encode("utf-16"), "lines.yaml")


PIECES = st.sampled_from(
    ["lines", "mandate", ":", " ", "\n", "- ", "  ", "id: 1", "text: A", '"', "'", "\\ud800", "\\UFFFFFFFF", "{", "}",
     "[", "]", "~", "as_read", "start: 0", "quote", "statements:", "stance: oppose", "%YAML", "---", "&a", "*a",
     "!!int", "|", ">", "\x00"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
def test_hostile_yaml_gives_a_mandate_or_an_error_of_ours(text: str) -> None:
    for data in (text.encode(), f"lines:\n- id: 1\n  text: A\n  {text}".encode()):
        with suppress(PlenipoError):
            found = read_own_format(data, "lines.yaml")
            assert read(write_own_format(found)) == found
        is_own_format(data)


def test_comments_of_people_are_seen(mandate: Mandate) -> None:
    written = write_own_format(mandate)
    assert not people_added_comments(written)
    assert not people_added_comments(written.replace("We oppose a levy", "We oppose a levy#7"))
    assert people_added_comments(written.replace("stance: oppose", "stance: oppose  # ask the capital"))
    assert people_added_comments(f"# ours\n{written}")
