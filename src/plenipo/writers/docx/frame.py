"""The page, and what stands on each: the marking at the head, the instrument and the page number at the foot."""

from __future__ import annotations

from plenipo.texts.marking import Marking
from plenipo.writers.docx.xml import DECLARATION, NAMESPACES, escape

SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/>'
    '<w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1134" '
    'w:bottom="1304" w:left="1134" w:header="680" w:footer="567" w:gutter="0"/></w:sectPr>'
)


def marking_style(marking: Marking) -> str:
    """The character style of a marking: it stands out where it narrows the circle of readers."""
    return "Strong" if marking is Marking.PUBLIC else "Alarm"


def header_part(marking: Marking, subject: str) -> str:
    """The marking in bold at the left, the subject at the right."""
    look = marking_style(marking)
    return (
        f'{DECLARATION}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="header"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{look}"/></w:rPr><w:t>{marking.value}</w:t></w:r>'
        f'<w:r><w:tab/><w:t xml:space="preserve">{escape(subject)}</w:t></w:r></w:p></w:hdr>'
    )


def footer_part(instrument: str) -> str:
    """The instrument at the left, "Page x of y" at the right."""
    return (
        f'{DECLARATION}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="footer"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(instrument)}</w:t></w:r>'
        f'<w:r><w:tab/><w:t xml:space="preserve">Page </w:t></w:r>{_field("PAGE")}'
        f'<w:r><w:t xml:space="preserve"> of </w:t></w:r>{_field("NUMPAGES")}</w:p></w:ftr>'
    )


def _field(code: str) -> str:
    """A field in its five parts; Word and LibreOffice compute it when they lay out the page."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
