"""Instruments and their compilations: the pages made for reading."""
