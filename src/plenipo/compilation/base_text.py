"""The base of a compilation, prepared once for all the proposals that are laid on it."""

from __future__ import annotations

from plenipo.amendments.proposal import AmendedProvision
from plenipo.compilation.align import Alignment, Item
from plenipo.compilation.edits import keys
from plenipo.texts.instrument import Instrument
from plenipo.texts.provision import Provision, Role
from plenipo.texts.tokens import text_key, tokenize

_FRAME = frozenset({Role.HEADING, Role.TITLE, Role.OPENING, Role.CALL})


class BaseText:
    """Provisions of the base with their folded keys and tokens; tokens are made when first needed."""

    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        self.provisions: tuple[Provision, ...] = instrument.provisions
        self._keys: dict[str, str] = {}
        self._tokens: dict[int, list[str]] = {}
        self._token_keys: dict[int, list[str]] = {}
        self.index = {provision.id: index for index, provision in enumerate(self.provisions)}
        self.items = tuple(
            self.item(provision.id, provision.text, provision.role)
            for provision in self.provisions
            if provision.role is not Role.NOTE
        )

        self.texts = [provision.text for provision in self.provisions[: len(self.items)]]
        self.identity = Alignment(tuple(range(len(self.items))), {})
        # Sponsors share the values of what they leave alone: one that was compared once need not be compared again.
        self.left_alone: dict[int, AmendedProvision] = {}
        self.frame = {item.key for item in self.items if item.role in _FRAME}

    @property
    def notes(self) -> tuple[Provision, ...]:
        """The notes, which stand at the end of every instrument."""
        return self.provisions[len(self.items) :]

    def key(self, text: str) -> str:
        """The folded key of a text, remembered: sponsors reproduce the same paragraphs."""
        known = self._keys.get(text)
        if known is None:
            known = self._keys[text] = text_key(text)
        return known

    def item(self, identifier: str, text: str, role: Role) -> Item:
        return Item(self.key(text), identifier, role)

    def tokens(self, index: int) -> list[str]:
        """The tokens of one provision."""
        known = self._tokens.get(index)
        if known is None:
            known = self._tokens[index] = tokenize(self.provisions[index].text)
        return known

    def token_keys(self, index: int) -> list[str]:
        """The keys of the tokens of one provision."""
        known = self._token_keys.get(index)
        if known is None:
            known = self._token_keys[index] = keys(self.tokens(index))
        return known
