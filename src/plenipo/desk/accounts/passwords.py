"""One-time passwords: made by chance, read out once, changed at the first sign-in."""

from __future__ import annotations

import secrets

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # without what is mistaken for another: i l o 0 1
GROUPS, LETTERS = 4, 4  # 79 bits


def one_time_password() -> str:
    """Four groups of four, to be read from a screen or over the telephone."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS))
