"""Benchmarks: generated material, other tools on the same files, and the figures side by side."""
