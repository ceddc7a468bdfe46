"""Compilation: align, merge, convergence, conflict."""
