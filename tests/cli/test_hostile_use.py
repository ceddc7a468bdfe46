"""What a hurried delegate, a bad disk and a hostile file do to the command line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plenipo.conference.file_name import check_file_name
from plenipo.errors import ClassifiedMarking, ContradictoryHeader
from plenipo.readers import read_document
from plenipo.readers.profiles import recognise
from plenipo.texts.contribution import Header, Symbol
from plenipo.texts.marking import Marking
from tests.cli.conference_files import BASE, base_file, contribution, draft, write_conference
from tests.engine.word import W, package, word_file

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CLASSIFIED = "RESTREINT UE/EU RESTRICTED"
_TWO_YEARS = ("every year", "every [-year-]{+two years+}")
_MONTH = ("every year", "every [-year-]{+month+}")


def _plenipo(*arguments: object, **how: object) -> subprocess.CompletedProcess[bytes]:
    """One command in a process of its own, as a user runs it; what it prints is kept as bytes."""
    code = "import sys; from plenipo.cli import main; sys.argv[0] = 'plenipo'; main()"
    command = [sys.executable, "-c", code, *(os.fsencode(str(one)) for one in arguments)]
    return subprocess.run(command, capture_output=how.pop("capture", True), timeout=60, check=False, **how)  # type: ignore[call-overload, no-any-return]


def _one_line(result: subprocess.CompletedProcess[bytes]) -> str:
    """The only line on standard error of a command that met bad input."""
    lines = result.stderr.decode(errors="replace").splitlines()
    assert result.returncode == 2
    assert len(lines) == 1, lines
    return lines[0]


def _with_body(body: str, **parts: str) -> bytes:
    namespaces = (
        f'xmlns:w="{W}" xmlns:r="{_OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    return package({"word/document.xml": f"<w:document {namespaces}><w:body>{body}</w:body></w:document>", **parts})


def _paragraph(text: str, form: str = "") -> str:
    return f'<w:p><w:r><w:rPr>{form}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _with_footer(text: str) -> bytes:
    return _with_body(
        _paragraph("A text.") + '<w:sectPr><w:footerReference r:id="rId9" w:type="default"/></w:sectPr>',
        **{
            "word/_rels/document.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="rId9" Type="{_OFFICE}/footer" Target="footer1.xml"/></Relationships>'
            ),
            "word/footer1.xml": f'<w:ftr xmlns:w="{W}">{_paragraph(text)}</w:ftr>',
        },
    )


# Markings


def test_a_classification_in_the_footer_is_refused() -> None:
    with pytest.raises(ClassifiedMarking):
        read_document(_with_footer(_CLASSIFIED), "footer.docx")


def test_a_distribution_marking_in_the_footer_travels() -> None:
    assert recognise(read_document(_with_footer("LIMITE EN"), "footer.docx")).header.marking is Marking.LIMITE


def test_a_classification_in_hidden_text_is_refused() -> None:
    with pytest.raises(ClassifiedMarking):
        read_document(_with_body(_paragraph("A text.") + _paragraph(_CLASSIFIED, "<w:vanish/>")), "hidden.docx")


def test_a_classification_in_the_other_branch_of_a_drawing_is_refused() -> None:
    boxes = [f"<w:txbxContent>{_paragraph(text)}</w:txbxContent>" for text in ("Fine.", _CLASSIFIED)]
    body = (
        "<w:p><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing>{boxes[0]}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{boxes[1]}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    with pytest.raises(ClassifiedMarking):
        read_document(_with_body(body), "fallback.docx")


@pytest.mark.parametrize(
    "line",
    [
        "Classification: Restreint UE",
        "Marking: Restreint UE/EU Restricted",
        "Security classification: Secret UE",
        "Document 12/30 Restreint UE/EU Restricted",
        "Page 3 EU Restricted",
        "EU-RESTRICTED",
        "RESTREINT-UE",
    ],
)
def test_a_classification_beside_other_words_is_refused(line: str) -> None:
    with pytest.raises(ClassifiedMarking):
        read_document(f"A text.\n{line}\nMore text.".encode(), "marked.txt")


# Nothing is lost in a conference


def test_two_files_of_one_name_in_two_subfolders_are_both_compiled(tmp_path: Path) -> None:
    _, bases = write_conference(tmp_path / "made")
    for folder, content in (("a", contribution("EUR", 10, _TWO_YEARS)), ("b", contribution("RCC", 11, _MONTH))):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / "proposal.docx").write_bytes(content)
    result = _plenipo("conference", tmp_path / "in", "--bases", bases, "-o", tmp_path / "out", "-r", "--json")
    sponsors = {one["sponsor"] for entry in json.loads(result.stdout)["entries"] for one in entry["sponsors"]}
    assert sponsors == {"EUR", "RCC"}


def test_the_output_folder_may_be_the_folder_of_contributions(tmp_path: Path) -> None:
    contributions, bases = write_conference(tmp_path)
    for _ in range(2):
        result = _plenipo("conference", contributions, "--bases", bases, "-o", contributions)
    assert (result.returncode, result.stderr) == (0, b"")


def test_a_run_remembers_in_one_folder(tmp_path: Path) -> None:
    contributions, bases = write_conference(tmp_path)
    assert _plenipo("conference", contributions, "--bases", bases, "-o", tmp_path / "out").returncode == 0
    assert not (tmp_path / "out" / ".plenipo" / ".plenipo").exists()


# What stands on the screen


def test_a_title_with_brackets_is_printed_as_it_is(tmp_path: Path) -> None:
    contributions, bases = write_conference(tmp_path)
    (contributions / "new.docx").write_bytes(draft("EUR", 30, "On the [/i] thing", "1\tto do more;"))
    result = _plenipo("conference", contributions, "--bases", bases, "-o", tmp_path / "out")
    assert result.returncode == 0, result.stderr.decode()[-300:]
    assert b"On the [/i] thing" in result.stdout


def test_a_file_name_with_brackets_is_printed_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "base.docx").write_bytes(base_file())
    (tmp_path / "eur [red].docx").write_bytes(contribution("EUR", 10, _TWO_YEARS))
    result = _plenipo("compile", tmp_path / "base.docx", tmp_path / "eur [red].docx", "-o", tmp_path / "out")
    assert b"eur [red].docx" in result.stdout


def test_one_bad_file_gives_one_line(tmp_path: Path) -> None:
    (tmp_path / "base.docx").write_bytes(base_file())
    (tmp_path / "bad.docx").write_bytes(contribution("EUR", 10, _TWO_YEARS)[:900])
    result = _plenipo("compile", tmp_path / "base.docx", tmp_path / "bad.docx", "-o", tmp_path / "out")
    assert "bad.docx" in _one_line(result)


def test_a_copy_under_the_same_name_is_named_with_its_folder(tmp_path: Path) -> None:
    (tmp_path / "base.docx").write_bytes(base_file())
    (tmp_path / "copies").mkdir()
    files = [tmp_path / "eur.docx", tmp_path / "copies" / "eur.docx"]
    for file in files:
        file.write_bytes(contribution("EUR", 10, _TWO_YEARS))
    assert "copies" in _one_line(_plenipo("compile", tmp_path / "base.docx", *files, "-o", tmp_path / "out"))


# File names that are no UTF-8


def _foreign_name(folder: Path) -> Path:
    path = folder / os.fsdecode(b"r\xe9solution.docx")
    try:
        path.write_bytes(contribution("ARB", 20, _TWO_YEARS))
    except OSError as exc:  # a file system that refuses such names
        pytest.skip(f"no such names here: {exc.strerror}")
    return path


def test_a_conference_with_a_file_name_in_another_encoding(tmp_path: Path) -> None:
    contributions, bases = write_conference(tmp_path)
    _foreign_name(contributions)
    result = _plenipo("conference", contributions, "--bases", bases, "-o", tmp_path / "out")
    assert b"Traceback" not in result.stderr
    assert (tmp_path / "out" / "resolution-7" / "compiled.docx").is_file()


def test_a_compilation_with_a_file_name_in_another_encoding(tmp_path: Path) -> None:
    contributions, bases = write_conference(tmp_path)
    files = [_foreign_name(contributions), contributions / "eur.docx"]
    result = _plenipo("compile", bases / "res7.docx", *files, "-o", tmp_path / "out")
    assert b"Traceback" not in result.stderr
    assert (tmp_path / "out" / "compiled.docx").is_file()


# Streams


def test_a_closed_standard_output_gives_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "base.docx").write_bytes(base_file())
    code = "from plenipo.cli.main import run; import sys; sys.exit(run(sys.argv[1:]))"
    command = f'"{sys.executable}" -c "{code}" show "{tmp_path / "base.docx"}" >&-'
    result = subprocess.run(command, shell=True, capture_output=True, timeout=60, check=False)
    assert b"Traceback" not in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_behind_standard_output_gives_one_line(tmp_path: Path) -> None:
    (tmp_path / "base.docx").write_bytes(base_file())
    with Path("/dev/full").open("wb") as full:
        result = _plenipo("show", tmp_path / "base.docx", "--json", capture=False, stdout=full, stderr=subprocess.PIPE)
    _one_line(result)


def test_ctrl_c_prints_one_line_and_ends(tmp_path: Path) -> None:
    code = (
        "import sys, time, plenipo.conference.work as work, plenipo.cli.conference as command\n"
        "from plenipo.cli.main import run\n"
        "work.cpu_count = lambda: 2\n"
        "def long(*given): list(work.in_parallel(time.sleep, [0.3] * 200, done=lambda: None))\n"
        "command.run_conference = long\n"
        f"sys.exit(run(['conference', {str(tmp_path)!r}, '--bases', {str(tmp_path)!r}, '-o', 'x']))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    time.sleep(2.5)  # both workers are at work
    os.killpg(process.pid, signal.SIGINT)
    try:
        _, errors = process.communicate(timeout=4)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        pytest.fail("the command hangs")
    assert process.returncode == 130
    assert len(errors.decode().splitlines()) == 1, errors.decode()[:500]


# File names that contradict the header


@pytest.mark.parametrize(
    "name",
    [
        "pc30-eur-44a4.docx",
        "PC30-EUR-44A4-E.docx",
        "PC30-EUR-44A4 (1).docx",
        "s30-pc-c-0044!a4!msw-e.docx",
        "R30-WRC30-C-0044!A4!MSW-E.docx",
        "PC30-EUR-10R2.docx",  # the file name says Revision 2, the header none
    ],
)
def test_a_file_name_that_contradicts_the_header_is_refused(name: str) -> None:
    with pytest.raises(ContradictoryHeader):
        check_file_name(name, Header(number="10", sponsors=("EUR",)))


def test_a_file_name_of_another_sponsor_is_refused(tmp_path: Path) -> None:
    (tmp_path / "base.docx").write_bytes(base_file())
    (tmp_path / "PC30-RCC-10.docx").write_bytes(contribution("EUR", 10, _TWO_YEARS))
    result = _plenipo("compile", tmp_path / "base.docx", tmp_path / "PC30-RCC-10.docx", "-o", tmp_path / "out")
    assert result.returncode == 2


# Reading


def test_a_symbol_and_its_identifier_on_two_lines_open_a_unit() -> None:
    file = word_file("Plenipotentiary Conference (PC-30)", "Document 10-E", "NOC", "EUR/10/1", *BASE)
    units = recognise(read_document(file, "noc.docx")).units
    assert [(unit.symbol, unit.identifier) for unit in units] == [(Symbol.NOC, "EUR/10/1")]


def test_thousands_of_units_without_a_heading_do_not_hang() -> None:
    document = read_document(("Document 10-E\nOpening\n" + "MOD\tEUR/10/1\n" * 6000).encode(), "units.txt")
    began = time.perf_counter()
    recognise(document)
    assert time.perf_counter() - began < 15


def test_another_text_under_the_same_number_is_a_wrong_base(tmp_path: Path) -> None:
    (tmp_path / "base.docx").write_bytes(base_file())
    other = (
        "RESOLUTION 7 (REV. SEAPORT, 2026)",
        "Totally something",
        "considering",
        "a)\tcows eat grass;",
        "b)\tbirds fly in the blue sky,",
        "resolves",
        "1\tto plant many {+nice+} trees;",
        "2\tto go home early.",
    )
    (tmp_path / "afcp.docx").write_bytes(word_file("Document 21-E", "MOD\tAFCP/21/1", *other, "Reasons:\tExperience."))
    result = _plenipo("compile", tmp_path / "base.docx", tmp_path / "afcp.docx", "-o", tmp_path / "out")
    assert result.returncode == 2


def test_the_documentation_can_be_built_with_the_first_python_3_11() -> None:
    lock = Path(__file__).parents[2] / "requirements-docs.lock"
    assert "pymdown-extensions==13" not in lock.read_text()
