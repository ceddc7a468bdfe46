"""What every page is wrapped in: templates, its own style and script, and the policy that admits only those."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

# What HTML cannot carry, and what reorders the text around it. Running text shows these by name (see ``inline``);
# in titles and attributes they are replaced.
_MISLEADING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@cache
def environment() -> Environment:
    """Templates of this package; everything is escaped unless it is Markup."""
    return Environment(
        loader=PackageLoader("plenipo.writers.html"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


@cache
def asset(name: str) -> str:
    """A stylesheet or script of this package."""
    return files("plenipo.writers.html").joinpath("assets", name).read_text("utf-8")


def script(*names: str) -> str:
    """What every page needs, and these scripts in order, in a block of their own that leaves no global name."""
    return "".join((asset("page.js"), "{\n", *(asset(name) for name in names), "}\n"))


def render(template: str, style: str, code: str, **context: object) -> str:
    """The page with its style and script inline, admitted by their hashes and nothing else."""
    page = environment().get_template(template)
    text = page.render(
        style=Markup(style),  # noqa: S704  written here, holds no input
        script=Markup(code),  # noqa: S704
        policy=_policy(style, code),
        **context,
    )
    return _MISLEADING.sub("\ufffd", text)


def _policy(style: str, code: str) -> str:
    """No source at all but the two inline blocks."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(code)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
