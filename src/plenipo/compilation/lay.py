"""Laying one proposal on the base.

The sponsor's own marking is the truth where its original view equals the base. Where it does not, the difference is a
silent alteration: reported, and compiled as that sponsor's change all the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from plenipo.amendments.proposal import AmendedProvision, Proposal
from plenipo.compilation.align import Alignment, Item, align, words_in_common
from plenipo.compilation.base_text import BaseText
from plenipo.compilation.edits import Edits, apply_edits, edits_between, edits_from_spans, keys
from plenipo.compilation.excerpt import is_gap
from plenipo.compilation.laid import FRONT, Insertion, Laid
from plenipo.compilation.model import SilentAlteration
from plenipo.compilation.places import names_a_basic_text, place_by_label, same_label
from plenipo.compilation.replaced import joined_replacements
from plenipo.compilation.selection import ADDING, suppressed_provisions
from plenipo.errors import WrongBase
from plenipo.texts.provision import Role
from plenipo.texts.tokens import token_key, tokenize

EXCERPT = 0.5  # a proposal that reproduces less of the base than this leaves the rest as it is
RECOGNISABLE = 0.3  # share of the proposal's text that must be found in the base

_NOTE = Role.NOTE  # looking a member up in its class costs more than the comparison
_FRAME = frozenset({Role.HEADING, Role.TITLE, Role.OPENING, Role.CALL})


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
        self.adds = proposal.symbol in ADDING
        self.marked = proposal.tracked or self.adds
        self.excerpt = self.adds

    def lay(self) -> Laid:
        suppressed = suppressed_provisions(self.proposal)
        if suppressed:
            self._suppress(suppressed)
            return self.laid
        text = [provision for provision in self.proposal.provisions if provision.role is not _NOTE]
        body = [provision for provision in text if not is_gap(provision)]
        standing = self._reference_texts(body)
        reference = [provision for provision, said in zip(body, standing, strict=True) if said is not None]
        alignment = self._align(reference, [said for said in standing if said is not None])
        self._missing(alignment, body, gaps=len(body) < len(text))
        self._note_moves(reference, alignment)
        self._body(body, reference, alignment)
        self._notes()
        return self.laid

    def _suppress(self, suppressed: Sequence[AmendedProvision]) -> None:
        """A SUP of single provisions of a basic text."""
        for provision in suppressed:
            at = self.base.index.get(provision.id)
            if at is None:
                raise WrongBase(
                    f"{self.proposal.id} suppresses {provision.label}, which is not in the base.",
                    where=self.proposal.file,
                    remedy="Give the text that has this provision.",
                )
            self.laid.texts[at] = None

    def _reference_texts(self, body: Sequence[AmendedProvision]) -> list[str | None]:
        """The texts that stand for the base: the original view, or all of a text retyped without marks.

        Of an ADD to an existing text it is the frame that it repeats: heading, title, opening, call.
        """
        if not self.adds:
            return [provision.original for provision in body] if self.marked else [one.proposed for one in body]
        return [
            provision.proposed
            if provision.role in _FRAME and self.base.key(provision.proposed or "") in self.base.frame
            else None
            for provision in body
        ]

    def _align(self, reference: Sequence[AmendedProvision], texts: Sequence[str]) -> Alignment:
        if texts == self.base.texts:
            return self.base.identity
        items = [
            self.base.item(provision.id.split("+")[0], text, provision.role)
            for provision, text in zip(reference, texts, strict=True)
        ]
        alignment = align(self.base.items, items)
        self._require_common_ground(items, alignment)
        return alignment

    def _require_common_ground(self, items: Sequence[Item], alignment: Alignment) -> None:
        total, found = 0, 0.0
        for index, (item, at) in enumerate(zip(items, alignment.base_of, strict=True)):
            if item.role in _FRAME:
                continue
            total += len(item.key)
            at = alignment.moved.get(index) if at is None else at
            if at is not None:
                found += len(item.key) * words_in_common(self.base.items[at], item)
        if total and found < RECOGNISABLE * total:
            raise WrongBase(
                f"{self.proposal.id} rests on another text: only {100 * found / total:.0f} % of it is in the base.",
                where=self.proposal.file,
                remedy="Give the edition of the instrument that the proposal amends.",
            )

    def _missing(self, alignment: Alignment, body: Sequence[AmendedProvision], gaps: bool) -> None:
        """Base provisions that the sponsor's text leaves out without a mark are deleted, unless it is an excerpt."""
        present = {at for at in alignment.base_of if at is not None} | set(alignment.moved.values())
        complete = not self.marked and any(provision.role is Role.OPENING for provision in body)
        short = len(present) < EXCERPT * len(self.base.items) and not complete
        self.excerpt = self.adds or gaps or short
        if self.excerpt:
            return
        for index in range(len(self.base.items)):
            if index not in present:
                self.laid.texts[index] = None
                if self.marked:
                    base = self.base.provisions[index]
                    self._silent(base.id, base.text, "")

    def _note_moves(self, reference: Sequence[AmendedProvision], alignment: Alignment) -> None:
        for provision, at in zip(reference, alignment.base_of, strict=True):
            if at is not None and provision.proposed is None:
                for span in provision.spans:
                    if span.move:
                        self.move_sources[span.move] = at

    def _body(
        self, body: Sequence[AmendedProvision], reference: Sequence[AmendedProvision], alignment: Alignment
    ) -> None:
        at_of = {id(provision): at for provision, at in zip(reference, alignment.base_of, strict=True)}
        crossed = {id(reference[index]): at for index, at in alignment.moved.items()}
        anchor = FRONT
        left_alone = self.base.left_alone
        for provision, at in joined_replacements([(provision, at_of.get(id(provision))) for provision in body]):
            if at is not None:
                if at > anchor:
                    anchor = at
                if left_alone.get(at) is not provision:
                    self._amend(at, provision)
            elif id(provision) in crossed:
                self._cross(crossed[id(provision)], anchor, provision)
            else:
                self._add(anchor, provision)

    def _amend(self, at: int, provision: AmendedProvision) -> None:
        base = self.base.provisions[at]
        if provision.proposed == base.text and (provision.original == base.text or not self.marked or self.adds):
            if provision.proposed_label == base.label == provision.original_label:
                self.base.left_alone[at] = provision
            else:
                self._labels(at, provision)
            return
        if self.marked and provision.original is not None and not self._same(at, provision.original):
            self._silent(base.id, base.text, provision.original)
        if provision.proposed is None:
            self.laid.texts[at] = None
            if any(span.move for span in provision.spans):
                self.laid.moved.add(at)
            return
        edits = self._edits(at, provision, provision.proposed)
        if edits:
            self.laid.edits[at] = edits
            self.laid.texts[at] = apply_edits(self.base.tokens(at), edits)
        self._labels(at, provision)

    def _same(self, at: int, text: str) -> bool:
        return self._alike(text, self.base.provisions[at].text)

    def _alike(self, one: str, other: str) -> bool:
        """Whether two texts differ in nothing but typing variants."""
        return one == other or self.base.key(one) == self.base.key(other)

    def _edits(self, at: int, provision: AmendedProvision, proposed: str) -> Edits:
        tokens = self.base.tokens(at)
        if self.marked and provision.original is not None:
            same = provision.original == self.base.provisions[at].text
            original = tokens if same else tokenize(provision.original)
            if same or keys(original) == self.base.token_keys(at):
                edits = edits_from_spans(tokens, original, proposed, provision.spans)
                if self._alike(apply_edits(tokens, edits), proposed):
                    return edits
        if self._same(at, proposed):
            return ()
        return edits_between(tokens, self.base.token_keys(at), proposed)

    def _labels(self, at: int, provision: AmendedProvision) -> None:
        """Renumbering by the sponsor; a label that its original view alters is a silent alteration."""
        base = self.base.provisions[at]
        label, original = provision.proposed_label, provision.original_label
        if label == base.label and original == base.label:
            return
        if self.marked and not self.adds and not same_label(original, base.label):
            self._silent(base.id, base.printed, f"{original}\t{provision.original}" if original else base.text)
        code_only = same_label(label, base.label) and (names_a_basic_text(label) or names_a_basic_text(base.label))
        if token_key(label) != token_key(base.label) and not code_only:
            self.laid.labels[at] = label

    def _cross(self, source: int, anchor: int, provision: AmendedProvision) -> None:
        """A text found elsewhere than in the base, without a mark that says so."""
        base = self.base.provisions[source]
        self.laid.texts[source] = None
        self.laid.moved.add(source)
        if provision.proposed is not None:
            self._insert(anchor, provision, source)
        if self.marked:
            self._silent(base.id, base.text, provision.original or "", moved=True)

    def _add(self, anchor: int, provision: AmendedProvision) -> None:
        """A text that the base does not have, marked as new by its sponsor or not."""
        if provision.original is not None and self.marked:
            self._silent(provision.id, "", provision.original)
        if provision.proposed is not None:
            self._insert(anchor, provision)

    def _insert(self, anchor: int, provision: AmendedProvision, source: int | None = None) -> None:
        moves = (self.move_sources.get(span.move) for span in provision.spans if span.move)
        source = next((move for move in moves if move is not None), source)
        if self.excerpt and provision.proposed_label:
            placed = place_by_label(self.base, provision.proposed_label, provision.parent)
            anchor = max(anchor, FRONT if placed is None else placed)
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

    def _silent(self, provision: str, base: str, altered: str, moved: bool = False) -> None:
        proposal = self.proposal
        self.laid.silent.append(
            SilentAlteration(self.laid.sponsor, proposal.id, proposal.file, provision, base, altered, moved)
        )


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
