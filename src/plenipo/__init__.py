"""Plenipo: the working desk of a delegation.

Three lines read, compile and write::

    compilation = plenipo.compile("base.docx", ["a.docx", "b.docx"])
    Path("compiled.docx").write_bytes(compilation.to_docx())
"""

from plenipo.amendments.proposal import Proposal
from plenipo.compilation.model import Compilation
from plenipo.errors import PlenipoError
from plenipo.library import compile_texts as compile  # noqa: A004
from plenipo.library import instrument, instruments, proposals, read
from plenipo.texts.document import Document
from plenipo.texts.instrument import Instrument
from plenipo.texts.marking import Marking
from plenipo.texts.views import View
from plenipo.version import __version__

__all__ = [
    "Compilation",
    "Document",
    "Instrument",
    "Marking",
    "PlenipoError",
    "Proposal",
    "View",
    "__version__",
    "compile",
    "instrument",
    "instruments",
    "proposals",
    "read",
]
