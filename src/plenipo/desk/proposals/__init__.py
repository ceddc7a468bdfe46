"""Proposals and the positions that people take on them."""
