"""One proposal laid on the base: what its sponsor does to each provision, and what it inserts where.

The sponsor's own marking is the truth where its original view equals the base. Where it does not, the difference is a
silent alteration: reported, and compiled as that sponsor's change all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from plenipo.amendments.proposal import AmendedProvision, Proposal
from plenipo.compilation.align import Alignment, Item, align
from plenipo.compilation.base_text import BaseText
from plenipo.compilation.edits import Edits, apply_edits, edits_between, edits_from_spans, keys
from plenipo.compilation.model import SilentAlteration
from plenipo.compilation.selection import ADDING
from plenipo.errors import WrongBase
from plenipo.texts.document import Place
from plenipo.texts.provision import Role
from plenipo.texts.tokens import token_key, tokenize

EXCERPT = 0.5  # a proposal that reproduces less of the base than this leaves the rest as it is
RECOGNISABLE = 0.3  # share of the proposal's text that must be found in the base

FRONT = -1  # the anchor of what is inserted before the first provision


class Insertion(Struct, frozen=True, gc=False):
    """A provision that the sponsor adds. moved_from: position in the base of the text that it moves here."""

    text: str
    label: str
    id: str
    role: Role
    path: tuple[str, ...]
    parent: str = ""
    style: str = ""
    level: int = 0
    place: Place | None = None
    moved_from: int | None = None


class Laid(Struct):
    """What one sponsor does to the base. Keys are positions in the base; insertions follow their anchor.

    texts: the proposed text of each provision that changes, None where it is deleted.
    """

    sponsor: str
    texts: dict[int, str | None] = field(default_factory=dict)
    edits: dict[int, Edits] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    inserted: dict[int, list[Insertion]] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)
    silent: list[SilentAlteration] = field(default_factory=list)


def lay(base: BaseText, proposal: Proposal, sponsor: str) -> Laid:
    """Lay the proposal, whose changes are to carry the name ``sponsor``, on the base.

    Raises WrongBase where too little of the proposal's text is found in the base.
    """
    return _Layer(base, proposal, sponsor).lay()


class _Layer:
    def __init__(self, base: BaseText, proposal: Proposal, sponsor: str) -> None:
        self.base = base
        self.proposal = proposal
        self.laid = Laid(sponsor)
        self.move_sources: dict[str, int] = {}
        # An ADD marks its whole text as new, whether or not its sponsor tracked the typing.
        self.marked = proposal.tracked or proposal.symbol in ADDING

    def lay(self) -> Laid:
        body = [provision for provision in self.proposal.provisions if provision.role is not Role.NOTE]
        reference = [provision for provision in body if self._reference_text(provision) is not None]
        items = [self._item(provision) for provision in reference]
        alignment = align(self.base.items, items)
        self._require_common_ground(items, alignment)
        self._missing(alignment)
        self._note_moves(reference, alignment)
        self._body(body, dict(zip(map(id, reference), _targets(alignment), strict=True)))
        self._notes()
        return self.laid

    def _reference_text(self, provision: AmendedProvision) -> str | None:
        """The text that stands for the base: the original view, or all of a text retyped without marks."""
        return provision.original if self.marked else provision.proposed

    def _item(self, provision: AmendedProvision) -> Item:
        return self.base.item(provision.id, self._reference_text(provision) or "", provision.role)

    def _require_common_ground(self, items: Sequence[Item], alignment: Alignment) -> None:
        total = sum(len(item.key) for item in items)
        found = sum(len(item.key) for item, at in zip(items, alignment.base_of, strict=True) if at is not None)
        found += sum(len(items[at].key) for at in alignment.moved)
        if total and found < RECOGNISABLE * total:
            raise WrongBase(
                f"{self.proposal.id} rests on another text: only {100 * found // total} % of it is in the base.",
                where=self.proposal.file,
                remedy="Give the edition of the instrument that the proposal amends.",
            )

    def _missing(self, alignment: Alignment) -> None:
        """Base provisions that the sponsor's text leaves out without a mark are deleted, unless it is an excerpt."""
        present = {at for at in alignment.base_of if at is not None} | set(alignment.moved.values())
        if len(present) < EXCERPT * len(self.base.items):
            return
        for index in range(len(self.base.items)):
            if index not in present:
                self.laid.texts[index] = None
                if self.marked:
                    self._silent(index, "")

    def _note_moves(self, reference: Sequence[AmendedProvision], alignment: Alignment) -> None:
        for provision, at in zip(reference, alignment.base_of, strict=True):
            if at is not None and provision.proposed is None:
                for span in provision.spans:
                    if span.move:
                        self.move_sources[span.move] = at

    def _body(self, body: Sequence[AmendedProvision], targets: dict[int, tuple[int | None, int | None]]) -> None:
        anchor = FRONT
        for provision in body:
            at, crossed = targets.get(id(provision), (None, None))
            if at is not None:
                anchor = at
                self._amend(at, provision)
            elif crossed is not None:
                self._cross(crossed, anchor, provision)
            else:
                self._add(anchor, provision)

    def _amend(self, at: int, provision: AmendedProvision) -> None:
        base = self.base.provisions[at]
        if provision.original == base.text and provision.proposed == base.text:
            self._relabel(at, provision)
            return
        if self.marked and provision.original is not None and not self._same(at, provision.original):
            self._silent(at, provision.original)
        if provision.proposed is None:
            self.laid.texts[at] = None
            if any(span.move for span in provision.spans):
                self.laid.moved.add(at)
            return
        edits = self._edits(at, provision, provision.proposed)
        if edits:
            self.laid.edits[at] = edits
            self.laid.texts[at] = apply_edits(self.base.tokens(at)[0], edits)
        self._relabel(at, provision)

    def _same(self, at: int, text: str) -> bool:
        return self._alike(text, self.base.provisions[at].text)

    def _alike(self, one: str, other: str) -> bool:
        """Whether two texts differ in nothing but typing variants."""
        return one == other or self.base.key(one) == self.base.key(other)

    def _edits(self, at: int, provision: AmendedProvision, proposed: str) -> Edits:
        tokens, base_keys = self.base.tokens(at)
        if self.marked and provision.original is not None:
            same = provision.original == self.base.provisions[at].text
            original = tokens if same else tokenize(provision.original)
            if same or keys(original) == base_keys:
                edits = edits_from_spans(tokens, original, proposed, provision.spans)
                if self._alike(apply_edits(tokens, edits), proposed):
                    return edits
        if self._same(at, proposed):
            return ()
        return edits_between(tokens, base_keys, proposed)

    def _relabel(self, at: int, provision: AmendedProvision) -> None:
        printed = self.base.provisions[at].label
        label = provision.proposed_label
        if label != printed and token_key(label) != token_key(printed):
            self.laid.labels[at] = label

    def _cross(self, source: int, anchor: int, provision: AmendedProvision) -> None:
        """A text found elsewhere than in the base, without a mark that says so."""
        self.laid.texts[source] = None
        self.laid.moved.add(source)
        if provision.proposed is not None:
            self._insert(anchor, provision, source)
        if self.marked:
            self._silent_insertion(provision)

    def _add(self, anchor: int, provision: AmendedProvision) -> None:
        """A text that the base does not have, marked as new by its sponsor or not."""
        if provision.original is not None and self.marked:
            self._silent_insertion(provision)
        if provision.proposed is not None:
            self._insert(anchor, provision)

    def _insert(self, anchor: int, provision: AmendedProvision, source: int | None = None) -> None:
        moves = (self.move_sources.get(span.move) for span in provision.spans if span.move)
        source = next((move for move in moves if move is not None), source)
        self.laid.inserted.setdefault(anchor, []).append(_insertion(provision, source))

    def _notes(self) -> None:
        last = len(self.base.provisions) - 1
        for note in self.proposal.provisions:
            if note.role is not Role.NOTE:
                continue
            at = self.base.index.get(note.id)
            if at is not None:
                self._amend(at, note)
            elif note.proposed is not None:
                self.laid.inserted.setdefault(last, []).append(_insertion(note, None))

    def _silent(self, at: int, altered: str) -> None:
        base = self.base.provisions[at]
        self._report_silent(base.id, base.text, altered)

    def _silent_insertion(self, provision: AmendedProvision) -> None:
        self._report_silent(provision.id, "", provision.original or "")

    def _report_silent(self, provision: str, base: str, altered: str) -> None:
        proposal = self.proposal
        self.laid.silent.append(
            SilentAlteration(self.laid.sponsor, proposal.id, proposal.file, provision, base, altered)
        )


def _targets(alignment: Alignment) -> Iterator[tuple[int | None, int | None]]:
    """For each aligned item its base position in order, or the one that it crossed from."""
    return ((at, alignment.moved.get(index)) for index, at in enumerate(alignment.base_of))


def _insertion(provision: AmendedProvision, source: int | None) -> Insertion:
    label = provision.proposed_label
    if provision.role is Role.NOTE:
        label = f"[^{provision.id.removeprefix('note.')}]"
    return Insertion(
        text=provision.proposed or "",
        label=label,
        id=provision.id.split("+")[0],
        role=provision.role,
        path=provision.path,
        parent=provision.parent,
        style=provision.style,
        level=provision.level,
        place=provision.place,
        moved_from=source,
    )
