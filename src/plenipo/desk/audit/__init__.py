"""The audit trail: append-only rows, each sealed with the hash of the one before."""
