"""The command line: one module per command group. Parse, call the engine, print."""

from plenipo.cli.main import main

__all__ = ["main"]
