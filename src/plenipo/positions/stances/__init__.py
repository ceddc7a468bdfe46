"""How English mandates say what they stand for: words of stance, clauses, targets and scopes."""
