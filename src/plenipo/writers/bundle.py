"""All files of one compilation, by the names that the command line promises."""

from __future__ import annotations

from plenipo.compilation.model import Compilation

FILE_NAMES = ("compiled.docx", "side-by-side.xlsx", "compile.html", "compile.json", "compile.akn.xml")
BRIEF_NAMES = ("brief.docx", "assessments.json")  # beside them, where there is a mandate


def render(compilation: Compilation) -> dict[str, bytes]:
    """File name to content, in the order of FILE_NAMES."""
    contents = (
        compilation.to_docx(),
        compilation.to_xlsx(),
        compilation.to_html().encode(),
        compilation.to_json().encode(),
        compilation.to_akoma_ntoso(),
    )
    return dict(zip(FILE_NAMES, contents, strict=True))
