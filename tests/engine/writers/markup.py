"""Finding elements in a written page by the simple selectors that the tests use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

_STEP = re.compile(r"(?P<tag>\w+)?(?P<rest>(?:[.#][\w-]+|\[[\w-]+\])*)$")


def select(root: HtmlElement, query: str) -> list[HtmlElement]:
    """Elements under the root that match "tag.class#id[attribute]" steps, parted by spaces; "," joins queries."""
    path = " | ".join("." + "".join(map(_axis, one.split())) for one in query.split(","))
    return list(root.xpath(path))


def one(root: HtmlElement, query: str) -> HtmlElement:
    """The only match."""
    (found,) = select(root, query)
    return found


def words(element: HtmlElement) -> str:
    """What a screen reader hears."""
    return " ".join(element.text_content().split())


def visible(element: HtmlElement) -> str:
    """What a sighted reader sees, the sponsors' tags included."""
    return " ".join("".join(_seen(element)).split())


def _seen(element: HtmlElement) -> Iterator[str]:
    if element.get("class") == "vh":
        return
    yield element.text or ""
    for child in element:
        yield from _seen(child)
        yield child.tail or ""


def _axis(step: str) -> str:
    match = _STEP.match(step)
    assert match, step
    path = f"//{match['tag'] or '*'}"
    for kind, name in re.findall(r"([.#\[])([\w-]+)", match["rest"]):
        tests = {
            ".": f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')",
            "#": f"@id='{name}'",
            "[": f"@{name}",
        }
        path += f"[{tests[kind]}]"
    return path
