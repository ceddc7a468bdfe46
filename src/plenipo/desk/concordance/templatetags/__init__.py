"""Tags of the table of concordance."""
