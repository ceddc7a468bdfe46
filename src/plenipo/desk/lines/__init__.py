"""Mandates, lines and statements, and who cleared them."""
