"""What a reader accepts before it calls a file hostile or too large, in one place."""

from __future__ import annotations

MIB = 1024 * 1024

MAX_FILE_BYTES = 32 * MIB
"""A file as it lies on the disk. A conference document is rarely above 5 MiB."""

MAX_ZIP_DIRECTORY_BYTES = 2 * MIB
"""The list of members at the end of an archive: about 20,000 members."""

MAX_MEMBER_BYTES = 128 * MIB
"""One unpacked member of an archive."""

MAX_UNPACKED_BYTES = 256 * MIB
"""All unpacked members of an archive that are read, or all unpacked streams of a PDF."""

MAX_COMPRESSION_RATIO = 200
"""Unpacked to packed, for a member above 1 MiB. Real text and pictures stay below 50."""

MAX_XML_DEPTH = 256
"""Nested elements. Word's own nesting stays below 40."""

MAX_PARAGRAPHS = 200_000

MAX_PDF_PAGES = 2_000

MAX_PDF_CONTENT_BYTES = 24 * MIB
"""Unpacked PDF streams that are neither pictures nor fonts: what has to be interpreted."""

MAX_PDF_CONTENT_RATIO = 100
"""Unpacked to packed, for such a stream above 1 MiB. Drawing instructions stay below 20."""

MAX_PDF_CHARACTERS = 6_000_000

MAX_PDF_PATHS = 200_000
"""Lines, curves and rectangles of a whole PDF."""

MAX_PDF_PAGE_OBJECTS = 100_000
"""Characters, lines and figures drawn on one page."""

MAX_PDF_FORMS = 20_000
"""Drawings that a PDF draws by reference, repetitions counted."""

MAX_PDF_FORM_DEPTH = 12

MAX_PDF_CODE_RANGE = 2_000_000
"""Codes that the tables of one PDF font may spell out by ranges."""


def file_too_large(size: int) -> str:
    """What to say of a file above the limit."""
    return f"the file has {size / MIB:.0f} MiB; at most {MAX_FILE_BYTES // MIB} MiB are read."
