"""PDF with a text layer to Document. Changes that the page draws (underlined, struck out, coloured) are recovered."""

from plenipo.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
