"""The table of contents, as Word itself writes one."""

from __future__ import annotations

from collections.abc import Sequence

from plenipo.writers.brief.sheet import Heading, block, run

_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_UPDATABLE = (
    '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
)


def contents(headings: Sequence[Heading]) -> str:
    """A field whose entries are there already; each leads to its heading.

    Page numbers are fields without a result, because the writer lays out no pages and a wrong number is worse than
    none. A word processor fills them in when the field is updated; Word does so too when it prints or writes PDF.
    """
    entries = [_entry(heading, first=heading is headings[0], last=heading is headings[-1]) for heading in headings]
    return f"<w:sdt>{_UPDATABLE}<w:sdtContent>{''.join(entries)}</w:sdtContent></w:sdt>"


def _entry(heading: Heading, first: bool, last: bool) -> str:
    page = run("\t") + _start(f"PAGEREF {heading.bookmark} \\h") + _END
    words = run(f"{heading.number}\t{heading.text}") + page
    link = f'<w:hyperlink w:anchor="{heading.bookmark}" w:history="1">{words}</w:hyperlink>'
    before = _start(r'TOC \o "1-2" \h \z \u') if first else ""
    return block(f"TOC{heading.level}", before + link + (_END if last else ""))


def _start(code: str) -> str:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    return f'{begin}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{_SEPARATE}'
