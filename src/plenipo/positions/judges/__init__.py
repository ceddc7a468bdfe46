"""Judges: each says what the changes of a proposal do to the lines of a mandate, behind one contract."""
