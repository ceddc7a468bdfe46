"""Headings in an outline: the instrument's own, its title and opening, annexes, chapters, articles, sections."""

from __future__ import annotations

import re

from plenipo.readers.profiles.blocks import Blocks
from plenipo.readers.profiles.calls import call_kind
from plenipo.readers.profiles.headings import instrument_reference
from plenipo.readers.profiles.structure import article, division, division_rank
from plenipo.texts.provision import Provision, Role

NUMBERED_TEXTS = frozenset(
    {"Constitution", "Convention", "General Rules", "International Telecommunication Regulations"}
)
LONGEST_HEADING = 200
_HEADING_STYLES = ("heading", "sectionno", "partno", "chapno", "artno", "annexno", "appendixno")
_TITLE_STYLES = ("annextitle", "appendixtitle", "arttitle", "chaptitle", "sectiontitle", "parttitle")
_SENTENCE_ENDS = ".;:,!?。；：，،؛"
_ENACTING = re.compile(r"\s*(?:HAVE|HAS|ONT|A|HAN|HA)\s(?:ADOPTED|ADOPTÉ|ADOPTADO|AGREED)\s.{0,60}", re.IGNORECASE)
_WHEREAS = re.compile(r"\s*(?:whereas|considérant ce qui suit|considerando lo siguiente)\s*:", re.IGNORECASE)


class Divisions(Blocks):
    """Recognises heading lines and opens the blocks that they head."""

    divisions: list[tuple[int, str, str]]  # rank, id and printed form of the open annex, part, chapter …
    has_articles: bool  # outside annexes

    def styled(self, text: str, style: str) -> Provision | None:
        """What an ITU heading style says by itself; a style only adds to what the text says."""
        name = style.lower()
        if name.startswith(("resno", "decno", "recno", "opno")) and "heading" not in self.given:
            return self.instrument_heading(text)
        if name.startswith(("restitle", "restitel", "dectitle", "rectitle")) and "title" not in self.given:
            return self.make("title", "", Role.TITLE, (), text, "")
        if name.startswith(_TITLE_STYLES):
            return self.title(text)
        if name.startswith(_HEADING_STYLES) and len(text) <= LONGEST_HEADING:
            return self.heading(text) or self.section(text)
        return None

    def heading(self, text: str) -> Provision | None:
        """A line that heads what follows; None for running text."""
        if text[-1:] in _SENTENCE_ENDS:  # nothing at all is no heading either
            return None
        found = division(text)
        if found is not None:
            return self.division(found[0], "", text, titled=bool(found[1]))
        named = article(text)
        if named is not None:
            return self.article(*named)
        if self.expects_title:
            return self.title(text)
        if (self.front or text == text.upper()) and (known := instrument_reference(text)) is not None:
            self.numbered = self.numbered or known.kind in NUMBERED_TEXTS
            if "heading" not in self.given:
                return self.instrument_heading(text)
        if self.heads_section():
            return self.section(text)
        return None

    def heads_section(self) -> bool:
        """A short line without final punctuation before a labelled one, outside resolutions' blocks and articles."""
        if self.front or self.role is not Role.PARAGRAPH or not self.before_label():
            return False
        following = self.splits[self.index + 1][0]
        return not self.block.startswith("art") or article(following) is not None

    def title(self, text: str) -> Provision:
        """The line under the heading of an annex, a chapter or an article."""
        self.expects_title = False
        identifier = f"{self.block}.title" if self.block else "title"
        return self.make(identifier, "", Role.TITLE, self.path, text, self.block)

    def instrument_heading(self, text: str) -> Provision:
        return self.make("heading", "", Role.HEADING, (), text, "")

    def division(self, name: str, label: str, text: str, *, titled: bool) -> Provision:
        """An annex, part, chapter or section: it stands under the open ones of a higher rank."""
        self.front = False
        rank = division_rank(name)
        self.divisions = [open_one for open_one in self.divisions if open_one[0] < rank]
        parent = self.divisions[-1][1] if self.divisions else ""
        printed = label or text.split("\t")[0].strip()
        path = (*(open_one[2] for open_one in self.divisions), printed)
        made = self.make(f"{parent}.{name}" if parent else name, label, Role.HEADING, path, text, parent)
        self.divisions.append((rank, made.id, printed))
        self.kind = None
        self.open_block(made.id, path, Role.PARAGRAPH)
        self.expects_title = not titled
        return made

    @property
    def division_id(self) -> str:
        return self.divisions[-1][1] if self.divisions else ""

    @property
    def annex(self) -> tuple[str, tuple[str, ...]]:
        """Id and path of the annex that is open: what stands in it has ids of its own."""
        if self.divisions and self.divisions[0][0] == 0:
            return self.divisions[0][1], (self.divisions[0][2],)
        return "", ()

    def article(self, name: str, label: str, text: str) -> Provision:
        """Articles are numbered through the whole text: their ids name no chapter.

        An article that carries on the numbers of the main text ends the annex before it, which was out of place.
        """
        self.front = False
        annex, path = self.annex
        if annex and self.has_articles and name not in self.given:
            annex, path, self.divisions = "", (), []
        self.has_articles = self.has_articles or not annex
        made = self.make(
            f"{annex}.{name}" if annex else name, label, Role.ARTICLE, (*path, label), text, self.division_id
        )
        self.kind = None
        self.open_block(made.id, (*path, label), Role.PARAGRAPH, prefix=annex if self.numbered else None)
        self.expects_title = not text
        return made

    def section(self, text: str) -> Provision:
        """A heading in running text. Numbers that run on through the sections do not take its id."""
        annex, path = self.annex
        stem = f"{annex}.h" if annex else "h"
        path = (*path, text.strip())
        self.front = self.expects_title = False
        made = self.make(f"{stem}{self.count(stem)}", "", Role.HEADING, path, text, self.division_id)
        self.open_block(made.id, path, Role.PARAGRAPH, prefix=annex)
        return made

    def front_line(self, text: str) -> Provision:
        """What stands between the heading and the first block: title, opening, cover lines."""
        comma = text[-1:] in ",，،"
        if "heading" in self.given and "title" not in self.given and not comma:
            return self.make("title", "", Role.TITLE, (), text, "")
        if comma and self.opens():
            return self.make("opening", "", Role.OPENING, (), text, "")
        if self.profile in ("eu_act", "agreement") and not self.given:
            return self.make("title", "", Role.TITLE, (), text, "")
        if "title" not in self.given and self.before_label() and text[-1:] not in _SENTENCE_ENDS:
            return self.section(text) if len(text) <= LONGEST_HEADING else self.loose_paragraph(text)
        return self.loose_paragraph(text)

    def enacting(self, text: str) -> Provision | None:
        """The lines that frame the recitals of an act: "Whereas:", "HAVE ADOPTED THIS DIRECTIVE:"."""
        if len(text) > 100:
            return None
        if _WHEREAS.fullmatch(text):
            made = self.make("whereas", "", Role.CALL, ("Whereas",), text, "")
            self.open_block(made.id, ("Whereas",), Role.RECITAL)
            return made
        if _ENACTING.fullmatch(text):
            self.open_block("", (), Role.PARAGRAPH)
            return self.make("opening", "", Role.OPENING, (), text, "")
        return None

    def opens(self) -> bool:
        """The conference that speaks: a line of the front that ends with a comma, right before a call."""
        following = self.index + 1
        if not self.calls or "opening" in self.given or following >= len(self.lines):
            return False
        label, after = self.splits[following]
        return not label and (self.lines[following].style == "Call" or call_kind(after) is not None)
