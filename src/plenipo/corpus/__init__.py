"""Whole folders of law set against whole folders: retrieval, then the engine of concordance, written as Parquet."""
