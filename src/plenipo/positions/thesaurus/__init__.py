"""The thesaurus of the field: concepts, their many names, and how they stand to each other."""
