"""The inline marks of the sources.

{+inserted+}  {-deleted-}  {+@2:by the second author+}  {-¶-} or {+¶+} for the end of a paragraph
{<m1:moved from<}  {>m1:moved to>}  {!old=>new!} changed without a mark  {#comment#}
{link:https://…|text}  {field:CODE|result}  {sdt:tag|text}  {sym:≥}
    {format:bold|text}  set in bold under tracking, the words unchanged
{nbh} {shy} {nbsp} {tab} {br}   non-breaking and soft hyphen, non-breaking space, tabulator, line break
*italics*   [^tag] reference to a footnote, [^end-tag] to an endnote
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from demo.model import Act, Atom, Atoms, Comment, Layer, SourceError, Wrap

_SINGLE = {"nbh": "\u2011", "shy": "\u00ad", "nbsp": "\u00a0", "tab": "\t", "br": "\n"}
_CHANGES = {
    "{+": ("+}", Act.INSERT),
    "{-": ("-}", Act.DELETE),
    "{<": ("<}", Act.MOVE_FROM),
    "{>": (">}", Act.MOVE_TO),
}
_NOTE = re.compile(r"\[\^([\w-]+)\]")
_AUTHOR = re.compile(r"@(\d):")
_MOVE = re.compile(r"(\w+):")
_WRAP = re.compile(r"\{(link|field|sdt|format):([^|}]*)\|")
_SINGLE_MARK = re.compile(r"\{(nbh|shy|nbsp|tab|br)\}")
_SYMBOL = re.compile(r"\{sym:(.)\}")


@dataclass(frozen=True, slots=True)
class Hand:
    """Who marks changes in a document: authors in order, and one date for each."""

    authors: tuple[str, ...] = ("",)
    dates: tuple[str, ...] = ("",)

    def layer(self, act: Act, number: int = 1, move: str = "") -> Layer:
        return Layer(act, self.authors[number - 1], self.dates[number - 1], move)


def read_inline(text: str, hand: Hand, where: str = "") -> Atoms:
    """The atoms of a marked text. SourceError where a mark is not closed."""
    reader = _Reader(text, hand, where)
    return tuple(reader.until("", Atom("")))


class _Reader:
    def __init__(self, text: str, hand: Hand, where: str) -> None:
        self.text, self.hand, self.where = text, hand, where
        self.at = 0
        self.italic = False

    def until(self, closer: str, template: Atom) -> list[Atom]:
        atoms: list[Atom] = []
        while self.at < len(self.text):
            if closer and self.text.startswith(closer, self.at):
                self.at += len(closer)
                return atoms
            atoms.extend(self._next(template))
        if closer:
            raise SourceError(f"{self.where}: {closer} is missing in {self.text!r}")
        return atoms

    def _next(self, template: Atom) -> list[Atom]:
        if self.text[self.at] == "{":
            return self._braces(template)
        note = _NOTE.match(self.text, self.at)
        if note:
            self.at = note.end()
            return [replace(template, note=note.group(1))]
        char = self.text[self.at]
        self.at += 1
        if char == "*":
            self.italic = not self.italic
            return []
        return [replace(template, char=char, italic=self.italic)]

    def _braces(self, template: Atom) -> list[Atom]:
        opener = self.text[self.at : self.at + 2]
        if opener in _CHANGES:
            return self._change(opener, template)
        if opener == "{!":
            return self._unmarked(template)
        if opener == "{#":
            return [self._comment(template)]
        single = _SINGLE_MARK.match(self.text, self.at)
        if single:
            self.at = single.end()
            return [replace(template, char=_SINGLE[single.group(1)], italic=self.italic)]
        symbol = _SYMBOL.match(self.text, self.at)
        if symbol:
            self.at = symbol.end()
            return [replace(template, char=symbol.group(1), symbol=True)]
        wrap = _WRAP.match(self.text, self.at)
        if not wrap:
            raise SourceError(f"{self.where}: unknown mark at {self.text[self.at : self.at + 20]!r}")
        serial = self.at
        self.at = wrap.end()
        return self.until("}", replace(template, wrap=Wrap(wrap.group(1), wrap.group(2), serial)))

    def _change(self, opener: str, template: Atom) -> list[Atom]:
        closer, act = _CHANGES[opener]
        self.at += 2
        number, move = 1, ""
        author = _AUTHOR.match(self.text, self.at)
        if author:
            number, self.at = int(author.group(1)), author.end()
        if act in (Act.MOVE_FROM, Act.MOVE_TO):
            name = _MOVE.match(self.text, self.at)
            if not name:
                raise SourceError(f"{self.where}: a move needs a name, as in {{<m1:text<}}")
            move, self.at = name.group(1), name.end()
        layer = self.hand.layer(act, number, move)
        return self.until(closer, replace(template, layers=(*template.layers, layer)))

    def _unmarked(self, template: Atom) -> list[Atom]:
        self.at += 2
        old = self.until("=>", replace(template, unmarked="old"))
        return old + self.until("!}", replace(template, unmarked="new"))

    def _comment(self, template: Atom) -> Atom:
        end = self.text.find("#}", self.at)
        if end < 0:
            raise SourceError(f"{self.where}: #}} is missing in {self.text!r}")
        text, self.at = self.text[self.at + 2 : end], end + 2
        return replace(template, comment=Comment(self.hand.authors[-1], self.hand.dates[-1], text))
