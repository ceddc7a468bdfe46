"""From a Document to a Mandate: its front matter, its numbered points, and the statements in them."""

from plenipo.positions.registers.register import read_mandate

__all__ = ["read_mandate"]
