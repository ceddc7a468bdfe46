"""Akoma Ntoso out: instruments exactly, compilations with every amendment and its sponsors."""

from plenipo.writers.akoma_ntoso.compilation import write_compilation
from plenipo.writers.akoma_ntoso.instrument import write_instrument

__all__ = ["write_compilation", "write_instrument"]
