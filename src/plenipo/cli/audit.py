"""``plenipo audit``: the audit trail of a desk."""

from __future__ import annotations

import typer

from plenipo.cli.serve import Data, at, run_desk

app = typer.Typer(name="audit", help="The audit trail of a desk.", add_completion=False, rich_markup_mode=None)


@app.callback()
def audit() -> None:
    """The audit trail of a desk."""


@app.command(name="verify")
def verify(data: Data = None) -> int:
    """Tell whether any row of the audit trail was changed, taken out or put in; the exit status is then 1."""
    return run_desk("audit-verify", *at(data))
