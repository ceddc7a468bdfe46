"""The model conference: invented texts and amendments, and the builder that makes Word files of them."""
