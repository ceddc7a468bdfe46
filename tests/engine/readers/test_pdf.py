"""PDF: reading order, paragraphs, changes as the page draws them, and what is refused. All PDFs are made here."""

from __future__ import annotations

import zlib

import pytest

from plenipo.errors import DamagedFile, EncryptedFile, HostileFile, NoTextLayer, UnreadableFile
from plenipo.readers.pdf import read_pdf
from plenipo.texts.document import Document, Place, RevisionKind
from plenipo.texts.views import View, document_lines
from tests.engine.readers.made_files import BLACK, GREEN, RED, assembled, pdf, rule, small_pdf, stream, stroke, text

BLUE = "0 0 1"


def read(*contents: str, **options: str) -> Document:
    return read_pdf(pdf(contents, **options), "t.pdf")  # type: ignore[arg-type]


def shown(document: Document, view: View = View.PROPOSED) -> list[str]:
    return document_lines(document, view)


def block(lines: list[str], top: float = 700, left: float = 72, size: float = 12) -> str:
    """Lines under each other, 14 points apart; at 12 points a character is 6 wide."""
    return "".join(text(left, top - 14 * index, line, size=size) for index, line in enumerate(lines))


def underline(x0: float, x1: float, colour: str, y: float = 700) -> str:
    return rule(x0, y - 1.5, x1, colour)


def strike(x0: float, x1: float, colour: str, y: float = 700) -> str:
    return rule(x0, y + 3.2, x1, colour)


FULL = "x" * 78


# Lines and paragraphs


def test_lines_are_joined_where_the_next_word_would_not_have_fitted() -> None:
    lines = [
        FULL,
        "word after word",
        "New paragraph, as the line before it had room " + "x" * 30,
        "longword" * 3 + " end",
    ]
    assert shown(read(block(lines))) == [f"{FULL} word after word", f"{lines[2]} {lines[3]}"]


def test_space_between_lines_parts_paragraphs() -> None:
    content = text(72, 700, FULL) + text(72, 686, "a" * 70) + text(72, 660, FULL) + text(72, 646, "b")
    assert shown(read(content)) == [f"{FULL} {'a' * 70}", f"{FULL} b"]


def test_hyphens_at_the_end_of_a_line_stay() -> None:
    lines = ["x" * 74 + " co-", "operation and " + "y" * 60 + "/", "zzz and non-", "x"]
    assert shown(read(block(lines)))[0] == f"{'x' * 74} co-operation and {'y' * 60}/zzz and non-"


def test_words_apart_without_a_space_between_them() -> None:
    assert shown(read(text(72, 700, "two") + text(96, 700, "words") + text(126, 700, "joined"))) == ["two wordsjoined"]


def test_hanging_labels_keep_their_tabulator_and_start_a_paragraph() -> None:
    content = (
        text(72, 700, "a)")
        + text(108, 700, "x" * 70)
        + text(108, 686, "yy;")
        + text(72, 672, "b)")
        + text(108, 672, "z")
    )
    assert shown(read(content)) == [f"a)\t{'x' * 70} yy;", "b)\tz"]


def test_a_line_broken_before_a_number_is_no_new_item() -> None:
    assert shown(read(block([FULL, "27 of the members agree"]))) == [f"{FULL} 27 of the members agree"]


def test_paragraphs_run_over_the_end_of_a_page_and_finished_ones_do_not() -> None:
    first = block([FULL, "y" * 78], top=120)
    assert shown(read(first, block(["and on"]))) == [f"{FULL} {'y' * 78} and on"]
    assert shown(read(block([FULL, "y" * 77 + ";"], top=120), block(["and on"])))[1] == "and on"


def test_a_page_that_draws_its_lines_in_no_order_is_put_in_order() -> None:
    content = text(72, 500, "three.") + text(72, 700, "one.") + text(72, 400, "four.") + text(72, 600, "two.")
    assert shown(read(content)) == ["one.", "two.", "three.", "four."]


def test_columns_of_one_line_are_not_run_together() -> None:
    content = text(72, 700, "PLENARY MEETING") + text(400, 700, "Document 7-E") + text(400, 686, "1 March 2031")
    assert shown(read(content)) == ["PLENARY MEETING", "Document 7-E", "1 March 2031"]


def test_italic_type_and_black_underlining_are_emphasis() -> None:
    document = read(text(72, 700, "resolves", font="F2") + text(130, 700, "NOC") + underline(130, 148, BLACK))
    assert [(run.text, run.italic, run.underlined, run.revisions) for run in document.paragraphs[0].runs] == [
        ("resolves ", True, False, ()),
        ("NOC", False, True, ()),
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"{'left ' * 7}{number}" for number in range(9)] + ["y" * 36]
    right = ["goes on here", "", *(f"{'right ' * 6}{number}" for number in range(9))]
    paragraphs = shown(read(block(left) + block(right, left=330)))
    assert paragraphs[0].startswith("left left")
    assert paragraphs[0].endswith(f"{'y' * 36} goes on here")
    assert paragraphs[1].startswith("right")
    assert paragraphs[1].endswith("right 8")
    assert len(paragraphs) == 2


# Page furniture, notes, tables


def test_headers_and_page_numbers_are_kept_apart() -> None:
    pages = [
        text(280, 770, "UNION/7-E") + block([f"Body of page {number}."]) + text(300, 30, f"- {number} -")
        for number in (1, 2, 3)
    ]
    document = read(*pages)
    assert shown(document) == ["Body of page 1.", "Body of page 2.", "Body of page 3."]
    assert ["".join(run.text for run in header.runs) for header in document.headers] == ["UNION/7-E", "- 1 -"]


def test_footnotes() -> None:
    page = (
        text(72, 700, "developing countries") + text(192, 704, "1", size=7) + text(200, 700, "agree.")
        + text(72, 80, "1", size=6) + text(78, 76, "As listed by", size=9) + text(72, 64, "the Union.", size=9)
    )  # fmt: skip
    document = read(page, page)
    assert shown(document) == [
        "developing countries[^1] agree.",
        "developing countries[^2] agree.",
        "[^1]: As listed by the Union.",
        "[^2]: As listed by the Union.",
    ]


def test_small_print_without_a_reference_stays_in_the_text() -> None:
    assert shown(read(text(72, 700, "body text") + text(72, 60, "2 small print", size=8))) == [
        "body text",
        "2 small print",
    ]


def test_ruled_tables_give_their_cells_in_order() -> None:
    borders = "".join(stroke(72, y, 372, y) for y in (700, 670, 640))
    borders += "".join(stroke(x, 640, x, 700) for x in (72, 222, 372))
    words = text(80, 680, "a") + text(230, 680, "b") + text(80, 655, "c c") + text(230, 655, "d")
    document = read(borders + words + text(72, 600, "after"))
    assert [("".join(run.text for run in p.runs), p.place) for p in document.paragraphs] == [
        ("a", Place(0, 0, 0)),
        ("b", Place(0, 0, 1)),
        ("c c", Place(0, 1, 0)),
        ("d", Place(0, 1, 1)),
        ("after", None),
    ]


# Changes


def test_coloured_underlines_are_insertions_and_strike_outs_deletions() -> None:
    document = read_pdf(small_pdf(), "t.pdf")
    assert shown(document, View.ORIGINAL) == ["The Union may act.", "Second line"]
    assert shown(document) == ["The Union shall act.", "Second line"]
    assert {revision.author for p in document.paragraphs for run in p.runs for revision in run.revisions} == {""}


def test_a_deletion_within_an_insertion() -> None:
    line = text(72, 700, "Act ") + text(96, 700, "soon", RED) + underline(96, 120, RED) + strike(96, 120, GREEN)
    kinds = [[revision.kind for revision in run.revisions] for run in read(line).paragraphs[0].runs]
    assert kinds == [[], [RevisionKind.INSERT, RevisionKind.DELETE]]


def test_a_paragraph_that_is_all_inserted_takes_its_mark_with_it() -> None:
    line = text(72, 700, "new;", RED) + underline(72, 96, RED) + text(72, 670, "old;")
    document = read(line)
    assert [bool(p.mark) for p in document.paragraphs] == [True, False]
    assert shown(document, View.ORIGINAL) == ["old;"]


def test_hyperlinks_are_not_insertions() -> None:
    link = "/Annots [<< /Type /Annot /Subtype /Link /Rect [70 695 130 715] >>]"
    line = text(72, 700, "union.int", BLUE) + underline(72, 126, BLUE) + text(140, 700, "site") * 1
    assert shown(read(line, annotations=link), View.ORIGINAL) == ["union.int site"]
    assert shown(read(line), View.ORIGINAL) == ["site"]


def test_underlining_and_striking_by_hand_in_black_is_a_change_only_where_both_are_used() -> None:
    under = text(72, 700, "new") + underline(72, 90, BLACK)
    struck = text(100, 700, "old") + strike(100, 118, BLACK) + text(130, 700, "kept")
    assert shown(read(under + struck), View.ORIGINAL) == ["old kept"]
    assert shown(read(under + struck)) == ["new kept"]
    assert shown(read(under + text(100, 700, "kept")), View.ORIGINAL) == ["new kept"]


def test_colour_alone_inserts_where_deletions_have_that_colour_and_nothing_is_underlined() -> None:
    line = text(72, 700, "old", RED) + strike(72, 90, RED) + text(96, 700, "new", RED) + text(120, 700, "kept kept")
    assert shown(read(line), View.ORIGINAL) == ["old kept kept"]
    assert shown(read(line)) == ["new kept kept"]
    assert shown(read(text(72, 700, "title", RED) + text(110, 700, "kept kept")), View.ORIGINAL) == ["title kept kept"]


def test_double_lines_are_moves_and_their_ends_share_a_name() -> None:
    def double(y: float, offset: float) -> str:
        return stroke(72, y + offset, 132, y + offset, GREEN) + stroke(
            72, y + offset + 1.3, 132, y + offset + 1.3, GREEN
        )

    content = (
        text(72, 700, "a moving;!", GREEN) + double(700, -2.4) + text(72, 670, "stays;")
        + text(72, 640, "a moving;!", GREEN) + double(640, 2.5)
        + text(72, 610, "only half;", GREEN) + double(610, 2.5)
    )  # fmt: skip
    document = read(content)
    changes = [[(r.kind, bool(r.move)) for r in p.runs[0].revisions] for p in document.paragraphs]
    assert changes == [
        [(RevisionKind.MOVE_TO, True)],
        [],
        [(RevisionKind.MOVE_FROM, True)],
        [(RevisionKind.DELETE, False)],
    ]
    assert len({p.runs[0].revisions[0].move for p in document.paragraphs if p.runs[0].revisions}) == 2
    assert shown(document, View.ORIGINAL) == ["stays;", "a moving;!", "only half;"]


# What is refused


def refused(data: bytes, error: type[UnreadableFile]) -> str:
    with pytest.raises(error) as caught:
        read_pdf(data, "t.pdf")
    assert str(caught.value).startswith("t.pdf: ")
    return str(caught.value)


def test_a_pdf_without_text() -> None:
    assert "no text" in refused(pdf([rule(72, 700, 100), ""]), NoTextLayer)


def test_an_encrypted_pdf() -> None:
    key = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >> /ID [<00> <00>]".format("41" * 32)
    assert "password" in refused(pdf([text(72, 700, "a")], trailer=key), EncryptedFile)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj\n<<", small_pdf()[:700]])
def test_a_broken_pdf(data: bytes) -> None:
    refused(data, UnreadableFile)


def test_a_page_whose_stream_is_broken_is_not_passed_over_in_silence() -> None:
    data = bytearray(small_pdf(deflated=True))
    at = data.rfind(b"stream\n", 0, data.rfind(b"endstream")) + 30
    data[at : at + 8] = b"\xff" * 8
    assert "damaged" in refused(bytes(data), DamagedFile)


def test_a_stream_that_unpacks_to_too_much() -> None:
    assert "unpacks" in refused(pdf([" " * (60 * 1024 * 1024)], deflated=True), HostileFile)


def test_a_few_bytes_of_instructions_that_unpack_to_millions() -> None:
    refused(pdf([text(72, 700, "a") + "q " * 1_000_000], deflated=True), HostileFile)


def test_a_page_of_nothing_but_spaces_and_one_word_is_read_in_time() -> None:
    assert shown(read(text(72, 700, " " * 5_000 + "a", size=0.05))) == ["a"]


def test_a_stream_in_a_stream_that_unpacks_to_too_much() -> None:
    inner = zlib.compress(bytes(300 * 1024 * 1024), 1)
    bomb = stream(inner, deflated=True, entries="/Filter [/FlateDecode /FlateDecode]")
    refused(pdf([text(72, 700, "a")], extra=[bomb]), HostileFile)


def test_drawings_that_draw_each_other() -> None:
    def form(body: str) -> bytes:
        forms = " ".join(f"/X{number} {number + 5} 0 R" for number in range(9))
        resources = f"/Resources << /XObject << {forms} >> >>"
        return stream(body.encode(), entries=f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] {resources}")

    chain = [form(f"/X{number + 1} Do " * 12) for number in range(8)] + [form("")]
    forms = "/XObject << /X0 5 0 R >>"
    refused(pdf([text(72, 700, "a") + "/X0 Do"], extra=chain, resources=forms), HostileFile)


@pytest.mark.parametrize(
    "entries",
    ["/W [0 999999999 500]", "/ToUnicode 6 0 R", "/Encoding /..#2f..#2fetc#2fpasswd"],
)
def test_fonts_that_name_too_many_codes_or_a_path(entries: str) -> None:
    font = (
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /CIDSystemInfo << /Registry (A) /Ordering (B) >> "
        f"/FontDescriptor << /FontName /Made >> {entries} >>"
    )
    codes = stream(b"begincmap 1 beginbfrange <00000000> <7fffffff> <0041> endbfrange endcmap")
    data = pdf(["BT /F3 12 Tf 72 700 Td <0041> Tj ET"], extra=[font.encode(), codes], resources="").replace(
        b"/F1 3 0 R", b"/F3 5 0 R"
    )
    refused(data, HostileFile)


def test_pages_that_contain_themselves() -> None:
    loop = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]
    refused(assembled(loop), NoTextLayer)
