"""Tags of the pages of lines."""
