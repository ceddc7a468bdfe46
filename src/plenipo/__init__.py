"""Plenipo: the working desk of a delegation.

Three lines read, compile and write::

    compilation = plenipo.compile("base.docx", ["a.docx", "b.docx"])
    Path("compiled.docx").write_bytes(compilation.to_docx())
"""

from plenipo.amendments.proposal import Proposal
from plenipo.compilation.model import Compilation
from plenipo.concordance.model import Concordance
from plenipo.errors import PlenipoError
from plenipo.library import compile_texts as compile  # noqa: A004
from plenipo.library import concord, instrument, instruments, proposals, read, read_law
from plenipo.texts.document import Document
from plenipo.texts.instrument import Instrument
from plenipo.texts.marking import Marking
from plenipo.texts.views import View
from plenipo.version import __version__

__all__ = [
    "Compilation",
    "Concordance",
    "Document",
    "Instrument",
    "Marking",
    "PlenipoError",
    "Proposal",
    "View",
    "__version__",
    "compile",
    "concord",
    "instrument",
    "instruments",
    "proposals",
    "read",
    "read_law",
]
