"""Labels of list items, as a browser prints them."""

from __future__ import annotations

from collections.abc import Callable

from plenipo.texts.document import ADDING, REMOVING, Revision

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_GREATEST = 3999
_NAMED = {
    "decimal": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
    "lower-roman": "i", "upper-roman": "I", "none": "none", "disc": "disc", "circle": "disc", "square": "disc",
}  # fmt: skip
_BULLETED = frozenset(("disc", "circle", "square"))


def alphabetic(number: int) -> str:
    """1 is a, 26 is z, 27 is aa."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def roman(number: int) -> str:
    digits = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        digits += letters * count
    return digits


_FORMS: dict[str, Callable[[int], str]] = {
    "a": alphabetic,
    "A": lambda number: alphabetic(number).upper(),
    "i": roman,
    "I": lambda number: roman(number).upper(),
}


class NumberedList:
    """One open list: counts its items once for the proposed and once for the original view."""

    def __init__(self, form: str, start: int = 1) -> None:
        self.form = form
        self.proposed = self.original = start - 1

    @classmethod
    def opened(cls, tag: str, attributes: dict[str, str]) -> NumberedList:
        style = attributes.get("style", "").casefold()
        named = next((form for word, form in _NAMED.items() if f"list-style-type:{word}" in style.replace(" ", "")), "")
        default = "1" if tag == "ol" else "disc"
        return cls(named or attributes.get("type", "") or default, whole_number(attributes.get("start", ""), 1))

    def next_labels(self, revisions: tuple[Revision, ...], value: str) -> tuple[str, str]:
        """Labels of the next item in the proposed and in the original view."""
        kinds = {revision.kind for revision in revisions}
        if not kinds & REMOVING:
            self.proposed = whole_number(value, self.proposed + 1)
        if not kinds & ADDING:
            self.original = whole_number(value, self.original + 1)
        return self._label(self.proposed), self._label(self.original)

    def _label(self, number: int) -> str:
        form = self.form.casefold()
        if form == "none":
            return ""
        if form in _BULLETED:
            return "•"
        write = _FORMS.get(self.form)
        if write is None or not 0 < number <= _GREATEST:
            return f"{number}."
        return f"{write(number)}."


def whole_number(text: str, default: int) -> int:
    """The number in an attribute; the default where it holds none, or an absurd one."""
    digits = text.strip()
    return int(digits) if digits.removeprefix("-").isdecimal() and len(digits) < 10 else default
