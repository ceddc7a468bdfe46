"""Plenipo: the working desk of a delegation."""

__version__ = "0.1.0"
