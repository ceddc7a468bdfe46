"""The public names, and nothing else is public; the error tree as it is drawn."""

from __future__ import annotations

import pickle
import re

import pytest

import plenipo
from plenipo import errors
from tests.engine.word import word_file

BASE = word_file("a)\tthe old text,")
AMENDED = word_file("a)\tthe [-old-]{+new+} text,")


def test_the_public_names_are_those_listed() -> None:
    assert plenipo.__all__ == sorted(plenipo.__all__)
    modules = {
        "amendments",
        "cli",
        "compilation",
        "concordance",
        "conference",
        "corpus",
        "errors",
        "library",
        "readers",
        "texts",
        "version",
        "writers",
        "positions",
        "sources",
        "desk",
    }
    visible = {name for name in vars(plenipo) if not name.startswith("_")} - modules
    assert visible | {"__version__"} == set(plenipo.__all__)


def test_three_lines_read_compile_and_write() -> None:
    base, contribution = plenipo.read(BASE, "base.docx"), plenipo.read(AMENDED, "eur.docx")
    compilation = plenipo.compile(base, [contribution])
    assert compilation.to_docx().startswith(b"PK")


def test_documents_and_compilations_show_themselves_in_a_notebook() -> None:
    document = plenipo.read(AMENDED, "<eur>.docx")
    shown = document._repr_html_()
    assert "<ins" in shown
    assert "new" in shown
    assert "<eur>" not in shown
    compilation = plenipo.compile(plenipo.read(BASE, "base.docx"), [document])
    assert "single" in compilation._repr_html_()


def test_a_refused_contribution_raises_unless_somebody_listens() -> None:
    other = plenipo.read(word_file("Something else {+altogether +}different"), "other.docx")
    base = plenipo.read(BASE, "base.docx")
    with pytest.raises(plenipo.PlenipoError):
        plenipo.compile(base, [other])
    refused: list[plenipo.PlenipoError] = []
    assert plenipo.compile(base, [other], on_refused=refused.append).sponsors == ()
    assert [type(error) for error in refused] == [errors.WrongBase]


def test_the_error_tree_is_drawn_as_it_is() -> None:
    drawn = re.findall(r"^( *)[*+-] (\w+)", errors.__doc__ or "", re.MULTILINE)
    parents: dict[int, str] = {}
    tree: dict[str, str] = {}
    for indent, name in drawn:
        parents[len(indent)] = name
        tree[name] = parents[max((depth for depth in parents if depth < len(indent)), default=0)]
    real = {
        name: kind.__bases__[0].__name__
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, errors.PlenipoError) and kind is not errors.PlenipoError
    }
    assert {name: parent for name, parent in tree.items() if name != "PlenipoError"} == real


def test_an_error_says_what_where_and_what_to_do_and_crosses_processes() -> None:
    error = errors.DamagedFile("the archive is cut off.", where="a.docx", remedy="Ask for it again.")
    assert str(error) == "a.docx: the archive is cut off. Ask for it again."
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), str(back)) == (errors.DamagedFile, str(error))
    assert str(errors.DamagedFile("cut.").at("b.docx")) == "b.docx: cut."
